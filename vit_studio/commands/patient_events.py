"""A training on the command line whose folder cannot be written waits, says so, and goes on by itself."""

import time
from collections.abc import Callable, Iterator
from typing import Final

from vit_studio.commands.progress_line import ProgressLine
from vit_studio.runs.recorded_training import RecordedTraining
from vit_studio.runs.run_error import BusyError, RunError
from vit_studio.training.events import TrainEvent

RETRY_S: Final = 10.0
_LOOK_S: Final = 0.1
"""How soon Ctrl+C is noticed."""


def patient_events(
    recorded: RecordedTraining, *, line: ProgressLine, should_stop: Callable[[], bool]
) -> Iterator[TrainEvent]:
    """The events of `recorded`; raises RunError where it is asked to stop while nothing can be written."""
    told = ""
    while True:
        try:
            event = next(recorded)
        except StopIteration:
            return
        except BusyError:
            raise
        except RunError as error:
            if str(error) != told:
                told = str(error)
                line.say(f"{error} It is tried again every {RETRY_S:.0f} seconds; Ctrl+C ends the wait.")
            _wait(should_stop, error)
            continue
        if told:
            line.say("it can be written again, and the training goes on")
            told = ""
        yield event


def _wait(should_stop: Callable[[], bool], error: RunError) -> None:
    end = time.monotonic() + RETRY_S
    while time.monotonic() < end:
        if should_stop():
            raise error
        time.sleep(_LOOK_S)
