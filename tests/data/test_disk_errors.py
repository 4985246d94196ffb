import errno
from pathlib import Path

import pytest

from vit_studio.data.disk_errors import disk_error


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "You have no rights"),
        (errno.EPERM, "You have no rights"),
        (errno.EROFS, "You have no rights"),
        (errno.EIO, "could not be read or written"),
    ],
)
def test_it_says_what_happened_where_and_what_to_do(number, said):
    error = disk_error(OSError(number, "told by the system"), Path("some", "file"))
    assert said in str(error)
    assert str(Path("some", "file")) in str(error)
    assert error.hint


def test_the_reason_is_passed_on_where_nothing_better_is_known():
    assert "told by the system" in str(disk_error(OSError(errno.EIO, "told by the system"), Path("file")))
    assert "3 written" in str(disk_error(OSError("9 requested and 3 written"), Path("file")))
