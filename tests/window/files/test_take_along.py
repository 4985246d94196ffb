"""Copying and saving, in a window with one page of two panels, over drawn garments and the bundled model."""

import json

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMenu, QWidget
from shiboken6 import delete

from vit_studio.session.jobs import Lane
from vit_studio.session.studio import Studio
from vit_studio.window.export.read_context import read_context
from vit_studio.window.files.panel_menu import panel_menu
from vit_studio.window.files.take_along import Target
from vit_studio.window.main_window import MainWindow
from vit_studio.window.memory.preferences import Key, Preferences
from vit_studio.window.pages.page import Page
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.charts.bars_view import BarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.panels.panel import Panel

PATIENCE_MS = 60_000


class TwoPanels(Page):
    """A matrix with a colour bar, and beside it a panel with a matrix and bars."""

    stage = Stage.ENCODER

    def __init__(self, studio):
        super().__init__(studio)
        self.matrix, self.other, self.bars = HeatmapView(), HeatmapView(), BarsView()
        self.left, self.right = Panel("Attention"), Panel("Two views")
        self.left.set_body(self.matrix)
        bar = ColourBar()
        bar.set_caption("shared by all heads")
        self.left.set_colour_bar(bar)
        self.left.set_help("Each row sums to 1.")
        self.matrix.set_axes(Axis("query", 0), Axis("key", 0))
        both = QWidget()
        row = QHBoxLayout(both)
        row.addWidget(self.other)
        row.addWidget(self.bars)
        self.right.set_body(both)
        self.add_row(self.left, self.right)

    def show_selection(self, scene, selection):
        array = scene.trace.attn_weights[selection.layer].mean(0)
        self.matrix.set_array(array)
        self.left.set_tensor(f"attn_weights[{selection.layer}].mean(0)", array.shape)
        self.other.set_array(scene.trace.patches)
        self.bars.set_bars(scene.class_names, scene.trace.probs)


@pytest.fixture
def window(qtbot, tmp_path):
    window = MainWindow(preferences=Preferences(tmp_path / "config"))
    qtbot.addWidget(window)
    studio = Studio(window)
    window.furnish(studio, dict.fromkeys(Stage, TwoPanels))
    window.show()
    window.activateWindow()
    studio.start(data_dir=tmp_path / "none", allow_download=False)
    qtbot.waitUntil(lambda: studio.scene is not None and not any(map(studio.jobs.is_busy, Lane)), timeout=PATIENCE_MS)
    yield window
    window.close()


@pytest.fixture
def take(window):
    return window.workplace.take_along


@pytest.fixture
def page(window):
    return window.workplace.pages.currentWidget()


@pytest.fixture
def answer(monkeypatch):
    """answer(path, filter): what the person chooses in the next dialogs; the returned list tells what was proposed."""
    asked = []

    def answered(path, chosen_filter=""):
        def ask(parent, title, start, filters, wished):
            assert title.endswith((" · Attention", " · Two views", " · Two views: Bars"))
            asked.append((start, wished))
            return str(path), chosen_filter

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return asked

    return answered


def save(qtbot, take, act, *arguments):
    with qtbot.waitSignal(take.saved, timeout=PATIENCE_MS) as saved:
        act(*arguments)
    return saved.args[0]


# which panel


def test_without_a_choice_the_keys_act_on_the_first_panel(take, page):
    assert take.target == Target(page.left)


def test_a_click_anywhere_in_a_panel_makes_it_the_one(qtbot, take, page):
    qtbot.mouseClick(page.right, Qt.MouseButton.LeftButton, pos=QPoint(page.right.width() // 2, 4))
    assert take.target == Target(page.right)
    qtbot.mouseClick(page.matrix, Qt.MouseButton.LeftButton)
    assert take.target == Target(page.left)


def test_the_panel_in_use_stays_the_one_while_a_menu_or_dialog_has_the_focus(qtbot, window, take, page):
    page.other.setFocus()
    window.setFocus()
    assert take.target == Target(page.right)


def test_a_panel_out_of_sight_is_not_the_one(window, take, page):
    page.other.setFocus()
    page.right.hide()
    assert take.target == Target(page.left)


def test_a_panel_that_is_gone_is_not_the_one(take, page):
    page.other.setFocus()
    delete(page.right)
    assert take.target == Target(page.left)


# figures


def test_ctrl_s_saves_the_figure_of_the_panel_in_use(qtbot, window, take, page, answer, tmp_path):
    asked = answer(tmp_path / "mine.png")
    page.matrix.setFocus()
    path = save(qtbot, take, lambda: qtbot.keyClick(page.matrix, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier))
    assert path == tmp_path / "mine.png"
    assert asked[0][0].endswith("attn_weights-layer-6-mean-test-0.png")
    context = read_context(path)
    scene = window.workplace.studio.scene
    assert (context.title, context.expression) == ("Attention", "attn_weights[5].mean(0)")
    assert (context.split, context.number, context.stage) == ("test", 0, "encoder")
    assert (context.model_hash, context.model_file) == (scene.model_hash, "bundled")
    assert context.scale == "shared by all heads"
    assert str(path) in window.statusBar().currentMessage()


@pytest.mark.parametrize(("chosen", "saved"), [("SVG drawing (*.svg)", "fig.svg"), ("PDF document (*.pdf)", "fig.pdf")])
def test_without_a_suffix_the_chosen_format_counts_and_is_remembered(
    qtbot, window, take, page, answer, tmp_path, chosen, saved
):
    asked = answer(tmp_path / "fig", chosen)
    assert save(qtbot, take, take.save_figure_of, Target(page.left)) == tmp_path / saved
    take.save_figure_of(Target(page.left))
    assert asked[1][0].startswith(str(tmp_path)) and asked[1][0].endswith(saved[-4:])
    assert asked[1][1] == chosen
    assert window.preferences.folder(Key.FOLDER) == tmp_path


def test_a_file_that_the_dialog_did_not_ask_about_is_not_overwritten(qtbot, take, page, answer, tmp_path):
    (tmp_path / "fig.png").write_bytes(b"old")
    answer(tmp_path / "fig", "PNG picture (*.png)")
    with qtbot.waitSignal(take.failed) as failed:
        take.save_figure_of(Target(page.left))
    assert "fig.png" in str(failed.args[0])
    assert (tmp_path / "fig.png").read_bytes() == b"old"


def test_what_goes_wrong_is_told_above_the_page(qtbot, window, take, page, answer, tmp_path):
    answer(tmp_path / "fig.bmp")
    with qtbot.waitSignal(take.failed, timeout=PATIENCE_MS):
        take.save_figure_of(Target(page.left))
    assert "fig.bmp" in window.workplace.trouble.text
    assert ".png" in window.workplace.trouble.text


def test_a_dialog_that_is_called_off_saves_nothing(take, page, answer, tmp_path):
    answer("")
    take.save_figure_of(Target(page.left))
    take.save_numbers_of(Target(page.left))
    assert sorted(path.name for path in tmp_path.iterdir()) in ([], ["config"])


def test_one_file_at_a_time_and_none_is_lost(qtbot, take, page, answer, tmp_path):
    answer(tmp_path / "first.pdf")
    with qtbot.waitSignal(take.saved, timeout=PATIENCE_MS):
        take.save_figure_of(Target(page.left))
        with qtbot.waitSignal(take.failed) as failed:
            take.save_figure_of(Target(page.right))
    assert "saved" in str(failed.args[0])
    assert (tmp_path / "first.pdf").is_file()


# numbers


def test_numbers_of_a_panel_and_of_one_view_in_it(qtbot, window, take, page, answer, tmp_path):
    scene = window.workplace.studio.scene
    answer(tmp_path / "both.npz")
    with np.load(save(qtbot, take, take.save_numbers_of, Target(page.right))) as read:
        np.testing.assert_array_equal(read["array"], scene.trace.patches)
        np.testing.assert_array_equal(read["bars"].astype(np.float32), scene.trace.probs)
        assert read["bars.names"].tolist() == list(scene.class_names)
        assert json.loads(str(read["vit_studio"]))["title"] == "Two views"
    answer(tmp_path / "one.npz")
    with np.load(save(qtbot, take, take.save_numbers_of, Target(page.right, page.bars))) as read:
        np.testing.assert_array_equal(read["array"].astype(np.float32), scene.trace.probs)


def test_ctrl_e_asks_for_a_table(qtbot, take, page, answer, tmp_path):
    asked = answer(tmp_path / "a.csv")
    page.matrix.setFocus()
    save(qtbot, take, lambda: qtbot.keyClick(page.matrix, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier))
    assert asked[0][0].endswith("attn_weights-layer-6-mean-test-0.csv")
    first = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[0]
    assert first.startswith("query \\ key,0,1,2")


# the clipboard


def test_ctrl_c_copies_the_panel_as_it_is_seen_but_sharper(qtbot, window, page):
    page.matrix.setFocus()
    qtbot.keyClick(page.matrix, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert image.size() == page.left.size() * 2
    seen = page.left.grab().toImage()
    cell = page.matrix.grid().cell(3, 4).center().toPoint()
    place = page.matrix.mapTo(page.left, cell)
    assert image.pixelColor(place) == seen.pixelColor(place)
    assert "Attention" in window.statusBar().currentMessage()


def test_the_copied_picture_is_drawn_anew_not_blown_up(take, page):
    take.copy_image_of(Target(page.left))
    image = QGuiApplication.clipboard().image()
    image.setDevicePixelRatio(1)  # its own pixels are asked for
    rows = [[image.pixel(x, y) for x in range(image.width())] for y in range(30, 60)]
    doubled = sum(first == second for first, second in zip(rows[::2], rows[1::2], strict=False))
    assert doubled < len(rows) // 2


def test_a_view_alone_can_be_copied(take, page):
    take.copy_image_of(Target(page.right, page.bars))
    assert QGuiApplication.clipboard().image().size() == page.bars.size() * 2


def test_ctrl_shift_c_copies_a_script(qtbot, page):
    page.matrix.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.matrix, Qt.Key.Key_C, keys)
    script = QGuiApplication.clipboard().text()
    assert "attn_weights[5].mean(0)" in script
    compile(script, "copied", "exec")


def test_where_there_is_no_code_that_is_said(qtbot, take, page):
    with qtbot.waitSignal(take.failed) as failed:
        take.copy_code_of(Target(page.right))
    assert failed.args[0].hint


# the menu


def texts(menu):
    return [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]


def test_the_menu_of_a_panel(take, page):
    menu = panel_menu(take, Target(page.left))
    film = "Save the training: film or strip…"
    offers = ["Copy picture", "Copy as code", "Save figure…", "Save numbers…", film, "Explain this"]
    assert texts(menu) == ["Attention", *offers]
    assert all(action.isEnabled() for action in menu.actions()[1:])  # the bundled model has a run
    code = next(action for action in panel_menu(take, Target(page.right)).actions() if "code" in action.text())
    assert not code.isEnabled()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # popups on the offscreen platform
def test_the_sign_in_the_heading_opens_it(qtbot, page):
    qtbot.mouseClick(page.left.menu_sign, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Attention"
    menu.close()


@pytest.mark.qt_log_ignore("does not support", extend=True)  # popups on the offscreen platform
def test_a_right_click_on_a_view_is_about_that_view(qtbot, page, answer, tmp_path, take):
    place = page.bars.rect().center()
    asked = answer(tmp_path / "bars.npz")
    event_at(page.bars, place)
    menu = QApplication.activePopupWidget()
    assert menu.actions()[0].text() == "Two views: Bars"
    numbers = next(action for action in menu.actions() if action.text().startswith("Save numbers"))
    save(qtbot, take, numbers.trigger)
    menu.close()
    assert len(asked) == 1
    with np.load(tmp_path / "bars.npz") as read:
        assert read["array"].shape == (10,)


def event_at(widget, place):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)


def test_everything_is_in_the_menu_bar_as_well(window):
    said = {action.text(): action for action in window.workplace.menus.actions}
    keys = {
        "Save figure…": "Ctrl+S",
        "Save numbers…": "Ctrl+E",
        "Copy picture": "Ctrl+C",
        "Copy as code": "Ctrl+Shift+C",
        "Open figure…": "Ctrl+Alt+O",
        "Save model as…": "Ctrl+Shift+S",
    }
    for text, key in keys.items():
        action = said[text]
        assert isinstance(action, QAction)
        assert action.shortcut().toString() == key
