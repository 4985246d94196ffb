import dataclasses

import pytest

from vit_studio.training.loop import Training, initial_model
from vit_studio.training.settings import TrainSettings
from vit_studio.training.speed import Speed, images_that_teach, measure_speed
from vit_studio.vit.config import DEFAULT, NOTEBOOK
from vit_studio.vit.costs import multiply_adds

LAW = Speed(per_step=0.01, per_multiply_add=1e-9)


def test_a_step_takes_longer_with_more_images_and_with_a_larger_model():
    assert LAW.step_seconds(DEFAULT, 128) == pytest.approx(0.01 + 128 * multiply_adds(DEFAULT) * 1e-9)
    assert LAW.step_seconds(DEFAULT, 256) > LAW.step_seconds(DEFAULT, 128) > LAW.step_seconds(NOTEBOOK, 128)
    assert LAW.images_per_second(DEFAULT, 128) == pytest.approx(128 / LAW.step_seconds(DEFAULT, 128))


def test_a_training_is_its_steps_and_its_evaluations():
    bare = TrainSettings(epochs=3, batch_size=100, valid_images=0, eval_train_images=0)
    assert LAW.training_seconds(DEFAULT, bare, train_images=1000) == pytest.approx(30 * LAW.step_seconds(DEFAULT, 100))
    looking = dataclasses.replace(bare, valid_images=100)
    # 900 images teach, and 100 are looked at 7 times: before, at three quarters, at three ends
    steps, looks = 27 * LAW.step_seconds(DEFAULT, 100), 700 * multiply_adds(DEFAULT) * 1e-9 / 3
    assert LAW.training_seconds(DEFAULT, looking, train_images=1000) == pytest.approx(steps + looks)


def test_what_a_training_has_shown_stretches_the_law():
    shown = LAW.corrected(DEFAULT, 128, 50.0)
    assert shown.images_per_second(DEFAULT, 128) == pytest.approx(50.0)
    assert shown.per_step / shown.per_multiply_add == pytest.approx(LAW.per_step / LAW.per_multiply_add)
    assert Speed.of(DEFAULT, 50.0).images_per_second(DEFAULT, 7) == pytest.approx(50.0)


@pytest.mark.parametrize("changes", [{}, {"train_images": 20}, {"train_images": 5000}, {"valid_images": 0}])
def test_as_many_teach_as_in_a_training(garments, tiny, brief, changes):
    settings = dataclasses.replace(brief, **changes)
    started = next(Training(initial_model(tiny, 0), garments, settings).events())
    told = images_that_teach(settings, int(garments.is_train.sum()))
    assert told == (started.train_images, started.valid_images)


def test_this_machine_can_be_measured():
    speed = measure_speed()
    assert 0 < speed.images_per_second(DEFAULT, 64) < speed.images_per_second(NOTEBOOK, 64)


def test_measuring_can_be_called_off():
    assert measure_speed(should_stop=lambda: True) is None
