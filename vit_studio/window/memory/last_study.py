"""Keeps in mind which study was begun last and did not come to its end, so that the next start can offer it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vit_studio.window.memory.preferences import Key, Preferences

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.studies.study_folder import StudyFolder


class LastStudy(QObject):
    """Remembers the folder when a study begins; what was remembered before is offered once a model is seen."""

    def __init__(self, studio: "Studio", preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._preferences = preferences
        self._has_begun = False
        studio.studies.began.connect(self._on_began)
        studio.studies.running_changed.connect(self._on_running_changed)
        studio.unfinished_study.forgotten.connect(self._forget)
        written = preferences.text(Key.UNFINISHED_STUDY)
        self._left = Path(written) if written else None
        if self._left is not None:
            studio.scene_changed.connect(self._on_first_scene)

    @Slot()
    def _on_first_scene(self) -> None:
        self._studio.scene_changed.disconnect(self._on_first_scene)
        if self._left is not None:
            self._studio.unfinished_study.look(self._left)

    @Slot(object)
    def _on_began(self, folder: "StudyFolder") -> None:
        self._left, self._has_begun = None, True
        self._preferences.remember(Key.UNFINISHED_STUDY, str(folder.path.absolute()))
        self._preferences.save()  # the program may not come to close its window

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        study = self._studio.studies.made
        if running or study is None or not self._has_begun:  # one that never began leaves what was remembered
            return
        self._has_begun = False
        if study.table is None or study.table.is_complete:
            self._forget()

    @Slot()
    def _forget(self) -> None:
        self._preferences.remember(Key.UNFINISHED_STUDY, "")
