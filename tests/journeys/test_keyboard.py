"""A person without a mouse: every key of the sheet does something, Tab leads everywhere, and the focus is seen."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWhatsThis, QWidget

from vit_studio.window.docks.images.image_query import Answer
from vit_studio.window.keys.key_sheet import KeySheet
from vit_studio.window.keys.tab_order import parts, tab_stops
from vit_studio.window.memory.preferences_dialog import PreferencesDialog
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.cells.zoom_view import ZoomView
from vit_studio.window.views.charts.curves_view import CurvesView
from vit_studio.window.views.images.patch_grid_view import PatchGridView

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)  # said by the offscreen platform


def press(visit, widget, sequence):
    """Press a key as it is written in the sheet."""
    combination = QKeySequence(sequence)[0]
    modifiers = combination.keyboardModifiers()
    if sequence == "?":
        modifiers = Qt.KeyboardModifier.ShiftModifier
    visit.qtbot.keyClick(widget, combination.key(), modifiers)


def actions(visit):
    """Those with keys, by the sequence as it is written."""
    found = {}
    for action in visit.window.findChildren(QAction):
        for sequence in action.shortcuts():
            found.setdefault(sequence.toString(QKeySequence.SequenceFormat.NativeText), []).append(action)
    return found


@pytest.fixture
def quiet(monkeypatch):
    """No dialog of the system waits for an answer, and a click is not waited for."""
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QWhatsThis, "enterWhatsThisMode", lambda: None)


def test_every_key_of_the_sheet_triggers_its_action_and_no_other(visit, quiet):
    by_key, triggered = actions(visit), []
    assert len(by_key) > 40
    assert [key for key, owners in by_key.items() if len(owners) > 1] == []
    # what they do is tested elsewhere; here each must be reached by its key
    for (action,) in by_key.values():
        action.triggered.disconnect()
        action.triggered.connect(lambda _=False, action=action: triggered.append(action))
        action.setEnabled(True)
    visit.window.activateWindow()
    visit.window.setFocus()
    for key, (action,) in by_key.items():
        triggered.clear()
        press(visit, visit.window, key)
        assert triggered == [action], key


def test_the_sheet_shows_all_keys_there_are(visit):
    visit.window.activateWindow()
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_F2)
    (sheet,) = visit.window.findChildren(KeySheet)
    assert sheet.isVisible()
    assert not sheet.isModal()
    visit.qtbot.waitUntil(sheet.isActiveWindow)
    shown = {key for group in sheet.groups for line in group.lines for key in line.keys}
    assert set(actions(visit)) <= shown
    visit.qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_preferences_open_by_key_and_choose_at_once(visit):
    visit.window.activateWindow()
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = visit.window.findChildren(PreferencesDialog)
    assert dialog.isVisible()
    visit.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.sizes.setFocus()
    visit.qtbot.keyClick(dialog.sizes, Qt.Key.Key_Down)
    assert visit.studio.viewing.get("gallery.size") == "medium"
    assert visit.place.images.sizes.buttons["medium"].isChecked()
    visit.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_tab_walks_from_the_strip_over_the_page_to_the_docks_and_round(visit):
    visit.window.activateWindow()
    visit.window.setFocus()
    stops, visited = tab_stops(visit.place), []
    for _ in stops:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == stops
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is stops[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is stops[-1]
    where = [next(index for index, part in enumerate(parts(visit.place)) if part.isAncestorOf(stop)) for stop in stops]
    assert where == sorted(where)
    assert len(set(where)) >= 4
    assert parts(visit.place)[0] is visit.window.strip


@pytest.mark.parametrize("stage", Stage)
def test_every_stop_on_every_page_has_a_name(visit, stage):
    page = visit.go_to(stage)
    for section in page.section_names or [""]:
        if section:
            page.show_section(section)
        visit.wait_until_settled()
        for stop in tab_stops(visit.place):
            name = QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name)
            assert name.strip(), f"{stage.value} {section}: {stop}"


def picture(widget):
    """What is seen of a widget, and a little around it."""
    window = widget.window()
    corner = widget.mapTo(window, widget.rect().topLeft())
    place = widget.rect().translated(corner).adjusted(-3, -3, 3, 3).intersected(window.rect())
    grabbed = window.grab(place).toImage().convertToFormat(window.grab(place).toImage().Format.Format_RGB32)
    return np.array(grabbed.constBits()).copy()


@pytest.mark.parametrize("stage", [Stage.PATCHES, Stage.ENCODER, Stage.PREDICTION])
def test_the_focus_is_seen_wherever_it_is(visit, stage):
    visit.go_to(stage)
    visit.wait_until_settled()
    visit.window.activateWindow()
    unseen = []
    for stop in tab_stops(visit.place):
        visit.window.setFocus()
        QApplication.processEvents()
        stop.setFocus(Qt.FocusReason.TabFocusReason)  # scrolls it into sight
        QApplication.processEvents()
        focused = picture(stop)
        visit.window.setFocus()
        QApplication.processEvents()
        if np.array_equal(focused, picture(stop)):
            unseen.append(f"{type(stop).__name__} {stop.accessibleName() or getattr(stop, 'text', str)()}")
    assert unseen == []


def test_f6_goes_round_the_parts_of_the_window(visit):
    visit.window.activateWindow()
    visit.window.setFocus()
    seen = []
    for _ in range(len(parts(visit.place)) + 1):
        visit.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        seen.append(next(part for part in parts(visit.place) if part.isAncestorOf(focused)))
    assert seen[0] is visit.window.strip
    assert visit.place.pages in seen
    assert visit.place.images in seen
    assert visit.place.training in seen
    visit.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert visit.window.focusWidget() is not None


def test_undo_brings_back_what_was_selected_even_another_image(visit):
    selection, window = visit.studio.selection, visit.window
    window.activateWindow()
    before = selection.now
    visit.qtbot.keyClick(window, Qt.Key.Key_C)
    visit.qtbot.keyClick(window, Qt.Key.Key_Period)
    visit.wait_until_settled()
    after = selection.now
    control = Qt.KeyboardModifier.ControlModifier
    visit.qtbot.keyClick(window, Qt.Key.Key_Z, control)
    assert (selection.image, selection.token) == (before.image, 0)
    visit.qtbot.keyClick(window, Qt.Key.Key_Z, control)
    assert selection.now == before
    visit.wait_until_settled()
    assert visit.studio.scene.index == before.image
    visit.qtbot.keyClick(window, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    visit.qtbot.keyClick(window, Qt.Key.Key_Y, control)
    assert selection.now == after
    visit.wait_until_settled()
    assert visit.studio.scene.index == after.image


def test_esc_leads_from_anywhere_back_to_the_page(visit):
    visit.window.activateWindow()
    for widget in (
        visit.place.images.filter.classes,
        visit.place.training.form.fields["epochs"].widget,
        visit.place.images.gallery,
    ):
        visit.place.training.set_open(True)
        widget.setFocus()
        visit.qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert visit.window.hasFocus()


def test_esc_makes_a_picture_whole_again_before_it_leaves_it(visit):
    page = visit.go_to(Stage.TOKENS)
    visit.wait_until_settled()
    view = next(view for view in page.findChildren(ZoomView) if view.isVisible() and view.can_zoom)
    visit.window.activateWindow()
    view.setFocus()
    visit.qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.is_zoomed
    visit.qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.is_zoomed
    assert view.hasFocus()
    visit.qtbot.keyClick(view, Qt.Key.Key_Minus)
    visit.qtbot.keyClick(view, Qt.Key.Key_Plus)
    visit.qtbot.keyClick(view, Qt.Key.Key_0)
    assert not view.is_zoomed
    visit.qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert visit.window.hasFocus()


def test_the_keys_of_views_do_what_the_sheet_says(visit):
    """In a picture, in curves, in the gallery, and in the range of confidence."""
    selection, place = visit.studio.selection, visit.place
    visit.window.activateWindow()
    view = visit.go_to(Stage.PATCHES).findChild(PatchGridView)
    view.setFocus()
    for key, token in (("Right", 26), ("Down", 33), ("Left", 32), ("Up", 25)):
        press(visit, view, key)
        assert selection.token == token
    key_view = next(
        view
        for view in visit.go_to(Stage.ENCODER).findChildren(QWidget)
        if type(view).__name__ == "QueryKeyView" and view.isVisible()
    )
    with visit.qtbot.waitSignal(key_view.key_clicked):
        visit.qtbot.keyClick(key_view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    gallery = place.images.gallery
    press(visit, gallery, "Home")
    assert selection.image == 0
    press(visit, gallery, "PgDown")
    assert selection.image > 20
    press(visit, gallery, "PgUp")
    assert selection.image == 0
    press(visit, gallery, "End")
    assert selection.image == 69_999
    place.images.answers.answers.setCurrentIndex(place.images.answers.answers.findData(Answer.WRONG))
    visit.wait_for(lambda: visit.studio.predictions.table is not None)
    sureness = place.images.answers.confidence
    for key in ("Right", "PgUp", "Up", "Left", "PgDown"):
        press(visit, sureness, key)
    assert sureness.range == (11, 89)
    visit.wait_until_settled()


def test_curves_are_read_by_key(visit):
    place = visit.place
    place.training.set_open(True)
    loss = place.training.curves.loss
    assert isinstance(loss, CurvesView)
    loss.set_curve("batch", "batch", np.arange(5.0), np.array([5.0, 4.0, 3.0, 2.0, 1.0]), role=0)
    loss.setFocus()
    said = []
    for key in ("Home", "Right", "End", "Left"):
        press(visit, loss, key)
        said.append(loss.accessibleDescription())
    assert len(set(said)) == 4
