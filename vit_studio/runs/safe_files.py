"""Files that are whole at any instant: the new one is complete before it takes the name of the old."""

import contextlib
import errno
import os
import secrets
from pathlib import Path
from typing import Final

_CANNOT_SYNC_FOLDERS: Final = {
    errno.EINVAL,
    errno.EBADF,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.ENOSYS,
    errno.EACCES,
}
"""What disks say that have no such thing, as those over a network; to write on them is possible all the same."""
_MARK: Final = ".part"
"""Ends the name of a file that is not complete."""


def write_safely(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Replace `path` by `data`, whole or not at all; raises OSError, and then what was there is there.

    With `sync` it also outlasts a loss of power once this returns; without, only the end of the process, until
    `sync_file` is called.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_MARK}")
    try:
        with part.open("xb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    if sync:
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make what is in a file outlast a loss of power; raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a loss of power, where the system can; raises OSError."""
    if os.name == "nt":  # folders cannot be opened there
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDERS:
            raise


def remove_leftovers(folder: Path) -> None:
    """Remove what a process that was killed had not completed; only for whoever alone writes there."""
    for entry in folder.glob(f".*{_MARK}"):
        with contextlib.suppress(OSError):
            entry.unlink()
