"""Pictures of one height side by side, with signs between them: a computation that is read from left to right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from vit_studio.window.theme import SPACE_S, TextRole, set_text_role
from vit_studio.window.views.panels.figure import Figure

WIDEST_GAP: Final = 40
LEAST_HEIGHT: Final = 110


class FigureRow(QWidget):
    """As high as the width allows, in the middle, at the top; a sign stands between two pictures."""

    def __init__(self, figures: Sequence[Figure], signs: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if len(signs) != len(figures) - 1:
            raise ValueError(f"{len(figures)} pictures have {len(figures) - 1} signs between them, not {len(signs)}")
        self._figures = tuple(figures)
        self._signs = tuple(map(QLabel, signs))
        for sign in self._signs:
            sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
            set_text_role(sign, TextRole.TITLE)
        for part in (*self._figures, *self._signs):
            part.setParent(self)

    def place(self) -> None:
        """Fit again; call it when a picture has another shape."""
        height, widths = self._fitting()
        taken = sum(widths) + sum(sign.sizeHint().width() for sign in self._signs)
        gaps = 2 * len(self._signs)
        gap = max(min((self.width() - taken) // max(gaps, 1), WIDEST_GAP), 0)
        left = max((self.width() - taken - gap * gaps) // 2, 0)
        for index, (figure, width) in enumerate(zip(self._figures, widths, strict=True)):
            figure.setGeometry(left, 0, width, height)
            figure.place()
            left += width + gap
            if index < len(self._signs):
                sign, picture = self._signs[index], figure.view.picture_rect().toRect()
                wide = sign.sizeHint().width()
                sign.setGeometry(left, figure.view.y() + picture.top(), wide, picture.height())
                left += wide + gap

    def sizeHint(self) -> QSize:
        return QSize(640, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def _fitting(self) -> tuple[int, list[int]]:
        """The greatest height at which all pictures find room, and their widths at it."""
        signs = sum(sign.sizeHint().width() + 2 * SPACE_S for sign in self._signs)
        for height in range(self.height(), LEAST_HEIGHT, -4):
            widths = [figure.fitted_width(QSize(self.width(), height)) for figure in self._figures]
            if sum(widths) + signs <= self.width():
                return height, widths
        share = max((self.width() - signs) // len(self._figures), 1)
        height = min(self.height(), LEAST_HEIGHT)
        return height, [figure.fitted_width(QSize(share, height)) for figure in self._figures]
