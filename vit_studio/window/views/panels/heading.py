"""The first line of a panel: title at the left, tensor at the right, and two small signs for help and menu."""

import math
import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vit_studio.window.theme import SPACE_M, SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.controls.sign_button import SIDE, SignButton
from vit_studio.window.views.panels.compared_mark import DIFFERENCE, draw_mark, mark_size

LEAST_WIDTH: Final = 160
_GAP: Final = SPACE_M


class Heading(QWidget):
    """Where title and tensor do not both fit, the tensor says less: a few letters of a name would tell nothing."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._name = ""
        self._shape = ""
        self.mark = ""
        """Of which of two compared models this is; empty where nothing is compared."""
        self._signs: list[SignButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._changed()

    @property
    def tensor(self) -> str:
        """Name and shape; of a difference, what is subtracted stands between them."""
        return self._written(self._name) if self._name else self._shape

    @property
    def name(self) -> str:
        """The tensor's name alone."""
        return self._name

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title = title
        self._changed()

    def set_tensor(self, name: str, shape: str) -> None:
        """Change name and shape."""
        if (name, shape) != (self._name, self._shape):
            self._name, self._shape = name, shape
            self._changed()

    def set_mark(self, mark: str) -> None:
        """Put a badge behind the title, see `compared_mark`; empty for none."""
        if mark != self.mark:
            self.mark = mark
            self._changed()

    def set_signs(self, signs: Sequence[SignButton]) -> None:
        """The signs at the right end, those that are not hidden, from left to right."""
        self._signs = list(signs)
        for sign in signs:
            sign.setParent(self)
        self.signs_changed()

    def signs_changed(self) -> None:
        """To be called when a sign was shown or hidden."""
        self._place_signs()
        self.updateGeometry()
        self.update()

    def _place_signs(self) -> None:
        left = self.width() - self._signs_width() + SPACE_XS
        for sign in self._shown_signs():
            sign.setGeometry(left, (self.height() - SIDE) // 2, SIDE, SIDE)
            left += SIDE

    def sizeHint(self) -> QSize:
        texts = self._title_width() + _GAP + self._mono_width(self.tensor)
        return QSize(round(texts) + 1 + self._signs_width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(math.ceil(self._title_width()) + 1, LEAST_WIDTH) + self._signs_width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_signs()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0, 0, -self._signs_width(), 0)
        tensor = self.fitting_tensor(area.width() - self._title_width() - _GAP)
        room = area.width() - (self._mono_width(tensor) + _GAP if tensor else 0)
        painter.setFont(font_for(TextRole.TITLE))
        painter.setPen(current_theme().text)
        metrics, mark = QFontMetricsF(painter.font()), self._mark_width()
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, room - mark)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        if self.mark:
            size = mark_size(self.mark)
            left = round(area.left() + metrics.horizontalAdvance(title)) + (SPACE_S if title else 0)
            place = QPointF(left, round(area.center().y() - size.height() / 2))
            draw_mark(painter, QRectF(place, size), self.mark)
        painter.setFont(font_for(TextRole.MONO))
        painter.setPen(current_theme().muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tensor)
        painter.end()

    def fitting_tensor(self, width: float) -> str:
        """What Python gives the tensor and its shape, or whose part it is, or the shape alone: the first that fits."""
        names = dict.fromkeys((self._name, bare_name(self._name)))
        tensors = [self._written(name) for name in names if name]
        fitting = (text for text in (*tensors, self._shape) if self._mono_width(text) <= width)
        return next(fitting, "")

    def _shown_signs(self) -> list[SignButton]:
        return [sign for sign in self._signs if not sign.isHidden()]

    def _signs_width(self) -> int:
        shown = len(self._shown_signs())
        return shown * SIDE + SPACE_XS if shown else 0

    def _changed(self) -> None:
        self.setAccessibleName(" ".join(filter(None, (self.title, self.mark, self.tensor))))
        self.setToolTip(f"{self.title}\n{self.tensor}".strip())  # whole, in case it had to be cut
        self.updateGeometry()
        self.update()

    def _written(self, name: str) -> str:
        return "  ".join(filter(None, (name, DIFFERENCE if self.mark == DIFFERENCE else "", self._shape)))

    def _title_width(self) -> float:
        return QFontMetricsF(font_for(TextRole.TITLE)).horizontalAdvance(self.title) + self._mark_width()

    def _mark_width(self) -> float:
        return mark_size(self.mark).width() + (SPACE_S if self.mark and self.title else 0)

    @staticmethod
    def _mono_width(text: str) -> float:
        return QFontMetricsF(font_for(TextRole.MONO)).horizontalAdvance(text)

    @staticmethod
    def _height() -> int:
        return round(QFontMetricsF(font_for(TextRole.TITLE)).height()) + SPACE_XS


_PART: Final = re.compile(r"([A-Za-z_]\w*)[\[.]")
_NAMES: Final = re.compile(r"(?<![\w.])[A-Za-z_]\w*(?!\w|\s*[(=])")


def bare_name(expression: str) -> str:
    """The tensor that an expression is a part of: "attn_weights" of "attn_weights[5].mean(0)"; empty for others."""
    part = _PART.match(expression)
    return part[1] if part is not None and set(_NAMES.findall(expression)) == {part[1]} else ""
