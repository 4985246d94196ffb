"""The time bar below the pages: where in its training the model on show stands, and the way to any other moment."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from vit_studio.window.text import percent_text
from vit_studio.window.theme import SPACE_M, SPACE_S, SPACE_XS, TextRole, current_theme, set_text_role
from vit_studio.window.time.time_player import TimePlayer
from vit_studio.window.time.time_slider import TimeSlider
from vit_studio.window.time.time_words import detail_text, now_text, step_text

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

FOLLOW_KEY: Final = "L"


class TimeBar(QWidget):
    """Follows the studio's timeline; out of sight as long as no second moment is there or comes."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = studio.timeline
        self._comparison = studio.comparison
        self._exhibit_changed = studio.model_changed
        self._had_more: Path | None = None
        """The run of which something was still to come, so that the button to follow it was out."""
        self.setObjectName("time_bar")
        self.setAccessibleName(self.tr("The moments of the training"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.player = TimePlayer()
        self.slider = TimeSlider(studio.timeline.record)
        self.step_label, self.detail_label = QLabel(), QLabel()
        self.follow = QToolButton()
        self._lay_out()
        self._connect()
        self._on_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        # the line that parts it from the page
        QPainter(self).fillRect(0, 0, self.width(), 1, current_theme().border)

    @Slot()
    def toggle_follow(self) -> None:
        """Follow the newest moment, or stay here; nothing happens where nothing is to come."""
        if self._timeline.can_follow:
            self._timeline.set_live(not self._timeline.is_live)

    @Slot()
    def go_to_first(self) -> None:
        """To the first moment."""
        self._on_asked(0)

    @Slot()
    def go_to_last(self) -> None:
        """To the last moment that is there."""
        self._on_asked(len(self._timeline.moments) - 1)

    @Slot()
    def go_to_best(self) -> None:
        """To the best validation accuracy."""
        self.player.pause()
        self._timeline.go_to_best()

    def _lay_out(self) -> None:
        set_text_role(self.step_label, TextRole.BODY)
        set_text_role(self.detail_label, TextRole.CAPTION, muted=True)
        for label in (self.step_label, self.detail_label):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.step_label)
        words.addWidget(self.detail_label)
        words.addStretch(1)
        self.follow.setCheckable(True)
        self.follow.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.follow.setWhatsThis(
            self.tr(
                "While a training goes on, here or in another process, the newest moment is shown as it comes. Once "
                "you move through time, what you look at stays, until you press this again."
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self.player)
        row.addWidget(self.slider, 1)
        row.addLayout(words)
        row.addWidget(self.follow)

    def _connect(self) -> None:
        timeline = self._timeline
        timeline.changed.connect(self._on_changed)
        timeline.moved.connect(self._on_moved)
        timeline.live_changed.connect(self._on_live_changed)
        self._exhibit_changed.connect(self._on_moved)
        self._comparison.changed.connect(self._show_record)
        self.slider.asked.connect(self._on_asked)
        self.slider.stepped.connect(self._on_stepped)
        self.slider.best_asked.connect(self.go_to_best)
        self.slider.near.connect(timeline.warm_up)
        self.player.moved.connect(timeline.go_to)
        self.player.stepped.connect(timeline.go_by)
        self.follow.clicked.connect(self.toggle_follow)

    @Slot(int)
    def _on_asked(self, place: int) -> None:
        self.player.pause()
        self._timeline.go_to(place)

    @Slot(int)
    def _on_stepped(self, places: int) -> None:
        self.player.pause()
        self._timeline.go_by(places)

    @Slot()
    def _on_changed(self) -> None:
        timeline = self._timeline
        self._show_record()
        self._reserve_room()
        self._on_moved()
        self._on_live_changed()
        # from the first instant of a training on: a bar that comes with its first moment would push the page together
        self.setVisible(len(timeline.moments) > 1 or timeline.is_awaited)

    @Slot()
    def _show_record(self) -> None:
        timeline = self._timeline
        self.slider.show_record(timeline.record, timeline.broken, timeline.step_of(self._comparison.pinned))

    @Slot()
    def _on_moved(self) -> None:
        timeline = self._timeline
        step = timeline.step
        if step is None:
            self._say_nothing()
            return
        self.slider.show_step(step, timeline.position, is_on_show=timeline.is_on_show)
        self.player.show_place(timeline.position, len(timeline.moments))
        now = now_text(timeline)
        if now == self.accessibleDescription():
            return  # the moment that was asked for has come
        self.setAccessibleDescription(now)
        self.step_label.setText(step_text(step))
        self.detail_label.setText(detail_text(timeline.record, step))
        for label in (self.step_label, self.detail_label):
            label.setToolTip(now)

    @Slot()
    def _on_live_changed(self) -> None:
        timeline = self._timeline
        path = timeline.folder.path if timeline.folder is not None else None
        self._had_more = path if timeline.can_follow else self._had_more
        # when the run ends the button goes and its room stays, else the line would jump under the hand
        policy = self.follow.sizePolicy()
        policy.setRetainSizeWhenHidden(path is not None and path == self._had_more)
        self.follow.setSizePolicy(policy)
        self.follow.setVisible(timeline.can_follow)
        self.follow.setChecked(timeline.is_live)
        self.follow.setText(self.tr("Following live") if timeline.is_live else self.tr("Follow live"))
        tip = self.tr("The newest moment is shown as it comes ({0})")
        stays = self.tr("Show the newest moment as it comes ({0})")
        self.follow.setToolTip((tip if timeline.is_live else stays).format(FOLLOW_KEY))
        if timeline.is_live:
            self.player.pause()

    def _say_nothing(self) -> None:
        self.setAccessibleDescription("")
        for label in (self.step_label, self.detail_label):
            label.clear()
            label.setToolTip("")

    def _reserve_room(self) -> None:
        """Room for the longest words is kept: nothing beside them may jump."""
        record = self._timeline.record
        longest = [
            (self.step_label, step_text(max(record.steps, 1))),
            (self.detail_label, detail_text(record, max(record.steps, 1))),
        ]
        if record.accuracies:
            validation = self.tr("validation {0}").format(percent_text(1.0))
            longest[1] = (self.detail_label, f"{longest[1][1].split(' · ')[0]} · {validation}")
        widths = []
        for text in (self.tr("Following live"), self.tr("Follow live"), self.follow.text()):
            self.follow.setText(text)
            widths.append(self.follow.sizeHint().width())
        self.follow.setFixedWidth(max(widths))
        for label, text in longest:
            label.setMinimumWidth(QFontMetrics(label.font()).horizontalAdvance(text) + 2)
