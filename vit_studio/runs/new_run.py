"""A folder becomes a run in the hands of one process: it is the writer before there is anything to write."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from vit_studio.runs.run_error import RunError, disk_error
from vit_studio.runs.run_folder import WRITER_NAME, RunFolder, check_free
from vit_studio.runs.run_info import RunInfo
from vit_studio.runs.writer_lock import WriterLock


@contextlib.contextmanager
def new_run(path: Path, info: RunInfo) -> Iterator[tuple[RunFolder, WriterLock]]:
    """Make a run, held by this process also afterwards; where the block fails, nothing of the run is left.

    Of many processes that begin the same run at once, one does. Raises BusyError in the others, RunError where
    something else lies there or nothing can be written.
    """
    lock = _claimed(path)
    folder: RunFolder | None = None
    try:
        folder = RunFolder.create(path, info)
        yield folder, lock
    except BaseException:
        if folder is not None:
            # held still: nobody else can have begun anything that would be taken away here
            with contextlib.suppress(RunError):
                lock.check()
                folder.remove_empty()
        lock.release()
        _remove_if_empty(path)
        raise


def _claimed(path: Path) -> WriterLock:
    check_free(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error(error, path) from error
    try:
        return WriterLock.claim(path / WRITER_NAME)
    except BaseException:
        _remove_if_empty(path)
        raise


def _remove_if_empty(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.rmdir()
