"""One process writes a run: it says so in a file, and keeps that file fresh as long as it lives."""

import contextlib
import os
import secrets
import threading
import time
import weakref
from pathlib import Path
from typing import Final

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.runs.run_error import BusyError, disk_error
from vit_studio.runs.writer import STALE_S, Writer, is_alive, read_writer

HEARTBEAT_S: Final = 5.0
_TRIES: Final = 5
_PATIENCE_S: Final = 0.05


_LAST_BEAT_S: Final = 1.0
"""How long a release waits for a heartbeat under way; on a shared disk that hangs it goes on by itself."""


class WriterLock:
    """Held from `claim` until `release`, or until nobody refers to it any more.

    It holds between machines that share a disk, too: the file appears complete, in one step that only one can win.
    """

    def __init__(self, path: Path, writer: Writer) -> None:
        self.path = path
        self._writer = writer
        stop = threading.Event()
        self._finalizer = weakref.finalize(self, _release, path, writer, stop)
        # the thread must not keep the lock of a run that nobody wants any more
        name = "vit-studio run heartbeat"
        self._heart = threading.Thread(target=_beat, args=(path, writer, stop), name=name, daemon=True)
        self._heart.start()

    @classmethod
    def claim(cls, path: Path) -> "WriterLock":
        """Become the writer; raises BusyError where another process is, RunError where nothing can be written."""
        writer = Writer.this_process()
        try:
            _win(path, writer)
        except BaseException:
            writer.forget()
            raise
        return cls(path, writer)

    def check(self) -> None:
        """Raise BusyError where another process has taken the run over, as after a long sleep of this one."""
        try:
            if not self.path.exists():  # somebody tidied up
                _put(self.path, self._writer)
            now = read_writer(self.path)
        except FileExistsError:
            now = read_writer(self.path)
        except OSError as error:
            raise disk_error(error, self.path) from error
        if now != self._writer:
            raise _busy(self.path, now)

    def release(self) -> None:
        """Let others write."""
        self._finalizer()
        self._heart.join(timeout=_LAST_BEAT_S)


def _win(path: Path, writer: Writer) -> None:
    for _ in range(_TRIES):
        try:
            _put(path, writer)
            return
        except FileExistsError:
            if _replace_stale(path, writer):
                return
        except OSError as error:
            raise disk_error(error, path.parent) from error
    raise _busy(path, read_writer(path))


def _put(path: Path, writer: Writer) -> None:
    """Make the file, complete from its first instant; raises FileExistsError where there is one, or OSError."""
    part = _part(path)
    try:
        part.write_bytes(writer.to_json())
        try:
            os.link(part, path)
        except FileExistsError:
            raise
        except OSError:  # a disk without links
            with path.open("xb") as file:
                file.write(writer.to_json())
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _replace_stale(path: Path, writer: Writer) -> bool:
    """Take over from a process that is no more; False where to try again. Raises BusyError where it lives."""
    other = read_writer(path)
    try:
        if is_alive(other, untouched=_untouched(path)):
            raise _busy(path, other)
        return _replaced_by_one(path, other, writer)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise disk_error(error, path.parent) from error


def _replaced_by_one(path: Path, old: Writer | None, new: Writer) -> bool:
    """Replace the file under a second one, that only one process can hold: of many who found it stale, one wins."""
    guard = path.with_name(f".{path.name}.takeover")
    try:
        _put(guard, new)
    except FileExistsError:
        if _untouched(guard) > STALE_S:  # its process was killed in that very instant
            guard.unlink(missing_ok=True)
        time.sleep(_PATIENCE_S)
        return False
    try:
        if read_writer(path) != old:
            return False
        part = _part(path)
        part.write_bytes(new.to_json())
        part.replace(path)
        return True
    finally:
        guard.unlink(missing_ok=True)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def _untouched(path: Path) -> float:
    """Seconds since the file was touched, as the disk tells the time: the clocks of two machines may differ."""
    probe = _part(path)
    try:
        probe.write_bytes(b"")
        return probe.stat().st_mtime - path.stat().st_mtime
    finally:
        probe.unlink(missing_ok=True)


def _beat(path: Path, writer: Writer, stop: threading.Event) -> None:
    while not stop.wait(HEARTBEAT_S):
        # a disk that is away for a while, or full, is told by the writing itself
        with contextlib.suppress(OSError):
            if read_writer(path) == writer:
                os.utime(path)


def _release(path: Path, writer: Writer, stop: threading.Event) -> None:
    stop.set()
    writer.forget()
    with contextlib.suppress(OSError):
        if read_writer(path) == writer:
            path.unlink()


def _busy(path: Path, writer: Writer | None) -> BusyError:
    return BusyError(
        QT_TRANSLATE_NOOP("errors", "Another process writes the run in {path} now: {process} on {host}."),
        QT_TRANSLATE_NOOP(
            "errors",
            "Follow it, or stop it and try again; if that machine is gone, try again in {seconds} seconds.",
        ),
        path=path.parent,
        process=writer.pid if writer else "?",
        host=writer.host if writer else "?",
        seconds=round(STALE_S),
    )
