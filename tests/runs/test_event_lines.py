import json
import math

import pytest

from vit_studio.runs.event_lines import from_line, to_line
from vit_studio.training.events import Evaluated, Finished, Progress, Started

EVENTS = [
    Started(steps=12, epochs=3, train_images=160, valid_images=40, step=4, epoch_steps=4),
    Progress(
        step=5,
        steps=12,
        epoch=1.25,
        loss=1 / 3,
        accuracy=0.5,
        learning_rate=1e-3,
        images_per_second=812.5,
        seconds_left=3.5,
        grad_norm=0.1,
        batch_images=48,
    ),
    Evaluated(
        step=8,
        epoch=2,
        train_loss=0.1,
        train_accuracy=0.9,
        valid_loss=0.2,
        valid_accuracy=0.8,
        confusion=((3, 1), (0, 4)),
    ),
    Finished(step=12, steps=12, seconds=1.5, images_per_second=900.0, stopped=False),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_comes_back_as_it_was(event):
    line = to_line(event)
    assert line.endswith(b"}\n")
    assert line.count(b"\n") == 1
    assert from_line(line) == event


def test_no_number_is_null_in_json_and_nan_again():
    line = to_line(
        Evaluated(step=1, epoch=1, train_loss=0.5, train_accuracy=0.5, valid_loss=math.nan, valid_accuracy=math.nan)
    )
    assert json.loads(line, parse_constant=pytest.fail)["valid_loss"] is None
    event = from_line(line)
    assert math.isnan(event.valid_loss)
    assert event.confusion == ()


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_no_piece_of_a_line_is_an_event(event):
    line = to_line(event).rstrip()
    assert all(from_line(line[:length]) is None for length in range(len(line)))


@pytest.mark.parametrize(
    "line", [b"", b"null", b"[]", b'{"event":"sang","step":1}', b'{"event":"progress","step":1}', b"\xff"]
)
def test_what_is_no_event_is_none(line):
    assert from_line(line) is None


def test_a_field_of_a_newer_version_is_passed_over_and_one_that_an_older_did_not_know_has_its_default():
    values = json.loads(to_line(EVENTS[1])) | {"mood": "good"}
    del values["grad_norm"]
    event = from_line(json.dumps(values).encode())
    assert (event.step, event.batch_images) == (5, 48)
    assert math.isnan(event.grad_norm)
