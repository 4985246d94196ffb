import types

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.session.kept_model import KeptModel


class Shown(QObject):
    """As much of an exhibit and a trainer as is listened to."""

    model_changed = Signal(object)
    model_grew = Signal(object)
    running_changed = Signal(bool)

    def __init__(self):
        super().__init__()
        self.shown = self.wish = types.SimpleNamespace(held=None)

    def show_model(self, held):
        self.shown = self.wish = types.SimpleNamespace(held=held)
        self.model_changed.emit(None)

    def train(self, held):
        """A training from its start to its end, with a model on show that grew on the way."""
        self.running_changed.emit(True)
        growing = model(step=5)
        self.model_grew.emit(growing)
        self.show_model(growing)
        self.model_grew.emit(held)
        self.running_changed.emit(False)
        self.show_model(held)


def model(step=None, kept_step=None, recorded_in=None):
    return types.SimpleNamespace(model=object(), step=step, kept_step=kept_step, recorded_in=recorded_in)


@pytest.fixture
def shown(qapp):
    return Shown()


@pytest.fixture
def kept(shown):
    return KeptModel(shown, shown)


def test_a_model_that_is_on_show_still_need_not_be_kept(shown, kept):
    shown.train(model())
    assert kept.held is None


def test_the_next_training_keeps_the_one_before(qtbot, shown, kept):
    first, second = model(), model()
    shown.train(first)
    with qtbot.waitSignal(kept.changed):
        shown.running_changed.emit(True)
    assert kept.held is first
    shown.train(second)
    shown.running_changed.emit(True)
    assert kept.held is second


def test_a_model_that_is_opened_keeps_it_as_well(shown, kept):
    trained = model()
    shown.train(trained)
    shown.show_model(model())
    assert kept.held is trained


def test_what_was_saved_is_not_kept(shown, kept):
    trained = model()
    shown.train(trained)
    kept.note_saved(trained)
    shown.running_changed.emit(True)
    assert kept.held is None


def test_a_model_whose_run_is_on_the_disk_need_not_be_kept(shown, kept, tmp_path):
    shown.train(model(recorded_in=tmp_path))
    shown.running_changed.emit(True)
    assert kept.held is None
    shown.show_model(model())
    assert kept.held is None


def test_what_the_last_training_ended_with_stays_at_hand_whatever_is_shown(shown, kept, tmp_path):
    trained = model(recorded_in=tmp_path)
    shown.train(trained)
    shown.show_model(model(kept_step=3))
    kept.note_saved(trained)
    assert kept.trained is trained
    shown.running_changed.emit(True)
    assert kept.trained is None


def test_saved_later_or_unwanted_it_is_let_go(qtbot, shown, kept):
    for let_go in (lambda held: kept.note_saved(held), lambda _: kept.forget()):
        trained = model()
        shown.train(trained)
        shown.running_changed.emit(True)
        assert kept.held is trained
        with qtbot.waitSignal(kept.changed):
            let_go(trained)
        assert kept.held is None


def test_the_models_of_a_training_that_grow_are_no_result(shown, kept):
    shown.running_changed.emit(True)
    growing = model(step=7)
    shown.model_grew.emit(growing)
    shown.show_model(growing)
    shown.running_changed.emit(False)
    shown.running_changed.emit(True)
    assert kept.held is None


def test_a_look_at_another_moment_of_the_run_takes_nothing_away(shown, kept):
    trained = model()
    shown.train(trained)
    shown.show_model(model(kept_step=3))
    assert kept.held is None
    shown.show_model(model())
    assert kept.held is trained
