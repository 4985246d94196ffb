"""The line of moments: drag, click, turn the wheel or press keys to go through a run."""

import bisect
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from vit_studio.window.theme import current_theme
from vit_studio.window.time.time_axis import TimeAxis
from vit_studio.window.time.time_painting import CURVE_HEIGHT, MARGIN, STAR, TimePicture, paint_handle
from vit_studio.window.time.time_words import best_text, moment_text

if TYPE_CHECKING:
    from vit_studio.session.timeline_record import TimelineRecord

HEIGHT: Final = 48
LINE_Y: Final = CURVE_HEIGHT + STAR + 5
NOTCH: Final = 120
"""Of a wheel, in eighths of a degree."""


class TimeSlider(QSlider):
    """A QSlider by its value, the place of the moment, for whoever reads the screen aloud; it paints itself.

    `asked` carries the place that a person wants, `stepped` by how many moments they want to move on or back,
    `best_asked` that they want the best one, `near` that they are about to move.
    """

    asked = Signal(int)
    stepped = Signal(int)
    best_asked = Signal()
    near = Signal()

    def __init__(self, record: "TimelineRecord", parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._record = record
        self._broken: frozenset[int] = frozenset()
        self._pinned: int | None = None
        self._step = 0
        self._is_on_show = True
        self._still: tuple[object, QPixmap] | None = None
        self._turned = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Time"))
        self.setWhatsThis(
            self.tr(
                "<p><b>Time.</b> Each small mark is a moment of the training at which the weights were kept. Drag, "
                "and every page shows what the model of that moment makes of the selected image. Each moment has the "
                "same room, so the first steps, in which most is learned, are easy to reach.</p><p>Below the line are "
                "the numbers of the epochs; the shaded curve is the accuracy on the validation images, the star its "
                "best. The wheel and ← → go from moment to moment, PgUp and PgDn from epoch to epoch, Home and End to "
                "the first and the last.</p>"
            )
            + self.tr(
                "<p>More moments are kept early than late, since a model changes most in its first steps. Red: a "
                "moment that cannot be read. B: the model that is compared with.</p>"
            )
        )

    def show_record(self, record: "TimelineRecord", broken: frozenset[int], pinned: int | None = None) -> None:
        """Show the moments of a run; `pinned` is the step of model B, where it is one of them."""
        if record is not self._record or broken != self._broken or pinned != self._pinned:
            self._record, self._broken, self._pinned = record, broken, pinned
            self.setRange(0, max(len(record.moments) - 1, 0))
            self._still = None
            self.update()

    def show_step(self, step: int, place: int, *, is_on_show: bool) -> None:
        """Put the handle to a step, whose nearest moment is at `place`."""
        self._step, self._is_on_show = step, is_on_show
        self.setValue(max(place, 0))
        self.setAccessibleDescription(moment_text(self._record, step))
        self.update()

    def x_of(self, step: float) -> float:
        """Where a step stands."""
        return self._axis().x_of(step)

    def best_rect(self) -> QRectF | None:
        """Where the star is; None without one."""
        return self._picture().best_rect()

    def pinned_rect(self) -> QRectF | None:
        """Where the sign of model B is; None without one."""
        return self._picture().pinned_rect()

    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        star = self.best_rect()
        if star is not None and star.contains(event.position()):
            self.best_asked.emit()
        else:
            self._ask_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self.isSliderDown():
            self._ask_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._turned / NOTCH)
        if notches:
            self._turned -= notches * NOTCH
            self.stepped.emit(notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._record.moments) - 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self.stepped.emit(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self.stepped.emit(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._ask_epoch(forward=key == Qt.Key.Key_PageDown)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.asked.emit(0 if key == Qt.Key.Key_Home else last)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.near.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """What is known of the moment, or of the star, at a point."""
        star = self.best_rect()
        if star is not None and star.contains(point):
            return best_text(self._record)
        place = self._place_at(point)
        if place is None:
            return self.tr("Still to come")
        moment = self._record.moments[place]
        words = moment_text(self._record, moment.step)
        return self.tr("{0}: cannot be read").format(words) if moment.step in self._broken else words

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        painter.drawPixmap(0, 0, self._still_picture())
        if self._record.moments:
            centre = QPointF(self.x_of(self._step), LINE_Y)
            paint_handle(painter, theme, centre, is_here=self._is_on_show, has_focus=self.hasFocus())
        painter.end()

    def _axis(self) -> TimeAxis:
        return TimeAxis.of(self._record, MARGIN, self.width() - MARGIN)

    def _picture(self) -> TimePicture:
        return TimePicture(self._record, self._axis(), self._broken, QRectF(self.rect()), LINE_Y, self._pinned)

    def _still_picture(self) -> QPixmap:
        """All that a move of the handle does not change."""
        theme, ratio = current_theme(), self.devicePixelRatioF()
        key = (theme, self.size(), ratio, self.font().key())
        if self._still is None or self._still[0] != key:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self._picture().paint(painter, theme)
            painter.end()
            self._still = key, pixmap
        return self._still[1]

    def _place_at(self, point: QPointF) -> int | None:
        """The place of the moment at a point; None where it is still to come."""
        place = self._axis().place_at(point.x())
        return place if place < len(self._record.moments) else None

    def _ask_at(self, point: QPointF) -> None:
        place = self._place_at(point)
        self.asked.emit(len(self._record.moments) - 1 if place is None else place)

    def _ask_epoch(self, *, forward: bool) -> None:
        """To the next moment, or the one before, at which an epoch ends; the ends of the line count as well."""
        moments = self._record.moments
        if not moments:
            return
        stops = sorted({0, len(moments) - 1} | {place for place, each in enumerate(moments) if each.is_epoch_end})
        steps = [moments[place].step for place in stops]
        if forward:
            index = min(bisect.bisect_right(steps, self._step), len(stops) - 1)
        else:
            index = max(bisect.bisect_left(steps, self._step) - 1, 0)
        self.asked.emit(stops[index])
