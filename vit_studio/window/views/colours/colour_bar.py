"""The key to a colour map: a strip of its colours with numbers at both ends, and how often which values occur."""

import math
from typing import Any, Final, Protocol, runtime_checkable

import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, SignalInstance, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vit_studio.window.text import number_text
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.cells.cell_view import CellView
from vit_studio.window.views.colours.bar_numbers import TICK, paint_numbers
from vit_studio.window.views.colours.bar_ticks import bar_ticks
from vit_studio.window.views.colours.caption_words import fitting_words
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at, ramp
from vit_studio.window.views.colours.histogram import Histogram, count_values
from vit_studio.window.views.colours.histogram_profile import PROFILE, bins_along, paint_pointer, paint_profile
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.painting.painted_view import PaintedView
from vit_studio.window.views.painting.readout import Reading

Values = npt.NDArray[Any]

THICKNESS: Final = 12
_USUAL_NUMBER: Final = "−0.0000"
"""Room for this is always kept: a new image must not make the picture beside the bar jump."""


@runtime_checkable
class HoldsValues(Protocol):
    """A view of an array, as far as the key to its colours needs to know."""

    values_changed: SignalInstance

    @property
    def array(self) -> npt.NDArray[Any]:
        """What is shown, of any shape; empty while there is nothing."""


class ColourBar(PaintedView):
    """Upright beside a picture, or lying below it; fills the length that it is given.

    With the values of its picture it has a profile: how often the values at each colour occur.
    """

    def __init__(self, parent: QWidget | None = None, orientation: Qt.Orientation = Qt.Orientation.Vertical) -> None:
        super().__init__(parent)
        self._upright = orientation == Qt.Orientation.Vertical
        self._levels = Levels(0.0, 1.0)
        self._colour_map = ColourMap.SEQUENTIAL
        self._caption = self._mark = ""
        self._is_marked = True
        self._values: Values | None = None
        self._followed: HoldsValues | None = None
        self._histogram: Histogram | None = None
        self._pointer: float | None = None
        self._asked = QSize(), QSize()
        self.setWhatsThis(
            self.tr(
                "Which colour stands for which value. The words beside it say whose range it is. The grey profile "
                "shows how often values of each colour occur in the picture, logarithmically where the counts differ "
                "much; an arrow at an end says that there are values beyond it. Point at the bar to read the counts."
            )
        )
        along, across = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(*((across, along) if self._upright else (along, across)))
        self._describe_for_screen_readers()

    @property
    def is_upright(self) -> bool:
        """Whether it stands beside the picture."""
        return self._upright

    def set_levels(self, levels: Levels) -> None:
        """The values at its two ends."""
        if levels != self._levels:
            self._levels, self._histogram = levels, None
            self._changed()

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """The colours between them."""
        if colour_map != self._colour_map:
            self._colour_map = colour_map
            self.repaint_still()

    @property
    def levels(self) -> Levels:
        """The values at its two ends."""
        return self._levels

    @property
    def caption(self) -> str:
        """What it says about the scale."""
        return f"{self._mark}, {self._caption}" if self._mark and self._caption else self._caption

    def shown_caption(self) -> str:
        """As much of it as finds room; the mouse reads the whole."""
        metrics, mark = QFontMetricsF(font_for(TextRole.CAPTION)), f"{self._mark}, " if self._mark else ""
        words = fitting_words(self._caption, self._length(self._bar()) - metrics.horizontalAdvance(mark), metrics)
        return (mark + words).removesuffix(", ") if self._caption else ""

    def set_caption(self, caption: str) -> None:
        """A few words about the scale, such as "shared by all heads"."""
        if caption != self._caption:
            self._caption = caption
            self._changed()

    def set_mark(self, mark: str) -> None:
        """What stands before the caption, where there is one: "A − B" for the colours of a difference."""
        mark = mark if self._is_marked and self._colour_map is not ColourMap.GREY else ""
        if mark != self._mark:
            self._mark = mark
            self._changed()

    def set_marked(self, is_marked: bool) -> None:
        """Whether its colours are those of what the panel is about; they may be of something that is never compared."""
        self._is_marked = is_marked
        self._mark = self._mark if is_marked else ""

    def set_values(self, values: Values | None) -> None:
        """The values of the picture, for the profile; they are counted when they are painted. None for no profile."""
        had, self._values, self._histogram = self._values is not None, values, None
        if had != (values is not None):
            self._changed()
        else:
            self.repaint_still()

    def follow(self, view: HoldsValues) -> None:
        """Show the profile of a view's values, and where the value under the mouse lies in it, from now on."""
        if view is self._followed:
            return
        self._followed = view
        view.values_changed.connect(self._on_values_changed)
        if isinstance(view, CellView):
            view.cell_hovered.connect(self._on_cell_hovered)
            view.hover_left.connect(self._on_hover_left)
        self._on_values_changed()

    def set_pointer(self, value: float | None) -> None:
        """Point at a value on the bar."""
        if value != self._pointer:
            self._pointer = value
            self.update()

    def sizeHint(self) -> QSize:
        across = self._across()
        return QSize(across, 160) if self._upright else QSize(200, across)

    def minimumSizeHint(self) -> QSize:
        """In a narrow page the profile makes no demands: the picture gives it the room."""
        metrics = QFontMetricsF(font_for(TextRole.NUMBER))
        along = round(metrics.height() * 2 + SPACE_S if self._upright else self._widest() * 2 + SPACE_S)
        across = self._across() - round(self._profile_room())
        return QSize(across, along) if self._upright else QSize(along, across)

    def paint_still(self, painter: QPainter) -> None:
        bar = self._bar()
        painter.drawImage(bar, ramp(self._colour_map, upright=self._upright))
        painter.setPen(QPen(current_theme().grid, 1.0))
        painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5))
        histogram = self.histogram()
        if histogram is not None:
            paint_profile(painter, bar, histogram, upright=self._upright)
        paint_numbers(painter, bar, self._levels, upright=self._upright)
        if self._caption:
            self._paint_caption(painter, bar)

    def paint_marks(self, painter: QPainter) -> None:
        if self._pointer is not None and not math.isnan(self._pointer):
            unit = float(self._levels.unit(self._pointer))
            paint_pointer(painter, self._bar(), unit, upright=self._upright)

    def histogram(self) -> Histogram | None:
        """How often which values occur; None without values."""
        if self._histogram is None and self._values is not None and self._values.size > 1:
            bins = bins_along(self._length(self._bar()))
            self._histogram = count_values(self._values, self._levels, bins)
        return self._histogram

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._histogram = None  # another length has room for other bins
        super().resizeEvent(event)

    def reading_at(self, point: QPointF) -> Reading:
        bar, histogram = self._bar(), self.histogram()
        along = bar.bottom() - point.y() if self._upright else point.x() - bar.left()
        unit = along / self._length(bar)
        if histogram is None or not 0 <= unit <= 1 or not self._is_on_bar(point, bar):
            return Reading("" if self.shown_caption() == self.caption else self.caption)
        return self._profile_reading(histogram, histogram.bin_at(unit))

    def _is_on_bar(self, point: QPointF, bar: QRectF) -> bool:
        return point.x() <= bar.right() if self._upright else bar.top() - PROFILE <= point.y() <= bar.bottom()

    def _profile_reading(self, histogram: Histogram, index: int) -> Reading:
        low, high = map(number_text, histogram.ends(index))
        about = self.tr("about {0} of {1}") if histogram.sampled else self.tr("{0} of {1}")
        value = about.format(f"{histogram.counts[index]:,}", f"{histogram.total:,}")
        lines = [self.tr("values from {0} to {1}").format(low, high)]
        if histogram.below and index == 0:
            lines.append(self.tr("{0} below").format(f"{histogram.below:,}"))
        if histogram.above and index == len(histogram.counts) - 1:
            lines.append(self.tr("{0} above").format(f"{histogram.above:,}"))
        colour = colour_at(self._colour_map, (index + 0.5) / len(histogram.counts))
        return Reading("\n".join(lines), value, colour)

    @Slot()
    def _on_values_changed(self) -> None:
        assert self._followed is not None, "a view that is followed has changed"
        self.set_values(self._followed.array if self._followed.array.size else None)

    @Slot(int, int)
    def _on_cell_hovered(self, row: int, column: int) -> None:
        assert self._followed is not None, "the mouse is over a view that is followed"
        self.set_pointer(float(self._followed.array[row, column]))

    @Slot()
    def _on_hover_left(self) -> None:
        self.set_pointer(None)

    def _paint_caption(self, painter: QPainter, bar: QRectF) -> None:
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().muted)
        height, caption = QFontMetricsF(painter.font()).height(), self.shown_caption()
        if not self._upright:
            # signs from a fallback font, such as Chinese, stand taller than the line that the font itself asks for
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
            painter.drawText(QRectF(bar.left(), 0, bar.width(), height), left, caption)
            return
        painter.translate(self.width() - height / 2, bar.center().y())
        painter.rotate(90)
        turned = QRectF(-bar.height() / 2, -height / 2, bar.height(), height)
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, caption)

    def _bar(self) -> QRectF:
        if self._upright:
            return QRectF(1 + self._profile_room(), 1, THICKNESS, max(self.height() - 2, 1))
        top = 1 + self._profile_room() + (self._caption_room() if self._caption else 0)
        return QRectF(1, top, max(self.width() - 2, 1), THICKNESS)

    def _length(self, bar: QRectF) -> float:
        return bar.height() if self._upright else bar.width()

    def _across(self) -> int:
        numbers = self._widest() + SPACE_XS if self._upright else QFontMetricsF(font_for(TextRole.NUMBER)).height()
        caption = self._caption_room() if self._caption else 0
        return round(2 + self._profile_room() + THICKNESS + TICK + numbers + caption)

    def _profile_room(self) -> float:
        return 0.0 if self._values is None else PROFILE

    def _widest(self) -> float:
        metrics = QFontMetricsF(font_for(TextRole.NUMBER))
        return max(metrics.horizontalAdvance(text) for text in (_USUAL_NUMBER, *self._numbers()))

    def _numbers(self) -> list[str]:
        return [tick.text for tick in bar_ticks(self._levels)]

    @staticmethod
    def _caption_room() -> float:
        return QFontMetricsF(font_for(TextRole.CAPTION)).height() + SPACE_XS

    def _changed(self) -> None:
        self._describe_for_screen_readers()
        asked = self.sizeHint(), self.minimumSizeHint()
        if asked != self._asked:  # a layout that is done again for each image costs more than the painting
            self._asked = asked
            self.updateGeometry()
        self.repaint_still()

    def _describe_for_screen_readers(self) -> None:
        low, high = number_text(self._levels.low), number_text(self._levels.high)
        self.setAccessibleName(self.tr("Colour scale from {0} to {1}").format(low, high))
