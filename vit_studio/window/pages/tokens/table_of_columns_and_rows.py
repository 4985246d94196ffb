"""The two tables of learned 2-D positions: X for columns, Y for rows, and how they make the selected token's row."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.compared import levels_over, range_words
from vit_studio.window.pages.section import Section
from vit_studio.window.text import token_text
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.row_table_view import RowBand, RowTableView
from vit_studio.window.views.cells.vector_view import VectorView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class ColumnsAndRowsTable(Section):
    """A click in X selects the patch of that column in the same row, a click in Y that of the row in the column."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self.x_table, self.y_table, self.row = RowTableView(), RowTableView(), VectorView()
        self.bars = tuple(ColourBar() for _ in range(3))
        self._scales = tuple(Scale() for _ in range(3))
        self.x_panel, self.y_panel = (
            Panel(self.tr("X: a half for each column")),
            Panel(self.tr("Y: a half for each row")),
        )
        self.row_panel = Panel("")
        self._shared = Levels(-1, 1)
        self._grid = PatchGrid(1, 1)
        self._lay_out()
        self._explain()
        self.x_table.cell_clicked.connect(self._on_column_clicked)
        self.y_table.cell_clicked.connect(self._on_row_clicked)
        self.row.cell_clicked.connect(self._on_dimension_clicked)

    def show_scene(self, scene: "Scene") -> None:
        x, y = scene.positions.pos_x, scene.positions.pos_y
        assert x is not None
        assert y is not None
        self._grid = scene.grid
        self._shared = levels_over(scene, lambda each: each.trace.pos_embed)
        half = x.shape[1]
        self.x_table.set_table(x, [RowBand(self.tr("column"), len(x), 1)])
        self.y_table.set_table(y, [RowBand(self.tr("row"), len(y), 1)], first_dim=half)
        self.x_panel.set_tensor("pos_x", x.shape)
        self.y_panel.set_tensor("pos_y", y.shape)
        self.x_table.set_describe(_describe_column)
        self.y_table.set_describe(functools.partial(_describe_row, half))
        self.row.set_describe(functools.partial(_describe_half, half))

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        token, dim, half = selection.token, selection.dim, self.x_table.array.shape[1]
        row, column = scene.grid.place(token) if scene.grid.is_patch(token) else (None, None)
        self.x_table.set_row(column)
        self.y_table.set_row(row)
        self.x_table.set_column(dim if dim < half else None)
        self.y_table.set_column(dim - half if dim >= half else None)
        self.row.set_array(scene.trace.pos_embed[token : token + 1])
        self.row.set_column(dim)
        self.row_panel.set_tensor(f"pos_embed[{token}:{token + 1}]", self.row.array.shape)
        name = token_text(scene.grid, token)
        if row is None or column is None:
            self.row_panel.set_title(self.tr("{0}: a row of its own").format(name))
        else:
            self.row_panel.set_title(self.tr("{0} = [X {1}; Y {2}]").format(name, column + 1, row + 1))
        self._show_levels(scene, token)

    def _show_levels(self, scene: "Scene", token: int) -> None:
        mode, words = self.studio.viewing.scale, range_words(scene, self.tr("shared"))
        views: tuple[RowTableView | VectorView, ...] = (self.x_table, self.y_table, self.row)
        parts = (
            lambda each: each.positions.pos_x,
            lambda each: each.positions.pos_y,
            lambda each: each.trace.pos_embed[token],
        )
        for view, bar, scale, part in zip(views, self.bars, self._scales, parts, strict=True):
            levels = scale.levels(mode, shared=self._shared, own=levels_over(scene, part))
            view.set_levels(levels)
            bar.set_levels(levels)
            bar.set_caption(scale.caption(mode, words))

    def _lay_out(self) -> None:
        views, panels = (self.x_table, self.y_table, self.row), (self.x_panel, self.y_panel, self.row_panel)
        self.row.set_colour_map(ColourMap.DIVERGING)
        for view, bar, panel in zip(views, self.bars, panels, strict=True):
            bar.set_colour_map(ColourMap.DIVERGING)
            panel.set_body(view)
            panel.set_colour_bar(bar)
        self.x_table.setAccessibleName(self.tr("Table X of the columns"))
        self.y_table.setAccessibleName(self.tr("Table Y of the rows"))
        self.row.setAccessibleName(self.tr("Position of the selected token"))
        self.row.set_axes(None, Axis(self.tr("dimension")))
        self.add_row(self.x_panel, self.y_panel, stretch=3)
        self.add_row(self.row_panel, stretch=1)

    def _explain(self) -> None:
        text = self.tr(
            "Two sets of embeddings are learned, X for columns and Y for rows, each D/2 long; a patch’s position is X "
            "of its column and Y of its row, side by side (paper, appendix D.4). The class token stands in no column "
            "and no row, of which the paper says nothing: here it has a learned row of D."
        )
        for panel in (self.x_panel, self.y_panel, self.row_panel):
            panel.set_help(text)
        self.x_panel.set_sentence(self.tr("The left half of the position of every patch in a column."))
        self.y_panel.set_sentence(self.tr("The right half of the position of every patch in a row."))

    def _place(self) -> tuple[int, int]:
        token = self.studio.selection.token
        return self._grid.place(token) if self._grid.is_patch(token) else (0, 0)

    @Slot(int, int)
    def _on_column_clicked(self, column: int, dim: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_token(self._grid.token_at(self._place()[0], column))
            self.studio.selection.set_dim(dim)

    @Slot(int, int)
    def _on_row_clicked(self, row: int, dim: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_token(self._grid.token_at(row, self._place()[1]))
            self.studio.selection.set_dim(self.x_table.array.shape[1] + dim)

    @Slot(int, int)
    def _on_dimension_clicked(self, row: int, dim: int) -> None:
        self.studio.selection.set_dim(dim)


# functions, not methods of the section: a view that held one would keep the page, and the page the view, for ever


def _describe_column(column: int, dim: int) -> str:
    text = QCoreApplication.translate("ColumnsAndRowsTable", "column {0}, dimension {1}")
    return text.format(column + 1, dim + 1)


def _describe_row(first_dim: int, row: int, dim: int) -> str:
    text = QCoreApplication.translate("ColumnsAndRowsTable", "row {0}, dimension {1}")
    return text.format(row + 1, first_dim + dim + 1)


def _describe_half(half: int, row: int, dim: int) -> str:
    if dim < half:
        return QCoreApplication.translate("ColumnsAndRowsTable", "dimension {0}, left half").format(dim + 1)
    return QCoreApplication.translate("ColumnsAndRowsTable", "dimension {0}, right half").format(dim + 1)
