import numpy as np

from vit_studio.training.events import Evaluated, Progress
from vit_studio.window.docks.training.training_record import TrainingRecord


def progress(step, **others):
    told = {"epoch": step / 10, "loss": 1 / step, "accuracy": 0.5}
    return Progress(step=step, steps=20, learning_rate=1e-3, images_per_second=600.0, seconds_left=1.0, **told | others)


def evaluated(step):
    return Evaluated(step=step, epoch=step / 10, train_loss=0.4, train_accuracy=0.8, valid_loss=0.5, valid_accuracy=0.7)


def test_it_begins_empty():
    record = TrainingRecord()
    assert record.newest is None
    assert len(record.batch_epochs) == len(record.epochs) == 0


def test_every_curve_has_its_own_numbers_over_its_own_epochs():
    record = TrainingRecord()
    for step in (1, 2, 4):
        record.add_progress(progress(step))
    record.add_evaluated(evaluated(4))
    assert record.newest.step == 4
    np.testing.assert_array_equal(record.batch_epochs, [0.1, 0.2, 0.4])
    np.testing.assert_array_equal(record.batch_loss, [1, 0.5, 0.25])
    np.testing.assert_array_equal(record.batch_accuracy, [0.5] * 3)
    np.testing.assert_array_equal(record.epochs, [0.4])
    shown = (record.train_loss, record.valid_loss, record.train_accuracy, record.valid_accuracy)
    assert [float(curve[0]) for curve in shown] == [0.4, 0.5, 0.8, 0.7]
