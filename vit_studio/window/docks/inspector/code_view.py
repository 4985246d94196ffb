"""The code of one function, painted: the current line lit, and beside each line what it computed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vit_studio.tracing.line_steps import LineStep
from vit_studio.window.docks.inspector.code_colours import colour_of
from vit_studio.window.docks.inspector.code_layout import Letters, PlacedRow, lay_out
from vit_studio.window.docks.inspector.code_rows import CodeRow, value_text
from vit_studio.window.docks.inspector.code_thumbnail import paint_thumbnail
from vit_studio.window.docks.inspector.inspector_axes import AxisLengths
from vit_studio.window.docks.inspector.inspector_values import picture_of
from vit_studio.window.text import number_text
from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for, mix
from vit_studio.window.views.painting.painted_view import PaintedView, arrow_step

_BAR: Final = 3
"""Logical pixels of the bar at the left of the current line."""


class CodeView(PaintedView):
    """As high as its lines need; the current step is told to it, it never chooses one itself."""

    step_clicked = Signal(int)
    """The number of a step; by mouse, or by arrow key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, takes_keys=True)
        self._rows: list[CodeRow] = []
        self._placed: list[PlacedRow] = []
        self._by_width: dict[int, list[PlacedRow]] = {}
        self._current: int | None = None
        self._head: int | None = None
        self._lengths = AxisLengths(heads=0, tokens=0, dims=0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Code"))

    @property
    def rows(self) -> list[CodeRow]:
        """The lines that are shown."""
        return self._rows

    def set_rows(self, rows: Sequence[CodeRow]) -> None:
        """Show the lines of another function, or other values of the same."""
        self._rows = list(rows)
        self._by_width = {}
        self._place()
        self.updateGeometry()
        self.repaint_still()

    def set_current(self, number: int | None) -> None:
        """Light the line of a step."""
        if number != self._current:
            self._current = number
            row = self._row_of(number)
            self.setAccessibleDescription("" if row is None else row.row.text.strip())
            self.update()

    def set_lengths(self, lengths: AxisLengths) -> None:
        """By these numbers the axes of tensors are told apart."""
        self._lengths = lengths

    def set_head(self, head: int | None) -> None:
        """Show this head in the thumbnails of tensors that have one for each."""
        if head != self._head:
            self._head = head
            self.repaint_still()

    def rect_of(self, number: int | None) -> QRectF | None:
        """Where the row of a step lies."""
        row = self._row_of(number)
        return None if row is None else row.area

    # size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        placed = self._placed_at(width)
        return round(placed[-1].area.bottom()) + SPACE_S if placed else 0

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(max(self.width(), 360)))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 60)

    def recolour(self) -> None:
        self._by_width = {}  # the font may be another one by now
        self._place()
        self.updateGeometry()
        super().recolour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # painting

    def paint_still(self, painter: QPainter) -> None:
        for placed in self._placed:
            self._paint_number(painter, placed)
            self._paint_code(painter, placed)
            if placed.row.step is not None:
                self._paint_caption(painter, placed, placed.row.step)
                self._paint_thumbnails(painter, placed.thumbnail, placed.row.step)
            elif placed.row.note:
                _write(painter, placed.caption, placed.row.note, current_theme().muted)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.fillRect(self.rect(), theme.surface)
        lit = self.rect_of(self._current)
        if lit is not None:
            painter.fillRect(lit, mix(theme.accent, theme.surface, 0.86))
            painter.fillRect(QRectF(0, lit.top(), _BAR, lit.height()), theme.accent)
        painter.end()
        super().paintEvent(event)

    def paint_marks(self, painter: QPainter) -> None:
        """The lit line lies below the letters, see `paintEvent`."""

    def _paint_number(self, painter: QPainter, placed: PlacedRow) -> None:
        theme = current_theme()
        box = QRectF(0, placed.code.top(), placed.code.left() - SPACE_S, _letters().height)
        painter.setFont(font_for(TextRole.MONO))
        painter.setPen(theme.muted if placed.row.ran else mix(theme.muted, theme.surface, 0.5))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(placed.row.number))

    def _paint_code(self, painter: QPainter, placed: PlacedRow) -> None:
        theme, letters = current_theme(), _letters()
        painter.setFont(font_for(TextRole.MONO))
        for line, piece in enumerate(placed.pieces):
            left, top = placed.code.left() + piece.column * letters.width, placed.code.top() + line * letters.height
            for span in piece.spans:
                ink = colour_of(span.ink, theme)
                painter.setPen(ink if placed.row.ran else mix(ink, theme.surface, 0.55))
                box = QRectF(left, top, len(span.text) * letters.width + 1, letters.height)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, span.text)
                left += len(span.text) * letters.width

    def _paint_caption(self, painter: QPainter, placed: PlacedRow, step: LineStep) -> None:
        theme = current_theme()
        names, shape = value_text(step)
        number = self._paint_step_number(painter, placed, step)
        box = placed.caption.adjusted(0, 0, -number.width() - SPACE_S, 0)
        left = _write(painter, box, names, theme.accent)
        _write(painter, box.adjusted(left + SPACE_S, 0, 0, 0), shape, theme.muted)

    def _paint_step_number(self, painter: QPainter, placed: PlacedRow, step: LineStep) -> QRectF:
        """In words, at the right: at the left stands the number of the line."""
        theme, text = current_theme(), self.tr("step {0}").format(step.number + 1)
        painter.setFont(font_for(TextRole.NUMBER))
        painter.setPen(theme.muted)
        box = QRectF(placed.caption)
        box.setLeft(box.right() - QFontMetricsF(painter.font()).horizontalAdvance(text) - 1)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return box

    def _paint_thumbnails(self, painter: QPainter, box: QRectF, step: LineStep) -> None:
        """Those of all results share the box."""
        width = box.width() / len(step.results)
        for place, value in enumerate(step.results):
            part = QRectF(box.left() + place * width, box.top(), width, box.height())
            paint_thumbnail(painter, part, value, picture_of(value, self._head, self._lengths))

    # mouse and keys

    def tip_at(self, point: QPointF) -> str:
        placed = self._row_at(point)
        if placed is not None and placed.caption.contains(point):
            return placed.row.note
        if placed is None or placed.row.step is None or not placed.thumbnail.contains(point):
            return ""  # over the code nothing may stand in the reader's way
        value = placed.row.step.results[-1]
        names, shape = value_text(placed.row.step)
        return self.tr("{0}: {1}, from {2} to {3}").format(
            names, shape, number_text(value.low), number_text(value.high)
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        placed = self._row_at(event.position())
        hand = placed is not None and placed.row.step is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        placed = self._row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and placed is not None and placed.row.step is not None:
            self.step_clicked.emit(placed.row.step.number)
            event.accept()

    def take_key(self, event: QKeyEvent) -> bool:
        step = arrow_step(event)
        if step is None or not step[0]:
            return False
        there = [placed.row.step.number for placed in self._placed if placed.row.step is not None]
        if self._current in there:
            place = there.index(self._current) + step[0]
            if 0 <= place < len(there):
                self.step_clicked.emit(there[place])
        return True

    # inside

    def _place(self) -> None:
        self._placed = self._placed_at(self.width())

    def _placed_at(self, width: int) -> list[PlacedRow]:
        if width not in self._by_width:  # layouts ask for the height of one width a dozen times
            self._by_width[width] = lay_out(self._rows, width, _letters())
        return self._by_width[width]

    def _row_at(self, point: QPointF) -> PlacedRow | None:
        return next((placed for placed in self._placed if placed.area.contains(point)), None)

    def _row_of(self, number: int | None) -> PlacedRow | None:
        rows = (placed for placed in self._placed if placed.row.step is not None)
        return next((placed for placed in rows if placed.row.step and placed.row.step.number == number), None)


def _write(painter: QPainter, box: QRectF, text: str, ink: QColor, role: TextRole = TextRole.MONO) -> float:
    """A line of text, cut where the box ends; how wide it is."""
    painter.setFont(font_for(role))
    painter.setPen(ink)
    metrics = QFontMetricsF(painter.font())
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(box.width(), 0.0))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
    return metrics.horizontalAdvance(cut)


def _letters() -> Letters:
    metrics = QFontMetricsF(font_for(TextRole.MONO))
    return Letters(metrics.horizontalAdvance("m"), metrics.height() + 1, metrics.height() + 1)
