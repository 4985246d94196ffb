"""One patch three times: enlarged, as a row of numbers, and as that row of the matrix of all patches."""

import functools
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.patches import patches_help
from vit_studio.window.pages.patches.cut import Cut
from vit_studio.window.pages.patches.patch_pixels import PatchPixels, patch_pixels, pixels_expression
from vit_studio.window.text import pixel_text, short_number_text, token_text
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.channels import side_by_side, with_gaps
from vit_studio.window.views.cells.place_view import PlaceView
from vit_studio.window.views.cells.vector_view import VectorView
from vit_studio.window.views.cells.walked_view import WalkedMatrix
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

PIXELS: Final = Levels(0, 255)
LEAST: Final = 72
BAND: Final = 46
"""Logical pixels that the unfolded row takes, with its margins."""


class PatchPictures(QObject):
    """Three panels that follow one patch; the pixel under the mouse is lit in all of them."""

    row_clicked = Signal(int)
    """Row of the matrix."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.patch, self.matrix, self.row = _PatchView(), WalkedMatrix(), VectorView()
        self.patch_bar, self.matrix_bar, self.row_bar = ColourBar(), ColourBar(), ColourBar()
        self.patch_panel = _panel(self.tr("Patch"), self.patch, patches_help.patch(), self.patch_bar)
        self.matrix_panel = _panel(self.tr("Unfolded x_p"), self.matrix, patches_help.matrix(), self.matrix_bar)
        self.row_panel = _panel("", self.row, patches_help.row(), self.row_bar)
        self._patch_scale, self._row_scale = Scale(), Scale()
        self._pixels = PatchPixels(patch_size=1)
        self._shown: int | None = None
        self._dress()
        self._connect()

    def show_cut(self, cut: Cut) -> None:
        """Other patches; which one is on show must be told anew."""
        self._pixels = PatchPixels(patch_size=cut.config.patch_size)
        self.matrix.set_array(cut.patches)
        self.matrix.set_describe(functools.partial(_describe, cut.grid))
        self.matrix_panel.set_tensor("patches", cut.patches.shape)
        self.matrix_panel.set_expression("" if cut.is_models else cut.expression)

    def show_token(self, scene: "Scene", cut: Cut, token: int) -> None:
        """Another patch; the class token is none."""
        pixels = patch_pixels(scene, cut, token)
        self._shown = cut.grid.patch_of(token) if cut.grid.is_patch(token) else None
        self.patch.set_array(side_by_side(pixels))
        self.patch_panel.set_tensor(pixels_expression(scene, cut, token), pixels.shape)
        if self._shown is None:
            self.row.set_array(np.full((1, pixels.size), np.nan, np.float32))
            self.row_panel.set_tensor("", ())
            self.row_panel.set_expression("")
            self.patch_panel.set_sentence(self.tr("The class token is no patch."))
            self.row_panel.set_title(self.tr("No row: the class token is no patch, it has no pixels"))
        else:
            self.row.set_array(cut.patches[self._shown : self._shown + 1])
            self.row_panel.set_tensor(f"patches[{self._shown}]", (pixels.size,))
            self.row_panel.set_expression("" if cut.is_models else f"{cut.expression}[{self._shown}]")
            self.patch_panel.set_sentence(token_text(cut.grid, token))
            self.row_panel.set_title(self.tr("Row {0}: the patch read line by line").format(self._shown + 1))

    def set_scale(self, mode: ScaleMode) -> None:
        """What range the colours span."""
        of_all = Levels.symmetric(self.matrix.array)
        of_row = self._row_scale.levels(mode, shared=of_all, own=Levels.symmetric(self.row.array))
        of_patch = self._patch_scale.levels(mode, shared=PIXELS, own=Levels.of(self.patch.array), natural=PIXELS)
        # the matrix holds all rows: its own range is theirs
        of_matrix = of_all if mode is ScaleMode.VIEW else of_row
        for view, bar, levels in (
            (self.matrix, self.matrix_bar, of_matrix),
            (self.row, self.row_bar, of_row),
            (self.patch, self.patch_bar, of_patch),
        ):
            view.set_levels(levels)
            bar.set_levels(levels)
        self.matrix_bar.set_caption(Scale.caption(mode, self.tr("shared by all patches")))
        self.patch_bar.set_caption(Scale.caption(mode, self.tr("all pixels, 0 to 255")))
        # too low for a caption of its own
        self.row_bar.setToolTip(self.matrix_bar.caption)

    def _dress(self) -> None:
        self.patch.set_colour_map(ColourMap.GREY)
        self.patch_bar.set_colour_map(ColourMap.GREY)
        self.patch.set_show_values(True)
        self.patch.set_value_text(with_gaps(pixel_text))
        self.patch.setAccessibleName(self.tr("Selected patch"))
        self.row.set_show_values(True)
        self.row.set_value_text(with_gaps(short_number_text))
        self.row.setFixedHeight(BAND)
        self.row.set_describe(lambda row, column: self.tr("pixel {0}").format(column + 1))
        self.row.setAccessibleName(self.tr("Selected patch, unfolded"))
        self.matrix.set_axes(Axis(self.tr("patch")), Axis(self.tr("pixel")))
        self.matrix.setAccessibleName(self.tr("Unfolded patches"))
        for view in (self.matrix, self.row, self.matrix_bar, self.row_bar):
            view.set_colour_map(ColourMap.DIVERGING)
        self.matrix_panel.set_sentence(self.tr("One row for each patch."))
        self.row_panel.setFixedHeight(self.row_panel.minimumSizeHint().height())

    def _connect(self) -> None:
        self.matrix.cell_clicked.connect(self._on_matrix_clicked)
        self.matrix.cell_hovered.connect(self._on_matrix_hovered)
        self.patch.cell_hovered.connect(self._on_patch_hovered)
        self.row.cell_hovered.connect(self._on_row_hovered)
        for view in (self.matrix, self.patch, self.row):
            view.hover_left.connect(self._on_hover_left)

    @Slot(int, int)
    def _on_matrix_clicked(self, row: int, column: int) -> None:
        self.row_clicked.emit(row)

    @Slot(int, int)
    def _on_matrix_hovered(self, row: int, column: int) -> None:
        self._echo(column if row == self._shown else None)

    @Slot(int, int)
    def _on_patch_hovered(self, row: int, column: int) -> None:
        self._echo(self._pixels.column_at(row, column))

    @Slot(int, int)
    def _on_row_hovered(self, row: int, column: int) -> None:
        self._echo(column)

    @Slot()
    def _on_hover_left(self) -> None:
        self._echo(None)

    def _echo(self, column: int | None) -> None:
        """Light one number of the patch on show wherever it stands."""
        row = self._shown
        if column is None or row is None:
            for view in (self.patch, self.row, self.matrix):
                view.set_echo(None)
            return
        self.patch.set_echo(self._pixels.place_of(column))
        self.row.set_echo((0, column))
        self.matrix.set_echo((row, column))


class _PatchView(PlaceView):
    """May get smaller than its numbers need: a narrow page has room for little."""

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(QSize(LEAST, LEAST))


# a function, not a method of the pictures: a view that held one would keep them, and they the view, for ever


def _describe(grid: PatchGrid, row: int, column: int) -> str:
    text = QCoreApplication.translate("PatchPictures", "{0} · pixel {1}")
    return text.format(token_text(grid, grid.token_of(row)), column + 1)


def _panel(title: str, body: QWidget, explanation: str, bar: ColourBar) -> Panel:
    panel = Panel(title)
    panel.set_body(body)
    panel.set_help(explanation)
    panel.set_colour_bar(bar)
    return panel
