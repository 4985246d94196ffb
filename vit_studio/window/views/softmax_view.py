"""The softmax as a table: from logit to probability, a row a class, a step a column, and sums at the foot."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import TableData
from vit_studio.window.text import MINUS, percent_text
from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for, mix
from vit_studio.window.views.bars_layout import spanning
from vit_studio.window.views.marks import draw_selection
from vit_studio.window.views.painted_view import MARGIN, PaintedView, arrow_step
from vit_studio.window.views.softmax_layout import SoftmaxLayout, SoftmaxWidths, fit_softmax
from vit_studio.window.views.softmax_steps import SoftmaxSteps
from vit_studio.window.views.true_tag import draw_tag, tag_size

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SoftmaxView(PaintedView):
    """Shows every number on the way, with bars for logits and probabilities; one class is outlined."""

    class_clicked = Signal(int)
    """By mouse, or by the keys up and down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._names: tuple[str, ...] = ()
        self._steps: SoftmaxSteps | None = None
        self._true: int | None = None
        self._best: int | None = None
        self._selected: int | None = None
        self._hovered: int | None = None
        self.setAccessibleName(self.tr("Softmax, step by step"))

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def minimumSizeHint(self) -> QSize:
        least = QFontMetricsF(_name_font(bold=True)).height() * max(len(self._names), 1)
        return QSize(420, round(least + 2 * _line() + 2 * MARGIN))

    @property
    def names(self) -> tuple[str, ...]:
        """Of the classes, from top to bottom."""
        return self._names

    @property
    def steps(self) -> SoftmaxSteps | None:
        """What is shown."""
        return self._steps

    @property
    def selected(self) -> int | None:
        """The outlined class."""
        return self._selected

    def set_steps(
        self, names: Sequence[str], steps: SoftmaxSteps, *, true_index: int | None, best_index: int | None
    ) -> None:
        """Show the steps of one image; the true and the best class stand out."""
        if len(names) != len(steps):
            raise ValueError(f"each class needs a name, got {len(names)} and {len(steps)}")
        self._names, self._steps = tuple(names), steps
        self._true, self._best = true_index, best_index
        self.setAccessibleDescription(", ".join(map(self.row_text, range(len(steps)))))
        self.updateGeometry()
        self.repaint_still()

    def set_selected(self, index: int | None) -> None:
        """Outline a class."""
        if index != self._selected:
            self._selected = index
            self.update()

    def view_data(self) -> TableData | None:
        """What is shown; None before the first `set_steps`."""
        if self._steps is None:
            return None
        columns = ("class", "logit", "logit - max", "exp(logit - max)", "probability")
        numbers = np.stack(self._steps.columns(), axis=1).tolist()
        rows = tuple((name, *row) for name, row in zip(self._names, numbers, strict=True))
        return TableData(columns=columns, rows=rows)

    def colour_of(self, index: int) -> QColor:
        """The best class in the accent, or in the bad colour when it is not the true one; the rest is quiet."""
        theme = current_theme()
        if index != self._best:
            return mix(theme.muted, theme.surface, 0.45)
        return theme.accent if self._true in (None, self._best) else theme.bad

    def row_text(self, index: int) -> str:
        """All numbers of a class in one line."""
        assert self._steps is not None
        steps = self._steps
        text = self.tr("{0}: logit {1}, less the greatest {2}, exponential {3}, probability {4}")
        text = text.format(
            self._names[index],
            logit_text(steps.logits[index]),
            logit_text(steps.shifted[index]),
            exponential_text(steps.exponentials[index]),
            percent_text(steps.probs[index]),
        )
        return self.tr("{0} (true)").format(text) if index == self._true else text

    def layout_now(self) -> SoftmaxLayout | None:
        """Where everything stands at this size; None before the first `set_steps`."""
        if self._steps is None:
            return None
        return fit_softmax(self.area, count=len(self._steps), line=_line(), widths=self._widths(self._steps))

    # painting

    def paint_still(self, painter: QPainter) -> None:
        layout, steps = self.layout_now(), self._steps
        if layout is None or steps is None:
            return
        self._paint_head(painter, layout)
        for index in range(len(steps)):
            self._paint_name(painter, layout, index)
            self._paint_bars(painter, layout, steps, index)
            self._paint_numbers(painter, layout, steps, index)
        self._paint_foot(painter, layout, steps)

    def paint_marks(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        if self._hovered is not None:
            wash = QColor(current_theme().accent)
            wash.setAlpha(28)
            painter.fillRect(layout.row(self._hovered), wash)
        if self._selected is not None and self._selected < layout.count:
            draw_selection(painter, layout.row(self._selected).adjusted(0, 1, 0, -1))

    def _paint_head(self, painter: QPainter, layout: SoftmaxLayout) -> None:
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().muted)
        bars = layout.part(layout.head, layout.logit_bar).united(layout.part(layout.head, layout.logit))
        probs = layout.part(layout.head, layout.prob_bar).united(layout.part(layout.head, layout.prob))
        painter.drawText(layout.part(layout.head, layout.name), _RIGHT, self.tr("class"))
        painter.drawText(bars, _RIGHT, self.tr("logit z"))
        painter.drawText(layout.part(layout.head, layout.shifted), _RIGHT, self.tr("z − max"))
        painter.drawText(layout.part(layout.head, layout.exponential), _RIGHT, self.tr("exp(z − max)"))
        painter.drawText(probs, _RIGHT, self.tr("÷ sum = probability"))

    def _paint_foot(self, painter: QPainter, layout: SoftmaxLayout, steps: SoftmaxSteps) -> None:
        theme, foot = current_theme(), layout.foot
        left = layout.exponential[0]
        painter.fillRect(QRectF(left, foot.top(), foot.right() - left, 1), theme.grid)
        painter.setFont(_number_font(bold=True))
        painter.setPen(theme.text)
        total = self.tr("sum {0}").format(exponential_text(steps.total))
        whole = layout.part(foot, layout.shifted).united(layout.part(foot, layout.exponential))
        painter.drawText(whole, _RIGHT, total)
        painter.drawText(layout.part(foot, layout.prob), _RIGHT, probability_text(steps.probs.sum()))

    def _paint_name(self, painter: QPainter, layout: SoftmaxLayout, index: int) -> None:
        theme, rect = current_theme(), layout.part(layout.row(index), layout.name)
        font = _name_font(bold=index == self._best)
        metrics = QFontMetricsF(font)
        tag = tag_size() if index == self._true else QSizeF(0, 0)
        room = rect.width() - (tag.width() + SPACE_S if tag.width() else 0)
        name = metrics.elidedText(self._names[index], Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.text if index in (self._best, self._true) else theme.muted)
        painter.drawText(rect, _RIGHT, name)
        if tag.width():
            left = round(rect.right() - metrics.horizontalAdvance(name) - SPACE_S - tag.width())
            draw_tag(painter, QRectF(QPointF(left, round(rect.center().y() - tag.height() / 2)), tag))

    def _paint_bars(self, painter: QPainter, layout: SoftmaxLayout, steps: SoftmaxSteps, index: int) -> None:
        for column, values, limits in (
            (layout.logit_bar, steps.logits, spanning(steps.logits.tolist())),
            (layout.prob_bar, steps.probs, (0.0, 1.0)),
        ):
            track = layout.track(index, column)
            painter.fillRect(track, mix(current_theme().sunken, current_theme().surface, 0.4))
            zero, end = (self._sharp(_along(track, value, limits)) for value in (0.0, float(values[index])))
            # a bar that is there must be seen, be it a hair wide
            width = max(abs(end - zero), 1 / self.devicePixelRatioF() if values[index] else 0.0)
            left = zero if values[index] >= 0 else zero - width
            painter.fillRect(QRectF(left, track.top(), width, track.height()), self.colour_of(index))
            painter.fillRect(QRectF(zero - 0.5, track.top() - 2, 1, track.height() + 4), current_theme().muted)

    def _paint_numbers(self, painter: QPainter, layout: SoftmaxLayout, steps: SoftmaxSteps, index: int) -> None:
        theme, row = current_theme(), layout.row(index)
        painter.setFont(_number_font(bold=False))
        painter.setPen(theme.text if index in (self._best, self._true) else theme.muted)
        painter.drawText(layout.part(row, layout.logit), _RIGHT, logit_text(steps.logits[index]))
        painter.drawText(layout.part(row, layout.shifted), _RIGHT, logit_text(steps.shifted[index]))
        painter.drawText(layout.part(row, layout.exponential), _RIGHT, exponential_text(steps.exponentials[index]))
        painter.drawText(layout.part(row, layout.prob), _RIGHT, probability_text(steps.probs[index]))

    def _widths(self, steps: SoftmaxSteps) -> SoftmaxWidths:
        names, numbers = QFontMetricsF(_name_font(bold=True)), QFontMetricsF(_number_font(bold=True))
        heads = QFontMetricsF(font_for(TextRole.CAPTION))

        def widest(texts: Sequence[str], head: str = "") -> float:
            return max([heads.horizontalAdvance(head), *map(numbers.horizontalAdvance, texts)]) + 1

        # room for the tag is kept free in each row, or the bars would jump from image to image
        tag = tag_size().width() + SPACE_S if self._true is not None else 0.0
        return SoftmaxWidths(
            name=max(map(names.horizontalAdvance, self._names), default=0.0) + tag + 1,
            logit=widest([logit_text(value) for value in (*steps.logits, -10.0)]),
            shifted=widest([logit_text(value) for value in (*steps.shifted, -10.0)], self.tr("z − max")),
            exponential=widest([exponential_text(1.0)], self.tr("exp(z − max)")),
            prob=widest([probability_text(1.0)]),
        )

    def _sharp(self, x: float) -> float:
        ratio = self.devicePixelRatioF()
        return round(x * ratio) / ratio

    # mouse and keys

    def tip_at(self, point: QPointF) -> str:
        index = self._row_at(point)
        return "" if index is None else self.row_text(index)

    def place_of_keys(self) -> QRectF | None:
        layout = self.layout_now()
        return None if layout is None or self._selected is None else layout.row(self._selected)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._row_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self._row_at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.class_clicked.emit(index)
            event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        step = arrow_step(event)
        if step is None or not step[0] or self._steps is None:
            return False
        start = -1 if self._selected is None else self._selected
        self.class_clicked.emit(min(max(start + step[0], 0), len(self._steps) - 1))
        return True

    def _row_at(self, point: QPointF) -> int | None:
        layout = self.layout_now()
        return None if layout is None else layout.row_at(point.y())

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()


def logit_text(logit: float) -> str:
    """Two decimals, so that the numbers stand one below the other."""
    return f"{logit + 0.0:.2f}".replace("-", MINUS)


def exponential_text(value: float) -> str:
    """Four decimals: what is less than half of the last is 0.0000 here, and whole in the tip of the numbers."""
    return f"{value:.4f}"


def probability_text(value: float) -> str:
    """As a fraction, four decimals, as the exponentials it comes from."""
    return f"{value:.4f}"


def _along(track: QRectF, value: float, limits: tuple[float, float]) -> float:
    low, high = limits
    return track.left() + (value - low) / (high - low) * track.width()


def _line() -> float:
    return round(QFontMetricsF(font_for(TextRole.CAPTION)).height()) + 4.0


def _name_font(*, bold: bool) -> QFont:
    font = font_for(TextRole.BODY)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _number_font(*, bold: bool) -> QFont:
    font = font_for(TextRole.NUMBER)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
