"""The menu of the training's time, with its keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from vit_studio.window.time.time_bar import FOLLOW_KEY
from vit_studio.window.time.time_player import BACK_KEY, NEXT_KEY, PLAY_KEY

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace

FIRST_KEY: Final = "Shift+Home"
LAST_KEY: Final = "Shift+End"
BEST_KEY: Final = "Shift+B"

Add = Callable[..., QAction]
"""`Menus._add`: menu, text, slot, keys."""


class TimeActions(QObject):
    """What can be done with the moments of a run; grey where there is no run."""

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._timeline = workplace.studio.timeline
        self._bar = workplace.time

    def fill(self, menu: QMenu, add: Add) -> None:
        """Put the actions into a menu."""
        bar, player = self._bar, self._bar.player
        self._moves = (
            add(menu, self.tr("Play or pause the training"), player.toggle, PLAY_KEY),
            add(menu, self.tr("Earlier moment"), player.go_back, BACK_KEY),
            add(menu, self.tr("Later moment"), player.go_on, NEXT_KEY),
            add(menu, self.tr("First moment"), bar.go_to_first, FIRST_KEY),
            add(menu, self.tr("Last moment"), bar.go_to_last, LAST_KEY),
        )
        self.best = add(menu, self.tr("Best moment"), bar.go_to_best, BEST_KEY)
        self.follow = add(menu, self.tr("Follow live"), bar.toggle_follow, FOLLOW_KEY)
        self.follow.setCheckable(True)
        self._timeline.changed.connect(self._on_changed)
        self._timeline.live_changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        timeline = self._timeline
        for action in self._moves:
            action.setEnabled(len(timeline.moments) > 1)
        self.best.setEnabled(timeline.record.best is not None)
        self.follow.setEnabled(timeline.can_follow)
        self.follow.setChecked(timeline.is_live)
