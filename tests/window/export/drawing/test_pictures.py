import numpy as np
import pytest
from matplotlib.figure import Figure

from vit_studio.window.export.drawing.pictures import draw_heat_map
from vit_studio.window.export.view_data import HeatMapData, LaidOver
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels

LEVELS = Levels(-1, 1)


@pytest.fixture
def axes():
    return Figure().add_subplot()


def test_what_is_laid_over_a_heat_map_stands_on_its_cells_in_its_own_colours(axes):
    laid = LaidOver(
        arrays=(np.array([[-1.0, 1.0], [0.5, 0.0]]),),
        corners=((6, 8),),
        levels=LEVELS,
        colour_map=ColourMap.DIVERGING,
    )
    image = np.zeros((28, 28))
    draw_heat_map(axes, HeatMapData(array=image, levels=Levels(0, 1), colour_map=ColourMap.GREY, laid_over=laid))
    below, above = axes.images
    assert above.get_extent() == [7.5, 9.5, 7.5, 5.5]
    assert above.zorder > below.zorder
    assert (axes.get_xlim(), axes.get_ylim()) == ((-0.5, 27.5), (27.5, -0.5))
    drawn = np.asarray(above.get_array())
    corner = tuple(drawn[0, 0, :3].tolist())
    assert corner == colour_at(ColourMap.DIVERGING, 0.0).getRgb()[:3]
    frames = [patch.get_bbox().bounds for patch in axes.patches]
    assert (7.5, 5.5, 2.0, 2.0) in [tuple(frame) for frame in frames]
