"""A button with a sign and a word; where there is little room, the sign alone."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QWidget

from vit_studio.window.theme import current_theme, sheet_colours
from vit_studio.window.views.controls.signs import SIDE, Draw, sign_icon


class SignPushButton(QPushButton):
    """Its tip is the word, and what it does."""

    def __init__(self, draw: Draw, word: str, tip: str, *, is_primary: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self._draw = draw
        self._word = word
        self._is_compact = False
        self._is_primary = is_primary
        if is_primary:
            self.setProperty("kind", "primary")
        self.setIconSize(QSize(SIDE, SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.say(draw, word, tip)

    @property
    def word(self) -> str:
        """What it says, or would say if there were room."""
        return self._word

    def say(self, draw: Draw, word: str, tip: str) -> None:
        """Offer something else from now on."""
        self._draw, self._word = draw, word
        self.setAccessibleName(word)
        self.setAccessibleDescription(tip)
        self.setToolTip(f"{word}\n{tip}")
        self._show_word()
        self._show_sign()

    def set_compact(self, is_compact: bool) -> None:
        """Show the sign alone, or the word as well."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self._show_word()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._show_sign()

    def _show_word(self) -> None:
        self.setText("" if self._is_compact else self._word)

    def _show_sign(self) -> None:
        theme = current_theme()
        ink = theme.on_accent if self._is_primary else theme.text
        faint = QColor(sheet_colours(theme)["faint"])
        self.setIcon(sign_icon(self._draw, ink, faint, ratio=self.devicePixelRatioF()))
