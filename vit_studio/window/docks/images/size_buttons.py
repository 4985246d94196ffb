"""Three small signs: small, medium and large thumbnails."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from vit_studio.window.docks.images.gallery_choices import ThumbnailSize
from vit_studio.window.theme import current_theme
from vit_studio.window.views.controls.sign_button import SignButton

COLUMNS: Final = {ThumbnailSize.SMALL: 3, ThumbnailSize.MEDIUM: 2, ThumbnailSize.LARGE: 1}


class SizeButtons(QWidget):
    """One of them is always down."""

    chosen = Signal(str)
    """By a person: a ThumbnailSize."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            ThumbnailSize.SMALL: self.tr("Small thumbnails"),
            ThumbnailSize.MEDIUM: self.tr("Medium thumbnails"),
            ThumbnailSize.LARGE: self.tr("Large thumbnails"),
        }
        self.setAccessibleName(self.tr("Size of the thumbnails"))
        self.setWhatsThis(self.tr("How large the thumbnails are; this is remembered."))
        self._group = QButtonGroup(self)
        self.buttons = {size: _SizeButton(size, name) for size, name in names.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in self.buttons.values():
            self._group.addButton(button)
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_clicked)

    def set_size(self, size: ThumbnailSize) -> None:
        """Press one, without telling."""
        self.buttons[size].setChecked(True)

    @Slot()
    def _on_clicked(self) -> None:
        for size, button in self.buttons.items():
            if button.isChecked():
                self.chosen.emit(size.value)


class _SizeButton(SignButton):
    def __init__(self, size: ThumbnailSize, name: str) -> None:
        super().__init__(name, _draw_squares(COLUMNS[size]))
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.fillRect(self.rect().adjusted(3, self.height() - 2, -3, 0), current_theme().accent)
            painter.end()


def _draw_squares(columns: int) -> Callable[[QPainter, QRectF], None]:
    def draw(painter: QPainter, box: QRectF) -> None:
        box = box.adjusted(-1, -1, 1, 1)
        gap = 1.5
        side = (box.width() - gap * (columns - 1)) / columns
        for place in range(columns * columns):
            row, column = divmod(place, columns)
            square = QRectF(box.left() + column * (side + gap), box.top() + row * (side + gap), side, side)
            painter.fillRect(square, painter.pen().color())

    return draw
