import errno
import os
import stat

import pytest

from vit_studio.runs.safe_files import sync_file, sync_folder, write_safely


@pytest.fixture
def refuse(monkeypatch):
    """Lets syncing fail: of folders, or of files."""
    real = os.fsync

    def begin(number, *, folders):
        def sync(descriptor):
            if stat.S_ISDIR(os.fstat(descriptor).st_mode) == folders:
                raise OSError(number, os.strerror(number))
            real(descriptor)

        monkeypatch.setattr("os.fsync", sync)

    return begin


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EACCES])
def test_a_disk_that_cannot_sync_folders_can_be_written(tmp_path, refuse, number):
    refuse(number, folders=True)
    write_safely(tmp_path / "file", b"whole")
    sync_folder(tmp_path)
    assert (tmp_path / "file").read_bytes() == b"whole"


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_folder_that_is_in_trouble_is_told(tmp_path, refuse, number):
    refuse(number, folders=True)
    with pytest.raises(OSError, match=os.strerror(number)):
        sync_folder(tmp_path)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EACCES, errno.EIO])
def test_a_file_that_does_not_reach_the_disk_is_told(tmp_path, refuse, number):
    (tmp_path / "old").write_bytes(b"old")
    refuse(number, folders=False)
    with pytest.raises(OSError, match=os.strerror(number)):
        sync_file(tmp_path / "old")
    with pytest.raises(OSError, match=os.strerror(number)):
        write_safely(tmp_path / "old", b"new")
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [b"old"]
