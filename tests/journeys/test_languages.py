"""A person changes the language in the middle of everything, and goes on where it was."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from vit_studio.errors import WeightsError
from vit_studio.training.presets import Preset
from vit_studio.window.docks.images.image_query import Answer
from vit_studio.window.look.language import Language, speak
from vit_studio.window.pages.stage import Stage

BROKEN = WeightsError("The file {name} is damaged.", "Fetch it again.", name="a.safetensors")


@pytest.fixture(autouse=True)
def english_again(qapp):
    yield
    speak(qapp, Language.ENGLISH.locale)


def choose(visit, language):
    """By the menu, as a person does."""
    with visit.qtbot.waitSignal(visit.window.look_changed):
        visit.place.menus.languages.actions[language].trigger()
    visit.place = visit.window.workplace


def widgets():
    """How many there are, once what is to be deleted is."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return len(QApplication.allWidgets())


def texts(menu_bar):
    return [action.text() for action in menu_bar.actions()]


def test_the_whole_window_speaks_another_language_and_comes_back(visit):
    english = texts(visit.window.menuBar())
    strip = [button.text() for button in visit.window.strip.buttons.values()]
    status = visit.status()
    choose(visit, Language.CHINESE)
    assert "文件(&F)" in texts(visit.window.menuBar())
    assert visit.window.strip.buttons[Stage.IMAGE].text() == "图像"
    assert visit.status().startswith("短靴")
    assert visit.place.menus.languages.actions[Language.CHINESE].isChecked()
    choose(visit, Language.ENGLISH)
    assert texts(visit.window.menuBar()) == english
    assert [button.text() for button in visit.window.strip.buttons.values()] == strip
    assert visit.status() == status


class Paints(QObject):
    """Notes, whenever something of the window is painted, whether its page was in it."""

    def __init__(self, window):
        super().__init__(window)
        self.window = window
        self.whole = []
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.window() is self.window:
            place = self.window.workplace
            self.whole.append(place is not None and place.pages.isVisible() and place.images.isVisible())
        return False


def test_the_window_is_never_seen_empty_on_the_way(visit):
    paints = Paints(visit.window)
    choose(visit, Language.CHINESE)
    visit.wait_for(lambda: len(paints.whole) > 10)
    QApplication.instance().removeEventFilter(paints)
    assert all(paints.whole)


def test_nothing_of_the_session_is_lost(visit):
    selection, dock = visit.studio.selection, visit.place.images
    visit.go_to(Stage.ENCODER).show_section("rollout")
    selection.set_token(12)
    selection.set_layer(2)
    dock.filter.classes.setCurrentIndex(dock.filter.classes.findData("Bag"))
    dock.go_to.field.setText("train 7")
    visit.place.inspector.hide()
    visit.place.training.form.fields["epochs"].widget.setValue(7)
    visit.window.resizeDocks([dock], [333], Qt.Orientation.Horizontal)
    visit.studio.failed.emit(BROKEN)
    QCoreApplication.processEvents()
    scene, shown, width = visit.studio.scene, list(dock.gallery.indices), dock.width()
    choose(visit, Language.CHINESE)
    place = visit.place
    assert visit.studio.scene is scene
    assert (selection.token, selection.layer) == (12, 2)
    assert place.pages.stage is Stage.ENCODER
    assert place.pages.page(Stage.ENCODER).section_name == "rollout"
    assert list(place.images.gallery.indices) == shown
    assert place.images.filter.classes.currentData() == "Bag"
    assert place.images.go_to.field.text() == "train 7"
    assert place.images.width() == width
    assert place.inspector.isHidden()
    assert place.training.form.fields["epochs"].widget.value() == 7
    assert "a.safetensors" in place.trouble.text
    visit.place.menus.undo.trigger()
    assert (selection.token, selection.layer) != (12, 2)


def test_the_old_window_dies_and_nothing_is_connected_twice(visit):
    for stage in Stage:
        visit.go_to(stage)
        visit.wait_until_settled()
    visit.go_to(Stage.TOKENS)
    choose(visit, Language.CHINESE)  # from here on the same is built each time
    visit.wait_until_settled()
    old = [weakref.ref(part) for part in (visit.place, visit.place.pages.page(Stage.TOKENS), *visit.place.docks)]
    threads, count = threading.active_count(), widgets()
    for language in (Language.ENGLISH, Language.CHINESE):
        choose(visit, language)
        visit.wait_until_settled()
    gc.collect()
    assert [part() for part in old] == [None] * len(old)
    assert threading.active_count() == threads
    assert widgets() == count
    assert len(QApplication.instance().findChildren(QTranslator)) <= 2
    calls = []
    visit.studio.failed.connect(calls.append)
    visit.place.pages.stage_shown.connect(calls.append)
    visit.go_to(Stage.IMAGE)
    visit.studio.selection.set_image(60_005)
    visit.wait_until_settled()
    assert calls == [Stage.IMAGE]
    assert visit.status().count("·") == 3


def test_a_training_goes_on_with_all_its_curves(visit):
    dock = visit.place.training
    dock.choice.choose_preset(Preset.TINY)
    dock.start()
    visit.wait_for(lambda: dock.steps_taken > 3)
    choose(visit, Language.CHINESE)
    dock = visit.place.training
    steps = dock.steps_taken
    assert visit.studio.trainer.running
    assert steps > 3
    assert dock.is_open
    assert not dock.form.preset.isEnabled()
    batches = len(dock.curves.loss.curves()[0].xs)
    assert batches == len(dock.record.batch_loss) > 0
    visit.wait_for(lambda: dock.steps_taken > steps)
    dock.stop()
    visit.wait_for(lambda: not visit.studio.trainer.running)
    visit.wait_until_settled()
    choose(visit, Language.ENGLISH)
    dock = visit.place.training
    assert len(dock.record.batch_loss) > batches
    assert dock.bar.words.text().startswith("Kept the model after")
    assert dock.bar.save_model.isVisible()


def test_a_question_to_the_model_goes_on(visit):
    choose_answer = visit.place.images.answers.answers
    choose_answer.setCurrentIndex(choose_answer.findData(Answer.WRONG))
    choose(visit, Language.CHINESE)
    visit.wait_for(lambda: visit.studio.predictions.table is not None)
    dock = visit.place.images
    assert not visit.studio.predictions.table.right.all()
    assert len(dock.gallery.indices) == int((~visit.studio.predictions.table.right).sum())
    assert not dock.answers.under_way.isVisible()


def test_the_focus_stays_where_it_was(visit):
    visit.window.activateWindow()
    visit.place.images.filter.splits.setFocus()
    choose(visit, Language.CHINESE)
    assert QApplication.focusWidget() is visit.place.images.filter.splits


def test_while_a_file_is_written_the_language_waits(visit, tmp_path):
    visit.studio.saver.save_shown(tmp_path / "mine.safetensors")
    place = visit.place
    choose(visit, Language.CHINESE)
    assert visit.place is not place
    assert (tmp_path / "mine.safetensors").exists()
