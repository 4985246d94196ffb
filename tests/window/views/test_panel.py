import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel

from vit_studio.window.theme import DARK, LIGHT
from vit_studio.window.views.colour_bar import ColourBar
from vit_studio.window.views.heatmap_view import HeatmapView
from vit_studio.window.views.panel import Heading, Panel


@pytest.fixture
def make(qtbot):
    def made(size=(600, 400), orientation=None, shape=(50, 50)):
        panel = Panel("Attention")
        qtbot.addWidget(panel)
        view = HeatmapView()
        view.set_array(np.random.default_rng(0).random(shape).astype(np.float32))
        panel.set_body(view)
        if orientation is not None:
            panel.set_colour_bar(ColourBar(orientation=orientation))
        panel.resize(*size)
        panel.show()
        return panel

    return made


def area(widget, ancestor) -> QRect:
    return QRect(widget.mapTo(ancestor, QPoint(0, 0)), widget.size())


def picture(panel) -> QRect:
    return panel.body.picture_rect().toRect().translated(area(panel.body, panel).topLeft())


def test_what_it_was_told_can_be_read_back(make):
    panel = make()
    panel.set_tensor("attn_weights", (50, 50))
    panel.set_sentence("Each row sums to 1.")
    assert (panel.title, panel.tensor, panel.sentence) == ("Attention", "attn_weights  50 × 50", "Each row sums to 1.")
    assert panel.accessibleName() == "Attention"
    panel.set_title("Scores")
    assert panel.title == panel.accessibleName() == "Scores"


def test_title_and_tensor_share_a_line(make):
    panel = make()
    panel.set_tensor("attn_weights", (50, 50))
    assert area(panel.body, panel).top() < 45


def test_without_a_sentence_none_takes_room(make):
    panel = make()
    before = area(panel.body, panel).top()
    panel.set_sentence("Each row is a query.")
    panel.layout().activate()
    assert area(panel.body, panel).top() > before
    panel.set_sentence("")
    panel.layout().activate()
    assert area(panel.body, panel).top() == before


@pytest.mark.parametrize("width", [300, 1200])
@pytest.mark.parametrize("orientation", [None, Qt.Orientation.Vertical, Qt.Orientation.Horizontal])
def test_everything_lies_within_the_frame(make, width, orientation):
    panel = make((width, 420), orientation)
    panel.set_tensor("a_rather_long_tensor_name", (6, 4, 50, 50))
    panel.set_sentence("One sentence that is long enough to need a second line where there is little room for it.")
    panel.layout().activate()
    inside = panel.rect().adjusted(8, 4, -8, -8)
    assert inside.contains(picture(panel))
    if panel.colour_bar is not None:
        assert inside.contains(area(panel.colour_bar, panel))
        assert not area(panel.colour_bar, panel).intersects(picture(panel))


@pytest.mark.parametrize("size", [(300, 420), (1200, 420), (600, 900)])
def test_an_upright_bar_is_as_long_as_the_picture_and_close_to_it(make, size):
    panel = make(size, Qt.Orientation.Vertical)
    bar, frame = area(panel.colour_bar, panel), picture(panel)
    assert abs(bar.top() - frame.top()) <= 2 and abs(bar.bottom() - frame.bottom()) <= 2
    assert 0 < bar.left() - frame.right() < 20


@pytest.mark.parametrize("size", [(300, 420), (1200, 420), (600, 900)])
def test_a_lying_bar_is_as_long_as_the_picture_and_close_to_it(make, size):
    panel = make(size, Qt.Orientation.Horizontal)
    bar, frame = area(panel.colour_bar, panel), picture(panel)
    assert abs(bar.left() - frame.left()) <= 2 and abs(bar.right() - frame.right()) <= 2
    assert 0 < bar.top() - frame.bottom() < 20


def test_picture_and_bar_follow_an_array_of_another_shape(make, qtbot):
    panel = make((700, 620), Qt.Orientation.Vertical)
    square = picture(panel)
    panel.body.set_array(np.zeros((20, 60), np.float32))
    qtbot.waitUntil(lambda: area(panel.colour_bar, panel).height() == picture(panel).height() + 2)
    assert picture(panel).height() < square.height() / 2


def test_the_order_of_body_and_bar_does_not_matter(qtbot):
    panel = Panel("Tokens")
    qtbot.addWidget(panel)
    panel.set_colour_bar(ColourBar())
    body = QLabel("a view that fills its room")
    panel.set_body(body)
    panel.resize(400, 300)
    panel.show()
    assert body.isVisible() and panel.colour_bar.isVisible()
    assert area(panel.colour_bar, panel).left() > area(body, panel).right()


@pytest.mark.parametrize("bar", [None, ColourBar], ids=["alone", "with bar"])
def test_another_body_takes_the_place_of_the_first(qtbot, bar):
    panel = Panel("Tokens")
    qtbot.addWidget(panel)
    first, second = QLabel("first"), QLabel("second")
    if bar is not None:
        panel.set_colour_bar(bar())
    panel.set_body(first)
    panel.show()
    panel.set_body(second)
    qtbot.waitUntil(second.isVisible)
    assert first.parent() is None and not first.isVisible()
    assert panel.body is second


@pytest.mark.parametrize(
    ("width", "shown"),
    [(1000, "attn_weights  50 × 50"), (125, "attn_…  50 × 50"), (60, "50 × 50")],
)
def test_the_tensors_name_is_cut_before_its_shape(qtbot, width, shown):
    heading = Heading("Attention")
    qtbot.addWidget(heading)
    heading.set_tensor("attn_weights", "50 × 50")
    text = heading.fitting_tensor(width)
    assert text.split("  ")[-1] == shown.split("  ")[-1]
    assert ("…" in text) == ("…" in shown) and (text == shown or "…" in shown)
    assert "attn_weights  50 × 50" in heading.toolTip()


def test_the_frame_follows_the_theme(make, themed):
    for theme in (LIGHT, DARK):
        themed(theme)
        panel = make()
        assert panel.grab().toImage().pixelColor(4, panel.height() // 2) == theme.surface
