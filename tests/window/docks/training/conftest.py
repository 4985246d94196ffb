"""Runs by rule for the curves: what stands in them can be said without looking."""

import math

import numpy as np
import pytest

from vit_studio.training.events import Evaluated, Progress
from vit_studio.window.docks.training.training_record import TrainingRecord

EPOCH = 10


def _told(step, **others):
    """Step n has loss 2 / n, accuracy n / 100, gradient norm n, and took a tenth of a second."""
    values = {
        "epoch": step / EPOCH,
        "loss": 2 / step,
        "accuracy": step / 100,
        "learning_rate": 1e-3 / step,
        "grad_norm": float(step),
        "batch_images": 128,
        "images_per_second": 640.0,
        "seconds_left": 1.0,
        "seconds": step / 10,
        "steps": 40,
    }
    return Progress(step=step, **values | others)


def _looked(step, *, right=8, **others):
    """At step n, of ten images of class 0 `right` are right and the others taken for class 1; of class 1 all are."""
    values = {
        "epoch": step / EPOCH,
        "train_loss": 1.0,
        "train_accuracy": 0.75,
        "valid_loss": 1.5,
        "valid_accuracy": (right + 10) / 20,
        "confusion": ((right, 10 - right), (0, 10)),
        "seconds": step / 10 + 0.05,
    }
    return Evaluated(step=step, **values | others)


@pytest.fixture
def told():
    """told(step, **others): a Progress by rule."""
    return _told


@pytest.fixture
def looked():
    """looked(step, right=8, **others): an Evaluated by rule."""
    return _looked


@pytest.fixture
def make_record():
    """make_record(steps): evaluated at step 0 and after each epoch, in the order in which a training tells."""

    def make(steps=20, **others):
        record = TrainingRecord()
        record.add_evaluated(_looked(0, right=5))
        for step in range(1, steps + 1):
            record.add_progress(_told(step, **others))
            if step % EPOCH == 0:
                record.add_evaluated(_looked(step, right=5 + step // EPOCH))
        return record

    return make


@pytest.fixture
def long_record():
    """10,000 steps that scatter."""
    rng, record = np.random.default_rng(0), TrainingRecord()
    for step, loss in enumerate(rng.uniform(0.5, 1.5, 10_000).tolist(), 1):
        record.add_progress(_told(step, loss=loss, steps=10_000))
    assert not math.isnan(record.batch_loss[0])
    return record
