"""The process that writes a run, as its file tells, and whether it is still alive."""

import dataclasses
import json
import os
import secrets
import socket
from pathlib import Path
from typing import Final

from vit_studio.runs.run_info import now

STALE_S: Final = 120.0
"""A process on another machine that has not touched its file for so long is gone; shared disks may show the time of a
file up to a minute late."""

_mine: set[str] = set()
"""Tokens of the runs that this process writes."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Writer:
    """Process `pid`, begun at `birth`, on `host`; `realm` is within which process numbers mean anything."""

    pid: int
    birth: str
    host: str
    realm: str
    token: str
    since: str

    @classmethod
    def this_process(cls) -> "Writer":
        """A new writer in this process."""
        token = secrets.token_hex(8)
        _mine.add(token)
        pid = os.getpid()
        return cls(pid=pid, birth=_birth(pid), host=socket.gethostname(), realm=_realm(), token=token, since=now())

    def forget(self) -> None:
        """Say that this process no longer writes as this writer."""
        _mine.discard(self.token)

    def to_json(self) -> bytes:
        """What is written to the file."""
        return json.dumps(dataclasses.asdict(self)).encode()


def read_writer(path: Path) -> Writer | None:
    """Who has written the file; None where there is none, or it is not complete."""
    try:
        values = json.loads(path.read_bytes())
        return Writer(pid=int(values.pop("pid")), **{name: str(value) for name, value in values.items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def is_alive(writer: Writer | None, *, untouched: float) -> bool:
    """Whether the process lives: asked for by its number on this machine, elsewhere judged by its last heartbeat.

    `untouched` is how many seconds ago its file was touched; a file that is not complete (None) is just being made.
    """
    if writer is None or (writer.host, writer.realm) != (socket.gethostname(), _realm()):
        return untouched < STALE_S
    if writer.pid == os.getpid():
        return writer.token in _mine
    # where the system tells no births, a number may be another process's by now
    is_same = writer.birth == _birth(writer.pid) if writer.birth else untouched < STALE_S
    return is_same and _exists(writer.pid)


def _exists(pid: int) -> bool:
    if os.name == "nt":
        return _exists_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return _state(pid) != "Z"  # killed, and its parent has not noticed yet


def _exists_on_windows(pid: int) -> bool:
    import ctypes

    query, still_active = 0x1000, 259
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(query, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return bool(known) and code.value == still_active


def _realm() -> str:
    """This start of the machine, and within it the space of process numbers: each container has its own."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:  # not Linux
        return ""


def _birth(pid: int) -> str:
    """When a process was begun, since numbers are used again; "" where the system does not tell."""
    return _stat(pid)[19] if _stat(pid) else ""


def _state(pid: int) -> str:
    return _stat(pid)[0] if _stat(pid) else ""


def _stat(pid: int) -> list[str]:
    """What Linux tells of a process, from its state on: proc(5); the name before it may hold anything."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
