import io

import pytest

from vit_studio.commands.progress_line import ProgressLine
from vit_studio.commands.training_report import TrainingReport
from vit_studio.training.events import Evaluated, Finished, Progress, Started

NAN = float("nan")


@pytest.fixture
def said(monkeypatch):
    monkeypatch.setattr("vit_studio.commands.progress_line.PLAIN_INTERVAL_S", 0.0)
    stream = io.StringIO()
    report = TrainingReport(ProgressLine(stream))

    def tell(*events):
        for event in events:
            report.tell(event)
        return stream.getvalue().splitlines()

    return tell


STARTED = Started(steps=860, epochs=2, train_images=55_000, valid_images=5_000)


def progress(step, epoch):
    return Progress(
        step=step,
        steps=860,
        epoch=epoch,
        loss=0.5,
        accuracy=0.75,
        learning_rate=1e-3,
        images_per_second=1234.5,
        seconds_left=65,
    )


def test_each_event_has_its_words(said):
    scored = Evaluated(step=430, epoch=1, train_loss=0.5, train_accuracy=0.8, valid_loss=0.6, valid_accuracy=0.7512)
    finished = Finished(step=430, steps=860, seconds=61, images_per_second=900, stopped=True)
    assert said(STARTED, progress(430, 1.0), scored, finished) == [
        "training on 55,000 images for 2 epochs, 860 steps; 5,000 images held out",
        "epoch 2/2  50%  1,234 images/s, 1 min 5 s left, loss 0.500, accuracy 75.0%",
        "after 1.00 epochs: train loss 0.500, accuracy 80.00%; validation loss 0.600, accuracy 75.12%",
        "stopped after step 430 of 860, 1 min 1 s, 900 images/s",
    ]


@pytest.mark.parametrize(("epoch", "words"), [(0.002, "epoch 1/2"), (1.5, "epoch 2/2"), (2.0, "epoch 2/2")])
def test_epochs_count_from_one_and_end_with_the_last(said, epoch, words):
    assert said(STARTED, progress(1, epoch))[-1].startswith(words)


def test_without_validation_images_nothing_is_said_of_them(said):
    scored = Evaluated(step=1, epoch=1, train_loss=0.5, train_accuracy=0.8, valid_loss=NAN, valid_accuracy=NAN)
    assert said(scored) == ["after 1.00 epochs: train loss 0.500, accuracy 80.00%"]


def test_without_images_of_the_training_curve_the_validation_is_said_alone(said):
    scored = Evaluated(step=1, epoch=1, train_loss=NAN, train_accuracy=NAN, valid_loss=0.6, valid_accuracy=0.75)
    assert said(scored) == ["after 1.00 epochs: validation loss 0.600, accuracy 75.00%"]


def test_where_nothing_is_measured_that_is_said(said):
    scored = Evaluated(step=1, epoch=1, train_loss=NAN, train_accuracy=NAN, valid_loss=NAN, valid_accuracy=NAN)
    assert said(scored) == ["after 1.00 epochs: nothing was measured"]
