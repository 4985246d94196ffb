"""What can go wrong with the folder of a run, said so that a person knows what to do."""

import errno
from pathlib import Path
from typing import Final

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError

_FULL: Final = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_RIGHTS: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


class RunError(VitStudioError):
    """A run's folder that cannot be made, read, written or resumed."""


class BusyError(RunError):
    """A run that another process writes now; to try again is of no use before that one ends."""


def taken_over(path: Path) -> BusyError:
    """What it means that another process has gone on with the run while this one slept, be it done by now."""
    return BusyError(
        QT_TRANSLATE_NOOP("errors", "Another process has gone on with the run in {path} meanwhile."),
        QT_TRANSLATE_NOOP("errors", "Stop this training, which is behind; open the run to see how far the other came."),
        path=path,
    )


def disk_error(error: OSError, path: Path) -> RunError:
    """What it means that `path` could not be written; whatever was written before is whole."""
    if error.errno in _FULL:
        return RunError(
            QT_TRANSLATE_NOOP("errors", "There is no room on the disk for {path}."),
            QT_TRANSLATE_NOOP(
                "errors", "Make room, then go on: the training waits, and all that the run has saved is whole."
            ),
            path=path,
        )
    if error.errno in _NO_RIGHTS:
        return RunError(
            QT_TRANSLATE_NOOP("errors", "{path} may not be written: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Give yourself the right to write there, or choose another folder."),
            path=path,
            reason=error.strerror or error,
        )
    return RunError(
        QT_TRANSLATE_NOOP("errors", "{path} could not be written: {reason}."),
        QT_TRANSLATE_NOOP("errors", "See whether the disk is still there, then go on, or choose another folder."),
        path=path,
        reason=error.strerror or error,
    )
