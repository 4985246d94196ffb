"""Pictures of several moments share their range, and nothing else of them changes."""

import numpy as np
import pytest

from vit_studio.window.export.arrangement import Box
from vit_studio.window.export.common_scale import on_common_scale
from vit_studio.window.export.panel_picture import PanelPicture, Part
from vit_studio.window.export.view_data import BarsData, HeatMapData, TableData
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels

BOX = Box(0, 0, 10, 10)


def picture(*data):
    parts = tuple(Part(title="", key=str(place), data=each, box=BOX, scale="own") for place, each in enumerate(data))
    return PanelPicture(title="t", tensor="x", expression="x", sentence="", scale="own", parts=parts)


def heat(low, high):
    return HeatMapData(array=np.array([[low, high]]), levels=Levels(low, high), colour_map=ColourMap.SEQUENTIAL)


def bars(*values, limits=None):
    return BarsData(names=tuple("ab"), values=np.array(values), limits=limits)


def test_maps_get_the_range_that_holds_all():
    one, other = on_common_scale([picture(heat(0, 1), heat(5, 6)), picture(heat(-2, 0.5), heat(4, 5))])
    assert [part.data.levels for part in one.parts] == [Levels(-2, 1), Levels(4, 6)]
    assert [part.data.levels for part in other.parts] == [Levels(-2, 1), Levels(4, 6)]
    np.testing.assert_array_equal(other.main.data.array, [[-2, 0.5]])
    assert one.scale == "one range for all moments"


@pytest.mark.parametrize(("limits", "wanted"), [((None, None), (-3, 7)), (((0, 1), (0, 9)), (0, 9))])
def test_bars_get_the_limits_of_all(limits, wanted):
    made = on_common_scale([picture(bars(1, 7, limits=limits[0])), picture(bars(-3, np.nan, limits=limits[1]))])
    assert [each.main.data.limits for each in made] == [wanted, wanted]


def test_a_table_stays_as_it_is():
    table = TableData(columns=("a",), rows=((1.0,),))
    assert on_common_scale([picture(table)])[0].main.data is table
