import errno
import tempfile

import pytest

from vit_studio.data.writable import check_writable
from vit_studio.errors import DataError


def test_a_folder_that_takes_files_is_left_as_it_was(tmp_path):
    check_writable(tmp_path)
    assert not any(tmp_path.iterdir())


def test_the_nearest_folder_answers_for_one_that_is_still_to_be_made(tmp_path):
    check_writable(tmp_path / "some" / "day")
    assert not any(tmp_path.iterdir())
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match="file"):
        check_writable(tmp_path / "file" / "day")


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match="could not be read or written"):
        check_writable(tmp_path / "file")


@pytest.mark.parametrize(
    ("number", "said"), [(errno.EACCES, "no rights"), (errno.EROFS, "no rights"), (errno.ENOSPC, "disk is full")]
)
def test_what_the_system_refuses_is_said_of_the_folder_that_was_asked_about(tmp_path, monkeypatch, number, said):
    def refuse(dir):
        raise OSError(number, "told by the system")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    with pytest.raises(DataError, match=said) as raised:
        check_writable(tmp_path / "runs")
    assert raised.value.values["path"] == tmp_path / "runs"
