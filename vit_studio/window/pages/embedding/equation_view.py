"""patches × weight + bias = tokens as pictures whose rows and columns lie where the multiplication reads them."""

import dataclasses
import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.window.pages.embedding.equation_layout import EquationCells, EquationShape, fit_cells
from vit_studio.window.text import shape_text
from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.vector_view import VectorView
from vit_studio.window.views.cells.walked_view import WalkedTable
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels

Array = npt.NDArray[np.floating]

SIGN: Final = 24
"""Width of × and =, in logical pixels."""
WIDEST_SIGN: Final = 56
BAND: Final = 12
"""Height of the bias."""
LEAST_WEIGHT: Final = 48
"""Height of the weight below which its rows could not be told apart; a lower page scrolls."""
_AIR: Final = 4
"""Height for its cells to be squares of whole pixels in."""
_GAP: Final = SPACE_S
_CORNER: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclasses.dataclass(frozen=True)
class Equation:
    """The four arrays: (N, C·P²) × (C·P², D) + (D,) = (N, D)."""

    patches: Array
    weight: Array
    bias: Array
    tokens: Array

    @property
    def shape(self) -> EquationShape:
        """N, C·P² and D."""
        (num_patches, patch_dim), embed_dim = self.patches.shape, len(self.bias)
        return EquationShape(num_patches=num_patches, patch_dim=patch_dim, embed_dim=embed_dim)


class EquationView(QWidget):
    """One row of matrices with ×, + and = between them; what is selected is lit in each of them.

    Patches and tokens share the height of their rows, weight, bias and tokens the width of their columns.
    """

    patch_clicked = Signal(int)
    """Row of the matrix of patches."""
    dim_clicked = Signal(int)
    cell_clicked = Signal(int, int)
    """Row and column of the tokens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._equation: Equation | None = None
        self._captions: list[tuple[QRectF, str]] = []
        self._signs: list[tuple[QRectF, str]] = []
        self._least_height = 0
        patches, pixels, dims = Axis(self.tr("patch")), Axis(self.tr("pixel")), Axis(self.tr("dimension"))
        self.patches = self._matrix(self.tr("Matrix of patches"), patches, pixels)
        self.weight = self._matrix(self.tr("Weight"), pixels, dims)
        self.tokens = self._matrix(self.tr("Patch tokens"), None, dims)
        self.bias = VectorView(self)
        self.bias.set_describe(lambda row, dim: self.tr("dimension {0}").format(dim + 1))
        self.bias.setAccessibleName(self.tr("Bias"))
        self.patches_bar = ColourBar(self)
        self.weight_bar = ColourBar(self, Qt.Orientation.Horizontal)
        self.tokens_bar = ColourBar(self)
        self.bias.set_colour_map(ColourMap.DIVERGING)
        self.bias.set_alignment(_CORNER)
        bars = self.patches_bar, self.weight_bar, self.tokens_bar
        for bar, view in zip(bars, (self.patches, self.weight, self.tokens), strict=True):
            bar.set_colour_map(ColourMap.DIVERGING)
            bar.follow(view)
        self.patches.cell_clicked.connect(lambda row, pixel: self.patch_clicked.emit(row))
        self.weight.cell_clicked.connect(lambda pixel, dim: self.dim_clicked.emit(dim))
        self.bias.cell_clicked.connect(lambda row, dim: self.dim_clicked.emit(dim))
        self.tokens.cell_clicked.connect(self.cell_clicked)

    def set_equation(self, equation: Equation) -> None:
        """Show other numbers; each matrix has its own scale, symmetric about 0, weight and bias share one."""
        resized = self._equation is None or self._equation.shape != equation.shape
        self._equation = equation
        shared = Levels.symmetric(np.append(equation.weight.ravel(), equation.bias))
        for view, array, levels in (
            (self.patches, equation.patches, Levels.symmetric(equation.patches)),
            (self.weight, equation.weight, shared),
            (self.bias, equation.bias[None], shared),
            (self.tokens, equation.tokens, Levels.symmetric(equation.tokens)),
        ):
            view.set_array(array)
            view.set_levels(levels)
        self.patches_bar.set_levels(self.patches.levels)
        self.weight_bar.set_levels(shared)
        self.tokens_bar.set_levels(self.tokens.levels)
        if resized:
            around = self._caption_height() + self._margins_of(self.weight, square=False).height()
            self._least_height = math.ceil(around + LEAST_WEIGHT + _AIR + self._below_weight())
            self.updateGeometry()
            self._place()

    def set_selected(self, patch: int | None, dim: int) -> None:
        """Light a row of patches and tokens, and a column of weight, bias and tokens."""
        for table in (self.patches, self.tokens):
            table.set_row(patch)
        for view in (self.weight, self.bias, self.tokens):
            view.set_column(dim)

    def set_walk(self, patch: int | None) -> None:
        """Walk to a row of patches and tokens; those below are not computed yet. None ends the walk."""
        for table in (self.patches, self.tokens):
            table.set_walk(patch)

    def set_levels(self, *, patches: Levels, weights: Levels, tokens: Levels, caption: str) -> None:
        """What range the colours span, and what the bars say about it; weight and bias share one."""
        for views, levels in (
            ((self.patches, self.patches_bar), patches),
            ((self.weight, self.bias, self.weight_bar), weights),
            ((self.tokens, self.tokens_bar), tokens),
        ):
            for view in views:
                view.set_levels(levels)
        bars = self.patches_bar, self.weight_bar, self.tokens_bar
        if any(bar.caption != caption for bar in bars):
            for bar in bars:
                bar.set_caption(caption)
            self._place()

    def sizeHint(self) -> QSize:
        return QSize(700, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, self._least_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font_for(TextRole.MONO))
        painter.setPen(current_theme().muted)
        for rect, text in self._captions:
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip, text)
        font = font_for(TextRole.TITLE)
        font.setPointSizeF(font.pointSizeF() * 1.4)
        painter.setFont(font)
        painter.setPen(current_theme().text)
        for rect, text in self._signs:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
        painter.end()

    def _matrix(self, name: str, rows: Axis | None, columns: Axis) -> WalkedTable:
        view = WalkedTable(self)
        view.set_colour_map(ColourMap.DIVERGING)
        view.set_axes(rows, columns)
        view.set_alignment(_CORNER)
        view.setAccessibleName(name)
        return view

    # where things stand

    def _place(self) -> None:
        equation, caption = self._equation, self._caption_height()
        if equation is None:
            return
        for square in (True, False):
            margins = {view: self._margins_of(view, square) for view in (self.patches, self.weight, self.tokens)}
            fixed = sum(margin.width() for margin in margins.values()) + 2 * self._bar_width() + 2 * SIGN
            height = self.height() - caption - margins[self.patches].height()
            cells = fit_cells(
                equation.shape,
                width=self.width() - fixed,
                height=height,
                weight_height=height - self._below_weight(),
            )
            if cells.are_square or not square:
                break
        self._place_row(equation.shape, cells, margins)
        self._place_bias()
        self._place_texts()
        self.update()

    def _place_row(self, shape: EquationShape, cells: EquationCells, margins: dict[WalkedTable, QSize]) -> None:
        top = self._caption_height()
        sizes: dict[WalkedTable, tuple[float, float]] = {
            self.patches: (shape.patch_dim * cells.pixel_across, shape.num_patches * cells.patch),
            self.weight: (shape.embed_dim * cells.dim, shape.patch_dim * cells.pixel_down),
            self.tokens: (shape.embed_dim * cells.dim, shape.num_patches * cells.patch),
        }
        taken = sum(size[0] for size in sizes.values()) + sum(margin.width() for margin in margins.values())
        spare = max(self.width() - taken - 2 * self._bar_width() - 2 * SIGN, 0)
        sign = min(SIGN + spare / 4, WIDEST_SIGN)
        left = (self.width() - taken - 2 * self._bar_width() - 2 * sign) / 2
        self._captions, self._signs = [], []
        for view, (width, height) in sizes.items():
            view.set_cell_size(cells.dim if cells.are_square else None)
            view.setGeometry(round(left), top, *_whole(width + margins[view].width(), height + margins[view].height()))
            left += width + margins[view].width()
            if view is not self.weight:
                left += self._place_bar(view)
            if view is not self.tokens:
                self._signs.append((QRectF(left, 0, sign, 0), "×" if view is self.patches else "="))
                left += sign

    def _place_bar(self, view: HeatmapView) -> int:
        bar = self.patches_bar if view is self.patches else self.tokens_bar
        picture = self._picture(view)
        least = bar.minimumSizeHint().height()
        bar.setGeometry(
            picture.right() + _GAP, picture.top() - 1, bar.sizeHint().width(), max(picture.height() + 2, least)
        )
        return self._bar_width()

    def _place_bias(self) -> None:
        margins = self._margins_of(self.bias, square=False)
        above = self._picture(self.weight)
        left = above.left() - margins.width() // 2
        top = self.weight.geometry().bottom() + 1 + self._caption_height()
        width = math.ceil(self.weight.picture_rect().width()) + margins.width()
        self.bias.setGeometry(left, top, width, BAND + margins.height())
        self.bias.set_cell_width(self.weight.fitted_grid().cell_width)
        picture = self._picture(self.bias)
        bar = self.weight_bar
        width = max(picture.width() + 2, bar.minimumSizeHint().width())
        bar.setGeometry(
            QRect(QPoint(picture.left() - 1, picture.bottom() + _GAP), QSize(width, bar.sizeHint().height()))
        )

    def _place_texts(self) -> None:
        height = self._caption_height()
        for name, view in (("patches", self.patches), ("weight", self.weight), ("patch_tokens", self.tokens)):
            place = QRectF(self._picture(view).left(), 0, self.width(), height)
            self._captions.append((place, f"{name}  {shape_text(view.array.shape)}"))
        weight, bias = self._picture(self.weight), self._picture(self.bias)
        line = QRectF(weight.left(), self.bias.y() - height + 2, self.width(), height)
        self._captions.append((line.translated(SIGN, 0), f"bias  {shape_text(self.bias.array.shape[1:])}"))
        middle = weight.top() + min(weight.height(), self._picture(self.tokens).height()) / 2
        self._signs = [(QRectF(rect.left(), middle - SIGN / 2, rect.width(), SIGN), text) for rect, text in self._signs]
        self._signs.append((QRectF(bias.left() - 4, line.top() - 2, SIGN, height), "+"))

    def _picture(self, view: HeatmapView) -> QRect:
        """Where a picture lies in this widget."""
        return view.picture_rect().toRect().translated(view.pos())

    def _below_weight(self) -> float:
        """Room for what stands under the weight: + bias, and the scale of both."""
        bias = self._margins_of(self.bias, square=False).height() + BAND
        return self._caption_height() + bias + _GAP / 2 + self.weight_bar.sizeHint().height()

    def _bar_width(self) -> int:
        return self.tokens_bar.sizeHint().width() + _GAP

    @staticmethod
    def _margins_of(view: HeatmapView, square: bool) -> QSize:
        """What a view needs around its picture."""
        rows, columns = view.array.shape
        view.set_cell_aspect(square)
        view.set_cell_size(1.0)
        margins = view.fitted_size(QSize()) - QSize(columns, rows)
        view.set_cell_size(None)
        return margins

    @staticmethod
    def _caption_height() -> int:
        return round(QFontMetricsF(font_for(TextRole.MONO)).height()) + 2


def _whole(width: float, height: float) -> tuple[int, int]:
    return math.ceil(width), math.ceil(height)
