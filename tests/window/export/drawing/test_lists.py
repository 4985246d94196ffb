import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from vit_studio.window.export.drawing.lists import column_texts, draw_table
from vit_studio.window.export.view_data import TableData
from vit_studio.window.theme import LIGHT

TABLE = TableData(
    columns=("class", "logit", "probability"),
    rows=(("Coat", -0.5, 0.2), ("Shirt", 1.5, 0.8)),
    bars=(1,),
    true_index=0,
    best_index=1,
)


@pytest.fixture
def axes():
    return Figure().add_subplot()


def test_texts_stay_as_they_are_but_for_a_hyphen_that_is_a_minus():
    assert column_texts(["-0.02215964", "T-shirt", "-", 0.5, 0.25]) == ["−0.02215964", "T-shirt", "-", "0.50", "0.25"]


def test_the_true_row_is_told_and_the_best_is_bold(axes):
    draw_table(axes, TABLE)
    weights = {text.get_text(): text.get_fontweight() for text in axes.texts}
    assert weights["Coat (true)"] == "normal" and weights["Shirt"] == weights["0.8"] == "bold"


def test_bars_start_at_one_zero_and_are_as_long_as_their_numbers(axes):
    draw_table(axes, TABLE)
    coat, shirt = axes.patches
    assert coat.get_x() == pytest.approx(shirt.get_x())
    assert shirt.get_width() == pytest.approx(-3 * coat.get_width())
    assert 1 / 3 < coat.get_x() + coat.get_width() < shirt.get_x() + shirt.get_width() < 2 / 3
    assert to_hex(shirt.get_facecolor()) == LIGHT.bad.name()  # the best one is not the true one


def test_without_bars_there_are_none(axes):
    draw_table(axes, TableData(columns=("name", "value"), rows=(("a", 1.0),)))
    assert not axes.patches
    assert np.isclose(axes.get_ylim(), (2, 0)).all()
