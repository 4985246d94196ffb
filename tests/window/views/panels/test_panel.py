import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWhatsThis, QWidget

from vit_studio.window.theme import DARK, LIGHT
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.charts.bars_view import BarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.panels.compared_mark import DIFFERENCE, A, B
from vit_studio.window.views.panels.heading import bare_name
from vit_studio.window.views.panels.panel import Heading, Panel


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


WHOLE = "attn_weights[5].mean(0)  50 × 50"


@pytest.mark.parametrize(
    ("width", "shown"),
    [(1000, WHOLE), (170, "attn_weights  50 × 50"), (90, "50 × 50"), (20, "")],
)
def test_a_tensor_without_room_says_less_and_is_never_cut(qtbot, width, shown):
    heading = Heading("Attention")
    qtbot.addWidget(heading)
    heading.set_tensor(*WHOLE.split("  "))
    assert heading.fitting_tensor(width) == shown
    assert WHOLE in heading.toolTip()


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("attn_weights[5].mean(0)", "attn_weights"),
        ("tokens[0]", "tokens"),
        ("pixels[12:16, 12:16]", "pixels"),
        ("kernels[3].astype(dtype=np.float64)", ""),
        ("patches", ""),
        ("patches @ weight + bias", ""),
        ("by_convolution.reshape(config.embed_dim, -1).T - by_matmul", ""),
        ("np.linalg.norm(pos_table, axis=1)", ""),
        ("cosine_similarity(pos_embed)[25, 1:]", ""),
        ("", ""),
    ],
)
def test_a_bare_name_is_the_tensor_that_an_expression_is_a_part_of(expression, name):
    assert bare_name(expression) == name


def test_the_frame_follows_the_theme(make, themed):
    for theme in (LIGHT, DARK):
        themed(theme)
        panel = make()
        assert panel.grab().toImage().pixelColor(4, panel.height() // 2) == theme.surface


# help and menu


def test_the_expression_is_the_name_in_the_heading_unless_told_otherwise(make):
    panel = make()
    panel.set_tensor("attn_weights[0]", (50, 50))
    assert panel.expression == "attn_weights[0]"
    panel.set_expression("fuse_heads(attn_weights)[0]")
    assert panel.expression == "fuse_heads(attn_weights)[0]"
    assert panel.tensor == "attn_weights[0]  50 × 50"
    panel.set_expression("")
    assert panel.expression == "attn_weights[0]"


def test_without_help_there_is_no_sign_for_it(make):
    panel = make()
    assert panel.help_sign.isHidden() and not panel.whatsThis()
    panel.set_help("Each row sums to 1.")
    assert panel.help_sign.isVisible()
    panel.set_help("")
    assert panel.help_sign.isHidden() and not panel.whatsThis()


def test_help_tells_title_tensor_and_sentence_too_and_keeps_up_with_them(make):
    panel = make()
    panel.set_help("softmax(<b>QKᵀ</b> / √D_h), equation 6 of the paper")
    panel.set_tensor("attn_weights[0]", (50, 50))
    panel.set_sentence("Rows < columns.")
    said = panel.whatsThis()
    for part in ("<h3>Attention</h3>", "attn_weights[0]  50 × 50", "Rows &lt; columns.", "softmax(<b>QKᵀ</b>"):
        assert part in said
    panel.set_tensor("attn_weights[3]", (50, 50))
    assert "attn_weights[3]" in panel.whatsThis()


def test_the_question_mark_shows_the_help(qtbot, make, monkeypatch):
    shown = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda place, text, widget: shown.append(text))
    panel = make()
    panel.set_help("Each row sums to 1.")
    qtbot.mouseClick(panel.help_sign, Qt.MouseButton.LeftButton)
    assert shown == [panel.whatsThis()]


@pytest.mark.parametrize("width", [220, 600])
def test_signs_stand_at_the_right_and_clear_of_the_tensor(make, width):
    panel = make((width, 300))
    panel.set_help("Help.")
    panel.set_tensor("a_rather_long_tensor_name", (6, 4, 50, 50))
    panel.layout().activate()
    signs = [area(sign, panel) for sign in (panel.help_sign, panel.menu_sign)]
    assert panel.rect().adjusted(8, 4, -8, -8).contains(signs[0].united(signs[1]))
    assert signs[0].right() < signs[1].left()
    picture = panel.grab(QRect(0, 0, signs[0].left(), 40)).toImage()
    surface = LIGHT.surface
    gap = range(signs[0].left() - 3, signs[0].left())
    assert all(picture.pixelColor(x, y) == surface for x in gap for y in range(10, 36))


def test_signs_say_what_they_do_and_are_reached_by_tab(make):
    panel = make()
    panel.set_help("Help.")
    panel.set_title("Scores")
    for sign in (panel.help_sign, panel.menu_sign):
        assert "Scores" in sign.accessibleName() and sign.toolTip()
        assert sign.focusPolicy() & Qt.FocusPolicy.TabFocus


class Host(QMainWindow):
    """Answers for the menus of panels."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def show_panel_menu(self, panel, view, place):
        self.asked.append((panel, view))


def test_the_menu_is_asked_of_the_window_around_it(qtbot, make):
    host = Host()
    qtbot.addWidget(host)
    panel = make()
    host.setCentralWidget(panel)
    host.show()
    qtbot.mouseClick(panel.menu_sign, Qt.MouseButton.LeftButton)
    assert host.asked == [(panel, None)]
    place = panel.body.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, panel.body.mapToGlobal(place))
    QApplication.sendEvent(panel.body, event)
    assert host.asked[1] == (panel, panel.body)


def test_without_a_window_that_answers_nothing_happens(qtbot, make):
    panel = make()
    qtbot.mouseClick(panel.menu_sign, Qt.MouseButton.LeftButton)


def test_a_click_on_its_ground_gives_it_the_focus(qtbot, make):
    panel = make()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert panel.hasFocus()


def test_the_help_ends_with_what_mouse_and_keys_do_in_the_views(qtbot):
    panel, both = Panel("Attention"), QWidget()
    qtbot.addWidget(panel)
    layout = QVBoxLayout(both)
    for view in (HeatmapView(), HeatmapView(), BarsView()):
        layout.addWidget(view)
    panel.set_help("Rows sum to 1.")
    panel.set_body(both)
    told = panel.whatsThis()
    assert told.index("Rows sum to 1.") < told.index("magnify") < told.index("each bar")
    assert told.count("magnify") == 1


def test_of_two_compared_models_it_says_which_it_is_of(make):
    panel = make(orientation=Qt.Orientation.Vertical)
    panel.set_tensor("attn_weights[2, 1]", (50, 50))
    panel.colour_bar.set_caption("shared by all heads")
    plain = panel.grab().toImage()
    panel.set_mark(DIFFERENCE)
    assert panel.mark == "A − B"
    assert panel.tensor == "attn_weights[2, 1]  A − B  50 × 50"
    assert panel.expression == "attn_weights[2, 1]"
    assert panel.colour_bar.caption == "A − B, shared by all heads"
    assert panel.grab().toImage() != plain
    panel.set_mark(B)
    assert panel.tensor == "attn_weights[2, 1]  50 × 50"
    assert panel.colour_bar.caption == "shared by all heads"
    panel.set_mark("")
    assert panel.grab().toImage() == plain


def test_where_there_is_no_difference_it_says_so_before_all_else(make):
    panel = make()
    panel.set_sentence("Each row sums to 1.", "A click chooses one.")
    panel.set_no_difference("The same for A and B.")
    assert panel.sentence == "Each row sums to 1."
    panel.set_mark(A, instead=True)
    assert panel.sentence == "The same for A and B. Each row sums to 1."
    panel.set_sentence("Another one.")
    assert panel.sentence == "The same for A and B. Another one."
    panel.set_mark(A)
    assert panel.sentence == "Another one."


def test_what_is_of_no_model_wears_no_mark(make):
    panel = make()
    panel.set_marked(False)
    panel.set_mark(DIFFERENCE)
    assert panel.mark == ""


def test_the_same_words_again_lay_nothing_out(make, laid_out):
    panel = make()

    def say():
        panel.set_title("Weights")
        panel.set_tensor("attn_weights[0]", (4, 50, 50))
        panel.set_sentence("One row for each query.")

    panel.set_help("softmax")
    assert laid_out(panel, say) > 0
    told = panel.whatsThis()
    assert all(words in told for words in ("Weights", "attn_weights[0]", "One row for each query.", "softmax"))
    assert laid_out(panel, say) == 0
    assert panel.whatsThis() == told
