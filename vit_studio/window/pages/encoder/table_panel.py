"""A panel with one table of numbers, and the key to its colours beside it."""

from PySide6.QtWidgets import QWidget

from vit_studio.window.views.axis_labels import Axis
from vit_studio.window.views.colour_bar import ColourBar
from vit_studio.window.views.colour_maps import ColourMap
from vit_studio.window.views.heatmap_view import Array
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.panel import Panel
from vit_studio.window.views.table_view import TableView


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

    def show_table(self, array: Array, levels: Levels, caption: str) -> None:
        """(rows, columns) numbers."""
        self.table.set_levels(levels)
        self.table.set_array(array)
        self.scale_bar.set_levels(levels)
        self.scale_bar.set_caption(caption)
