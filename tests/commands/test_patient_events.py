import io

import pytest

from vit_studio.commands import patient_events
from vit_studio.commands.progress_line import ProgressLine
from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.runs.run_error import BusyError, RunError


class Recorded:
    """Events by the script; an error stands for a write that fails."""

    def __init__(self, *script):
        self._script = iter(script)

    def __next__(self):
        item = next(self._script)
        if isinstance(item, Exception):
            raise item
        return item


FULL = RunError(QT_TRANSLATE_NOOP("errors", "No room."), "Make some.")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(patient_events, "RETRY_S", 0.01)
    monkeypatch.setattr(patient_events, "_LOOK_S", 0.001)


@pytest.fixture
def stream():
    return io.StringIO()


@pytest.fixture
def events(stream):
    def play(*script, should_stop=lambda: False):
        return patient_events.patient_events(Recorded(*script), line=ProgressLine(stream), should_stop=should_stop)

    return play


def test_events_pass(events, stream):
    assert list(events(1, 2, 3)) == [1, 2, 3]
    assert stream.getvalue() == ""


def test_what_cannot_be_written_is_told_once_and_waited_for(events, stream):
    assert list(events(1, FULL, FULL, FULL, 2)) == [1, 2]
    said = stream.getvalue().splitlines()
    assert len(said) == 2
    assert said[0].startswith("No room. Make some. It is tried again every")
    assert "goes on" in said[1]


def test_whoever_stops_the_wait_is_told_why_nothing_was_written(events):
    with pytest.raises(RunError, match="No room"):
        list(events(1, FULL, 2, should_stop=lambda: True))


def test_a_run_that_another_process_has_taken_over_is_not_waited_for(events):
    with pytest.raises(BusyError):
        list(events(1, BusyError("taken"), 2))
