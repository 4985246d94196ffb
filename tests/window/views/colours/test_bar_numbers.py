import pytest
from PySide6.QtCore import QRectF

from vit_studio.window.views.colours.bar_numbers import placed_numbers
from vit_studio.window.views.colours.levels import Levels

LEVELS = Levels(-1.234, 1.234)


@pytest.mark.parametrize(("width", "count"), [(72, 2), (298, 3)])
def test_the_number_in_the_middle_makes_way_for_the_ends(qapp, width, count):
    bar = QRectF(1, 1, width, 12)
    placed = placed_numbers(bar, LEVELS, upright=False)
    assert [tick.unit for tick, _ in placed] == [0.0, 1.0, 0.5][:count]
    for _, rect in placed:
        assert bar.left() <= rect.left() and rect.right() <= bar.right() and rect.top() > bar.bottom()


def test_beside_an_upright_bar_the_greatest_stands_on_top(qapp):
    bar = QRectF(1, 1, 12, 200)
    (low, low_rect), (high, high_rect), (_, middle_rect) = placed_numbers(bar, LEVELS, upright=True)
    assert (low.unit, high.unit) == (0.0, 1.0)
    assert high_rect.bottom() < middle_rect.top() and middle_rect.bottom() < low_rect.top()
    assert middle_rect.center().y() == pytest.approx(bar.center().y())
    assert all(rect.left() > bar.right() for rect in (low_rect, middle_rect, high_rect))
