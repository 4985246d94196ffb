"""From patches to tokens, twice: as a matrix product and as a convolution, and the proof that they are one."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.convolution_view import ConvolutionView
from vit_studio.window.pages.page import Page
from vit_studio.window.pages.proof_strip import ProofStrip
from vit_studio.window.pages.stage import Stage
from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.equation_view import Equation, EquationView
from vit_studio.window.views.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

WITH_SENTENCES_FROM: Final = 540
"""Logical pixels of height; below, the panels keep their sentences in their tips."""


class EmbeddingPage(Page):
    """Both views of the patch embedding follow the selected patch and dimension, and choose them."""

    stage = Stage.EMBEDDING

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self._grid = PatchGrid(1, 1)
        self.equation = EquationView()
        self.proof = ProofStrip()
        self.convolution = ConvolutionView()
        self.product_panel = Panel(self.tr("As a matrix product"))
        self.product_panel.set_body(self.equation)
        self.convolution_panel = Panel(self.tr("As a convolution"))
        self.convolution_panel.set_body(self.convolution)
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
        self.add_row(self.product_panel, stretch=2)
        self.body.addWidget(self.proof)
        self.add_row(self.convolution_panel, stretch=1)
        self.equation.patch_clicked.connect(self._select_patch)
        self.equation.dim_clicked.connect(studio.selection.set_dim)
        self.equation.cell_clicked.connect(self._select_cell)
        self.convolution.dim_clicked.connect(studio.selection.set_dim)
        self.convolution.place_clicked.connect(self._select_place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= WITH_SENTENCES_FROM
        for panel, sentence in self._sentences.items():
            panel.set_sentence(sentence if roomy else "")
            panel.setToolTip("" if roomy else sentence)

    def show_scene(self, scene: "Scene") -> None:
        trace, proof, self._grid = scene.trace, scene.proof, scene.grid
        self.equation.set_equation(Equation(trace.patches, proof.weight, proof.bias, trace.patch_tokens))
        self.product_panel.set_tensor("patches @ weight + bias", trace.patch_tokens.shape)
        self.convolution_panel.set_tensor("by_convolution", proof.by_convolution.shape)
        self.proof.set_proof(proof)
        self.convolution.show_scene(
            scene,
            weights=self.equation.weight.levels,
            pixels=self.equation.patches.levels,
            tokens=self.equation.tokens.levels,
        )

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        grid, token = scene.grid, selection.token
        self.equation.set_selected(grid.patch_of(token) if grid.is_patch(token) else None, selection.dim)
        self.convolution.show_selection(scene, token=token, dim=selection.dim)

    def _select_patch(self, patch: int) -> None:
        self.studio.selection.set_token(self._grid.token_of(patch))

    def _select_cell(self, patch: int, dim: int) -> None:
        with self.studio.selection.hold():
            self._select_patch(patch)
            self.studio.selection.set_dim(dim)

    def _select_place(self, row: int, column: int) -> None:
        self.studio.selection.set_token(self._grid.token_at(row, column))
