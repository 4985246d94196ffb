"""Models, images and figures from disk: dialogs, and what is dropped on the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from vit_studio.data.places import runs_dir
from vit_studio.resources import bundled_model
from vit_studio.runs.run_folder import INFO_NAME, is_run
from vit_studio.window.memory.preferences import Key, Preferences

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.vit.model_info import ModelInfo

MODEL_SUFFIX: Final = ".safetensors"
FIGURE_SUFFIXES: Final = (".png", ".svg", ".pdf", ".npz")
"""Of what was saved from a panel; see `export/read_context.py`."""


class FileActions(QObject):
    """Asks for a path, remembers its folder, and hands it to the studio; what goes wrong the studio tells."""

    asked = Signal()
    """A path was chosen: what went wrong before is past."""
    model_asked = Signal(object)
    """The path of a model that is being opened."""
    figure_asked = Signal(object)
    """The path of a figure, or of numbers, that says what it shows."""

    def __init__(self, studio: "Studio", preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self._preferences = preferences
        self._window = window

    @Slot()
    def open_model(self) -> None:
        """Ask for a model and show it."""
        filters = self.tr("Models ({0});;All files (*)").format(f"*{MODEL_SUFFIX}")
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open model"), self._folder(), filters)
        if path:
            self.open_path(Path(path))

    @Slot()
    def save_model_as(self) -> None:
        """Ask where to, and save the model that is on show."""
        self._save_as(self._studio.info, self._studio.saver.save_shown, self._studio.kept_step)

    @Slot()
    def save_trained_model_as(self) -> None:
        """Ask where to, and save what the last training ended with, whichever of its moments is on show."""
        trained = self._studio.kept.trained
        self._save_as(trained.info if trained is not None else None, self._studio.saver.save_trained)

    @Slot()
    def save_kept_model_as(self) -> None:
        """Ask where to, and save the trained model that another one has replaced."""
        kept = self._studio.kept.held
        self._save_as(kept.info if kept is not None else None, self._studio.saver.save_kept)

    def _save_as(self, info: "ModelInfo | None", save: Callable[[Path], None], kept_step: int | None = None) -> None:
        path = self._ask_where_to(info, kept_step)
        if path is not None:
            save(path)

    def _ask_where_to(self, info: "ModelInfo | None", kept_step: int | None) -> Path | None:
        """`kept_step` is that of a moment on the way, which its file's name should tell from the others."""
        name = info.name if info is not None else "vit"
        if kept_step is not None:
            name = f"{name} step {kept_step}"
        title = self.tr("Save model as")
        if info is not None and info.steps:
            title = self.tr("Save the model after {0} steps as").format(f"{info.steps:,}")
        wished = str(Path(self._folder()) / f"{name}{MODEL_SUFFIX}")
        filters = self.tr("Models ({0})").format(f"*{MODEL_SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, wished, filters)
        if not chosen:
            return None
        path = Path(chosen)
        # the dialog asked about the name as it was written, so a suffix is only added where there is none
        path = path if path.suffix else path.with_suffix(MODEL_SUFFIX)
        self._remember(path.parent)
        self.asked.emit()
        return path

    @Slot()
    def open_run(self) -> None:
        """Ask for the folder of a training and show its newest moment."""
        title = self.tr("Open run: the folder that a training has written, or is writing now")
        path = QFileDialog.getExistingDirectory(self._window, title, str(runs_dir()))
        if path:
            self._open_run(Path(path))

    @Slot()
    def open_images(self) -> None:
        """Ask for a folder of images and show them."""
        title = self.tr("Open image set: the folder with its files")
        path = QFileDialog.getExistingDirectory(self._window, title, self._folder())
        if path:
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """A folder holds a run or images; a figure says by its suffix what it is; anything else should be a model."""
        self.asked.emit()
        if is_run(path):
            self._open_run(path)
        elif path.is_dir():
            self._remember(path)
            self._studio.open_images(path)
        elif path.suffix.lower() in FIGURE_SUFFIXES:
            self.figure_asked.emit(path)
        else:
            self._remember(path.parent)
            self._open_model(path)

    @Slot()
    def open_bundled_model(self) -> None:
        """Go back to the model that came with the program."""
        self.asked.emit()
        self._open_model(bundled_model())

    def _open_run(self, path: Path) -> None:
        self.asked.emit()
        self._remember(path.parent)
        self._studio.open_run(path)

    def _open_model(self, path: Path) -> None:
        self.model_asked.emit(path)
        self._studio.open_model(path)

    def _folder(self) -> str:
        return str(self._preferences.folder(Key.FOLDER))

    def _remember(self, folder: Path) -> None:
        self._preferences.remember(Key.FOLDER, str(folder))


def dropped_path(mime: QMimeData) -> Path | None:
    """The one local file or folder that is dropped; None for anything else."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    is_ours = path.suffix.lower() in (MODEL_SUFFIX, *FIGURE_SUFFIXES) or path.name == INFO_NAME
    return path if path.is_dir() or is_ours else None
