import os

import pytest

from vit_studio.commands.out_file import check_writable
from vit_studio.errors import WeightsError


def test_a_file_that_can_be_written_is_not_made_yet(tmp_path):
    check_writable(tmp_path / "model.safetensors")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_left_as_it_is(tmp_path):
    path = tmp_path / "model.safetensors"
    path.write_text("old")
    check_writable(path)
    assert path.read_text() == "old"


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(WeightsError, match="is a folder"):
        check_writable(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WeightsError, match="nowhere"):
        check_writable(tmp_path / "nowhere" / "model.safetensors")


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WeightsError, match="Make the folder"):
        check_writable(tmp_path / "file" / "model.safetensors")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="to root no folder is closed")
def test_a_folder_without_rights_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(WeightsError):
        check_writable(tmp_path / "model.safetensors")
