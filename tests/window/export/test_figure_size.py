import pytest

from vit_studio.window.export.arrangement import Box, Split, arrange
from vit_studio.window.export.figure_size import LINE, NARROWEST, WIDEST, figure_size
from vit_studio.window.export.panel_picture import PanelPicture, Part
from vit_studio.window.export.view_data import TableData


def picture(*parts):
    made = tuple(Part(title="", key="array", data=data, box=box) for data, box in parts)
    return PanelPicture(title="", tensor="", expression="", sentence="", scale="", parts=made)


def sized(shown):
    arrangement = arrange([part.box for part in shown.parts])
    return figure_size(shown, arrangement), arrangement


@pytest.mark.parametrize("pixels", [100, 600, 5000])
def test_narrow_panels_are_enlarged_and_wide_ones_shrunk(data, pixels):
    size, _ = sized(picture((data["heat_map"], Box(0, 0, pixels, pixels / 2))))
    assert NARROWEST <= size.width <= WIDEST
    assert size.height == pytest.approx(size.width / 2)


def test_a_list_is_as_long_as_its_lines_whatever_room_it_has_on_the_screen():
    table = TableData(columns=("name", "value"), rows=tuple((str(index), float(index)) for index in range(19)))
    size, _ = sized(picture((table, Box(0, 0, 300, 30))))
    assert size.height == pytest.approx(20 * LINE)


def test_parts_below_each_other_share_the_height_as_they_need_it(data):
    size, arrangement = sized(picture((data["heat_map"], Box(0, 0, 300, 300)), (data["table"], Box(0, 310, 300, 320))))
    assert isinstance(arrangement, Split)
    assert size.shares(arrangement) == pytest.approx([NARROWEST, 3 * LINE])
    assert size.height == pytest.approx(NARROWEST + 3 * LINE)
