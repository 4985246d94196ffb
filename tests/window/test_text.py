import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator

from vit_studio.errors import VitStudioError
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window import text

GRID = PatchGrid(28, 4)


class Shouting(QTranslator):
    """A translation that a test can recognise: upper case, braces left alone."""

    def isEmpty(self):
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"{context}: {source}"


@pytest.fixture
def other_language(qapp):
    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (-0.0, "0"),
        (1, "1"),
        (255.0, "255"),
        (0.5, "0.5"),
        (0.123456, "0.1235"),
        (-0.123456, "−0.1235"),
        (-1e-9, "−1e−9"),
        (1.23456e-5, "1.235e−5"),
        (12345.6, "1.235e4"),
        (math.nan, "nan"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (np.float32(0.1), "0.1"),
    ],
)
def test_numbers(value, shown):
    assert text.number_text(value) == shown


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_within_four_digits(value):
    shown = text.number_text(value).replace("−", "-")
    assert float(shown) == pytest.approx(value, rel=5.1e-4)
    assert len(shown.split("e")[0].replace("-", "").replace(".", "").lstrip("0")) <= 4
    assert not shown.startswith("-0") or float(shown) != 0


@given(st.floats(-99, 99, width=32))
def test_a_number_in_a_cell_is_short(value):
    shown = text.short_number_text(value)
    assert len(shown) <= 6
    assert float(shown.replace("−", "-")) == pytest.approx(value, rel=0.5, abs=0.0051)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-0.004, "−0.004"),
        (0.003, "0.003"),
        (0.0004, "4e−4"),
        (0.999, "1.00"),
        (-1.6, "−1.60"),
        (12.34, "12.3"),
        (456.7, "457"),
        (12345, "1e4"),
        (math.nan, "nan"),
    ],
)
def test_numbers_in_cells(value, shown):
    assert text.short_number_text(value) == shown


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_an_exact_number_reads_back_as_the_same_float(value):
    assert np.float32(text.exact_text(np.float32(value)).replace("−", "-")) == np.float32(value)


def test_an_exact_number_has_no_digits_of_another_type():
    assert text.exact_text(np.float32(0.1)) == "0.1"
    assert text.exact_text(float(np.float32(0.1))) == "0.1"
    assert text.exact_text(np.float32(255)) == "255"
    assert text.exact_text(math.nan) == "nan"


def test_pixels_and_percents():
    assert text.pixel_text(np.float32(254.9999)) == "255"
    assert text.percent_text(0.9912) == "99.1 %"
    assert text.percent_text(1.0) == "100.0 %"


def test_shapes():
    assert text.shape_text((49, 16)) == "49 × 16"
    assert text.shape_text((6, 4, 50, 50)) == "6 × 4 × 50 × 50"
    assert text.shape_text((10,)) == "10"
    assert text.shape_text(()) == "one number"


def test_tokens_count_from_one_and_the_class_token_has_a_name():
    assert text.token_text(GRID, 0) == "class token"
    assert text.token_text(GRID, 1) == "token 1 · patch (1, 1)"
    assert text.token_text(GRID, 12) == "token 12 · patch (2, 5)"
    assert text.token_text(GRID, 49) == "token 49 · patch (7, 7)"


def test_layers_and_heads_count_from_one():
    assert text.layer_text(1, 6) == "Layer 2 of 6"
    assert text.head_text(0, 4) == "Head 1 of 4"
    assert text.head_text(None, 4) == "Mean of 4 heads"


def test_class_names_are_looked_up_in_their_own_context(other_language):
    assert text.class_name_text("Ankle boot") == "classes: Ankle boot"


def test_a_class_name_nobody_translated_stays():
    assert text.class_name_text("Zebra {0}") == "Zebra {0}"


def test_an_error_is_translated_before_it_is_filled(other_language):
    error = VitStudioError("Cannot read {path}.", "Choose another of {count}.", path="a/b", count=3)
    assert text.error_text(error) == ("errors: Cannot read a/b.", "errors: Choose another of 3.")


def test_an_error_without_a_hint():
    assert text.error_text(VitStudioError("The disk is full.")) == ("The disk is full.", "")


@pytest.mark.parametrize(("value", "shown"), [(0.25, "+0.25"), (-0.25, "−0.25"), (0, "0"), (-0.0, "0")])
def test_a_difference_has_its_sign(value, shown):
    assert text.signed_text(value) == shown


@pytest.mark.parametrize(
    ("fraction", "shown", "whole"),
    [(0.25, "+25.0 pp", "+25 pp"), (-0.123, "−12.3 pp", "−12 pp"), (0, "0.0 pp", "0 pp"), (-0.0001, "0.0 pp", "0 pp")],
)
def test_the_difference_of_two_shares_is_told_in_points(fraction, shown, whole):
    assert text.points_text(fraction) == shown
    assert text.whole_points_text(fraction) == whole
