import math

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from vit_studio.window.views.cells.multiples_layout import fit_multiples, wrap

ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0])
areas = st.builds(QRectF, st.just(50.0), st.just(20.0), st.integers(300, 1400), st.integers(300, 1000))
sides = st.integers(1, 12)
shapes = st.sampled_from([(50, 50), (5, 5), (4, 4), (14, 14), (197, 197), (8, 16)])


@given(areas, sides, sides, shapes, ratios)
def test_pictures_fit_and_keep_their_shape(area, rows, columns, shape, ratio):
    layout = fit_multiples(area, rows=rows, columns=columns, shape=shape, ratio=ratio)
    slack = (rows + columns) / ratio  # gaps are rounded to device pixels
    assert area.adjusted(-slack, -slack, slack, slack).contains(layout.bounds)
    assert abs(layout.width / shape[1] - layout.height / shape[0]) <= 1 / ratio / min(shape)
    assert round(layout.width * ratio, 6).is_integer()
    assert 2 < layout.gap <= 6.5


@given(areas, sides, sides, shapes, ratios, st.data())
def test_the_centre_of_a_picture_is_that_picture(area, rows, columns, shape, ratio, data):
    layout = fit_multiples(area, rows=rows, columns=columns, shape=shape, ratio=ratio)
    place = data.draw(st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1)))
    assert layout.picture_at(layout.rect(*place).center()) == place


def test_large_cells_take_whole_device_pixels():
    layout = fit_multiples(QRectF(0, 0, 400, 400), rows=8, columns=8, shape=(4, 4))
    assert (layout.width / 4).is_integer()
    assert layout.width >= 40


def test_gaps_belong_to_the_nearer_picture_and_the_outside_to_none():
    layout = fit_multiples(QRectF(0, 0, 404, 404), rows=2, columns=2, shape=(10, 10))
    first = layout.rect(0, 0)
    assert layout.picture_at(first.topRight() + QPointF(layout.gap * 0.4, 5)) == (0, 0)
    assert layout.picture_at(first.topRight() + QPointF(layout.gap * 0.6, 5)) == (0, 1)
    assert layout.picture_at(layout.bounds.bottomRight() + QPointF(layout.gap, 0)) is None
    assert layout.picture_at(layout.bounds.topLeft() - QPointF(0, layout.gap)) is None


def test_a_short_last_row_has_holes():
    layout = fit_multiples(QRectF(0, 0, 300, 300), rows=2, columns=3, count=5, shape=(4, 4))
    assert layout.picture_at(layout.rect(1, 1).center()) == (1, 1)
    assert layout.picture_at(layout.rect(1, 2).center()) is None
    assert layout.neighbour(1, 1, rows=0, columns=1) == (1, 1)
    assert layout.neighbour(0, 2, rows=1, columns=0) == (0, 2)


def test_neighbours_are_held_at_the_edges():
    layout = fit_multiples(QRectF(0, 0, 300, 300), rows=2, columns=3, shape=(4, 4))
    assert layout.neighbour(0, 0, rows=-1, columns=-1) == (0, 0)
    assert layout.neighbour(0, 0, rows=1, columns=2) == (1, 2)


def test_a_cell_within_a_picture():
    layout = fit_multiples(QRectF(0, 0, 100, 100), rows=1, columns=1, shape=(5, 5))
    assert layout.cell_rect(0, 0, cell=(1, 2), shape=(5, 5)) == QRectF(40, 20, 20, 20)


def test_64_kernels_stand_in_a_square():
    assert wrap(QRectF(0, 0, 400, 400), count=64, shape=(4, 4)) == (8, 8)
    assert wrap(QRectF(0, 0, 440, 380), count=64, shape=(4, 4)) == (8, 8)
    assert wrap(QRectF(0, 0, 900, 240), count=64, shape=(4, 4)) == (4, 16)


@given(areas, st.integers(1, 800), shapes)
def test_wrapping_holds_all_and_wastes_no_row(area, count, shape):
    rows, columns = wrap(area, count=count, shape=shape)
    assert rows * columns >= count
    assert rows == math.ceil(count / columns)
