"""Keeps in mind which study was begun last and did not come to its end, so that the next start can offer it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vit_studio.window.memory.last_unfinished import LastUnfinished
from vit_studio.window.memory.preferences import Key, Preferences

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.studies.study_folder import StudyFolder


class LastStudy(LastUnfinished):
    """Remembers the folder when a study begins, until it is finished, declined or gone."""

    def __init__(self, studio: "Studio", preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(studio, preferences, Key.UNFINISHED_STUDY, studio.unfinished_study, parent)
        self._has_begun = False
        studio.studies.began.connect(self._on_began)
        studio.studies.running_changed.connect(self._on_running_changed)
        studio.unfinished_study.forgotten.connect(self.forget)

    @Slot(object)
    def _on_began(self, folder: "StudyFolder") -> None:
        self._has_begun = True
        self.remember(folder.path)

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        study = self._studio.studies.made
        if running or study is None or not self._has_begun:  # one that never began leaves what was remembered
            return
        self._has_begun = False
        if study.table is None or study.table.is_complete:
            self.forget()
