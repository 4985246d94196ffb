"""A frame that explains what stands in it: title, tensor and shape, one sentence, the view, its colour bar."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from vit_studio.window.text import shape_text
from vit_studio.window.theme import (
    RADIUS,
    SPACE_M,
    SPACE_S,
    SPACE_XS,
    TextRole,
    current_theme,
    font_for,
    set_text_role,
)
from vit_studio.window.views.colour_bar import ColourBar
from vit_studio.window.views.panel_body import PanelBody


class Panel(QWidget):
    """Holds one view; the title and the tensor share a line, so that the view keeps the height."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Heading(title)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        set_text_role(self._sentence, TextRole.CAPTION, muted=True)
        self._body: QWidget | None = None
        self._bar: ColourBar | None = None
        self._content: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        self._layout.setSpacing(SPACE_XS)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._sentence)
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        """What stands in the panel."""
        return self._heading.title

    @property
    def tensor(self) -> str:
        """The tensor's name and shape as shown; empty without one."""
        return self._heading.tensor

    @property
    def sentence(self) -> str:
        """What the view shows."""
        return self._sentence.text()

    @property
    def body(self) -> QWidget | None:
        """The view."""
        return self._body

    @property
    def colour_bar(self) -> ColourBar | None:
        """The key to the view's colours."""
        return self._bar

    def set_title(self, title: str) -> None:
        """Change what stands above."""
        self._heading.set_title(title)
        self.setAccessibleName(title)

    def set_tensor(self, name: str, shape: Sequence[int]) -> None:
        """Name and shape of the array that is shown; both empty to show none."""
        self._heading.set_tensor(name, shape_text(shape) if name else "")

    def set_sentence(self, sentence: str) -> None:
        """One sentence: what the view shows."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def set_body(self, body: QWidget) -> None:
        """The view; another one that stood here before is taken out."""
        if self._body is not None and self._body is not body:
            self._body.setParent(None)
        self._body = body
        self._fill()

    def set_colour_bar(self, bar: ColourBar) -> None:
        """Put the key to the colours beside the view, or below it if it lies."""
        self._bar = bar
        self._fill()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.border)
        painter.setBrush(theme.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()

    def _fill(self) -> None:
        if self._body is None:
            return
        old, self._content = self._content, self._body if self._bar is None else PanelBody(self._body, self._bar)
        if old is not None:
            self._layout.removeWidget(old)
        if isinstance(old, PanelBody):
            old.deleteLater()  # empty now: view and bar have moved
        self._layout.addWidget(self._content, 1)


class Heading(QWidget):
    """Title at the left, tensor at the right; where both do not fit, names are cut, never the shape."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._name = ""
        self._shape = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._changed()

    @property
    def tensor(self) -> str:
        """Name and shape."""
        return f"{self._name}  {self._shape}".strip()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title = title
        self._changed()

    def set_tensor(self, name: str, shape: str) -> None:
        """Change name and shape."""
        if (name, shape) != (self._name, self._shape):
            self._name, self._shape = name, shape
            self._changed()

    def sizeHint(self) -> QSize:
        return QSize(round(self._title_width() + _GAP + self._mono_width(self.tensor)) + 1, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(round(self._title_width()), LEAST_WIDTH), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        tensor = self.fitting_tensor(area.width() - self._title_width() - _GAP)
        room = area.width() - (self._mono_width(tensor) + _GAP if tensor else 0)
        painter.setFont(font_for(TextRole.TITLE))
        painter.setPen(current_theme().text)
        title = QFontMetricsF(painter.font()).elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(font_for(TextRole.MONO))
        painter.setPen(current_theme().muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tensor)
        painter.end()

    def fitting_tensor(self, width: float) -> str:
        """Name and shape, or the cut name and the shape, or the shape alone: the first that fits."""
        if self._mono_width(self.tensor) <= width:
            return self.tensor
        metrics = QFontMetricsF(font_for(TextRole.MONO))
        spare = width - metrics.horizontalAdvance(f"  {self._shape}")
        if spare < metrics.horizontalAdvance("mmm…"):
            return self._shape
        return metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, spare) + f"  {self._shape}"

    def _changed(self) -> None:
        self.setAccessibleName(f"{self.title} {self.tensor}".strip())
        self.setToolTip(f"{self.title}\n{self.tensor}".strip())  # whole, in case it had to be cut
        self.updateGeometry()
        self.update()

    def _title_width(self) -> float:
        return QFontMetricsF(font_for(TextRole.TITLE)).horizontalAdvance(self.title)

    @staticmethod
    def _mono_width(text: str) -> float:
        return QFontMetricsF(font_for(TextRole.MONO)).horizontalAdvance(text)

    @staticmethod
    def _height() -> int:
        return round(QFontMetricsF(font_for(TextRole.TITLE)).height()) + SPACE_XS


LEAST_WIDTH: Final = 120
_GAP: Final = SPACE_M
