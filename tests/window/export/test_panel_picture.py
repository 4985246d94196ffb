import numpy as np
import pytest
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from vit_studio.window.export.panel_picture import picture_of, view_at, views_of
from vit_studio.window.export.view_data import TableData
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.charts.bars_view import BarsView
from vit_studio.window.views.charts.row_bars_view import RowBarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.panels.figure import Figure
from vit_studio.window.views.panels.heading import Heading
from vit_studio.window.views.panels.panel import Panel, panel_of

ARRAY = np.arange(12, dtype=np.float32).reshape(3, 4)


def matrix(array=ARRAY):
    view = HeatmapView()
    view.set_array(array)
    view.set_axes(Axis("query", 0), Axis("key", 0))
    return view


@pytest.fixture
def panel(qtbot):
    panel = Panel("Attention")
    qtbot.addWidget(panel)
    panel.set_tensor("attn_weights[0, 1]", (3, 4))
    panel.set_sentence("Each row sums to 1.")
    panel.resize(500, 400)
    return panel


def stacked(panel, *widgets):
    body = QWidget()
    column = QVBoxLayout(body)
    for widget in widgets:
        column.addWidget(widget)
    panel.set_body(body)
    panel.show()


def test_a_view_alone(panel):
    view = matrix()
    view.set_levels(Levels(0, 20))
    panel.set_body(view)
    bar = ColourBar()
    bar.set_levels(Levels(0, 20))
    bar.set_caption("shared by all heads")
    panel.set_colour_bar(bar)
    panel.show()
    picture = picture_of(panel)
    assert (picture.title, picture.expression) == ("Attention", "attn_weights[0, 1]")
    assert (picture.tensor, picture.sentence) == ("attn_weights[0, 1]  3 × 4", "Each row sums to 1.")
    assert picture.scale == "shared by all heads"
    panel.set_range_words("shared by all layers")
    assert picture_of(panel).scale == "shared by all layers"
    assert [part.key for part in picture.parts] == ["array"]
    np.testing.assert_array_equal(picture.main.data.array, ARRAY)


def test_what_is_cut_is_told_with_its_greatest_value(panel):
    view = matrix()
    view.set_levels(Levels(0, 5))
    panel.set_body(view)
    panel.show()
    assert picture_of(panel).scale == "values up to 11 are drawn as 5"
    view.set_levels(Levels(2, 11))
    assert picture_of(panel).scale == "values down to 0 are drawn as 2"


def test_of_parts_that_share_a_range_the_greatest_value_is_told_once(panel):
    first, second = matrix(), matrix(ARRAY[:1] + 2)
    for view in (first, second):
        view.set_levels(Levels(0, 4))
    stacked(panel, first, second)
    assert picture_of(panel).scale == "values up to 11 are drawn as 4"


def test_a_range_may_be_told_by_a_bar_beside_the_panel(panel, qtbot):
    around, bar = QWidget(), ColourBar()
    qtbot.addWidget(around)
    row = QVBoxLayout(around)
    view = matrix()
    view.set_levels(Levels(0, 11))
    panel.set_body(view)
    bar.set_levels(Levels(0, 11))
    bar.set_caption("shared by all heads")
    row.addWidget(panel)
    row.addWidget(bar)
    around.show()
    assert picture_of(panel).scale == "shared by all heads"
    bar.set_levels(Levels(0, 12))
    assert picture_of(panel).scale == ""
    panel.setParent(None)  # each is deleted by itself


def test_what_can_be_done_on_the_screen_is_not_said_on_paper(panel):
    panel.set_body(matrix())
    panel.set_sentence("Rows are layers.", "A click brings one up.")
    panel.set_subject("maps of token 14")
    panel.set_of_image(False)
    panel.show()
    picture = picture_of(panel)
    assert (picture.sentence, picture.title) == ("Rows are layers.", "Attention: maps of token 14")
    assert not picture.of_image
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert said == ["Rows are layers. A click brings one up."]


class Steps(QWidget):
    """Names its views, and gives their numbers as one table."""

    def __init__(self, views):
        super().__init__()
        column = QVBoxLayout(self)
        self.views = views
        for view in views.values():
            column.addWidget(view)

    def name_of(self, view):
        return next(name for name, shown in self.views.items() if shown is view)

    def table_data(self):
        return TableData(columns=("token", "weight"), rows=(("0", 0.5), ("1", 0.5)))


def test_views_may_be_named_and_told_together_by_what_they_stand_in(panel):
    views = {"q": matrix(), "weight": matrix()}
    panel.set_body(Steps(views))
    panel.show()
    picture = picture_of(panel)
    assert [part.title for part in picture.parts] == ["q", "weight"]
    assert picture.table.columns == ("token", "weight")
    assert picture_of(panel, views["weight"]).table.array.shape == ARRAY.shape


def test_while_nothing_is_shown_there_is_no_picture(panel):
    assert picture_of(panel) is None
    panel.set_body(HeatmapView())
    assert picture_of(panel) is None
    panel.set_body(QLabel("words"))
    assert picture_of(panel) is None


def test_several_views_where_they_stand_the_main_one_first(panel):
    first, second = matrix(), matrix(ARRAY + 1)
    stacked(panel, first, second)
    assert views_of(panel) == [first, second]
    panel.set_main_view(second)
    picture = picture_of(panel)
    np.testing.assert_array_equal(picture.main.data.array, ARRAY + 1)
    assert [part.key for part in picture.parts] == ["array", "heat_map"]
    assert picture.parts[1].box.bottom <= picture.parts[0].box.top + 1


def test_what_is_out_of_sight_is_left_out(panel):
    first, second = matrix(), matrix()
    stacked(panel, first, second)
    second.hide()
    assert views_of(panel) == [first]


def test_one_view_of_several_has_no_name_of_the_whole(panel):
    first, second = matrix(), BarsView()
    second.set_bars(("a", "b"), (1.0, 2.0))
    stacked(panel, first, second)
    picture = picture_of(panel, second)
    assert picture.title == "Attention: Bars"
    assert picture.expression == picture.tensor == ""
    assert picture_of(panel, first).expression == "attn_weights[0, 1]"


def test_a_view_is_called_as_it_is_on_the_page(panel):
    named, captioned, headed = matrix(), matrix(), matrix()
    named.setAccessibleName("Queries")
    figure = Figure(captioned)
    figure.set_caption("kernel 3", (4, 4))
    box, heading = QWidget(), Heading("Positions")
    heading.set_tensor("pos_embed", "50 × 64")
    grid = QGridLayout(box)
    grid.addWidget(heading, 0, 0)
    grid.addWidget(headed, 1, 0)
    stacked(panel, named, figure, box)
    titles = {part.title for part in picture_of(panel).parts}
    assert titles == {"Queries", "kernel 3  4 × 4", "Positions  pos_embed  50 × 64"}


def test_bars_below_a_matrix_are_numbered_as_its_columns(panel):
    bars = RowBarsView()
    bars.set_row("2", ARRAY[2], Levels(0, 12))
    stacked(panel, matrix(), bars)
    data = picture_of(panel).parts[1].data
    assert (data.columns, data.name) == (Axis("key", 0), "query 2")


def test_from_any_widget_to_its_view_and_panel(panel):
    view = matrix()
    words = QLabel("words")
    stacked(panel, view, words)
    assert view_at(panel, view) is view
    assert view_at(panel, words) is None
    assert view_at(panel, None) is None
    assert panel_of(words) is panel_of(panel) is panel
    assert panel_of(None) is None
