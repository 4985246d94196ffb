"""A matrix and an image that show the same query and key: what the mouse is over in one is outlined in the other."""

import dataclasses
import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.pages.encoder.attention_panels import MapPanel, MatrixPanel
from vit_studio.window.pages.encoder.attention_pictures import AttentionPictures
from vit_studio.window.text import percent_text, points_text, token_text
from vit_studio.window.views.charts.ranking_view import Ranked
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.images.patch_grid_view import NOTHING

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

STRONGEST: Final = 40
"""How many patches are named, those that the query weighs most, where there is room."""

Describe = Callable[[PatchGrid, int, int], str]
"""What a row and a column of the matrix are called."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Picked:
    """One picture of a group, one row of it, one column, and the range of its colours."""

    pictures: AttentionPictures
    layer: int
    head: int | None
    query: int
    key: int
    levels: Levels
    caption: str
    """Of the range, beside the matrix."""
    elsewhere: str
    """The same beside the other pictures that have the matrix's range."""


class LinkedPanels(QObject):
    """Passes on what a person chooses, and keeps the hover in step by itself."""

    query_chosen = Signal(int)
    key_chosen = Signal(int)
    """Alone, by bar, list or Shift: to choose it again lets go of it."""
    pair_chosen = Signal(int, int)
    """Query and key together, by a cell of the matrix."""

    def __init__(self, matrix_panel: MatrixPanel, map_panel: MapPanel, describe: Describe, parent: QObject) -> None:
        super().__init__(parent)
        self.matrix_panel, self.map_panel = matrix_panel, map_panel
        self.matrix, self.bars = matrix_panel.matrix, matrix_panel.bars
        self.image, self.ranking = map_panel.image, map_panel.ranking
        self._describe = describe
        self._ranked: list[int] = []
        self._query = CLASS_TOKEN
        self._connect()

    def show_scene(self, scene: "Scene") -> None:
        """Take over the image and the names of its tokens."""
        self.image.set_pixels(scene.pixels)
        self.image.set_grid(scene.grid)
        self.matrix.set_describe(functools.partial(self._describe, scene.grid))

    def show_colours(self, pictures: AttentionPictures) -> None:
        """Take over the colours of other pictures."""
        colours = _colours(pictures)
        self.matrix_panel.set_colour_map(colours)
        self.map_panel.scale_bar.set_colour_map(colours)

    def show(self, picked: Picked, grid: PatchGrid) -> None:
        """Show one picture and what is chosen in it."""
        self._query = picked.query
        self._show_matrix(picked, grid)
        bar = self.map_panel.scale_bar
        bar.set_caption(picked.elsewhere)
        bar.set_levels(picked.levels)
        weights = picked.pictures.query_map(picked.layer, picked.head, picked.query)
        self.image.set_overlay(weights, picked.levels, _colours(picked.pictures))
        self.image.set_token(picked.query)
        self._show_ranking(picked, grid)
        self._show_key(picked.key)

    def _show_matrix(self, picked: Picked, grid: PatchGrid) -> None:
        weights = picked.pictures.matrix(picked.layer, picked.head)
        bar = self.matrix_panel.scale_bar
        bar.set_caption(picked.caption)
        bar.set_levels(picked.levels)
        self.matrix.set_levels(picked.levels)
        reshaped = weights.shape != self.matrix.array.shape
        self.matrix.set_array(weights)
        if reshaped:
            self.matrix_panel.place()
        self.matrix.set_row(picked.query)
        self.bars.set_row(str(picked.query), weights[picked.query], picked.levels)
        self.bars.set_describe(functools.partial(self._describe, grid, picked.query))

    def _show_ranking(self, picked: Picked, grid: PatchGrid) -> None:
        pictures, place = picked.pictures, (picked.layer, picked.head, picked.query)
        strongest = pictures.strongest_patches(*place, STRONGEST)
        named = [(CLASS_TOKEN, pictures.share_of_class_token(*place)), *strongest]
        self._ranked = [token for token, _ in named]
        units = picked.levels.unit([weight for _, weight in named])
        text, colours = points_text if pictures.is_signed else percent_text, _colours(pictures)
        names = [self.tr("class token, not a patch"), *(token_text(grid, token) for token, _ in strongest)]
        self.ranking.set_lines(
            [
                Ranked(name, text(weight), colour_at(colours, unit))
                for name, (_, weight), unit in zip(names, named, units, strict=True)
            ]
        )

    def _show_key(self, key: int) -> None:
        self.matrix.set_column(key)
        self.bars.set_column(key)
        self.image.set_key(key)
        self.ranking.set_selected(self._ranked.index(key) if key in self._ranked else None)

    # what a person does

    def _connect(self) -> None:
        self.matrix.cell_clicked.connect(self.pair_chosen)
        self.matrix.cell_hovered.connect(self._on_weight_hovered)
        self.matrix.hover_left.connect(self._on_hover_left)
        self.bars.column_clicked.connect(self.key_chosen)
        self.bars.column_hovered.connect(self._on_key_hovered)
        self.image.token_clicked.connect(self.query_chosen)
        self.image.key_clicked.connect(self.key_chosen)
        self.image.token_hovered.connect(self._on_key_hovered)
        self.ranking.line_clicked.connect(self._on_line_clicked)
        self.ranking.line_hovered.connect(self._on_line_hovered)

    @Slot(int)
    def _on_line_clicked(self, line: int) -> None:
        self.key_chosen.emit(self._ranked[line])

    @Slot(int, int)
    def _on_weight_hovered(self, query: int, key: int) -> None:
        self.image.set_echo(key)
        self.bars.set_echo(key)

    @Slot()
    def _on_hover_left(self) -> None:
        self._on_key_hovered(NOTHING)

    @Slot(int)
    def _on_key_hovered(self, key: int) -> None:
        """The mouse is over a key, in whichever picture: all of them show it."""
        self.image.set_echo(key)
        self.bars.set_echo(key)
        self.matrix.set_echo(None if key == NOTHING else (self._query, key))

    @Slot(int)
    def _on_line_hovered(self, line: int) -> None:
        self._on_key_hovered(NOTHING if line < 0 else self._ranked[line])


def _colours(pictures: AttentionPictures) -> ColourMap:
    return ColourMap.DIVERGING if pictures.is_signed else ColourMap.SEQUENTIAL
