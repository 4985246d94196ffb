import pytest
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.window.docks.images.gallery_layout import GAP, WISHED_SIDE, GalleryLayout

layouts = st.builds(GalleryLayout, width=st.integers(1, 3000), count=st.integers(0, 70_000))


def test_a_narrow_dock_has_five_columns_that_fill_it():
    layout = GalleryLayout(width=250, count=70_000)
    assert layout.columns == 5
    assert layout.rows == 14_000
    assert layout.box(4).right() <= 250 - GAP
    assert layout.box(4).right() >= 250 - 2 * GAP


@given(layouts, st.data())
def test_the_middle_of_a_box_leads_back_to_its_position(layout, data):
    if not layout.count or layout.width < GAP + WISHED_SIDE:
        return
    position = data.draw(st.integers(0, layout.count - 1))
    middle = layout.box(position).center()
    assert layout.position_at(middle.x(), middle.y()) == position
    rows = layout.rows_between(middle.y(), middle.y())
    assert any(position in layout.positions_of_row(row) for row in rows)
    assert layout.box(position).bottom() < layout.height


@pytest.mark.parametrize(("x", "y"), [(-1, 20), (20, -1), (249, 20), (2, 2), (20, 14_000 * 60)])
def test_a_gap_and_the_outside_are_no_image(x, y):
    assert GalleryLayout(width=250, count=70_000).position_at(x, y) is None


def test_the_unfilled_end_of_the_last_row_is_no_image():
    layout = GalleryLayout(width=250, count=7)
    right_of_the_last = layout.box(6).center().x() + layout.pitch
    assert layout.position_at(right_of_the_last, layout.box(6).center().y()) is None
    shown = [position for row in layout.rows_between(0, 10_000) for position in layout.positions_of_row(row)]
    assert shown == list(range(7))


def test_nothing_to_show():
    layout = GalleryLayout(width=250, count=0)
    assert layout.rows == 0
    assert list(layout.rows_between(0, 500)) == []
