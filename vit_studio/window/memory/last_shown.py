"""Keeps in mind which image, and which model file or run, were on show when the window closed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vit_studio.data.images import ImageId
from vit_studio.runs.run_folder import is_run
from vit_studio.window.memory.first_image import read_id, written_id
from vit_studio.window.memory.preferences import Key, Preferences

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class LastShown(QObject):
    """Writes to the preferences; what it read there is for the start."""

    def __init__(self, studio: "Studio", preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._preferences = preferences
        self._asked: Path | None = None
        studio.model_changed.connect(self._on_model_changed)
        studio.failed.connect(self._on_failed)
        studio.saver.saved.connect(self._on_model_saved)

    @property
    def image_id(self) -> ImageId | None:
        """The image that was shown last."""
        return read_id(self._preferences.text(Key.IMAGE))

    @property
    def model(self) -> Path | None:
        """The model file that was shown last, if it is still there; None for the bundled one."""
        written = self._preferences.text(Key.MODEL)
        return Path(written) if written and Path(written).is_file() else None

    @property
    def run(self) -> Path | None:
        """The run that was shown last, if it is still there; None where that was the model of a file."""
        written = self._preferences.text(Key.RUN)
        return Path(written) if written and is_run(Path(written)) else None

    def remember(self) -> None:
        """Keep the image, and the run, that are on show now."""
        if self._studio.scene is not None:
            run = self._studio.timeline.own_folder
            self._preferences.remember(Key.IMAGE, written_id(self._studio.scene.image_id))
            self._preferences.remember(Key.RUN, str(run.path.absolute()) if run is not None else "")

    def model_asked(self, path: Path) -> None:
        """A model is being opened; it counts once it is on show."""
        self._asked = path

    @Slot()
    def _on_model_changed(self) -> None:
        if self._asked is not None:
            self._preferences.remember(Key.MODEL, str(self._asked.absolute()))
            self._asked = None

    @Slot()
    def _on_failed(self) -> None:
        self._asked = None

    @Slot(object)
    def _on_model_saved(self, path: Path) -> None:
        self._preferences.remember(Key.MODEL, str(path.absolute()))
