import types

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.window.memory.last_run import LastRun
from vit_studio.window.memory.preferences import Key, Preferences


class Studio(QObject):
    """As much of a studio, its trainer and its unfinished run as is listened to."""

    scene_changed = Signal(object)
    began = Signal(object)
    running_changed = Signal(bool)
    dismissed = Signal()

    def __init__(self):
        super().__init__()
        self.trainer = self.unfinished = self
        self.folder = None
        self.looked_at = []

    def look(self, path):
        self.looked_at.append(path)

    def train(self, path):
        self.folder = types.SimpleNamespace(path=path, is_finished=False)
        self.running_changed.emit(True)
        self.began.emit(self.folder)

    def end(self, *, is_finished):
        self.folder.is_finished = is_finished
        self.running_changed.emit(False)


@pytest.fixture
def start(qapp, tmp_path):
    """A program that starts, as often as one likes, with the memory of the one before."""
    kept = []

    def make():
        studio = Studio()
        kept.append(LastRun(studio, Preferences(tmp_path), studio))
        return studio

    return make


def offered(studio):
    studio.scene_changed.emit(object())
    studio.scene_changed.emit(object())
    return studio.looked_at


def test_what_was_being_trained_is_offered_at_the_next_start_once_a_model_is_seen(start, tmp_path):
    start().train(tmp_path / "run")
    studio = start()
    assert studio.looked_at == []
    assert offered(studio) == [tmp_path / "run"]


def test_what_was_stopped_on_its_way_is_offered_as_well(start, tmp_path):
    studio = start()
    studio.train(tmp_path / "run")
    studio.end(is_finished=False)
    assert offered(start()) == [tmp_path / "run"]


def test_a_training_that_came_to_its_end_is_not_offered(start, tmp_path):
    studio = start()
    studio.train(tmp_path / "run")
    studio.end(is_finished=True)
    assert offered(start()) == []


def test_what_was_declined_is_not_offered_again(start, tmp_path):
    start().train(tmp_path / "run")
    start().dismissed.emit()
    assert offered(start()) == []


def test_a_training_that_begins_before_a_model_is_seen_takes_the_place_of_the_one_before(start, tmp_path):
    start().train(tmp_path / "first")
    studio = start()
    studio.train(tmp_path / "second")
    assert offered(studio) == []
    assert Preferences(tmp_path).text(Key.UNFINISHED_RUN) == str(tmp_path / "second")
