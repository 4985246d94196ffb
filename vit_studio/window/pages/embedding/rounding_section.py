"""Why both views of the embedding may differ in the seventh digit: float32 rounds, and rounds by the order."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.pages.compared import range_words
from vit_studio.window.pages.embedding import embedding_help
from vit_studio.window.pages.embedding.cell_names import name_dimension
from vit_studio.window.pages.embedding.dot_product import dot_product
from vit_studio.window.pages.embedding.grouping_example import GroupingExample
from vit_studio.window.pages.embedding.proof_strip import ProofStrip
from vit_studio.window.pages.embedding.roundings import Rounding, find_regrouping, roundings
from vit_studio.window.pages.section import Section
from vit_studio.window.text import number_text
from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.panels.compared_mark import A
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class RoundingSection(Section):
    """Three tables of differences on one scale, and an example from the selected number."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self._grid = PatchGrid(1, 1)
        self._scales = [Scale() for _ in range(3)]
        self._roundings: tuple[Rounding, ...] = ()
        self._beside: list[Rounding] = []
        self.proof = ProofStrip()
        self.proof.why.hide()
        self.views = [HeatmapView() for _ in range(3)]
        self.bars = [ColourBar() for _ in range(3)]
        self.example = GroupingExample()
        self._lay_out()

    def show_scene(self, scene: "Scene") -> None:
        self._grid, self._roundings = scene.grid, roundings(scene.plain)
        self._beside = [rounding for other in scene.compared[1:] for rounding in roundings(other)]
        self.proof.set_proof(scene.proof, of=A if scene.is_difference else "")
        for view, panel, rounding in zip(self.views, self.panels, self._roundings, strict=True):
            view.set_array(rounding.differences)
            view.set_describe(name_dimension(scene.grid))
            panel.set_tensor(rounding.expression, rounding.differences.shape)
            panel.set_sentence(self._sentence(rounding))

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        grid, token, dim = scene.grid, selection.token, selection.dim
        patch = grid.patch_of(token) if grid.is_patch(token) else None
        for view in self.views:
            view.set_row(patch)
            view.set_column(dim)
        self._colour(scene)
        if patch is None:
            self.example.show_nothing(self.tr("The class token is no patch: choose one with the arrow keys."))
        else:
            product = dot_product(scene.plain, patch=patch, dim=dim)
            found = find_regrouping(product.patch.ravel() * product.kernel.ravel())
            nothing = self.tr("No three products in a row of this sum depend on their grouping: choose another cell.")
            if found is None:
                self.example.show_nothing(nothing)
            else:
                self.example.show_regrouping(found)

    def _sentence(self, rounding: Rounding) -> str:
        if rounding.greatest == 0:
            return self.tr("All {0} numbers are equal, bit for bit.").format(f"{rounding.differences.size:,}")
        text = self.tr("{0} of {1} numbers differ, by {2} at most.")
        counts = f"{rounding.num_different:,}", f"{rounding.differences.size:,}"
        return text.format(*counts, number_text(rounding.greatest))

    def _colour(self, scene: "Scene") -> None:
        mode = self.studio.viewing.scale
        both = [*self._roundings, *self._beside]
        shared = Levels.symmetric(np.concatenate([rounding.differences.ravel() for rounding in both]))
        caption = Scale.caption(mode, range_words(scene, self.tr("shared by all three")))
        for scale, view, bar in zip(self._scales, self.views, self.bars, strict=True):
            levels = scale.levels(mode, shared=shared, own=Levels.symmetric(view.array))
            view.set_levels(levels)
            bar.set_levels(levels)
            bar.set_caption(caption)

    # building

    def _lay_out(self) -> None:
        self.panels = [
            Panel(self.tr("Convolution − product")),
            Panel(self.tr("Reversed − product")),
            Panel(self.tr("Product − float64")),
        ]
        helps = embedding_help.by_route(), embedding_help.by_order(), embedding_help.by_precision()
        for panel, view, bar, text in zip(self.panels, self.views, self.bars, helps, strict=True):
            for painted in (view, bar):
                painted.set_colour_map(ColourMap.DIVERGING)
            view.set_axes(Axis(self.tr("patch")), Axis(self.tr("dimension")))
            view.setAccessibleName(panel.title)
            view.set_cell_aspect(False)
            view.cell_clicked.connect(self._on_cell_clicked)
            panel.set_body(view)
            panel.set_colour_bar(bar)
            panel.set_help(text)
        self.example_panel = Panel(self.tr("Addition in float32 is not associative"))
        self.example_panel.set_body(self.example)
        self.example_panel.set_help(embedding_help.associative())
        for panel in (*self.panels, self.example_panel):
            panel.set_no_difference(embedding_help.own_rounding())
        self.body.setSpacing(SPACE_S)
        self.body.addWidget(self.proof)
        self.add_row(*self.panels, stretch=1)
        self.add_row(self.example_panel, stretch=0)

    def _on_cell_clicked(self, patch: int, dim: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_token(self._grid.token_of(patch))
            self.studio.selection.set_dim(dim)
