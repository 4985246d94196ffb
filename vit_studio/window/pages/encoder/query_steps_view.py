"""q, k, scores, softmax and v side by side, one row a key, and below them what they come to."""

import functools
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.export.view_data import TableData
from vit_studio.window.pages.encoder.key_bars_view import KeyBarsView
from vit_studio.window.pages.encoder.query_numbers import QueryNumbers
from vit_studio.window.pages.encoder.row_echo import RowEcho
from vit_studio.window.text import number_text, token_text
from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for
from vit_studio.window.views.cells.banded_view import Array
from vit_studio.window.views.cells.cell_view import CellView
from vit_studio.window.views.cells.token_matrix_view import TokenMatrixView
from vit_studio.window.views.cells.vector_view import VectorView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.painted_view import MARGIN

BAND: Final = 18
"""Height of a vector below its matrix, in logical pixels."""
MATRIX: Final = 3.0
BARS: Final = 1.15
"""Shares of the width."""
EXPONENTIALS: Final = Levels(0, 1)


class _Matrix(TokenMatrixView):
    """Stays as it is: its rows would leave those of its neighbours."""

    can_zoom = False


class _Band(VectorView):
    """Stays below the columns of its matrix."""

    can_zoom = False


class QueryStepsView(QWidget):
    """The views lie side by side with equal rows; a click in q chooses the query, anywhere else the key."""

    query_clicked = Signal(int)
    key_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.q, self.k, self.v = (_Matrix(self) for _ in range(3))
        self.dots, self.scaled, self.bias, self.exps, self.weights = (KeyBarsView(self) for _ in range(5))
        self.q_band, self.out_band = _Band(self), _Band(self)
        self.qk_bar, self.v_bar = (ColourBar(self, Qt.Orientation.Horizontal) for _ in range(2))
        self._captions: dict[CellView, str] = {}
        self._totals: dict[CellView, str] = {}
        self._has_bias = False
        self._name_views()
        for signed in (self.dots, self.scaled, self.bias):
            signed.set_colour_map(ColourMap.DIVERGING)
        for band in (self.q_band, self.out_band):
            band.set_colour_map(ColourMap.DIVERGING)
            band.set_alignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for bar in (self.qk_bar, self.v_bar):
            bar.set_colour_map(ColourMap.DIVERGING)
        self.echo = RowEcho(self._key_views(), self)
        self.q.cell_clicked.connect(self._on_query_clicked)
        for key_view in self._key_views():
            key_view.cell_clicked.connect(self._on_key_clicked)

    def sizeHint(self) -> QSize:
        return QSize(900, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 150)

    # what is shown

    def show_tokens(self, grid: PatchGrid) -> None:
        """Name rows by their tokens."""
        text = functools.partial(_row_text, grid)
        for view, name in ((self.q, "q"), (self.k, "k"), (self.v, "v")):
            view.set_describe(functools.partial(_cell_text, grid, name))
        self.q_band.set_describe(functools.partial(_band_text, self._below_k()))
        self.out_band.set_describe(functools.partial(_band_text, self._below_v()))
        for bars, words in zip(self._bars(), self._words(), strict=True):
            bars.set_describe(functools.partial(text, words))

    def show_signed(self, is_signed: bool) -> None:
        """Whether exponentials and weights, never negative, are differences of such."""
        for bars in (self.exps, self.weights):
            bars.set_colour_map(ColourMap.DIVERGING if is_signed else ColourMap.SEQUENTIAL)

    def show_head(self, q: Array, k: Array, v: Array, scales: dict[str, Levels]) -> None:
        """The matrices (T, D_h) of a head."""
        self.q.set_array(q, scales["qk"])
        self.k.set_array(k, scales["qk"])
        self.v.set_array(v, scales["v"])
        self.qk_bar.set_levels(scales["qk"])
        self.v_bar.set_levels(scales["v"])

    def show_query(self, numbers: QueryNumbers, scales: dict[str, Levels]) -> None:
        """All that follows from one query of the head."""
        self.dots.set_values(numbers.dots, scales["dots"])
        self.scaled.set_values(numbers.scaled, scales["scores"])
        self.bias.set_values(numbers.bias, scales["scores"])
        self.exps.set_values(numbers.exps, scales["exps"])
        self.weights.set_values(numbers.stored_weights, scales["weights"])
        self.q_band.set_array(numbers.q[None])
        self.q_band.set_levels(scales["qk"])
        self.out_band.set_array(numbers.stored_output[None])
        self.out_band.set_levels(scales["v"])
        self._totals = {
            self.exps: self.tr("Σ {0}").format(number_text(numbers.total)),
            # of a difference 0, but for the rounding of float32
            self.weights: self.tr("Σ {0}").format(number_text(round(float(numbers.stored_weights.sum()), 6))),
        }
        self._set_bias(numbers.has_bias)
        self.update()

    def set_captions(self, q: str, k: str, v: str, root: str) -> None:
        """What stands above the columns."""
        bars = ("q·k", f"÷ {root}", self.tr("+ bias"), self.tr("exp"), self.tr("weight"))
        self._captions = dict(zip((self.q, self.k, self.v), (q, k, v), strict=True))
        self._captions |= dict(zip(self._bars(), bars, strict=True))
        self.update()

    def set_selected(self, query: int, key: int) -> None:
        """Outline the query's row in q, and the key's everywhere else."""
        self.q.set_row(query)
        for view in self._key_views():
            view.set_row(key)

    def name_of(self, view: object) -> str:
        """What stands above a view."""
        named = {self.q_band: self._below_k(), self.out_band: self._below_v()} | self._captions
        return next((name for shown, name in named.items() if shown is view), "")

    def table_data(self) -> TableData | None:
        """The way from the dot product to the weight, a row a key; None before the first query."""
        shown = self._shown_bars()
        if not self.dots.values.size:
            return None
        names = (self.tr("token"), *(self._captions.get(bars, "") for bars in shown))
        columns = [bars.values.tolist() for bars in shown]
        rows = tuple((str(token), *row) for token, row in enumerate(zip(*columns, strict=True)))
        return TableData(columns=names, rows=rows)

    # where things stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        painter.setFont(font_for(TextRole.MONO))
        painter.setPen(theme.muted)
        metrics = QFontMetricsF(painter.font())
        for view, caption in self._captions.items():
            if view.isVisibleTo(self):
                room = QRectF(view.x() + MARGIN, 0, view.width() - MARGIN, metrics.height())
                text = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        below = self.k.geometry().bottom() + 1
        line = QRectF(0, below, 0, metrics.height())
        below_views = (
            (self.q, self.tr("colours of q and k")),
            (self.k, self._below_k()),
            (self.dots, self.tr("colours of v")),
            (self.v, self._below_v()),
        )
        for view, text in below_views:
            line.setLeft(view.x() + MARGIN)
            line.setWidth(self.exps.x() - view.x() if view is self.dots else view.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(theme.text)
        for view, total in self._totals.items():
            place = QRectF(view.x() + MARGIN, below, view.width() - 2 * MARGIN, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, total)
        painter.end()

    def _place(self) -> None:
        line = self._line()
        columns = [(self.q, MATRIX), (self.k, MATRIX), *((bar, BARS) for bar in self._shown_bars()), (self.v, MATRIX)]
        room = self.width() - SPACE_S * (len(columns) - 1)
        unit = room / sum(share for _, share in columns)
        below = max(BAND + 2 * round(MARGIN), round(MARGIN) + self.qk_bar.sizeHint().height())
        height = self.height() - 2 * line - below
        left = 0.0
        for view, share in columns:
            view.setGeometry(round(left), line, round(share * unit), max(height, 1))
            left += share * unit + SPACE_S
        for band, view in ((self.q_band, self.k), (self.out_band, self.v)):
            top = view.geometry().bottom() + 1 + line
            band.setGeometry(view.x(), top, view.width(), BAND + 2 * round(MARGIN))
            if view.array.shape[1]:
                band.set_cell_width(view.grid().cell_width)

        self._place_bar(self.qk_bar, self.q, self.q)
        self._place_bar(self.v_bar, self.dots, self.weights)

    def _place_bar(self, bar: ColourBar, first: CellView, last: CellView) -> None:
        """In the line of the vectors, below some columns."""
        left, right = first.x() + round(MARGIN), last.geometry().right() - round(MARGIN)
        bar.setGeometry(left - 1, self.q_band.y() + round(MARGIN) - 1, right - left + 3, bar.sizeHint().height())

    def _set_bias(self, has_bias: bool) -> None:
        self._has_bias = has_bias
        self.bias.setVisible(has_bias)
        self._place()

    @staticmethod
    def _line() -> int:
        return round(QFontMetricsF(font_for(TextRole.MONO)).height()) + 2

    def _bars(self) -> tuple[KeyBarsView, ...]:
        return self.dots, self.scaled, self.bias, self.exps, self.weights

    def _shown_bars(self) -> list[KeyBarsView]:
        return [bar for bar in self._bars() if bar is not self.bias or self._has_bias]

    def _key_views(self) -> tuple[CellView, ...]:
        return self.k, *self._bars(), self.v

    # words

    def _below_k(self) -> str:
        return self.tr("q of the query")

    def _below_v(self) -> str:
        return self.tr("Σ weight · v")

    def _words(self) -> tuple[str, ...]:
        return (
            self.tr("q·k of {0}"),
            self.tr("q·k / √D_h of {0}"),
            self.tr("bias of {0}"),
            self.tr("exp(score − greatest) of {0}"),
            self.tr("weight of {0}"),
        )

    def _name_views(self) -> None:
        names = (
            (self.q, self.tr("Queries of the head")),
            (self.k, self.tr("Keys of the head")),
            (self.v, self.tr("Values of the head")),
            (self.dots, self.tr("Dot products")),
            (self.scaled, self.tr("Scaled dot products")),
            (self.bias, self.tr("Bias of relative positions")),
            (self.exps, self.tr("Exponentials")),
            (self.weights, self.tr("Weights")),
            (self.q_band, self.tr("The query")),
            (self.out_band, self.tr("Weighted sum of the values")),
        )
        for view, name in names:
            view.setAccessibleName(name)

    # what a person does

    @Slot(int, int)
    def _on_query_clicked(self, row: int, column: int) -> None:
        self.query_clicked.emit(row)

    @Slot(int, int)
    def _on_key_clicked(self, row: int, column: int) -> None:
        self.key_clicked.emit(row)


def _cell_text(grid: PatchGrid, name: str, token: int, dim: int) -> str:
    text = QCoreApplication.translate("QueryStepsView", "{0}, dimension {1} · {2}")
    return text.format(name, dim + 1, token_text(grid, token))


def _band_text(name: str, row: int, dim: int) -> str:
    return QCoreApplication.translate("QueryStepsView", "{0}, dimension {1}").format(name, dim + 1)


def _row_text(grid: PatchGrid, words: str, token: int) -> str:
    return words.format(token_text(grid, token))
