"""One number of the embedding written out: patch ⊙ kernel = products, their sum, plus the bias."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.pages.compared import levels_over, range_words
from vit_studio.window.pages.embedding import embedding_help
from vit_studio.window.pages.embedding.dot_product import DotProduct, dot_product, patches_scene
from vit_studio.window.pages.embedding.orders_table import OrdersTable
from vit_studio.window.pages.embedding.scales import EmbeddingScales
from vit_studio.window.pages.embedding.sum_ledger import SumLedger
from vit_studio.window.pages.section import Section
from vit_studio.window.text import exact_text, number_text, short_number_text, token_text
from vit_studio.window.views.cells.channels import side_by_side, with_gaps
from vit_studio.window.views.cells.place_view import PlaceView
from vit_studio.window.views.charts.curves_view import CurvesView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.panels.figure import Figure
from vit_studio.window.views.panels.figure_row import FigureRow
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class NumberSection(Section):
    """The cell of the selected patch and dimension; a pixel under the mouse is lit in all three pictures."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.patch, self.kernel, self.products = PlaceView(), PlaceView(), PlaceView()
        self.bars = ColourBar(), ColourBar(), ColourBar()
        self.figures = [Figure(view, bar) for view, bar in zip(self._views, self.bars, strict=True)]
        self.row = FigureRow(self.figures, ("⊙", "="))
        self.sum, self.table, self.curve = SumLedger(), OrdersTable(), CurvesView()
        self._scales, self._products_scale = EmbeddingScales(), Scale()
        self._greatest_product = Levels(-1, 1)
        self._shapes: tuple[tuple[int, ...], ...] = ()
        self._has_factors = True
        self._dress()
        self._lay_out()

    def show_scene(self, scene: "Scene") -> None:
        self.bars[0].set_marked(patches_scene(scene) is scene)
        # no product of any patch and kernel is greater
        sources = [(patches_scene(scene), scene)] if scene.is_difference else [(each, each) for each in scene.compared]
        greatest = [
            np.abs(patches.trace.patches).max(axis=0) * np.abs(weights.proof.weight).max(axis=1)
            for patches, weights in sources
        ]
        self._greatest_product = Levels.symmetric(np.stack(greatest))

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        grid, token, dim = scene.grid, selection.token, selection.dim
        if grid.is_patch(token):
            patch = grid.patch_of(token)
            product = dot_product(scene, patch=patch, dim=dim)
            self._show_product(product, patch=patch, dim=dim)
            self.table.show_product(dot_product(scene.plain, patch=patch, dim=dim))
            self.panel.set_sentence(self.tr("{0} · dimension {1}").format(token_text(grid, token), dim + 1))
        else:
            self._show_no_patch(scene, grid, token, dim)
        self._colour(scene, token, dim)
        shapes = tuple(view.array.shape for view in self._views)
        if shapes != self._shapes:
            self._shapes = shapes
            self.row.place()

    # showing

    def _show_product(self, product: DotProduct, *, patch: int, dim: int) -> None:
        shape = product.kernel.shape
        self.patch.set_array(side_by_side(product.patch))
        self.kernel.set_array(side_by_side(product.kernel))
        self.products.set_array(side_by_side(product.products.astype(np.float32)))
        one = f"patches[{patch}].reshape{shape}"
        for figure, name in zip(
            self.figures, (f"patches[{patch}]", f"kernels[{dim}]", self.tr("products")), strict=True
        ):
            figure.set_caption(name, shape)
        self.panel.set_tensor(f"{one} * kernels[{dim}]", shape)
        self.sum_panel.set_tensor(f"patches[{patch}] @ weight[:, {dim}] + bias[{dim}]", ())
        self.sum_panel.set_expression(_sum_expression(patch, dim))
        self.sum.show_product(product, self.tr("patch {0} · dimension {1}").format(patch + 1, dim + 1))
        self._has_factors = product.has_factors
        self._show_curve(product)

    def _show_no_patch(self, scene: "Scene", grid: PatchGrid, token: int, dim: int) -> None:
        kernel = scene.proof.kernels[dim]
        nothing = side_by_side(np.full_like(kernel, np.nan))
        self.patch.set_array(nothing)
        self.kernel.set_array(side_by_side(kernel))
        self.products.set_array(nothing)
        names = self.tr("no patch"), f"kernels[{dim}]", self.tr("no products")
        for figure, name in zip(self.figures, names, strict=True):
            figure.set_caption(name, kernel.shape)
        for panel in (self.panel, self.sum_panel):
            panel.set_tensor("", ())
            panel.set_expression("")
        self.panel.set_sentence(self.tr("The class token is no patch: choose one with the arrow keys."))
        self.sum.show_no_patch(token_text(grid, token))
        self.table.show_product(None)
        self.curve.clear()

    def _show_curve(self, product: DotProduct) -> None:
        """How the sum grows, pixel by pixel; the last step is the bias."""
        growth = product.growth
        places, words = np.arange(len(growth)), self.tr("plus the bias")
        self.curve.set_curve("sum", self.tr("sum so far"), places[:-1], growth[:-1])
        self.curve.set_curve("bias", words, places[-2:], growth[-2:], role=1, dashed=True, joined=True)

    def _colour(self, scene: "Scene", token: int, dim: int) -> None:
        mode = self.studio.viewing.scale
        levels = self._scales.levels(mode, scene)
        is_patch = scene.grid.is_patch(token)
        patch = scene.grid.patch_of(token) if is_patch else 0

        def products(each: "Scene") -> npt.NDArray[np.float64]:
            return dot_product(each, patch=patch, dim=dim).products

        own = levels_over(scene, products) if is_patch else Levels.symmetric(self.products.array)
        of_products = self._products_scale.levels(mode, shared=self._greatest_product, own=own)
        of_patch = levels.patches
        if is_patch:
            of_patch = levels.of_part(of_patch, patches_scene(scene), lambda each: each.trace.patches[patch])
        ranges = (
            of_patch,
            levels.of_part(levels.weights, scene, lambda each: each.proof.kernels[dim]),
            of_products,
        )
        words = self.tr("shared by all patches"), self.tr("shared by all kernels"), self.tr("holds any product")
        for view, bar, of_view, shared in zip(self._views, self.bars, ranges, words, strict=True):
            view.set_levels(of_view)
            bar.set_levels(of_view)
            bar.set_caption(Scale.caption(mode, range_words(scene, shared)))

    # building

    @property
    def _views(self) -> tuple[PlaceView, PlaceView, PlaceView]:
        return self.patch, self.kernel, self.products

    def _dress(self) -> None:
        names = self.tr("Selected patch"), self.tr("Selected kernel"), self.tr("Products")
        for view, bar, name in zip(self._views, self.bars, names, strict=True):
            view.set_colour_map(ColourMap.DIVERGING)
            bar.set_colour_map(ColourMap.DIVERGING)
            view.set_show_values(True)
            view.set_value_text(with_gaps(short_number_text))
            view.set_alignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            view.setAccessibleName(name)
            view.cell_hovered.connect(self._on_hovered)
            view.hover_left.connect(self._on_hover_left)
        self.products.set_describe(self._describe_product)
        self.curve.set_titles(self.tr("pixels added"), self.tr("sum"))
        self.curve.set_places(end=self.tr("bias"))
        self.curve.set_value_text(number_text)
        self.curve.set_empty_text(self.tr("Without a patch there is no sum."))
        self.curve.setAccessibleName(self.tr("Growth of the sum"))

    def _lay_out(self) -> None:
        self.panel = Panel(self.tr("Patch ⊙ kernel = products"))
        self.panel.set_body(self.row)
        self.panel.set_main_view(self.products)
        self.panel.set_help(embedding_help.products())
        self.sum_panel = Panel(self.tr("The sum"))
        self.sum_panel.set_body(self.sum)
        self.sum_panel.set_help(embedding_help.sum_of_products())
        self.curve_panel = Panel(self.tr("Pixel by pixel"))
        self.curve_panel.set_body(self.curve)
        self.curve_panel.set_help(embedding_help.growth())
        self.table_panel = Panel(self.tr("In another order"))
        self.table_panel.set_body(self.table)
        self.table_panel.set_no_difference(embedding_help.own_rounding())
        self.table_panel.set_help(embedding_help.orders())
        self.add_row(self.panel, stretch=3)
        self.add_row(self.sum_panel, self.curve_panel, self.table_panel, stretches=(4, 5, 5), stretch=2)

    def _describe_product(self, row: int, column: int) -> str:
        if not self._has_factors:
            return ""
        x, weight = self.patch.array[row, column], self.kernel.array[row, column]
        return self.tr("{0} × {1}").format(exact_text(x), exact_text(weight))

    def _on_hovered(self, row: int, column: int) -> None:
        for view in self._views:
            view.set_echo((row, column))

    def _on_hover_left(self) -> None:
        for view in self._views:
            view.set_echo(None)


def _sum_expression(patch: int, dim: int) -> str:
    """Python that gives the four numbers of the ledger."""
    products = f"patches[{patch}].astype(np.float64) @ weight[:, {dim}].astype(np.float64)"
    return f"np.array([{products}, bias[{dim}], {products} + bias[{dim}], patch_tokens[{patch}, {dim}]])"
