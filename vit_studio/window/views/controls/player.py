"""The buttons of a walk: play or pause, step forward and back, take back; and where it is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from vit_studio.window.theme import SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.controls.sign_button import SignButton
from vit_studio.window.views.controls.walk import Walk
from vit_studio.window.views.controls.walk_signs import draw_back, draw_play, draw_step

PLAY_KEY: Final = "P"
STEP_KEY: Final = "N"
BACK_KEY: Final = "B"


class Player(QWidget):
    """Plays its walk while it is seen; out of sight nothing moves. The keys are the window's, see `player_in`."""

    moved = Signal(object)
    """The walk's place, from 0, or None."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.walk = Walk(self)
        self._name = name
        self.play = SignButton("", self._draw_play)
        self.back = SignButton(self.tr("One step back ({0})").format(BACK_KEY), draw_back)
        self.step = SignButton(self.tr("One step on ({0})").format(STEP_KEY), draw_step)
        self.stop = SignButton(self.tr("End the animation"), self._draw_stop)
        self.where = QLabel()
        set_text_role(self.where, TextRole.NUMBER, muted=True)
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        for button, slot in self._slots():
            button.clicked.connect(slot)
            button.setWhatsThis(name)
        self.walk.moved.connect(self._on_moved)
        self.walk.playing_changed.connect(self._show_state)
        self.walk.count_changed.connect(self._show_state)
        self.setAccessibleName(name)
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.walk.stop()

    def _slots(self) -> tuple[tuple[SignButton, Callable[[], None]], ...]:
        walk = self.walk
        return (
            (self.back, walk.step_back),
            (self.play, walk.toggle),
            (self.step, walk.step),
            (self.stop, walk.stop),
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        for button, _ in self._slots():
            row.addWidget(button)
        row.addWidget(self.where)

    @Slot(object)
    def _on_moved(self, place: int | None) -> None:
        self._show_state()
        self.moved.emit(place)

    @Slot()
    def _show_state(self) -> None:
        walk = self.walk
        verb = self.tr("Pause ({0})") if walk.playing else self.tr("Play ({0})")
        self.play.set_name(f"{verb.format(PLAY_KEY)}\n{self._name}")
        self.play.update()
        self.stop.setEnabled(walk.place is not None)
        self.where.setText("" if walk.place is None else f"{walk.place + 1} / {walk.count}")
        # room for the longest text is kept: nothing beside it may jump
        widest = QFontMetrics(self.where.font()).horizontalAdvance(f"{walk.count} / {walk.count}")
        self.where.setMinimumWidth(widest)

    def _draw_stop(self, painter: QPainter, box: QRectF) -> None:
        painter.setOpacity(1.0 if self.stop.isEnabled() else 0.35)
        painter.setBrush(painter.pen().color())
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _draw_play(self, painter: QPainter, box: QRectF) -> None:
        draw_play(painter, box, playing=self.walk.playing)


def player_in(widget: QWidget | None) -> Player | None:
    """The player that is seen in a page; None where nothing can be played."""
    players = [] if widget is None else widget.findChildren(Player)
    return next((player for player in players if player.isVisible()), None)
