"""The embedding as a convolution: the kernels, one of them on the selected patch, and the map that it gives."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from vit_studio.window.pages.dot_product import dot_product
from vit_studio.window.pages.sum_ledger import SumLedger
from vit_studio.window.text import short_number_text, token_text
from vit_studio.window.theme import SPACE_S, TextRole, set_text_role
from vit_studio.window.views.channels import side_by_side, with_gaps
from vit_studio.window.views.colour_bar import ColourBar
from vit_studio.window.views.colour_maps import ColourMap
from vit_studio.window.views.figure import Figure
from vit_studio.window.views.heatmap_view import HeatmapView
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.multiples_view import MultiplesView
from vit_studio.window.views.place_view import PlaceView

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

LEAST_KERNELS: Final = 1.1
"""Width that the kernels and their bar keep, in heights; the patch is shown only where it leaves them that much."""
LEAST_HEIGHT: Final = 144
"""Logical pixels that a kernel of 4 × 4 needs to show its numbers."""
WIDEST_GAP: Final = 40
_WIDEST: Final = 0.26
"""Share of the width that one picture may take: a kernel of three channels is three times as wide as high."""


class ConvolutionView(QWidget):
    """Kernels | patch ⊙ kernel | the sum written out | the map: from left to right as it is computed."""

    dim_clicked = Signal(int)
    place_clicked = Signal(int, int)
    """Row and column in the grid of patches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kernels, self.map = MultiplesView(), PlaceView()
        self.kernels.setMinimumSize(0, 0)
        self.patch, self.kernel = HeatmapView(), HeatmapView()
        self.sum = SumLedger(self)
        self._kernels_shape: tuple[int, ...] = ()
        self.kernels_bar, self.map_bar = ColourBar(), ColourBar()
        self.kernels_figure = Figure(self.kernels, self.kernels_bar, self)
        self.patch_figure = Figure(self.patch, None, self)
        self.kernel_figure = Figure(self.kernel, None, self)
        self.map_figure = Figure(self.map, self.map_bar, self)
        self._times = QLabel("⊙", self)
        self._times.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_text_role(self._times, TextRole.TITLE)
        self._dress()
        self.kernels.picture_index_clicked.connect(self.dim_clicked)
        self.map.cell_clicked.connect(self.place_clicked)

    def show_scene(self, scene: "Scene", *, weights: Levels, pixels: Levels, tokens: Levels) -> None:
        """Take over another model or image; the levels are those of the same numbers in the matrix view."""
        kernels = scene.proof.kernels
        resized, self._kernels_shape = kernels.shape != self._kernels_shape, kernels.shape
        self.kernels.set_pictures(side_by_side(kernels))
        self.kernels_figure.set_caption("kernels", kernels.shape)
        for view, levels in (
            (self.kernels, weights),
            (self.kernel, weights),
            (self.patch, pixels),
            (self.map, tokens),
            (self.kernels_bar, weights),
            (self.map_bar, tokens),
        ):
            view.set_levels(levels)
        if resized:
            self._place()

    def show_selection(self, scene: "Scene", *, token: int, dim: int) -> None:
        """Move to a kernel and a patch; for the class token there is no patch."""
        grid, kernel, result = scene.grid, scene.proof.kernels[dim], scene.proof.by_convolution[dim]
        shapes_before = self._shapes()
        if grid.is_patch(token):
            patch = grid.patch_of(token)
            product = dot_product(scene, patch=patch, dim=dim)
            self.patch.set_array(side_by_side(product.patch))
            self.sum.show_product(product, self.tr("patch {0} · dimension {1}").format(patch + 1, dim + 1))
            self.map.set_place(grid.place(token))
        else:
            self.patch.set_array(side_by_side(np.full_like(kernel, np.nan)))
            self.sum.show_no_patch(token_text(grid, token))
            self.map.set_place(None)
        self.kernels.set_selected_index(dim)
        self.kernel.set_array(side_by_side(kernel))
        self.map.set_array(result)
        self.patch_figure.set_caption(self.tr("patch"), kernel.shape)
        self.kernel_figure.set_caption(self.tr("kernel {0}").format(dim + 1), kernel.shape)
        self.map_figure.set_caption(self.tr("result of kernel {0}").format(dim + 1), result.shape)
        if self._shapes() != shapes_before:
            self._place()

    def sizeHint(self) -> QSize:
        return QSize(700, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(620, LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _dress(self) -> None:
        for view in (self.kernels, self.patch, self.kernel, self.map, self.kernels_bar, self.map_bar):
            view.set_colour_map(ColourMap.DIVERGING)
        for view in (self.patch, self.kernel):
            view.set_show_values(True)
            view.set_value_text(with_gaps(short_number_text))
        self.map.set_show_values(True)
        for view, name in (
            (self.kernels, self.tr("Kernels")),
            (self.patch, self.tr("Selected patch")),
            (self.kernel, self.tr("Selected kernel")),
            (self.map, self.tr("Result of the convolution")),
        ):
            view.setAccessibleName(name)

    def _shapes(self) -> tuple[tuple[int, ...], ...]:
        return self.kernel.array.shape, self.map.array.shape

    def _place(self) -> None:
        """All pictures of one height, the gaps between them equal."""
        height, widths = self._fitting()
        self.patch_figure.setVisible(self.patch_figure in widths)
        self._times.setVisible(self._times in widths)
        left_over = self._left_over(widths)
        widths = {self.kernels_figure: self.kernels_figure.fitted_width(QSize(left_over, height)), **widths}
        gaps = len(widths) - 1
        gap = min((self.width() - sum(widths.values())) // gaps, WIDEST_GAP)
        left = (self.width() - sum(widths.values()) - gap * gaps) // 2
        for widget, width in widths.items():
            widget.setGeometry(left, 0, width, height)
            if isinstance(widget, Figure):
                widget.place()
            left += width + gap
        picture = self.kernel.picture_rect().toRect().translated(0, self.kernel.y())
        self._times.setGeometry(self._times.x(), picture.top(), self._times.width(), picture.height())

    def _fitting(self) -> tuple[int, dict[QWidget, int]]:
        """The height of the pictures and their widths, but for the kernels; without the patch if it finds no room."""
        for height in range(self.height(), LEAST_HEIGHT, -4):
            widths = self._widths(height)
            if self._left_over(widths) >= LEAST_KERNELS * height:
                return height, widths
        without = {self.patch_figure, self._times}
        widths = self._widths(self.height())
        return self.height(), {widget: width for widget, width in widths.items() if widget not in without}

    def _widths(self, height: int) -> dict[QWidget, int]:
        """Right of the kernels, from left to right."""
        room = QSize(round(self.width() * _WIDEST), height)
        return {
            self.patch_figure: self.patch_figure.fitted_width(room),
            self._times: self._times.sizeHint().width(),
            self.kernel_figure: self.kernel_figure.fitted_width(room),
            self.sum: self.sum.sizeHint().width(),
            self.map_figure: self.map_figure.fitted_width(room),
        }

    def _left_over(self, widths: dict[QWidget, int]) -> int:
        return self.width() - sum(width + SPACE_S for width in widths.values())
