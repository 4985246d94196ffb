import numpy as np
import pytest
from PySide6.QtTest import QTest

from vit_studio.window.views.charts.histogram_view import BINS, HistogramView
from vit_studio.window.views.colours.levels import Levels

PIXELS = Levels(0, 256)


@pytest.fixture
def view(qtbot):
    view = HistogramView()
    qtbot.addWidget(view)
    view.resize(420, 140)
    view.show()
    return view


def heights(view):
    """Painted rows of each column, counted from below."""
    image = view.grab().toImage()
    found = []
    for index in range(BINS):
        column = view.column(index)
        x, bottom = int(column.center().x()), int(column.bottom()) - 1
        ink = image.pixelColor(x, bottom)
        rows = 0
        while rows < column.height() and image.pixelColor(x, bottom - rows) == ink:
            rows += 1
        found.append(rows)
    return np.array(found)


def test_columns_are_as_high_as_numpy_counts(view):
    values = np.random.default_rng(0).integers(0, 256, 5000).astype(np.uint8)
    values[values > 200] -= 60
    view.set_values(values, PIXELS)
    counts, _ = np.histogram(values, bins=BINS, range=(0, 256))
    np.testing.assert_array_equal(view.histogram.counts, counts)
    filled = counts > 0
    expected = counts[filled] / counts.max() * view.column(0).height()
    np.testing.assert_allclose(heights(view)[filled], expected, atol=2)


def test_a_column_that_towers_makes_heights_logarithmic(view):
    values = np.concatenate([np.zeros(5000), np.arange(1, 255)]).astype(np.uint8)
    view.set_values(values, PIXELS)
    assert view.histogram.is_steep
    assert "logarithmic" in view.tip_at(view.column(3).center())


def test_hover_tells_a_column(view):
    view.set_values(np.array([9, 10, 15, 200], np.uint8), PIXELS)
    reading = view.reading_at(view.column(1).center())
    assert (reading.words, reading.value) == ("from 8 to 16", "3")
    QTest.mouseMove(view, view.column(1).center().toPoint())
    before = view.grab().toImage()
    view._hover(None)
    assert view.grab().toImage() != before


def test_lines_stand_at_their_values(view):
    view.set_values(np.arange(256, dtype=np.uint8), PIXELS)
    plain = view.grab().toImage()
    view.set_values(np.arange(256, dtype=np.uint8), PIXELS, [("mean", 128.0)])
    lined = view.grab().toImage()
    y = int(view.column(0).center().y())
    changed = [x for x in range(view.width()) if lined.pixelColor(x, y) != plain.pixelColor(x, y)]
    middle = (view.column(0).left() + view.column(BINS - 1).right()) / 2
    assert changed and all(abs(x - middle) <= 2 for x in changed)
    assert "mean 128" in view.accessibleDescription()


def test_the_numbers_can_be_taken_along(view):
    assert view.view_data() is None
    view.set_values(np.array([0, 255, 255], np.uint8), PIXELS)
    data = view.view_data()
    assert data.values.sum() == 3 and data.values[-1] == 2
    assert data.names[-1] == "from 248 to 256"
