"""What the operating system says of files and folders, said so that a person knows what to do."""

import errno
from pathlib import Path
from typing import Final

from vit_studio.errors import QT_TRANSLATE_NOOP, DataError

_FULL: Final = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_RIGHTS: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


def disk_error(error: OSError, path: Path) -> DataError:
    """The DataError that tells what `error` means for the file or folder at `path`."""
    if error.errno in _FULL:
        return DataError(
            QT_TRANSLATE_NOOP("errors", "The disk is full: {path} could not be written."),
            QT_TRANSLATE_NOOP("errors", "Make room on the disk, or choose another folder, and try again."),
            path=path,
        )
    if error.errno in _NO_RIGHTS:
        return DataError(
            QT_TRANSLATE_NOOP("errors", "You have no rights to use {path}."),
            QT_TRANSLATE_NOOP("errors", "Choose another folder, or change the rights of this one."),
            path=path,
        )
    return DataError(
        QT_TRANSLATE_NOOP("errors", "{path} could not be read or written: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Look at that file or folder, or choose another folder."),
        path=path,
        reason=error.strerror or error,
    )
