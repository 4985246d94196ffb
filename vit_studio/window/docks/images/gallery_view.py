"""All images of a set as thumbnails; only the rows on screen are ever read or painted."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from vit_studio.data.images import ImageSet
from vit_studio.window.docks.images.gallery_layout import GAP, WISHED_SIDE, GalleryLayout
from vit_studio.window.docks.images.gallery_strips import GalleryStrips, paint_thumbnail
from vit_studio.window.docks.images.image_query import UNASKED
from vit_studio.window.theme import current_theme

STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0, 0),
    Qt.Key.Key_Right: (1, 0, 0),
    Qt.Key.Key_Up: (0, -1, 0),
    Qt.Key.Key_Down: (0, 1, 0),
    Qt.Key.Key_PageUp: (0, 0, -1),
    Qt.Key.Key_PageDown: (0, 0, 1),
}
"""What a key moves by: (images, rows, screens)."""

ENDS: Final = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class GalleryView(QAbstractScrollArea):
    """Thumbnails of those images of a set that are asked for; one is selected, by its index in the set."""

    image_chosen = Signal(int)
    """A click or a key chose an image: its index in the set, never its place on screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: ImageSet | None = None
        self._indices: npt.NDArray[np.int64] = np.empty(0, np.int64)
        self._by_index: npt.NDArray[np.int64] | None = None
        self._rightness: npt.NDArray[np.int8] = np.empty(0, np.int8)
        self._wished_side = WISHED_SIDE
        self._strips = GalleryStrips()
        self._selected: int | None = None
        self._hovered: int | None = None
        self._describe: Callable[[int], str] = str
        self._accessible()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # always there: a bar that comes and goes would change the number of columns
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)

    @property
    def layout_now(self) -> GalleryLayout:
        """Where the thumbnails stand at the present width."""
        return GalleryLayout(width=self.viewport().width(), count=len(self._indices), wished_side=self._wished_side)

    @property
    def images(self) -> ImageSet | None:
        """The set that the thumbnails are of."""
        return self._images

    @property
    def indices(self) -> npt.NDArray[np.int64]:
        """The images shown, by their index in the set, in the order shown."""
        return self._indices

    def set_images(
        self,
        images: ImageSet | None,
        indices: npt.NDArray[np.int64],
        rightness: npt.NDArray[np.int8] | None = None,
    ) -> None:
        """Show these images of a set in this order; `rightness` is 1 right, 0 wrong, UNASKED without a sign."""
        same = images is self._images and np.array_equal(indices, self._indices)
        self._images, self._indices = images, indices
        self._rightness = np.full(len(indices), UNASKED, np.int8) if rightness is None else rightness
        self._by_index = None if bool((np.diff(indices) > 0).all()) else np.argsort(indices)
        self._strips.forget()
        self._accessible()
        if not same:
            self._hovered = None
            self._update_scroll_bar()
            if self.position_of(self._selected) is None:
                self.verticalScrollBar().setValue(0)
            self.reveal_selected()
        self.viewport().update()

    def set_thumbnail_side(self, side: int) -> None:
        """Make thumbnails about so large."""
        if side != self._wished_side:
            self._wished_side, self._hovered = side, None
            self._update_scroll_bar()
            self.reveal_selected()
            self.viewport().update()

    def set_selected(self, index: int | None) -> None:
        """Outline an image and bring it into view, if it is among those shown."""
        if index != self._selected:
            before, self._selected = self._selected, index
            self.reveal_selected()
            for outlined in (before, index):
                self._repaint_thumbnail(self.position_of(outlined))

    def set_describe(self, describe: Callable[[int], str]) -> None:
        """Take the words of the tooltip from a function of an image's index."""
        self._describe = describe

    def position_of(self, index: int | None) -> int | None:
        """Place of an image among those shown; None if it is not one of them."""
        if index is None:
            return None
        place = int(np.searchsorted(self._indices, index, sorter=self._by_index))
        if place >= len(self._indices):
            return None
        position = place if self._by_index is None else int(self._by_index[place])
        return position if self._indices[position] == index else None

    def step(self, images: int) -> None:
        """Choose the image so many places on, held at both ends."""
        if not len(self._indices):
            return
        position = self.position_of(self._selected)
        if position is None:
            # the selected image is filtered out: go to its neighbour in that direction
            in_order = self._by_index is None
            after = int(np.searchsorted(self._indices, self._selected or 0)) if in_order else 0
            position = after - 1 if images > 0 else after
        self._choose(position + images)

    def reveal_selected(self) -> None:
        """Scroll until the selected image is seen whole: no further than needed, or to the middle if it was far."""
        position = self.position_of(self._selected)
        if position is None:
            return
        box, bar, height = self.layout_now.box(position), self.verticalScrollBar(), self.viewport().height()
        too_high, too_low = bar.value() - (box.top() - GAP), box.bottom() + GAP - (bar.value() + height)
        if max(too_high, too_low) > 2 * box.height():
            bar.setValue(box.center().y() - height // 2)
        elif too_high > 0:
            bar.setValue(bar.value() - too_high)
        elif too_low > 0:
            bar.setValue(bar.value() + too_low)

    def sizeHint(self) -> QSize:
        return QSize(266, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    def event(self, event: QEvent) -> bool:
        # arrows and page keys move through the images while the gallery has the focus
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._set_hovered(None)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_scroll_bar()
        self.reveal_selected()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_ours(event):
            event.ignore()
        elif event.key() in ENDS:
            self._choose(len(self._indices) - 1 if ENDS[Qt.Key(event.key())] else 0)
        else:
            images, rows, screens = STEPS[Qt.Key(event.key())]
            layout = self.layout_now
            rows += screens * max(1, self.viewport().height() // layout.pitch)
            self.step(images + rows * layout.columns)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = self._position_under(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and position is not None:
            self._choose(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hovered(self._position_under(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), current_theme().window)
        if self._images is None:
            return
        offset, layout, ratio = self.verticalScrollBar().value(), self.layout_now, self.devicePixelRatioF()
        painter.translate(0, -offset)
        for row in layout.rows_between(event.rect().top() + offset, event.rect().bottom() + offset):
            strip = self._strips.strip(row, layout, ratio, self._paint_thumbnail)
            painter.drawPixmap(0, layout.row_top(row), strip)
        self._paint_outlines(painter, layout)

    def _paint_thumbnail(self, painter: QPainter, position: int) -> None:
        assert self._images is not None, "without images nothing is painted"
        told = int(self._rightness[position])
        right = None if told == UNASKED else bool(told)
        index = int(self._indices[position])
        paint_thumbnail(painter, self.layout_now.box(position), self._images, index, right)

    def _paint_outlines(self, painter: QPainter, layout: GalleryLayout) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = self.position_of(self._selected)
        if self._hovered is not None and self._hovered != selected:
            _outline(painter, layout.box(self._hovered), QPen(current_theme().muted, 1.5))
        if selected is not None:
            _outline(painter, layout.box(selected), QPen(current_theme().accent, 3.0))
        if self.hasFocus():
            painter.resetTransform()
            _outline(painter, self.viewport().rect().adjusted(1, 1, -1, -1), QPen(current_theme().accent, 1.0))

    def _choose(self, position: int) -> None:
        if not len(self._indices):
            return
        index = int(self._indices[min(max(position, 0), len(self._indices) - 1)])
        if index != self._selected:
            self.set_selected(index)
            self.image_chosen.emit(index)

    def _position_under(self, point: QPoint) -> int | None:
        return self.layout_now.position_at(point.x(), point.y() + self.verticalScrollBar().value())

    def _set_hovered(self, position: int | None) -> None:
        if position != self._hovered:
            self._repaint_thumbnail(self._hovered)
            self._hovered = position
            self._repaint_thumbnail(position)

    def _repaint_thumbnail(self, position: int | None) -> None:
        if position is not None:
            box = self.layout_now.box(position).translated(0, -self.verticalScrollBar().value())
            self.viewport().update(box.adjusted(-GAP, -GAP, GAP, GAP))

    def _show_tooltip(self, event: QHelpEvent) -> None:
        position = self._position_under(event.pos())
        text = "" if position is None else self._describe(int(self._indices[position]))
        QToolTip.showText(event.globalPos(), text, self.viewport())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()  # the line around it shows where the keys are

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # the signs have the colours of the theme
            self._strips.forget()

    def _accessible(self) -> None:
        self.setAccessibleName(self.tr("Gallery of {0} images").format(f"{len(self._indices):,}"))

    def _update_scroll_bar(self) -> None:
        layout, bar, height = self.layout_now, self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, layout.height - height))
        bar.setPageStep(height)
        bar.setSingleStep(layout.pitch)


def _is_ours(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    return plain and (event.key() in STEPS or event.key() in ENDS)


def _outline(painter: QPainter, box: QRect, pen: QPen) -> None:
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(box.adjusted(-1, -1, 0, 0))
