"""A panel with one table of numbers, and the key to its colours beside it."""

from PySide6.QtWidgets import QWidget

from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.heatmap_view import Array
from vit_studio.window.views.charts.table_view import TableView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.panels.panel import Panel


class TablePanel(Panel):
    """Rows and columns that fill the room, whatever their number."""

    def __init__(
        self, title: str, *, rows: Axis, columns: Axis, colour_map: ColourMap, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.table = TableView()
        self.table.set_axes(rows, columns)
        self.table.set_colour_map(colour_map)
        self.table.setAccessibleName(title)
        self.scale_bar = ColourBar()
        self.scale_bar.set_colour_map(colour_map)
        self.set_body(self.table)
        self.set_colour_bar(self.scale_bar)

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """Other colours, for values of another kind."""
        self.table.set_colour_map(colour_map)
        self.scale_bar.set_colour_map(colour_map)

    def show_table(self, array: Array, levels: Levels, caption: str) -> None:
        """(rows, columns) numbers."""
        self.table.set_levels(levels)
        self.table.set_array(array)
        self.scale_bar.set_levels(levels)
        self.scale_bar.set_caption(caption)
