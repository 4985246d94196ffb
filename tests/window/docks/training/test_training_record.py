import numpy as np
import pytest

from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.window.docks.training.training_record import Clock, TrainingRecord


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


def test_every_number_of_a_step_has_its_column(make_record):
    record = make_record(3)
    np.testing.assert_array_equal(record.batch("step"), [1, 2, 3])
    np.testing.assert_allclose(record.batch("seconds"), [0.1, 0.2, 0.3])
    np.testing.assert_array_equal(record.batch("grad_norm"), [1, 2, 3])
    np.testing.assert_allclose(record.batch("learning_rate"), [1e-3, 5e-4, 1e-3 / 3])


@pytest.mark.parametrize(
    ("clock", "xs"), [(Clock.STEPS, [0, 10]), (Clock.EPOCHS, [0, 1]), (Clock.SECONDS, [0.05, 1.05])]
)
def test_evaluations_are_told_by_each_clock(make_record, clock, xs):
    np.testing.assert_allclose(make_record(10).evaluation_clock(clock), xs)


def test_each_class_has_its_share_at_each_evaluation(make_record):
    np.testing.assert_allclose(make_record(20).class_accuracy(), [[0.5, 0.6, 0.7], [1, 1, 1]])
    np.testing.assert_array_equal(make_record(20).confusion(2), [[7, 3], [0, 10]])


def test_an_evaluation_that_nobody_counted_leaves_a_gap(looked):
    record = TrainingRecord()
    record.add_evaluated(looked(0, confusion=()))
    record.add_evaluated(looked(10))
    record.add_evaluated(looked(20, confusion=()))
    assert record.confusion(0) is None and record.confusion(2) is None and record.confusion(3) is None
    np.testing.assert_allclose(record.class_accuracy()[0], [np.nan, 0.8, np.nan])


def test_a_class_without_images_has_no_share(looked):
    record = TrainingRecord()
    record.add_evaluated(looked(0, confusion=((0, 0), (1, 3))))
    np.testing.assert_allclose(record.class_accuracy()[:, 0], [np.nan, 0.75])


def test_steps_that_are_told_again_take_the_place_of_what_was_told_from_there_on(make_record, told, looked):
    record = make_record(20)
    record.add_progress(told(8, loss=7.0))
    np.testing.assert_array_equal(record.batch("step"), range(1, 9))
    assert record.batch_loss[-1] == 7.0
    np.testing.assert_array_equal(record.evaluation("step"), [0])
    record.add_evaluated(looked(10, right=1))
    np.testing.assert_array_equal(record.evaluation("step"), [0, 10])
    np.testing.assert_array_equal(record.confusion(1), [[1, 9], [0, 10]])


def test_an_evaluation_at_the_step_before_stays(make_record, told):
    record = make_record(10)
    record.add_progress(told(11))
    np.testing.assert_array_equal(record.evaluation("step"), [0, 10])


def test_a_record_is_made_of_events_of_every_kind(told, looked):
    started = Started(steps=40, epochs=4, train_images=100, valid_images=20)
    finished = Finished(step=1, steps=40, seconds=1.0, images_per_second=9.0, stopped=True)
    record = TrainingRecord.of([started, told(1), looked(1), finished])
    assert (record.started, record.finished) == (started, finished)
    assert len(record) == 1 and record.evaluated == looked(1)
    before = record.version
    record.add(started)
    assert record.finished is None and record.version > before


def test_a_hundred_thousand_steps_take_little_memory(make_record):
    record = make_record(100_000)
    assert record.nbytes < 20e6


def test_a_fuller_record_of_the_same_run_completes_what_is_there(make_record, told, looked):
    record, evaluations = make_record(0), [0, 10, 20]
    for step in (5, 10, 15, 20):
        record.add_progress(told(step))
    for step in evaluations[1:]:
        record.add_evaluated(looked(step))
    for step in (21, 22):  # came while the fuller one was read
        record.add_progress(told(step))
    before, version = record.batch("step"), record.version
    record.complete(make_record(20))
    np.testing.assert_array_equal(record.batch("step"), range(1, 23))
    np.testing.assert_array_equal(record.batch_loss, [2 / step for step in range(1, 23)])
    np.testing.assert_array_equal(record.evaluation("step"), evaluations)
    np.testing.assert_array_equal(before, [5, 10, 15, 20, 21, 22])  # whoever holds it is not disturbed
    assert record.newest.step == 22 and record.version > version
    record.add_progress(told(23))
    assert len(record) == 23


def test_nothing_completes_nothing(make_record):
    record = make_record(3)
    record.complete(TrainingRecord())
    assert len(record) == 3
    empty = TrainingRecord()
    empty.complete(record)
    assert len(empty) == 3 and empty.newest.step == 3
