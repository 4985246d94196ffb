"""The inspector: its tabs, what they follow, and what they leave alone while nobody looks."""

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.resources import bundled_model
from vit_studio.session.opening import View, make_scene, open_model
from vit_studio.session.selection import Selection, SelectionLimits
from vit_studio.session.viewing import Viewing
from vit_studio.tracing.line_trace import trace_lines
from vit_studio.window.docks.inspector.code_places import Place
from vit_studio.window.docks.inspector.inspector_dock import InspectorDock
from vit_studio.window.pages.stage import Stage


class Lines(QObject):
    """As much of LineByLine as the Code tab needs."""

    changed = Signal()
    step_fetched = Signal(object)

    def __init__(self):
        super().__init__()
        self.lines = self.scene = self.trouble = None
        self.is_wanted = False
        self.at = 0
        self.fetched = []

    def set_wanted(self, wanted):
        self.is_wanted = wanted

    def fetch(self, step):
        self.fetched.append(step)


class Desk(QObject):
    """As much of a Studio as the inspector needs, and no background work."""

    scene_changed = Signal(object)

    def __init__(self, scene):
        super().__init__()
        self.scene = scene
        self.selection = Selection(self)
        self.selection.set_limits(SelectionLimits.of(scene.config, len(scene.images)))
        self.viewing = Viewing(self)
        self.lines = Lines()


@pytest.fixture(scope="module")
def opened():
    import torch

    held, _ = open_model(bundled_model(), None, 0)
    scene = make_scene(View(images=draw_garments(40, seed=0), index=31, held=held))
    return scene, trace_lines(held.model, torch.from_numpy(scene.trace.image.copy()))


@pytest.fixture
def inspected(opened):
    return Desk(opened[0])


@pytest.fixture
def dock(qtbot, inspected):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = InspectorDock(inspected)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    window.resize(388, 700)
    window.show()
    yield made
    window.close()


def follow(desk, opened):
    desk.lines.scene, desk.lines.lines = opened
    desk.lines.changed.emit()


def test_it_is_closed_until_somebody_opens_it(qtbot, dock, inspected):
    assert dock.isHidden()
    with qtbot.waitSignal(dock.opened):
        dock.set_open(True)
    assert not inspected.lines.is_wanted
    with qtbot.assertNotEmitted(dock.opened):
        dock.set_open(True)
    with qtbot.waitSignal(dock.closed):
        dock.close()


def test_lines_are_wanted_only_while_the_code_is_seen(dock, inspected):
    dock.show_code()
    assert inspected.lines.is_wanted
    dock.tabs.setCurrentWidget(dock.selection)
    assert not inspected.lines.is_wanted
    dock.show_code()
    dock.set_open(False)
    assert not inspected.lines.is_wanted


def test_the_selection_is_told_with_its_patch_and_its_numbers(dock, inspected):
    dock.set_open(True)
    dock.show_place(Place(Stage.TOKENS, "sum"))
    inspected.selection.set_token(12)
    inspected.selection.set_layer(2)
    tab, scene = dock.selection, inspected.scene
    box = scene.grid.box(12)
    assert tab.title.text() == "Token 12 · patch (2, 5)"
    assert tab.details.text().startswith("Layer 3 of 6 · Mean of 4 heads · Dimension 1 of 64")
    assert (tab.patch.array == scene.pixels[box.top : box.top + 4, box.left : box.left + 4]).all()
    assert [fact.name for fact in tab.values.facts][:3] == ["patch token", "+ position", "= z₀"]
    assert tab.explanation.text() == Stage.TOKENS.explanation
    assert tab.source.text() == "vit/model.py · VisionTransformer.embed"
    inspected.selection.set_token(0)
    assert tab.title.text() == "Class token"
    assert not tab.patch.isVisibleTo(tab)


def test_a_hidden_selection_tab_does_nothing(dock, inspected):
    inspected.selection.set_token(3)
    assert dock.selection.title.text() == ""
    dock.set_open(True)
    assert dock.selection.title.text().startswith("Token 3")


def test_its_code_is_one_click_away(qtbot, dock):
    dock.set_open(True)
    qtbot.mouseClick(dock.selection.code, Qt.MouseButton.LeftButton)
    assert dock.code.isVisible()


def test_until_the_lines_are_there_it_says_so(dock, inspected, opened):
    dock.show_code()
    assert dock.code.words.isVisible()
    assert not dock.code.code.isVisible()
    dock.show_place(Place(Stage.ENCODER, "attention"))
    follow(inspected, opened)
    assert not dock.code.words.isVisible()
    assert dock.code.code.isVisible()
    assert dock.code.walk.step.call.source.qualname == "Attention.forward"
    assert dock.code.walk.step.layer == inspected.selection.layer


def test_walking_asks_for_the_page_and_following_does_not(qtbot, dock, inspected, opened):
    dock.show_code()
    dock.show_place(Place(Stage.ENCODER, "attention"))
    follow(inspected, opened)
    with qtbot.waitSignal(dock.code.place_asked) as asked:
        qtbot.mouseClick(dock.code.bar.start, Qt.MouseButton.LeftButton)
    assert asked.args == [Place(Stage.IMAGE)]
    with qtbot.assertNotEmitted(dock.code.place_asked):
        dock.show_place(Place(Stage.PREDICTION, "answer"))
    assert dock.code.walk.step.call.source.qualname == "VisionTransformer.classify"


def test_a_page_that_has_no_such_section_does_not_pull_the_code_back(qtbot, dock, inspected, opened):
    dock.show_code()
    dock.show_place(Place(Stage.IMAGE))
    follow(inspected, opened)
    dock.code.place_asked.connect(lambda place: dock.show_place(Place(place.stage, "something else")))
    for _ in range(dock.code.walk.count - 1):
        number = dock.code.walk.step.number
        dock.code.walk.forward()
        assert dock.code.walk.step.number == number + 1


def test_buttons_that_lead_nowhere_are_off(dock, inspected, opened):
    dock.show_code()
    follow(inspected, opened)
    bar, walk = dock.code.bar, dock.code.walk
    walk.to_start()
    assert (bar.start.isEnabled(), bar.back.isEnabled(), bar.forward.isEnabled()) == (False, False, True)
    walk.to_end()
    assert (bar.end.isEnabled(), bar.forward.isEnabled(), bar.back.isEnabled()) == (False, False, True)


def test_the_trail_leads_to_the_callers(qtbot, dock, inspected, opened):
    dock.show_code()
    follow(inspected, opened)
    dock.code.walk.show_function("attention_scores", 2)
    dock.code.trail.linkActivated.emit("1")
    assert dock.code.walk.step.call.source.qualname == "Block.forward"
    assert dock.code.walk.step.layer == 2


def test_the_tab_is_a_choice_that_outlives_the_window(qtbot, dock, inspected):
    dock.show_code()
    assert inspected.viewing.get("inspector.tab") == "code"
    again = InspectorDock(inspected)
    qtbot.addWidget(again)
    assert again.tabs.currentWidget() is again.code
    inspected.viewing.set("inspector.tab", "selection")
    assert dock.tabs.currentWidget() is dock.selection


def test_a_window_that_is_built_anew_goes_on_at_the_same_line(qtbot, dock, inspected, opened):
    dock.show_code()
    dock.show_place(Place(Stage.ENCODER, "mlp"))
    follow(inspected, opened)
    dock.code.walk.forward()
    step = dock.code.walk.step
    dock.set_open(False)
    window = QMainWindow()
    qtbot.addWidget(window)
    again = InspectorDock(inspected)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, again)
    window.show()
    again.show_place(Place(Stage.ENCODER, "mlp"))
    again.show_code()
    assert again.code.walk.step is step
    window.close()


def test_trouble_is_said_in_place_of_the_lines(dock, inspected):
    from vit_studio.errors import VitStudioError

    dock.show_code()
    inspected.lines.trouble = VitStudioError("{path} has changed.", "Start again.", path="block.py")
    inspected.lines.changed.emit()
    assert dock.code.words.text() == "block.py has changed. Start again."


def test_every_control_explains_itself(dock):
    tab = dock.code
    for widget in (tab.bar.start, tab.bar.back, tab.bar.forward, tab.bar.end, tab.bar.copy, tab.code, tab.tensor):
        assert (widget.whatsThis() and widget.accessibleName()) or widget is tab.bar.copy
    assert all(dock.tabs.tabToolTip(tab) and dock.tabs.tabWhatsThis(tab) for tab in range(2))
    for widget in (tab.trail, dock.selection.patch, dock.selection.values, dock.selection.code, tab.tensor.names):
        assert widget.whatsThis()
