"""A run that was left is offered to go on; one that is finished, written, or no run at all is not."""

import shutil

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.runs.recorded_training import resume_run, start_run
from vit_studio.runs.run_error import RunError
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.unfinished_run import Unfinished, UnfinishedRun, read_unfinished
from vit_studio.training.events import Progress
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

CONFIG = ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2)
SETTINGS = TrainSettings(epochs=3, batch_size=48, valid_images=40, eval_train_images=40)
PATIENCE = 60_000


class Trainer(QObject):
    began = Signal(object)
    running = False


@pytest.fixture(scope="module")
def garments():
    return draw_garments(count=240, seed=1)


@pytest.fixture(scope="module")
def made(tmp_path_factory, garments):
    """A run that was left after 2 steps."""
    path, seen = tmp_path_factory.mktemp("left") / "run", []
    with start_run(path, garments, CONFIG, SETTINGS, should_stop=lambda: len(seen) >= 2) as training:
        for event in training:
            seen += [event] if isinstance(event, Progress) else []
    return path


@pytest.fixture
def left(made, tmp_path):
    """A copy to go on with."""
    return shutil.copytree(made, tmp_path / "left")


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def trainer(qapp):
    return Trainer()


@pytest.fixture
def unfinished(trainer, jobs):
    return UnfinishedRun(trainer, jobs)


def test_it_says_how_far_a_run_came(left, garments):
    found = read_unfinished(left)
    assert found is not None
    assert (found.path, found.steps) == (left, 12)
    with resume_run(left, garments) as training:
        assert training.training.step == found.step


def test_a_run_that_is_written_or_finished_is_not_offered(left, garments):
    with resume_run(left, garments) as training:
        next(training)
        assert read_unfinished(left) is None
        list(training)
    assert read_unfinished(left) is None


def test_a_run_before_its_first_step_is_not_offered(tmp_path, garments):
    with start_run(tmp_path / "run", garments, CONFIG, SETTINGS, should_stop=lambda: True) as training:
        list(training)
    assert read_unfinished(tmp_path / "run") is None


def test_what_is_no_run_is_passed_over(qtbot, unfinished, jobs, tmp_path):
    with pytest.raises(RunError):
        read_unfinished(tmp_path)
    unfinished.look(tmp_path)
    qtbot.waitUntil(lambda: not jobs.is_busy(Lane.UNFINISHED), timeout=PATIENCE)
    assert unfinished.found is None


def test_it_offers_until_somebody_declines(qtbot, unfinished, left):
    with qtbot.waitSignal(unfinished.changed, timeout=PATIENCE):
        unfinished.look(left)
    assert unfinished.found == Unfinished(path=left, step=unfinished.found.step, steps=12)
    with qtbot.waitSignals([unfinished.changed, unfinished.dismissed]):
        unfinished.dismiss()
    assert unfinished.found is None


def test_a_training_that_begins_ends_the_offer_and_the_reminder_stays(qtbot, unfinished, trainer, left):
    with qtbot.waitSignal(unfinished.changed, timeout=PATIENCE):
        unfinished.look(left)
    with qtbot.assertNotEmitted(unfinished.dismissed):
        trainer.began.emit(object())
    assert unfinished.found is None
