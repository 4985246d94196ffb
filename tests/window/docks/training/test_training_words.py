import dataclasses
import math

import pytest

from vit_studio.training.events import Evaluated, Finished, Progress
from vit_studio.window.docks.training.training_words import (
    batch_text,
    ending_text,
    progress_text,
    time_left_text,
    untrained_text,
)


def told(**others):
    values = {
        "step": 1290,
        "steps": 4300,
        "epoch": 2.5,
        "loss": 0.41234,
        "accuracy": 0.8516,
        "learning_rate": 1e-3,
        "images_per_second": 640.4,
        "seconds_left": 130.0,
    }
    return Progress(**values | others)


def finished(step):
    return Finished(step=step, steps=4300, seconds=100.0, images_per_second=640.0, stopped=True)


def evaluated(step, valid_accuracy):
    return Evaluated(
        step=step, epoch=1.0, train_loss=0.4, train_accuracy=0.8, valid_loss=0.5, valid_accuracy=valid_accuracy
    )


def test_the_epoch_under_way_is_counted_from_one():
    assert progress_text(told(), 10) == "epoch 3 of 10 · 640 images/s · 2 min left"
    assert progress_text(told(epoch=0.0), 10).startswith("epoch 1 of 10")
    assert progress_text(told(epoch=10.0), 10).startswith("epoch 10 of 10")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-1, "0 s left"),
        (45.4, "45 s left"),
        (89, "89 s left"),
        (90, "2 min left"),
        (3600, "60 min left"),
        (7200, "2.0 h left"),
    ],
)
def test_time_left_is_no_finer_than_anybody_can_know(seconds, text):
    assert time_left_text(seconds) == text


def test_a_batch_has_a_loss_and_an_accuracy():
    assert batch_text(told()) == "batch loss 0.412 · accuracy 85.2 %"


def test_the_end_says_what_was_kept():
    assert ending_text(finished(812), evaluated(812, 0.861)) == "Kept the model after 812 steps: 86.1 % on validation."


def test_an_accuracy_that_was_measured_before_says_when():
    text = ending_text(finished(1812), evaluated(1720, 0.861))
    assert text == "Kept the model after 1,812 steps; at step 1,720 it had 86.1 % on validation."


@pytest.mark.parametrize("last", [None, evaluated(0, 0.1), evaluated(812, math.nan)])
def test_what_nobody_measured_is_not_claimed(last):
    assert ending_text(finished(812), last) == "Kept the model after 812 steps."


def test_a_reset_says_what_has_become_of_the_training_before():
    alone = untrained_text(7, None)
    assert "from seed 7" in alone
    assert untrained_text(7, dataclasses.replace(finished(0), stopped=True)) == alone
    assert untrained_text(7, dataclasses.replace(finished(812), stopped=False)) == alone
    stopped = untrained_text(7, dataclasses.replace(finished(1812), stopped=True))
    assert stopped == f"{alone} The training before was stopped at step 1,812, and is kept."
