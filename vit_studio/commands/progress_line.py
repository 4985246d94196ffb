"""How far a long piece of work is: a bar that moves on a terminal, plain lines elsewhere."""

import shutil
import time
from typing import Final, TextIO

BAR_WIDTH: Final = 20
TERMINAL_INTERVAL_S: Final = 0.1
PLAIN_INTERVAL_S: Final = 30.0


class ProgressLine:
    """Writes to a stream; `say` writes a line that stays, `show` one that the next call may replace."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._moves = stream.isatty()
        self._interval = TERMINAL_INTERVAL_S if self._moves else PLAIN_INTERVAL_S
        self._next = time.monotonic() + (0.0 if self._moves else self._interval)
        self._full, self._empty = _marks(stream)

    def say(self, text: str) -> None:
        """Write a line that stays."""
        self._stream.write(f"{self._erased()}{text}\n")
        self._stream.flush()

    def show(self, fraction: float, before: str, after: str = "") -> None:
        """Show `before`, a bar filled to `fraction`, and `after`; more calls than one can read are passed over."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + self._interval
        percent = f"{fraction:4.0%}"
        if self._moves:
            done = round(fraction * BAR_WIDTH)
            text = f"{before} {self._full * done}{self._empty * (BAR_WIDTH - done)} {percent}  {after}"
            self._stream.write(f"{self._erased()}{text[: shutil.get_terminal_size().columns - 1]}")
            self._stream.flush()
        else:
            self.say(f"{before} {percent}  {after}".rstrip())

    def clear(self) -> None:
        """Take the line that moves away."""
        self._stream.write(self._erased())
        self._stream.flush()

    def _erased(self) -> str:
        return "\r\x1b[K" if self._moves else ""


def duration_words(seconds: float) -> str:
    """A length of time as a person would say it: 42 s, 3 min 20 s, 2 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _marks(stream: TextIO) -> tuple[str, str]:
    try:
        "▓░".encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return "#", "."
    return "▓", "░"
