"""A person reads numbers: under the mouse, magnified, in other colours."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vit_studio.window.look import colour_choice
from vit_studio.window.look.colour_choice import ColourMap, ColourTable
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import exact_text
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.charts.ranking_view import RankingView
from vit_studio.window.views.colours.colour_maps import colour_at
from vit_studio.window.views.painting.readout import Readout


@pytest.fixture
def matrix(visit):
    """The attention matrix on the Encoder page."""
    page = visit.go_to(Stage.ENCODER)
    tokens = visit.studio.scene.config.num_tokens
    return next(view for view in in_sight(page, HeatmapView) if view.array.shape == (tokens, tokens))


@pytest.fixture
def choosing():
    yield colour_choice.choose_table
    for colour_map, tables in colour_choice.TABLES.items():
        colour_choice.choose_table(colour_map, tables[0])


def in_sight(page, kind):
    return [view for view in page.findChildren(kind) if view.isVisible()]


def test_the_weight_under_the_mouse_is_read_out(visit, matrix):
    QTest.mouseMove(matrix, matrix.grid().cell(30, 4).center().toPoint())
    card = Readout.of(matrix)
    selection, weights = visit.studio.selection, visit.studio.scene.trace.attn_weights[visit.studio.selection.layer]
    weight = weights.mean(0)[30, 4] if selection.head is None else weights[selection.head, 30, 4]
    assert card.isVisible() and card.reading.value == exact_text(weight)
    assert "token 30" in card.reading.words and "token 4" in card.reading.words
    visit.go_to(Stage.IMAGE)
    assert not card.isVisible()


def test_the_wheel_magnifies_a_matrix_in_its_page(visit, matrix):
    place = matrix.grid().cell(30, 4).center().toPoint()
    QTest.mouseMove(matrix, place - QPoint(1, 1))
    QTest.mouseMove(matrix, place)
    for _ in range(3):
        at = QPointF(matrix.mapTo(visit.window, place))
        QTest.wheelEvent(visit.window.windowHandle(), at, QPoint(0, 120))
        QApplication.processEvents()
    assert matrix.is_zoomed and matrix.cell_at(QPointF(place)) == (30, 4)
    visit.studio.selection.set_token(2)
    assert 2 in matrix.grid().visible_rows, "what is selected is brought into sight"


def test_other_colours_are_seen_at_once(visit, matrix, choosing):
    page = visit.place.pages.page(Stage.ENCODER)
    before, (ranking, *_) = matrix.grab().toImage(), in_sight(page, RankingView)
    first = ranking.lines[0].colour
    choosing(ColourMap.SEQUENTIAL, ColourTable.CIVIDIS)
    assert matrix.grab().toImage() != before
    assert ranking.lines[0].colour != first
    weight = matrix.array[visit.studio.selection.token, 0]  # the list begins with the class token
    unit = float(matrix.levels.unit(weight))
    assert ranking.lines[0].colour == colour_at(ColourMap.SEQUENTIAL, unit)
