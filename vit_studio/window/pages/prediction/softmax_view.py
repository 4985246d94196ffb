"""The softmax as a table: from logit to probability, a row a class, a step a column, and sums at the foot."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.view_data import TableData
from vit_studio.window.pages.prediction.softmax_layout import SoftmaxLayout
from vit_studio.window.pages.prediction.softmax_painting import (
    NUMBER_TEXTS,
    SoftmaxTable,
    column_names,
    fraction_text,
    line_height,
    logit_text,
    name_font,
    paint_table,
)
from vit_studio.window.pages.prediction.softmax_steps import SoftmaxSteps
from vit_studio.window.text import percent_text, points_text
from vit_studio.window.theme import current_theme
from vit_studio.window.views.painting.marks import draw_selection
from vit_studio.window.views.painting.painted_view import MARGIN, PaintedView, arrow_step
from vit_studio.window.views.painting.readout import Reading, parts_at


class SoftmaxView(PaintedView):
    """Shows every number on the way, with bars for logits and probabilities; one class is outlined."""

    class_clicked = Signal(int)
    """By mouse, or by the keys up and down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._table: SoftmaxTable | None = None
        self._selected: int | None = None
        self._hovered: int | None = None
        self.setAccessibleName(self.tr("Softmax, step by step"))

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def minimumSizeHint(self) -> QSize:
        outline = 2  # it must not lie over the names above and below
        least = (QFontMetricsF(name_font(bold=True)).height() + outline) * max(len(self.names), 1)
        return QSize(420, round(least + 2 * line_height() + 2 * MARGIN))

    @property
    def names(self) -> tuple[str, ...]:
        """Of the classes, from top to bottom."""
        return () if self._table is None else self._table.names

    @property
    def steps(self) -> SoftmaxSteps | None:
        """What is shown."""
        return None if self._table is None else self._table.steps

    @property
    def selected(self) -> int | None:
        """The outlined class."""
        return self._selected

    def set_steps(
        self,
        names: Sequence[str],
        steps: SoftmaxSteps,
        *,
        true_index: int | None,
        best_index: int | None,
        logit_limits: tuple[float, float] | None = None,
    ) -> None:
        """Show the steps of one image; the true and the best class stand out. See `SoftmaxTable`."""
        self._table = SoftmaxTable(
            names=tuple(names), steps=steps, true=true_index, best=best_index, logit_limits=logit_limits
        )
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
        if self._table is None:
            return None
        columns = ("class", "logit", "logit − max", "exp(logit − max)", "probability")
        numbers = np.stack(self._table.steps.columns(), axis=1).tolist()
        rows = tuple((name, *row) for name, row in zip(self.names, numbers, strict=True))
        best, true = self._table.best, self._table.true
        return TableData(columns=columns, rows=rows, bars=(1, 4), true_index=true, best_index=best)

    def colour_of(self, index: int) -> QColor:
        """Of the bars of a class."""
        assert self._table is not None
        return self._table.colour_of(index, float(self._table.steps.probs[index]))

    def row_text(self, index: int) -> str:
        """All numbers of a class in one line."""
        assert self._table is not None
        steps = self._table.steps
        text = self.tr("{0}: logit {1}, minus the greatest {2}, exponential {3}, probability {4}")
        text = text.format(
            self.names[index],
            logit_text(steps.logits[index]),
            logit_text(steps.shifted[index]),
            fraction_text(steps.exponentials[index]),
            (points_text if steps.is_difference else percent_text)(float(steps.probs[index])),
        )
        return self.tr("{0} (true)").format(text) if index == self._table.true else text

    def layout_now(self) -> SoftmaxLayout | None:
        """Where everything stands at this size; None before the first `set_steps`."""
        return None if self._table is None else self._table.layout(self.area)

    # painting

    def paint_still(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is not None and self._table is not None:
            paint_table(painter, self._table, layout)

    def paint_marks(self, painter: QPainter) -> None:
        layout = self.layout_now()
        if layout is None:
            return
        if self._hovered is not None:
            wash = QColor(current_theme().accent)
            wash.setAlpha(28)
            painter.fillRect(layout.row(self._hovered), wash)
        if self._selected is not None and self._selected < layout.count:
            draw_selection(painter, layout.row(self._selected).adjusted(0, 2, 0, -2))

    # mouse and keys

    def tip_at(self, point: QPointF) -> str:
        index = self._row_at(point)
        return "" if index is None else self.row_text(index)

    def reading_at(self, point: QPointF) -> Reading:
        """Of a difference the number at the place and what is subtracted; else all numbers of the row."""
        layout, index = self.layout_now(), self._row_at(point)
        if layout is None or index is None:
            return Reading()
        return self._reading(index, layout.number_at(point.x())) or super().reading_at(point)

    def reading_of_keys(self) -> Reading:
        """The same of the probability."""
        read = None if self._selected is None else self._reading(self._selected, -1)
        return read or super().reading_of_keys()

    def _reading(self, index: int, column: int) -> Reading | None:
        """One number of a class; None where nothing is subtracted."""
        assert self._table is not None
        numbers, text = self._table.steps.columns()[column], NUMBER_TEXTS[column]
        parts = parts_at(numbers, index, text)
        words = self._table.names[index], column_names()[column]
        return None if parts is None else Reading(" · ".join(words), text(numbers[index]), parts=parts)

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
        if step is None or not step[0] or self._table is None:
            return False
        start = -1 if self._selected is None else self._selected
        self.class_clicked.emit(min(max(start + step[0], 0), len(self.names) - 1))
        return True

    def _row_at(self, point: QPointF) -> int | None:
        layout = self.layout_now()
        return None if layout is None else layout.row_at(point.y())

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()
