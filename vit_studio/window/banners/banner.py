"""A slim bar above the page that says one thing and offers one action; nothing waits for it."""

import enum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QToolButton, QWidget

from vit_studio.window.theme import current_theme

STRIPE: Final = 4


class Tone(enum.StrEnum):
    """How much a message matters."""

    CALM = "calm"
    TROUBLE = "trouble"


class Banner(QFrame):
    """A message with a hint; if wanted with progress, an action and a cross. Hidden until it has something to say."""

    action_clicked = Signal()
    dismissed = Signal()

    def __init__(self, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._is_silent = False
        self.message = _label()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(160, 8)
        self.action = QPushButton()
        self.action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.action.clicked.connect(self.action_clicked)
        self.cross = QToolButton()
        self.cross.setText("✕")
        self.cross.setProperty("kind", "flat")
        self.cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cross.setAccessibleName(self.tr("Dismiss"))
        self.cross.setToolTip(self.tr("Dismiss"))
        self.cross.clicked.connect(self.dismiss)
        self._lay_out()
        self.say("")

    @property
    def text(self) -> str:
        """What stands in the bar now, empty while it is hidden."""
        return self.message.text() if not self.isHidden() else ""

    def say(self, message: str, hint: str = "", *, action: str = "", dismissable: bool = True) -> None:
        """Show a message; an empty one hides the bar."""
        if not message and self._is_silent:
            return  # some banners ask after each job of any lane
        self._is_silent = not message
        self.message.setText(f"{message} {hint}".strip())
        self.setAccessibleName(self.message.text())
        self.action.setText(action)
        self.action.setToolTip(self.message.text())  # what it is about
        self.action.setVisible(bool(action))
        self.cross.setVisible(dismissable)
        self.progress.hide()
        self.setVisible(bool(message))

    def show_progress(self, done: int, total: int) -> None:
        """Add how far something has come; a total of 0 means that nobody knows."""
        self.progress.setRange(0, 1000 if total > 0 else 0)
        self.progress.setValue(round(1000 * done / total) if total > 0 else 0)
        self.progress.show()

    def dismiss(self) -> None:
        """Hide, and tell."""
        self.say("")
        self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        colour = theme.bad if self._tone is Tone.TROUBLE else theme.accent
        wash = QColor(colour)
        wash.setAlphaF(0.10)
        painter.fillRect(self.rect(), wash)
        painter.fillRect(0, 0, STRIPE, self.height(), colour)
        # two of them, one above the other, are two
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.window)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(STRIPE + 10, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(self.message, 1)
        for widget in (self.progress, self.action, self.cross):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


def _label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
