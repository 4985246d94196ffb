"""How the line of moments is painted: the accuracy behind it, moments as marks, epochs as ticks, the best as a star."""

import dataclasses
import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from vit_studio.window.theme import TextRole, Theme, font_for
from vit_studio.window.time.time_axis import TimeAxis, epoch_steps_shown, numbered

if TYPE_CHECKING:
    from vit_studio.session.timeline_record import TimelineRecord

MARGIN: Final = 9.0
"""On both sides of the line: half a handle, and its ring."""
CURVE_HEIGHT: Final = 15.0
LINE: Final = 3.0
HANDLE: Final = 6.5
STAR: Final = 5.5
TICK: Final = 4.0
PINNED: Final = 6.0
"""Half the width of B's disc."""
FAINT: Final = 0.45


@dataclasses.dataclass(frozen=True, eq=False)
class TimePicture:
    """All of the line but its handle; `rect` is the whole widget, the line lies at `y`.

    `pinned` is the step of model B, where it is one of this run.
    """

    record: "TimelineRecord"
    axis: TimeAxis
    broken: frozenset[int]
    rect: QRectF
    y: float
    pinned: int | None = None

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """From the back to the front."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_curve(painter, theme)
        self._paint_line(painter, theme)
        self._paint_epochs(painter, theme)
        self._paint_moments(painter, theme)
        self._paint_best(painter, theme)
        self._paint_pinned(painter, theme)

    @property
    def _last_x(self) -> float:
        moments = self.record.moments
        return self.axis.x_of(moments[-1].step) if moments else self.axis.left

    def best_rect(self) -> QRectF | None:
        """Where the star is; None without one."""
        if self.record.best is None:
            return None
        centre = QPointF(self.axis.x_of(self.record.best), self.y - CURVE_HEIGHT - 1)
        return QRectF(centre.x() - STAR - 1, centre.y() - STAR - 1, 2 * STAR + 2, 2 * STAR + 2)

    def pinned_rect(self) -> QRectF | None:
        """Where the sign of B is; None without one."""
        if self.pinned is None:
            return None
        centre = QPointF(self.axis.x_of(self.pinned), self.y - PINNED - 5)
        return QRectF(centre.x() - PINNED, centre.y() - PINNED, 2 * PINNED, 2 * PINNED)

    def _paint_curve(self, painter: QPainter, theme: Theme) -> None:
        """The validation accuracy, from the least to the greatest of the run."""
        points = [(self.axis.x_of(step), value) for step, value in sorted(self.record.accuracies.items())]
        if len(points) < 2:
            return
        least, most = min(value for _, value in points), max(value for _, value in points)
        scale = (CURVE_HEIGHT - 3) / max(most - least, 1e-9)
        base = self.y - LINE / 2
        line = [QPointF(x, base - 2 - (value - least) * scale) for x, value in points]
        area = QPainterPath(QPointF(points[0][0], base))
        for point in line:
            area.lineTo(point)
        area.lineTo(points[-1][0], base)
        painter.fillPath(area, _clear(theme.accent, 0.13))
        painter.setPen(QPen(_clear(theme.accent, 0.55), 1.2))
        painter.drawPolyline(line)

    def _paint_line(self, painter: QPainter, theme: Theme) -> None:
        axis, y = self.axis, self.y
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.grid)
        painter.drawRoundedRect(QRectF(axis.left, y - LINE / 2, self._last_x - axis.left, LINE), LINE / 2, LINE / 2)
        if self._last_x < axis.right:  # what is still to come
            painter.setPen(QPen(theme.grid, 1.2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(self._last_x, y), QPointF(axis.right, y))

    def _paint_epochs(self, painter: QPainter, theme: Theme) -> None:
        steps = epoch_steps_shown(self.record, self.axis)
        if not steps or len(steps) > 4 * self.rect.width():
            return
        font = font_for(TextRole.NUMBER)
        metrics, top = QFontMetricsF(font), self.y + LINE / 2 + 2.5
        labels = [str(number) for number in range(1, len(steps) + 1)]
        places = [(self.axis.x_of(s), metrics.horizontalAdvance(text)) for s, text in zip(steps, labels, strict=True)]
        shown = numbered(places)
        newest = max(self.record.newest_step, self.record.moments[-1].step if self.record.moments else 0)
        painter.setFont(font)
        for step, (x, width), text, is_numbered in zip(steps, places, labels, shown, strict=True):
            ink = theme.muted if step <= newest else _clear(theme.muted, FAINT)
            painter.setPen(QPen(ink, 1.0))
            painter.drawLine(QPointF(x, top), QPointF(x, top + (TICK if is_numbered else TICK / 2)))
            if is_numbered:
                left = min(max(x - width / 2, 0.0), self.rect.width() - width)
                painter.drawText(QPointF(left, top + TICK + metrics.ascent()), text)

    def _paint_moments(self, painter: QPainter, theme: Theme) -> None:
        for moment in self.record.moments:
            x, is_broken = self.axis.x_of(moment.step), moment.step in self.broken
            height = 4.5 if moment.is_epoch_end else 3.0
            painter.setPen(QPen(theme.bad if is_broken else theme.muted, 2.0 if is_broken else 1.0))
            painter.drawLine(QPointF(x, self.y - height), QPointF(x, self.y + height))

    def _paint_best(self, painter: QPainter, theme: Theme) -> None:
        rect = self.best_rect()
        if rect is None:
            return
        centre = rect.center()
        painter.setPen(QPen(theme.surface, 1.6))
        painter.setBrush(theme.good)
        painter.drawPolygon(_star(centre))
        painter.setPen(QPen(_clear(theme.good, 0.6), 1.0))
        painter.drawLine(QPointF(centre.x(), centre.y() + STAR), QPointF(centre.x(), self.y - LINE / 2))

    def _paint_pinned(self, painter: QPainter, theme: Theme) -> None:
        """A disc with a B on a stalk that stands on its moment."""
        rect = self.pinned_rect()
        if rect is None:
            return
        painter.setPen(QPen(theme.text, 1.2))
        painter.drawLine(QPointF(rect.center().x(), rect.bottom()), QPointF(rect.center().x(), self.y + 4.5))
        painter.setBrush(theme.surface)
        painter.drawEllipse(rect)
        font = font_for(TextRole.NUMBER)
        font.setPixelSize(9)
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "B")


def paint_handle(painter: QPainter, theme: Theme, centre: QPointF, *, is_here: bool, has_focus: bool) -> None:
    """Filled where the moment is on show; a ring where another model is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if has_focus:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_clear(theme.accent, 0.3))
        painter.drawEllipse(centre, HANDLE + 2.5, HANDLE + 2.5)
    painter.setPen(QPen(theme.accent if not is_here else theme.surface, 1.6))
    painter.setBrush(theme.accent if is_here else theme.surface)
    painter.drawEllipse(centre, HANDLE, HANDLE)


def _star(centre: QPointF) -> QPolygonF:
    corners = []
    for corner in range(10):
        radius, angle = STAR if corner % 2 == 0 else STAR * 0.45, math.pi * (corner / 5 - 0.5)
        corners.append(QPointF(centre.x() + radius * math.cos(angle), centre.y() + radius * math.sin(angle)))
    return QPolygonF(corners)


def _clear(colour: QColor, opacity: float) -> QColor:
    clear = QColor(colour)
    clear.setAlphaF(opacity)
    return clear
