"""Plays the run: the buttons of a walk through its moments, and how fast."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from vit_studio.window.theme import SPACE_XS, TextRole, font_for
from vit_studio.window.time.time_signs import draw_earlier, draw_later
from vit_studio.window.views.controls.sign_button import SignButton
from vit_studio.window.views.controls.walk import Walk
from vit_studio.window.views.controls.walk_signs import draw_play

PLAY_KEY: Final = "Shift+P"
NEXT_KEY: Final = ">"
BACK_KEY: Final = "<"
SPEEDS: Final = (1.0, 2.0, 4.0, 0.5)
"""As one click after the other chooses them."""


class TimePlayer(QWidget):
    """`moved` carries the place that it has come to by itself; `stepped` by how many places a person wants to go."""

    moved = Signal(int)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.walk = Walk(self)
        self._count = 0
        self._speed = 0
        self.back = SignButton(self.tr("Earlier moment ({0})").format(BACK_KEY), draw_earlier)
        self.play = SignButton("", self._draw_play)
        self.step = SignButton(self.tr("Later moment ({0})").format(NEXT_KEY), draw_later)
        self.speed = QToolButton()
        self.speed.setProperty("kind", "flat")
        self.speed.setFont(font_for(TextRole.NUMBER))
        self.speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        for button in (self.back, self.play, self.step, self.speed):
            row.addWidget(button)
        self.back.clicked.connect(self.go_back)
        self.step.clicked.connect(self.go_on)
        self.play.clicked.connect(self.toggle)
        self.speed.clicked.connect(self._on_speed_clicked)
        self.walk.moved.connect(self._on_walk_moved)
        self.walk.playing_changed.connect(self._show_state)
        words = self.tr("Plays the training: every page shows one moment after the other. A click on 1× plays faster.")
        for button in (self.back, self.play, self.step, self.speed):
            button.setWhatsThis(words)
        self._show_speed()
        self._show_state()

    def show_place(self, place: int, count: int) -> None:
        """Take note of where the run is, and of how many moments it has by now."""
        self._count = count
        if not self.walk.playing:
            self.walk.set_count(count)
        if place != self.walk.place:
            self.walk.stand_at(place)

    @Slot()
    def toggle(self) -> None:
        """Play on from here, at the end from the start; or pause."""
        if not self.walk.playing:
            place = self.walk.place
            self.walk.set_count(self._count)
            self.walk.stand_at(place)
        self.walk.toggle()

    @Slot()
    def go_on(self) -> None:
        """One moment on, and stay there."""
        self._step_by(1)

    @Slot()
    def go_back(self) -> None:
        """One moment back, and stay there."""
        self._step_by(-1)

    @Slot()
    def pause(self) -> None:
        """Stay here."""
        self.walk.pause()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.walk.pause()

    def _step_by(self, places: int) -> None:
        self.walk.pause()
        self.stepped.emit(places)

    @Slot(object)
    def _on_walk_moved(self, place: int | None) -> None:
        if place is not None:
            self.moved.emit(place)

    @Slot()
    def _on_speed_clicked(self) -> None:
        self._speed = (self._speed + 1) % len(SPEEDS)
        self.walk.set_speed(SPEEDS[self._speed])
        self._show_speed()

    def _show_speed(self) -> None:
        text = self.tr("{0}×").format(f"{SPEEDS[self._speed]:g}")
        self.speed.setText(text)
        self.speed.setToolTip(self.tr("Plays at {0} of the usual speed; click for another").format(text))
        self.speed.setAccessibleName(self.tr("Speed {0}").format(text))

    @Slot()
    def _show_state(self) -> None:
        verb = self.tr("Pause the training ({0})") if self.walk.playing else self.tr("Play the training ({0})")
        self.play.set_name(verb.format(PLAY_KEY))
        self.play.update()

    def _draw_play(self, painter: QPainter, box: QRectF) -> None:
        draw_play(painter, box, playing=self.walk.playing)
