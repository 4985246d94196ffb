from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWhatsThis

from vit_studio.errors import WeightsError
from vit_studio.resources import bundled_model
from vit_studio.session.studio import Studio
from vit_studio.session.trainer_state import TrainerState
from vit_studio.window.look.language import Language, speak
from vit_studio.window.look.theme_switch import ThemeChoice
from vit_studio.window.main_window import MainWindow, _first_size
from vit_studio.window.memory.preferences import Key, Preferences
from vit_studio.window.pages.page import Page
from vit_studio.window.pages.stage import Stage
from vit_studio.window.theme import DARK, LIGHT, apply_theme, current_theme

BROKEN = WeightsError("The file {name} is damaged.", "Fetch it again.", name="a.safetensors")


def plain_pages(built):
    """A page without content for each stage; `built` collects the stages whose page was made."""

    def factory(stage):
        kind = type(f"{stage.name.title()}Page", (Page,), {"stage": stage})

        def make(studio):
            built.append(stage)
            return kind(studio)

        return make

    return {stage: factory(stage) for stage in Stage}


@pytest.fixture
def open_window(qtbot, tmp_path, qapp):
    """Opens a furnished window over a studio that was not started; the preferences are kept between windows."""

    def make(**options):
        window = MainWindow(preferences=Preferences(tmp_path / "config"), **options)
        qtbot.addWidget(window)
        window.built = []
        window.furnish(Studio(window), plain_pages(window.built))
        window.show()
        return window

    yield make
    apply_theme(qapp, LIGHT)


@pytest.fixture
def window(open_window):
    return open_window()


def test_the_frame_is_painted_before_there_is_a_session(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    assert window.workplace is None
    with qtbot.assertNotEmitted(window.first_painted):
        window.repaint()
        QApplication.processEvents()


def test_it_opens_where_image_and_attention_are_seen_together(window):
    assert window.workplace.pages.stage is Stage.ENCODER
    assert window.strip.buttons[Stage.ENCODER].isChecked()
    assert window.workplace.menus.stages[Stage.ENCODER].isChecked()
    assert window.built == [Stage.ENCODER]


def test_a_click_in_the_strip_opens_the_page_and_builds_it_once(qtbot, window):
    for stage in (Stage.TOKENS, Stage.IMAGE, Stage.TOKENS):
        qtbot.mouseClick(window.strip.buttons[stage], Qt.MouseButton.LeftButton)
        assert window.workplace.pages.currentWidget().stage is stage
    assert window.built == [Stage.ENCODER, Stage.TOKENS, Stage.IMAGE]


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
def test_numbers_with_alt_or_ctrl_open_the_pages(qtbot, window, modifier):
    window.activateWindow()
    for number, stage in enumerate(Stage, start=1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), modifier)
        assert window.workplace.pages.stage is stage
        assert window.strip.buttons[stage].isChecked()


def test_what_goes_wrong_is_said_above_the_page_and_nowhere_else(window):
    window.workplace.studio.failed.emit(BROKEN)
    assert window.workplace.trouble.text == "The file a.safetensors is damaged. Fetch it again."
    assert QApplication.activeModalWidget() is None


def test_the_next_attempt_takes_the_old_message_away(window, monkeypatch, tmp_path):
    window.workplace.studio.failed.emit(BROKEN)
    monkeypatch.setattr(window.workplace.studio, "open_model", lambda path: None)
    window.workplace.files.open_path(tmp_path / "good.safetensors")
    assert window.workplace.trouble.text == ""


def test_a_training_takes_the_old_message_away(window):
    window.workplace.studio.failed.emit(BROKEN)
    window.workplace.studio.trainer.running_changed.emit(True)
    assert window.workplace.trouble.text == ""
    window.workplace.studio.failed.emit(BROKEN)
    window.workplace.studio.trainer.running_changed.emit(False)
    assert window.workplace.trouble.text != ""


def test_the_theme_is_chosen_in_the_menu_and_remembered(window, open_window):
    window.workplace.menus.themes[ThemeChoice.DARK].trigger()
    assert current_theme() is DARK
    window.close()
    apply_theme(QApplication.instance(), LIGHT)
    again = open_window()
    assert current_theme() is DARK
    assert again.workplace.menus.themes[ThemeChoice.DARK].isChecked()


def test_the_language_is_chosen_in_the_menu_and_remembered(qtbot, qapp, window, open_window):
    with qtbot.waitSignal(window.look_changed):
        window.workplace.menus.languages.actions[Language.CHINESE].trigger()
    assert window.strip.buttons[Stage.IMAGE].text() == "图像"
    assert window.workplace.menus.languages.actions[Language.CHINESE].isChecked()
    window.close()
    speak(qapp, Language.ENGLISH.locale)
    assert open_window().languages.choice is Language.CHINESE


def test_an_option_outweighs_the_remembered_theme(window, open_window):
    window.choose_theme(ThemeChoice.DARK)
    window.close()
    open_window(theme=ThemeChoice.LIGHT)
    assert current_theme() is LIGHT


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_docks_come_back_as_they_were_left(window, open_window):
    window.workplace.images.hide()
    window.workplace.training.setFloating(True)
    window.close()
    again = open_window()
    assert not again.workplace.images.isVisible()
    assert again.workplace.training.isFloating()


@pytest.mark.parametrize("key", [Key.GEOMETRY, Key.LAYOUT])
def test_a_layout_that_makes_no_sense_is_passed_over(tmp_path, open_window, key):
    preferences = Preferences(tmp_path / "config")
    preferences.remember(key, QByteArray(b"\x01\x02 nothing that Qt has written"))
    preferences.save()
    window = open_window()
    assert window.workplace.images.isVisible()
    assert window.width() > 600


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, mime, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        center = QPointF(window.rect().center())
        QApplication.sendEvent(window, QDropEvent(center, Qt.DropAction.CopyAction, mime, buttons, keys))
    return entering.isAccepted()


@pytest.fixture
def opened(window, monkeypatch):
    """What the window asks the studio to open."""
    asked = []
    studio = window.workplace.studio
    for owner, kind in ((studio, "open_model"), (studio, "open_images"), (studio.saver, "save_shown")):
        monkeypatch.setattr(owner, kind, lambda path, kind=kind: asked.append((kind, path)))
    return asked


def test_a_model_and_a_folder_can_be_dropped(window, opened, tmp_path):
    assert drop(window, tmp_path / "model.safetensors")
    assert drop(window, tmp_path)
    assert opened == [("open_model", tmp_path / "model.safetensors"), ("open_images", tmp_path)]


def test_anything_else_is_not_taken(window, opened, tmp_path):
    (tmp_path / "notes.txt").write_text("")
    assert not drop(window, tmp_path / "notes.txt")
    assert not drop(window, tmp_path / "a.safetensors", tmp_path / "b.safetensors")
    assert opened == []


def test_dialogs_start_in_the_folder_of_the_last_file(window, opened, tmp_path, monkeypatch):
    starts = []

    def answer(parent, title, folder, filters):
        starts.append(folder)
        return str(tmp_path / "model.safetensors"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    window.workplace.menus.open_model.trigger()
    window.workplace.menus.open_model.trigger()
    assert starts == [str(Path.home()), str(tmp_path)]
    assert [kind for kind, _ in opened] == ["open_model"] * 2


def test_a_dialog_that_is_called_off_opens_nothing(window, opened, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    for ask in (window.workplace.files.open_model, window.workplace.files.save_model_as):
        ask()
    window.workplace.files.open_images()
    assert opened == []


@pytest.mark.parametrize(
    ("written", "saved"), [("mine", "mine.safetensors"), ("mine.safetensors", "mine.safetensors"), ("v1.2", "v1.2")]
)
def test_a_saved_model_gets_its_suffix(window, opened, tmp_path, monkeypatch, written, saved):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / written), ""))
    window.workplace.files.save_model_as()
    assert opened == [("save_shown", tmp_path / saved)]


def test_there_is_a_way_back_to_the_bundled_model(window, opened):
    window.workplace.menus.open_bundled.trigger()
    assert opened == [("open_model", bundled_model())]


def test_a_model_counts_as_the_last_one_once_it_is_on_show(window, open_window, tmp_path):
    path = tmp_path / "mine.safetensors"
    path.write_bytes(b"")
    last = window.last_shown
    last.model_asked(path)
    window.workplace.studio.failed.emit(BROKEN)
    window.workplace.studio.model_changed.emit(None)
    assert last.model is None
    last.model_asked(path)
    window.workplace.studio.model_changed.emit(None)
    window.close()
    assert open_window().last_shown.model == path
    path.unlink()
    assert open_window().last_shown.model is None


@pytest.mark.parametrize(
    ("state", "offered"),
    [(TrainerState.RUNNING, "Pause"), (TrainerState.PAUSED, "Go on"), (TrainerState.PAUSING, "Go on")],
)
def test_while_a_model_trains_the_menu_offers_what_can_be_told_to_it_and_no_other_is_opened(
    window, monkeypatch, state, offered
):
    menus, trainer = window.workplace.menus, window.workplace.studio.trainer
    assert not menus.stop.isEnabled()
    assert not menus.resume.isEnabled()
    with monkeypatch.context() as training:
        training.setattr(type(trainer), "running", True)
        training.setattr(type(trainer), "state", state)
        trainer.state_changed.emit(state)
        assert menus.train.text() == offered
        assert menus.stop.isEnabled()
        assert not menus.open_model.isEnabled()
        assert not menus.resume_run.isEnabled()
    trainer.running_changed.emit(False)
    assert menus.train.text() == "Train"
    assert menus.open_model.isEnabled()
    assert not menus.stop.isEnabled()


def test_no_key_stands_for_two_things(window):
    keys = [key.toString() for action in window.workplace.menus.actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"Space", "C", "Up", "PgDown", "[", "]", ",", ".", "Ctrl+O", "Ctrl+S", "Ctrl+Q", "F1"} <= set(keys)


def test_it_says_what_it_is(qtbot, window):
    window.workplace.show_about()
    box = window.findChild(QMessageBox)
    assert "2010.11929" in box.informativeText()
    assert not box.isModal()
    box.close()


def test_closing_shuts_the_studio_down(window, monkeypatch):
    calls = []
    monkeypatch.setattr(window.workplace.studio, "shutdown", lambda: calls.append(True))
    window.close()
    assert calls == [True]
    assert not window.isVisible()


def test_on_a_small_screen_the_window_is_not_larger_than_it(monkeypatch):
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    assert _first_size(QSize(1366, 728)) == QSize(1280, 728)
    assert _first_size(QSize(3840, 2100)) == QSize(1280, 800)


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.pdf", "a.npz", "A.PNG"])
def test_a_figure_can_be_dropped(window, opened, tmp_path, monkeypatch, name):
    asked = []
    window.workplace.files.figure_asked.disconnect()
    window.workplace.files.figure_asked.connect(asked.append)
    assert drop(window, tmp_path / name)
    assert asked == [tmp_path / name]
    assert opened == []


def test_f1_explains_what_has_the_focus_and_else_waits_for_a_click(window, monkeypatch):
    called = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda place, text, widget: called.append(text))
    monkeypatch.setattr(QWhatsThis, "enterWhatsThisMode", lambda: called.append("wait"))
    window.activateWindow()
    window.workplace.images.gallery.setFocus()
    window.workplace.explain()
    window.setFocus()
    window.workplace.explain()
    assert called == [window.workplace.images.gallery.whatsThis(), "wait"]
