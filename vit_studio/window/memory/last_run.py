"""Keeps in mind which training was begun last and did not come to its end, so that the next start can offer it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vit_studio.window.memory.last_unfinished import LastUnfinished
from vit_studio.window.memory.preferences import Key, Preferences

if TYPE_CHECKING:
    from vit_studio.runs.run_folder import RunFolder
    from vit_studio.session.studio import Studio


class LastRun(LastUnfinished):
    """Remembers the folder when a training begins, until it is finished or declined."""

    def __init__(self, studio: "Studio", preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(studio, preferences, Key.UNFINISHED_RUN, studio.unfinished, parent)
        studio.trainer.began.connect(self._on_began)
        studio.trainer.running_changed.connect(self._on_running_changed)
        studio.unfinished.dismissed.connect(self.forget)

    @Slot(object)
    def _on_began(self, folder: "RunFolder") -> None:
        self.remember(folder.path)

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        folder = self._studio.trainer.folder
        if not running and folder is not None and folder.is_finished:
            self.forget()
