"""The embedding as a convolution: the kernels, one of them on its place in the image, and the map that it gives."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.pages.embedding.cell_names import kernel_text, name_weight
from vit_studio.window.pages.embedding.kernel_on_image import KernelOnImageView
from vit_studio.window.pages.embedding.scales import EmbeddingLevels
from vit_studio.window.text import short_number_text
from vit_studio.window.theme import SPACE_S, TextRole, set_text_role
from vit_studio.window.views.cells.channels import channel_at, side_by_side, with_gaps
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.cells.walked_view import WalkedMap
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.panels.figure import Figure

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

LEAST_KERNELS: Final = 1.4
"""Width that the kernels and their bar keep, in heights; one kernel enlarged is shown where it leaves that much."""
WIDEST_KERNELS: Final = 1.6
"""Width that they take at most, in heights: what is low and wide leaves them a block, not a flat band."""
LEAST_HEIGHT: Final = 140
"""Logical pixels; a lower page scrolls, for no picture is to make way for another."""
LEAST_PICTURES: Final = 100
"""Logical pixels of height to which all shrink in a narrow page, before the enlarged kernel makes way."""
WIDEST_GAP: Final = 48
_WIDEST: Final = 0.3
"""Share of the width that one picture may take: an image of three channels is three times as wide as high."""


class ConvolutionView(QWidget):
    """All kernels | one kernel | laid over the image | the map: from left to right as it is computed."""

    dim_clicked = Signal(int)
    place_clicked = Signal(int, int)
    """Row and column in the grid of patches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kernels, self.kernel = MultiplesView(), HeatmapView()
        self.kernels.setMinimumSize(0, 0)
        self.image, self.map = KernelOnImageView(), WalkedMap()
        self.kernels_bar, self.kernel_bar, self.image_bar, self.map_bar = (ColourBar() for _ in range(4))
        self.kernels_figure = Figure(self.kernels, self.kernels_bar, self)
        self.kernel_figure = Figure(self.kernel, self.kernel_bar, self)
        self.image_figure = Figure(self.image, self.image_bar, self)
        self.map_figure = Figure(self.map, self.map_bar, self)
        self._arrow = QLabel("→", self)
        self._arrow.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_text_role(self._arrow, TextRole.TITLE)
        self._shape: tuple[tuple[int, ...], ...] = ()
        self._place_of_token: tuple[int, int] | None = None
        self._walked: int | None = None
        self._dress()
        self.kernels.picture_index_clicked.connect(self.dim_clicked)
        self.map.cell_clicked.connect(self.place_clicked)
        self.image.cell_clicked.connect(self._on_pixel_clicked)

    def show_scene(self, scene: "Scene") -> None:
        """Take over another model or image."""
        kernels = scene.proof.kernels
        resized = (kernels.shape, scene.trace.image.shape) != self._shape
        self._shape = (kernels.shape, scene.trace.image.shape)
        self.kernels.set_pictures(side_by_side(kernels))
        self.kernels_figure.set_caption("kernels", kernels.shape)
        image = scene.plain.trace.image  # of a difference, what A reads: nearly always what B reads as well
        self.image.set_image(image)
        self.image_bar.set_levels(self.image.levels)
        self.image_figure.set_caption("image", image.shape)
        if resized:
            self._place()

    def show_selection(self, scene: "Scene", levels: EmbeddingLevels, *, token: int, dim: int) -> None:
        """Move to a kernel and a patch; for the class token the kernel lies nowhere."""
        grid, kernel, result = scene.grid, scene.proof.kernels[dim], scene.proof.by_convolution[dim]
        shapes = self._shapes()
        self._place_of_token = grid.place(token) if grid.is_patch(token) else None
        self.kernels.set_selected_index(dim)
        self.kernel.set_array(side_by_side(kernel))
        self.kernel.set_describe(name_weight(dim, kernel.shape))
        self.kernel_figure.set_caption(f"kernels[{dim}]", kernel.shape)
        self.map.set_array(result)
        self.map.set_place(self._place_of_token)
        self.map_figure.set_caption(f"by_convolution[{dim}]", result.shape)
        of_kernel = levels.of_part(levels.weights, scene, lambda each: each.proof.kernels[dim])
        of_map = levels.of_part(levels.tokens, scene, lambda each: each.proof.by_convolution[dim])
        for view, chosen in (
            (self.kernels, levels.weights),
            (self.kernels_bar, levels.weights),
            (self.kernel, of_kernel),
            (self.kernel_bar, of_kernel),
            (self.map, of_map),
            (self.map_bar, of_map),
        ):
            view.set_levels(chosen)
        self.image.set_kernel(kernel, of_kernel)
        self._lay_kernel()
        if shapes != self._shapes():
            self._place()

    def set_walk(self, patch: int | None) -> None:
        """Step the kernel to a patch, counted from 0; the map fills up to there. None ends the walk."""
        self._walked = patch
        self.map.set_walk(patch)
        self._lay_kernel()

    def sizeHint(self) -> QSize:
        return QSize(900, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _lay_kernel(self) -> None:
        if self._walked is None:
            self.image.set_corner(self._place_of_token)
        else:
            self.image.set_corner(divmod(self._walked, max(self.map.array.shape[1], 1)), walking=True)

    @Slot(int, int)
    def _on_pixel_clicked(self, row: int, column: int) -> None:
        place, size = channel_at(column, len(self.image.array)), self.image.kernel.shape[-1]
        if place is not None and size:
            self.place_clicked.emit(row // size, place[1] // size)

    def _dress(self) -> None:
        for view in (self.kernels, self.kernel, self.map, self.kernels_bar, self.kernel_bar, self.map_bar):
            view.set_colour_map(ColourMap.DIVERGING)
        self.image_bar.set_colour_map(ColourMap.GREY)
        self.kernel.set_show_values(True)
        self.kernel.set_value_text(with_gaps(short_number_text))
        for heat in (self.kernel, self.image, self.map):
            heat.set_alignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.kernels.set_describe(self._describe_kernel)
        self.map.set_describe(lambda row, column: self.tr("patch ({0}, {1})").format(row + 1, column + 1))
        for view, name in (
            (self.kernels, self.tr("Kernels")),
            (self.kernel, self.tr("Selected kernel")),
            (self.image, self.tr("Image with the kernel over it")),
            (self.map, self.tr("Result of the convolution")),
        ):
            view.setAccessibleName(name)

    def _describe_kernel(self, row: int, column: int) -> str:
        layout = self.kernels.layout_now()
        return kernel_text(row * (layout.columns if layout is not None else 1) + column)

    def _shapes(self) -> tuple[tuple[int, ...], ...]:
        return self.kernel.array.shape, self.map.array.shape

    # where things stand

    def _place(self) -> None:
        """All pictures of one height, the gaps between them equal."""
        height, widths = self._fitting()
        self.kernel_figure.setVisible(self.kernel_figure in widths)
        room = QSize(min(self._left_over(widths), round(WIDEST_KERNELS * height)), height)
        widths = {self.kernels_figure: self.kernels_figure.fitted_width(room), **widths}
        gaps = len(widths) - 1
        gap = min((self.width() - sum(widths.values())) // gaps, WIDEST_GAP)
        left = (self.width() - sum(widths.values()) - gap * gaps) // 2
        for widget, width in widths.items():
            widget.setGeometry(left, 0, width, height)
            if isinstance(widget, Figure):
                widget.place()
            left += width + gap
        picture = self.map.picture_rect().toRect().translated(0, self.map.y())
        self._arrow.setGeometry(self._arrow.x(), picture.top(), self._arrow.width(), picture.height())

    def _fitting(self) -> tuple[int, dict[QWidget, int]]:
        """The height of the pictures and their widths, but for the kernels; without the one kernel if need be."""
        for height in range(max(self.height(), LEAST_HEIGHT), LEAST_PICTURES - 1, -4):
            widths = self._widths(height)
            if self._left_over(widths) >= LEAST_KERNELS * height:
                return height, widths
        widths = self._widths(self.height())
        return self.height(), {widget: width for widget, width in widths.items() if widget is not self.kernel_figure}

    def _widths(self, height: int) -> dict[QWidget, int]:
        """Right of the kernels, from left to right."""
        room = QSize(round(self.width() * _WIDEST), height)
        return {
            self.kernel_figure: self.kernel_figure.fitted_width(room),
            self.image_figure: self.image_figure.fitted_width(room),
            self._arrow: self._arrow.sizeHint().width(),
            self.map_figure: self.map_figure.fitted_width(room),
        }

    def _left_over(self, widths: dict[QWidget, int]) -> int:
        return self.width() - sum(width + SPACE_S for width in widths.values())
