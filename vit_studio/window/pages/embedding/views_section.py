"""From patches to tokens, twice: as a matrix product and as a convolution, and the proof that they are one."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.compared import range_words
from vit_studio.window.pages.embedding import embedding_help
from vit_studio.window.pages.embedding.cell_names import name_dimension, name_pixel
from vit_studio.window.pages.embedding.choices import ROUNDING, SECTION
from vit_studio.window.pages.embedding.convolution_view import ConvolutionView
from vit_studio.window.pages.embedding.dot_product import patches_scene
from vit_studio.window.pages.embedding.equation_view import Equation, EquationView
from vit_studio.window.pages.embedding.proof_strip import ProofStrip
from vit_studio.window.pages.embedding.scales import EmbeddingScales
from vit_studio.window.pages.section import Section
from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.controls.player import Player
from vit_studio.window.views.panels.compared_mark import A
from vit_studio.window.views.panels.panel import Panel
from vit_studio.window.views.panels.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

WITH_SENTENCES_FROM: Final = 640
"""Logical pixels of height; below, the panels keep their sentences in their help."""


class ViewsSection(Section):
    """Both views follow the selected patch and dimension, and choose them; a walk steps both at once."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self._grid, self._scales, self._plain_scales = PatchGrid(1, 1), EmbeddingScales(), EmbeddingScales()
        self._token = -1
        self.equation, self.proof, self.convolution = EquationView(), ProofStrip(), ConvolutionView()
        self.player = Player(self.tr("Step the kernel from patch to patch, and the product from row to row"))
        self.product_panel = Panel(self.tr("As a matrix product"))
        self.product_panel.set_body(self.equation)
        self.product_panel.set_main_view(self.equation.tokens)
        self.product_panel.set_help(embedding_help.product())
        self.convolution_panel = Panel(self.tr("As a convolution"))
        self.convolution_panel.set_body(self.convolution)
        self.convolution_panel.set_main_view(self.convolution.map)
        self.convolution_panel.set_help(embedding_help.convolution())
        self._lay_out()
        self._connect()

    def show_scene(self, scene: "Scene") -> None:
        trace, proof, self._grid = scene.trace, scene.proof, scene.grid
        self.product_panel.set_no_difference("" if _is_linear(scene) else self._no_equation)
        self.equation.patches_bar.set_marked(patches_scene(scene) is scene)
        self.equation.set_equation(_equation(scene))
        self.equation.patches.set_describe(name_pixel(scene.grid))
        self.equation.tokens.set_describe(name_dimension(scene.grid))
        self.product_panel.set_tensor("patches @ weight + bias", trace.patch_tokens.shape)
        self.convolution_panel.set_tensor("by_convolution", proof.by_convolution.shape)
        self.proof.set_proof(proof, of=A if scene.is_difference else "")
        self.convolution.show_scene(scene)
        self.player.walk.set_count(scene.config.num_patches)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        grid, token, mode = scene.grid, selection.token, self.studio.viewing.scale
        patch = grid.patch_of(token) if grid.is_patch(token) else None
        if token != self._token and patch is not None:
            self.player.walk.move_to(patch)
        self._token = token
        levels = self._scales.levels(mode, scene)
        caption = Scale.caption(mode, range_words(scene, self.tr("shared by both views")))
        of_equation = levels if _is_linear(scene) else self._plain_scales.levels(mode, scene.plain)
        self.equation.set_levels(
            patches=of_equation.patches, weights=of_equation.weights, tokens=of_equation.tokens, caption=caption
        )
        self.equation.set_selected(patch, selection.dim)
        self.convolution.show_selection(scene, levels, token=token, dim=selection.dim)
        self.convolution_panel.set_expression(f"by_convolution[{selection.dim}]")
        for bar in (self.convolution.kernels_bar, self.convolution.map_bar):
            bar.set_caption(caption)
        self.convolution.kernel_bar.setToolTip(caption)  # it stands beside the bar that says so

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= WITH_SENTENCES_FROM
        for panel, sentence in self._sentences.items():
            panel.set_sentence(sentence if roomy else "")

    def _lay_out(self) -> None:
        self._no_equation = self.tr("A and B scale the pixels in two ways, so their equations cannot be subtracted.")
        self._sentences = {
            self.product_panel: self.tr(
                "A patch's row times a column of the weight, plus that column's bias, is one number of its token."
            ),
            self.convolution_panel: self.tr(
                "Each kernel steps over the image from patch to patch; the sums of its products, plus its bias, "
                "are one map."
            ),
        }
        self.body.setSpacing(SPACE_S)
        self.add_row(self.product_panel, stretch=5)
        self.body.addWidget(WrappingRow((self.proof, self.player), (1, 0)))
        self.add_row(self.convolution_panel, stretch=4)

    def _connect(self) -> None:
        selection = self.studio.selection
        self.equation.patch_clicked.connect(self._select_patch)
        self.equation.dim_clicked.connect(selection.set_dim)
        self.equation.cell_clicked.connect(self._select_cell)
        self.convolution.dim_clicked.connect(selection.set_dim)
        self.convolution.place_clicked.connect(self._select_place)
        self.player.moved.connect(self._on_walked)
        self.proof.why_asked.connect(self._on_why_asked)

    @Slot(int)
    def _select_patch(self, patch: int) -> None:
        self.studio.selection.set_token(self._grid.token_of(patch))

    @Slot(int, int)
    def _select_cell(self, patch: int, dim: int) -> None:
        with self.studio.selection.hold():
            self._select_patch(patch)
            self.studio.selection.set_dim(dim)

    @Slot(int, int)
    def _select_place(self, row: int, column: int) -> None:
        self.studio.selection.set_token(self._grid.token_at(row, column))

    @Slot(object)
    def _on_walked(self, patch: int | None) -> None:
        self.equation.set_walk(patch)
        self.convolution.set_walk(patch)

    @Slot()
    def _on_why_asked(self) -> None:
        self.studio.viewing.set(SECTION, ROUNDING)


def _is_linear(scene: "Scene") -> bool:
    """Whether the equation holds as it stands: for a difference if A and B read the same patches."""
    return not scene.is_difference or patches_scene(scene) is not scene


def _equation(scene: "Scene") -> Equation:
    """Of a difference: the same patches, times what the weights differ by, are what the tokens differ by."""
    shown = scene if _is_linear(scene) else scene.plain
    patches = patches_scene(shown).trace.patches
    return Equation(patches, shown.proof.weight, shown.proof.bias, shown.trace.patch_tokens)
