import io
import time

import pytest

from vit_studio.commands.progress_line import PLAIN_INTERVAL_S, ProgressLine, duration_words


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(time, "monotonic", clock)
    return clock


def stream(*, terminal, encoding="utf-8"):
    raw = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    raw.isatty = lambda: terminal
    return raw


def written(raw):
    return raw.buffer.getvalue().decode(raw.encoding)


def test_a_terminal_sees_a_bar_that_moves(clock):
    raw = stream(terminal=True)
    line = ProgressLine(raw)
    line.show(0.25, "epoch 1/4", "12 images/s")
    assert written(raw) == "\r\x1b[Kepoch 1/4 ▓▓▓▓▓░░░░░░░░░░░░░░░  25%  12 images/s"
    line.show(0.26, "too soon")
    assert "too soon" not in written(raw)
    clock.now += 1
    line.show(1.0, "later")
    assert written(raw).endswith("\r\x1b[Klater ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 100%  ")


def test_a_line_that_stays_takes_the_bar_s_place(clock):
    raw = stream(terminal=True)
    line = ProgressLine(raw)
    line.show(0.5, "half")
    line.say("done")
    assert written(raw).endswith("\r\x1b[Kdone\n")


def test_the_bar_is_never_wider_than_the_terminal(clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "30")
    raw = stream(terminal=True)
    ProgressLine(raw).show(0.5, "epoch", "x" * 100)
    assert len(written(raw).removeprefix("\r\x1b[K")) == 29


def test_elsewhere_there_are_plain_lines_now_and_then(clock):
    raw = stream(terminal=False)
    line = ProgressLine(raw)
    line.say("hello")
    line.show(0.1, "too soon")
    clock.now += PLAIN_INTERVAL_S
    line.show(0.5, "half", "12 images/s")
    line.clear()
    assert written(raw) == "hello\nhalf  50%  12 images/s\n"


def test_a_terminal_without_these_marks_gets_plain_ones(clock):
    raw = stream(terminal=True, encoding="ascii")
    ProgressLine(raw).show(0.5, "half")
    assert "##########.........." in written(raw)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 0 s"),
        (200, "3 min 20 s"),
        (3599.9, "1 h 0 min"),
        (7500, "2 h 5 min"),
    ],
)
def test_durations_in_words(seconds, words):
    assert duration_words(seconds) == words
