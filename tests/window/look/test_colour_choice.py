import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.look import colour_choice
from vit_studio.window.look.colour_choice import ColourMap, ColourTable
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.cells.token_matrix_view import TokenMatrixView
from vit_studio.window.views.charts.row_bars_view import RowBarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import colour_at
from vit_studio.window.views.images.patch_grid_view import PatchGridView


def heat_map():
    view = HeatmapView()
    view.set_array(np.linspace(0, 1, 9, dtype=np.float32).reshape(3, 3))
    return view


def multiples():
    view = MultiplesView()
    view.set_arrays(np.linspace(0, 1, 36, dtype=np.float32).reshape(2, 2, 3, 3))
    return view


def overlay():
    view = PatchGridView()
    view.set_pixels(np.zeros((4, 4), np.uint8))
    view.set_overlay(np.linspace(0, 1, 4, dtype=np.float32).reshape(2, 2))
    return view


def row_bars():
    view = RowBarsView()
    view.set_span(10, 100)
    view.set_row("1", np.linspace(0, 1, 5, dtype=np.float32), view._levels)
    return view


def token_matrix():
    view = TokenMatrixView()
    view.set_array(np.linspace(-1, 1, 12, dtype=np.float32).reshape(3, 4))
    return view


@pytest.mark.parametrize(
    ("make", "colour_map"),
    [
        (heat_map, ColourMap.SEQUENTIAL),
        (multiples, ColourMap.SEQUENTIAL),
        (overlay, ColourMap.SEQUENTIAL),
        (row_bars, ColourMap.SEQUENTIAL),
        (ColourBar, ColourMap.SEQUENTIAL),
        (token_matrix, ColourMap.DIVERGING),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_view_that_is_on_screen_takes_the_chosen_colours(qtbot, choosing, make, colour_map):
    view = make()
    qtbot.addWidget(view)
    view.resize(200, 160)
    view.show()
    before = view.grab().toImage()
    choosing(colour_map, colour_choice.TABLES[colour_map][-1])
    assert view.grab().toImage() != before
    choosing(colour_map, colour_choice.TABLES[colour_map][0])
    assert view.grab().toImage() == before


def test_each_kind_of_values_has_its_own_choice(choosing):
    signed = colour_at(ColourMap.DIVERGING, 0.0)
    choosing(ColourMap.SEQUENTIAL, ColourTable.CIVIDIS)
    assert colour_at(ColourMap.SEQUENTIAL, 1.0).getRgb()[:3] == (253, 231, 55)  # the last colour of cividis
    assert colour_at(ColourMap.DIVERGING, 0.0) == signed
    assert colour_choice.current_table(ColourMap.SEQUENTIAL) is ColourTable.CIVIDIS


def test_widgets_are_told_of_a_real_change_only(qtbot, choosing):
    told = []

    class Listener(QWidget):
        def changeEvent(self, event):
            told.append(event.type() == QEvent.Type.PaletteChange)

    listener = Listener()
    qtbot.addWidget(listener)
    told.clear()
    choosing(ColourMap.DIVERGING, ColourTable.BLUE_ORANGE)
    assert told == []
    choosing(ColourMap.DIVERGING, ColourTable.PURPLE_GREEN)
    assert told == [True]


def test_a_table_for_other_values_is_refused(choosing):
    with pytest.raises(ValueError, match="no table for grey values"):
        choosing(ColourMap.GREY, ColourTable.VIRIDIS)


@pytest.mark.parametrize("colour_map", ColourMap)
def test_a_choice_is_read_back_and_nonsense_is_the_default(colour_map):
    for table in colour_choice.TABLES[colour_map]:
        assert colour_choice.read_table(colour_map, table.value) is table
    assert colour_choice.read_table(colour_map, "rainbow") is colour_choice.TABLES[colour_map][0]
    assert colour_choice.read_table(ColourMap.GREY, "viridis") is ColourTable.GREY


def test_everything_has_a_name_of_its_own():
    labels = [colour_choice.table_label(table) for table in ColourTable]
    labels += [colour_choice.colour_map_label(colour_map) for colour_map in ColourMap]
    assert all(labels)
    assert len(set(labels)) == len(labels)
