"""The table of relative positions: a learned key for each offset, and what the selected query makes of them."""

import functools
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout

from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.pages.compared import levels_over, range_words
from vit_studio.window.pages.section import Section
from vit_studio.window.pages.tokens.offset_text import offset_text
from vit_studio.window.pages.tokens.offsets_view import OffsetsView
from vit_studio.window.pages.tokens.position_pictures import bias_range
from vit_studio.window.text import number_text, token_text
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.flexible_view import FlexibleView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.controls.layer_head_chooser import LayerHeadChooser, Offer
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

CLASS_ROWS = 3
"""At the end of the table: class token → patch, patch → class token, class token → itself."""


class OffsetsTable(Section):
    """The keys of the selected layer and head, and q · r / √D_h for each offset and the selected query."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self.table, self.offsets = FlexibleView(), OffsetsView()
        self.table_bar, self.offsets_bar = ColourBar(), ColourBar()
        self._scales = Scale(), Scale()
        self._shared = Levels(-1, 1), Levels(-1, 1)
        self.chooser = LayerHeadChooser(Offer.MEAN_AND_HEADS)
        self.table_panel, self.offsets_panel = Panel(self.tr("Keys r")), Panel("")
        self._lay_out()
        self._explain()
        self.chooser.layer_chosen.connect(studio.selection.set_layer)
        self.chooser.head_chosen.connect(studio.selection.set_head)
        self.table.cell_clicked.connect(self._on_table_clicked)

    def show_scene(self, scene: "Scene") -> None:
        self.chooser.set_limits(depth=scene.config.depth, num_heads=scene.config.num_heads)
        assert scene.positions.rel_pos is not None
        self._shared = levels_over(scene, _keys), bias_range(scene)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        self.chooser.set_chosen(selection.layer, selection.head)
        self._show_table(scene, selection)
        self._show_offsets(scene, selection)

    def _show_table(self, scene: "Scene", selection: "Selection") -> None:
        keys = scene.positions.rel_pos
        assert keys is not None
        first, stop = _columns(scene, selection.head)
        part = keys[selection.layer, :, first:stop]
        whole = selection.head is None
        self.table.set_array(part)
        name = f"rel_pos[{selection.layer}]" if whole else f"rel_pos[{selection.layer}, :, {first}:{stop}]"
        self.table_panel.set_tensor(name, part.shape)
        self.table.set_axes(Axis(self.tr("offset")), Axis(self.tr("dimension"), first + 1))
        self.table.set_describe(functools.partial(_describe_key, scene.grid, first))
        self.table.set_column(selection.dim - first if first <= selection.dim < stop else None)
        own = levels_over(scene, lambda each: _keys(each)[selection.layer, :, first:stop])
        self._colour(0, own, range_words(scene, self.tr("shared by all layers")))

    def _show_offsets(self, scene: "Scene", selection: "Selection") -> None:
        grid, token = scene.grid, selection.token
        by_offset = functools.partial(bias_by_offset, layer=selection.layer, head=selection.head, token=token)
        biases = scene.derive(by_offset)
        self.offsets.set_array(biases)
        self.offsets.set_describe(functools.partial(_describe_offset, grid))
        self.offsets.set_axes(Axis(self.tr("rows"), 1 - grid.side), Axis(self.tr("columns"), 1 - grid.side))
        self.offsets.set_place((grid.side - 1, grid.side - 1))
        self.offsets.set_window(*(*grid.place(token), grid.side) if grid.is_patch(token) else (0, 0, 0))
        bias = scene.trace.attn_bias[selection.layer][:, token, CLASS_TOKEN]
        value = bias.mean() if selection.head is None else bias[selection.head]
        self.offsets_panel.set_title(self.tr("Bias by offset for {0}").format(token_text(grid, token)))
        self.offsets_panel.set_sentence(
            self.tr("Framed: offsets to a patch of the image. To the class token: {0}").format(number_text(value))
        )
        self.offsets_panel.set_tensor(bias_expression(scene, selection), biases.shape)
        self._colour(1, levels_over(scene, by_offset), range_words(scene, self.tr("all layers and heads")))

    def _colour(self, which: int, own: Levels, words: str) -> None:
        view, bar = ((self.table, self.table_bar), (self.offsets, self.offsets_bar))[which]
        mode, scale = self.studio.viewing.scale, self._scales[which]
        levels = scale.levels(mode, shared=self._shared[which], own=own)
        view.set_levels(levels)
        bar.set_levels(levels)
        bar.set_caption(scale.caption(mode, words))

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.addWidget(self.chooser)
        choices.addStretch(1)
        self.body.addLayout(choices)
        for view, bar, panel in (
            (self.table, self.table_bar, self.table_panel),
            (self.offsets, self.offsets_bar, self.offsets_panel),
        ):
            view.set_colour_map(ColourMap.DIVERGING)
            bar.set_colour_map(ColourMap.DIVERGING)
            panel.set_body(view)
            panel.set_colour_bar(bar)
        self.table.setAccessibleName(self.tr("Keys of the offsets"))
        self.add_row(self.table_panel, self.offsets_panel, stretches=(4, 6))

    def _explain(self) -> None:
        self.table_panel.set_sentence(self.tr("A row for each offset, a column for each dimension of the head."))
        self.table_panel.set_help(
            self.tr(
                "Learned in each layer: a key r for every offset (rows and columns from query to key) in raster order, "
                "and three for the class token at the end. As with the keys k, each head has D_h of the D numbers."
            )
        )
        self.offsets_panel.set_help(
            self.tr(
                "q · r / √D_h for the selected query and each offset; in the middle the query itself. A patch in a "
                "corner has use for a quarter of them. The class token’s query has one bias for all patches instead: "
                "for it these numbers are what it would say of offsets, and never used."
            )
        )

    @Slot(int, int)
    def _on_table_clicked(self, row: int, column: int) -> None:
        if self.studio.scene is not None:
            first, _ = _columns(self.studio.scene, self.studio.selection.head)
            self.studio.selection.set_dim(first + column)


def _keys(scene: "Scene") -> npt.NDArray[np.float32]:
    """(depth, R, D): of a model with relative positions."""
    assert scene.positions.rel_pos is not None
    return scene.positions.rel_pos


def bias_by_offset(scene: "Scene", *, layer: int, head: int | None, token: int) -> npt.NDArray[np.float32]:
    """(2·grid_size - 1, 2·grid_size - 1): q · r / √D_h of a query for each offset between patches."""
    config, keys = scene.config, scene.positions.rel_pos
    assert keys is not None
    r = keys[layer, :-CLASS_ROWS].reshape(-1, config.num_heads, config.head_dim)
    by_head = np.einsum("rhd,hd->hr", r, scene.trace.q[layer, :, token]) / np.float32(config.head_dim**0.5)
    side = 2 * scene.grid.side - 1
    return (by_head.mean(axis=0) if head is None else by_head[head]).reshape(side, side)


def bias_expression(scene: "Scene", selection: "Selection") -> str:
    """Python for `bias_by_offset`."""
    layer, token, config = selection.layer, selection.token, scene.config
    side = 2 * scene.grid.side - 1
    r = f"rel_pos[{layer}, :-{CLASS_ROWS}].reshape(-1, {config.num_heads}, {config.head_dim})"
    by_head = f'np.einsum("rhd,hd->hr", {r}, q[{layer}, :, {token}]) / {config.head_dim} ** 0.5'
    pick = ".mean(0)" if selection.head is None else f"[{selection.head}]"
    return f"({by_head}){pick}.reshape({side}, {side})"


def _columns(scene: "Scene", head: int | None) -> tuple[int, int]:
    """The columns of the table that belong to a head; all for the mean of the heads."""
    width = scene.config.head_dim
    return (0, scene.config.embed_dim) if head is None else (head * width, (head + 1) * width)


# functions, not methods of the section: a view that held one would keep the page, and the page the view, for ever


def _describe_key(grid: PatchGrid, first_dim: int, row: int, column: int) -> str:
    text = QCoreApplication.translate("OffsetsTable", "{0}, dimension {1}")
    return text.format(offset_text(grid, row), first_dim + column + 1)


def _describe_offset(grid: PatchGrid, row: int, column: int) -> str:
    return offset_text(grid, row * (2 * grid.side - 1) + column)
