"""The Patches page: the image cut into squares, and each square laid out as one row of a matrix."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.facts import Facts
from vit_studio.window.pages.page import Page
from vit_studio.window.pages.patch_pixels import PatchPixels, patch_pixels
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import pixel_text, short_number_text, token_text
from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.axis_labels import Axis
from vit_studio.window.views.channels import side_by_side, with_gaps
from vit_studio.window.views.colour_bar import ColourBar
from vit_studio.window.views.colour_maps import ColourMap
from vit_studio.window.views.flexible_view import FlexibleView
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.panel import Panel
from vit_studio.window.views.panel_body import PanelBody
from vit_studio.window.views.patch_grid_view import PatchGridView
from vit_studio.window.views.place_view import PlaceView
from vit_studio.window.views.vector_view import VectorView

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

PIXELS: Final = Levels(0, 255)
STRETCHES: Final = (306, 210, 196)
"""Widths at which a 28 × 28 image of 8 pixels each, a patch with its numbers and the matrix fit a small window."""
BAND: Final = 46
"""Logical pixels that the unfolded row takes, with its margins."""


class PatchesPage(Page):
    """Image, patch, row and matrix follow the selected patch; a pixel under the mouse is lit in the last three."""

    stage = Stage.PATCHES

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.image, self.patch, self.matrix, self.row = PatchGridView(), PlaceView(), FlexibleView(), VectorView()
        self.ledger = Facts((self.tr("Grid"), self.tr("Patches N"), self.tr("Pixels C · P²"), self.tr("Mouse at")))
        self.matrix_bar, self.row_bar = ColourBar(), ColourBar()
        self._sizes = ("", "", "")
        self._grid = PatchGrid(1, 1)
        self._pixels = PatchPixels(patch_size=1)
        self._dress()
        self._lay_out()
        self.image.token_clicked.connect(studio.selection.set_token)
        self.image.pixel_hovered.connect(self._on_pixel_hovered)
        self.matrix.cell_clicked.connect(self._on_matrix_clicked)
        self.matrix.cell_hovered.connect(self._on_matrix_hovered)
        self.patch.cell_hovered.connect(self._on_patch_hovered)
        self.row.cell_hovered.connect(self._on_row_hovered)
        for view in (self.matrix, self.patch, self.row):
            view.hover_left.connect(self._on_hover_left)

    def show_scene(self, scene: "Scene") -> None:
        config, patches = scene.config, scene.trace.patches
        self._grid, self._pixels = scene.grid, PatchPixels(patch_size=config.patch_size)
        self.image.set_pixels(scene.pixels)
        self.image.set_grid(scene.grid)
        levels = Levels.symmetric(patches)
        self.matrix.set_array(patches)
        for view in (self.matrix, self.row, self.matrix_bar, self.row_bar):
            view.set_levels(levels)
        self.image_panel.set_tensor("pixels", scene.pixels.shape)
        self.matrix_panel.set_tensor("patches", patches.shape)
        size, channels = config.patch_size, config.in_channels
        self._sizes = (
            f"{config.grid_size} × {config.grid_size}",
            f"{config.image_size} · {config.image_size} / {size}² = {config.num_patches}",
            f"{channels} · {size}² = {config.patch_dim}",
        )
        self.ledger.set_values(*self._sizes, "—")

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        token, grid = selection.token, scene.grid
        chosen = grid.patch_of(token) if grid.is_patch(token) else None
        self.image.set_token(token)
        self.matrix.set_row(chosen)
        pixels = patch_pixels(scene, token)
        self.patch.set_array(side_by_side(pixels))
        self.patch_panel.set_tensor("patch", pixels.shape)
        self.row_panel.set_tensor("" if chosen is None else f"patches[{chosen}]", (pixels.size,))
        if chosen is None:
            self.row.set_array(np.full((1, pixels.size), np.nan, np.float32))
            self.patch_panel.set_sentence(self.tr("The class token is no patch."))
            self.row_panel.set_title(self.tr("No row: the class token is no patch, it has no pixels"))
        else:
            self.row.set_array(scene.trace.patches[chosen : chosen + 1])
            self.patch_panel.set_sentence(token_text(grid, token))
            text = self.tr("Row {0}: the patch read line by line, as the model reads it")
            self.row_panel.set_title(text.format(chosen + 1))

    # building

    def _dress(self) -> None:
        self.image.set_class_token_chip(True)
        self.patch.set_colour_map(ColourMap.GREY)
        self.patch.set_levels(PIXELS)
        self.patch.set_show_values(True)
        self.patch.set_value_text(with_gaps(pixel_text))
        self.patch.setAccessibleName(self.tr("Selected patch"))
        self.row.set_show_values(True)
        self.row.set_value_text(with_gaps(short_number_text))
        self.row.setFixedHeight(BAND)
        self.row.set_describe(lambda row, column: self.tr("pixel {0}").format(column + 1))
        self.row.setAccessibleName(self.tr("Selected patch, unfolded"))
        self.matrix.set_axes(Axis(self.tr("patches")), Axis(self.tr("pixels")))
        self.matrix.setAccessibleName(self.tr("Unfolded patches"))
        for view in (self.matrix, self.row, self.matrix_bar, self.row_bar):
            view.set_colour_map(ColourMap.DIVERGING)

    def _lay_out(self) -> None:
        self.image_panel = Panel(self.tr("Image"))
        self.image_panel.set_body(self.image)
        self.image_panel.set_colour_bar(_lying_grey_bar())
        self.image_panel.set_sentence(self.tr("Click a patch, or step with the arrow keys."))
        self.patch_panel = Panel(self.tr("Patch"))
        self.patch_panel.set_body(self._patch_and_ledger())
        self.matrix_panel = Panel(self.tr("Unfolded x_p"))
        self.matrix_panel.set_body(self.matrix)
        self.matrix_panel.set_sentence(self.tr("One row for each patch."))
        self.row_panel = Panel("")
        self.row_panel.set_body(self.row)
        self.matrix_panel.set_colour_bar(self.matrix_bar)
        self.row_panel.set_colour_bar(self.row_bar)
        self.row_panel.setFixedHeight(self.row_panel.minimumSizeHint().height())
        self.add_row(self.image_panel, self.patch_panel, self.matrix_panel, stretches=STRETCHES)
        self.add_row(self.row_panel, stretch=0)

    def _patch_and_ledger(self) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(PanelBody(self.patch, _lying_grey_bar()), 1)
        column.addWidget(self.ledger)
        return both

    # what the mouse does

    @Slot(int, int, int)
    def _on_pixel_hovered(self, row: int, column: int, value: int) -> None:
        self.ledger.set_values(*self._sizes, self.tr("({0}, {1}) = {2}").format(row + 1, column + 1, value))

    @Slot(int, int)
    def _on_matrix_clicked(self, row: int, column: int) -> None:
        self.studio.selection.set_token(self._grid.token_of(row))

    @Slot(int, int)
    def _on_matrix_hovered(self, row: int, column: int) -> None:
        self._echo(column if row == self.matrix.selected_row else None)

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
        """Light one number of the selected patch wherever it stands."""
        row = self.matrix.selected_row
        if column is None or row is None:
            for view in (self.patch, self.row, self.matrix):
                view.set_echo(None)
            return
        self.patch.set_echo(self._pixels.place_of(column))
        self.row.set_echo((0, column))
        self.matrix.set_echo((row, column))


def _lying_grey_bar() -> ColourBar:
    bar = ColourBar(orientation=Qt.Orientation.Horizontal)
    bar.set_colour_map(ColourMap.GREY)
    bar.set_levels(PIXELS)
    return bar
