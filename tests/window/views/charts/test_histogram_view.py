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
    rows = heights(view)
    assert rows[0] < 5 * rows[3]  # though it counts 600 times as many


def test_hover_tells_a_column(view):
    view.set_values(np.array([9, 10, 15, 200], np.uint8), PIXELS)
    reading = view.reading_at(view.column(1).center())
    assert (reading.words, reading.value) == ("8–15", "3")
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
    assert data.names[-1] == "248–255"


def test_values_with_a_point_are_named_by_the_ends_of_their_column(view):
    view.set_values(np.array([0.1, 0.2], np.float32), Levels(0, 32))
    assert view.reading_at(view.column(1).center()).words == "from 1 to 2"


def test_whole_values_are_named_by_the_first_and_the_last_that_is_counted(view):
    values = np.arange(100, dtype=np.uint8)
    view.set_values(values, Levels(0, 100))  # 3.125 values a column
    for index in range(BINS):
        first, _, last = view.reading_at(view.column(index).center()).words.partition("–")
        assert int(last or first) - int(first) + 1 == view.histogram.counts[index]
    view.set_values(values, Levels(0, 32))  # one value a column
    assert view.reading_at(view.column(7).center()).words == "7"


def test_numbers_are_told_in_the_words_of_the_page(view):
    view.set_words("grey {}".format, "{} pixels".format)
    view.set_values(np.array([9, 10, 15, 200], np.uint8), PIXELS)
    reading = view.reading_at(view.column(1).center())
    assert (reading.words, reading.value) == ("grey 8–15", "3 pixels")
    assert view.tip_at(view.column(1).center()) == "grey 8–15: 3 pixels"
