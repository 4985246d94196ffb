"""Keeps in mind which training was begun last and did not come to its end, so that the next start can offer it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vit_studio.window.memory.preferences import Key, Preferences

if TYPE_CHECKING:
    from vit_studio.runs.run_folder import RunFolder
    from vit_studio.session.studio import Studio


class LastRun(QObject):
    """Remembers the folder when a training begins; what was remembered before is offered once a model is seen."""

    def __init__(self, studio: "Studio", preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._preferences = preferences
        studio.trainer.began.connect(self._on_began)
        studio.trainer.running_changed.connect(self._on_running_changed)
        studio.unfinished.dismissed.connect(self._forget)
        written = preferences.text(Key.UNFINISHED_RUN)
        self._left = Path(written) if written else None
        if self._left is not None:
            studio.scene_changed.connect(self._on_first_scene)

    @Slot()
    def _on_first_scene(self) -> None:
        self._studio.scene_changed.disconnect(self._on_first_scene)
        if self._left is not None:
            self._studio.unfinished.look(self._left)

    @Slot(object)
    def _on_began(self, folder: "RunFolder") -> None:
        self._left = None
        self._preferences.remember(Key.UNFINISHED_RUN, str(folder.path.absolute()))
        self._preferences.save()  # the program may not come to close its window

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        folder = self._studio.trainer.folder
        if not running and folder is not None and folder.is_finished:
            self._forget()

    @Slot()
    def _forget(self) -> None:
        self._preferences.remember(Key.UNFINISHED_RUN, "")
