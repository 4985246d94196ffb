import types

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.window.memory.last_study import LastStudy
from vit_studio.window.memory.preferences import Key, Preferences


class Studio(QObject):
    """As much of a studio, its studies and the unfinished one as is listened to."""

    scene_changed = Signal(object)
    began = Signal(object)
    running_changed = Signal(bool)
    forgotten = Signal()

    def __init__(self):
        super().__init__()
        self.studies = self.unfinished_study = self
        self.made = types.SimpleNamespace(table=None)
        self.looked_at = []

    def look(self, path):
        self.looked_at.append(path)

    def train(self, path):
        self.running_changed.emit(True)
        self.made.table = types.SimpleNamespace(is_complete=False)
        self.began.emit(types.SimpleNamespace(path=path))

    def end(self, *, is_complete):
        self.made.table.is_complete = is_complete
        self.running_changed.emit(False)


@pytest.fixture
def start(qapp, tmp_path):
    """A program that starts, as often as one likes, with the memory of the one before."""
    kept = []

    def make():
        studio = Studio()
        kept.append(LastStudy(studio, Preferences(tmp_path), studio))
        return studio

    return make


def offered(studio):
    studio.scene_changed.emit(object())
    studio.scene_changed.emit(object())
    return studio.looked_at


def test_it_is_written_at_once_since_the_program_may_be_killed(start, tmp_path):
    studio = start()
    studio.train(tmp_path / "study")
    assert str(tmp_path / "study") in (tmp_path / "window.ini").read_text(encoding="utf-8")
    next_day = start()
    assert next_day.looked_at == []
    assert offered(next_day) == [tmp_path / "study"]


def test_what_was_stopped_on_its_way_is_offered(start, tmp_path):
    studio = start()
    studio.train(tmp_path / "study")
    studio.end(is_complete=False)
    assert offered(start()) == [tmp_path / "study"]


def test_a_study_that_came_to_its_end_is_not_offered(start, tmp_path):
    studio = start()
    studio.train(tmp_path / "study")
    studio.end(is_complete=True)
    assert offered(start()) == []


def test_a_study_that_was_gone_on_with_and_came_to_its_end_is_not_offered(start, tmp_path):
    studio = start()
    studio.train(tmp_path / "study")
    studio.end(is_complete=False)
    studio.train(tmp_path / "study")
    studio.end(is_complete=True)
    assert offered(start()) == []


def test_what_was_declined_or_is_gone_is_not_offered_again(start, tmp_path):
    start().train(tmp_path / "study")
    start().forgotten.emit()
    assert offered(start()) == []


def test_one_that_could_not_begin_leaves_the_one_before(start, tmp_path):
    start().train(tmp_path / "study")
    studio = start()
    studio.running_changed.emit(True)
    studio.running_changed.emit(False)
    assert offered(start()) == [tmp_path / "study"]


def test_a_study_that_begins_before_a_model_is_seen_takes_the_place_of_the_one_before(start, tmp_path):
    start().train(tmp_path / "first")
    studio = start()
    studio.train(tmp_path / "second")
    assert offered(studio) == []
    assert Preferences(tmp_path).text(Key.UNFINISHED_STUDY) == str(tmp_path / "second")
