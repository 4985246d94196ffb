import pytest
from PySide6.QtGui import QFontMetricsF

from vit_studio.window.theme import TextRole, font_for
from vit_studio.window.views.painting.aligned_numbers import AlignedNumbers, whole_part


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("0.25", "0"),
        ("−12.5 %", "−12"),
        ("+3.0 pp", "+3"),
        ("1,024", "1,024"),
        ("3e−5", "3"),
        ("8.31 px", "8"),
        ("∞", "∞"),
        ("−∞", "−∞"),
        ("nan", "nan"),
    ],
)
def test_the_whole_part_is_what_stands_in_front_of_the_point(text, whole):
    assert whole_part(text) == whole


def test_points_stand_on_one_line_whatever_the_font(qapp):
    body, caption = font_for(TextRole.BODY), font_for(TextRole.CAPTION)
    numbers = [("−0.118", body), ("10.5", caption), ("0.43", caption), ("7", caption)]
    aligned = AlignedNumbers.of(numbers)
    points = [
        left + QFontMetricsF(font).horizontalAdvance(whole_part(text))
        for left, (text, font) in zip(aligned.lefts, numbers, strict=True)
    ]
    assert max(points) - min(points) < 1e-6
    assert min(aligned.lefts) == 0
    ends = [
        left + QFontMetricsF(font).horizontalAdvance(text)
        for left, (text, font) in zip(aligned.lefts, numbers, strict=True)
    ]
    assert aligned.width == max(ends)


def test_without_numbers_nothing_is_wide(qapp):
    assert AlignedNumbers.of([]) == AlignedNumbers((), 0.0)
