"""What the window remembers from one day to the next, in one INI file."""

import contextlib
import enum
import logging
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QSettings

log = logging.getLogger(__name__)

FILE_NAME: Final = "window.ini"


class Key(enum.StrEnum):
    """What is remembered."""

    GEOMETRY = "window/geometry"
    LAYOUT = "window/layout"
    MADE_WAY = "window/made_way"
    THEME = "window/theme"
    LANGUAGE = "window/look/language"
    SCALE = "views/scale"
    MAGNITUDES = "views/magnitudes"
    SIGNED_VALUES = "views/signed_values"
    THUMBNAILS = "gallery/thumbnails"
    RUNS = "runs/folder"
    MODEL = "last/model"
    RUN = "last/run"
    IMAGE = "last/image"
    UNFINISHED_RUN = "last/unfinished_run"
    UNFINISHED_STUDY = "last/unfinished_study"
    FOLDER = "last/folder"
    FIGURE_FORMAT = "last/figure_format"
    NUMBERS_FORMAT = "last/numbers_format"
    TIMELINE_FORMAT = "last/timeline_format"


class Preferences:
    """Reads and writes the file in `folder`; without a folder it remembers nothing.

    A file that cannot be understood is set aside as window.ini.damaged; a value of the wrong kind counts as absent.
    """

    def __init__(self, folder: Path | None) -> None:
        self._settings = _open(folder / FILE_NAME) if folder is not None else None

    def text(self, key: Key) -> str:
        """A remembered text, empty if there is none."""
        value = self._value(key)
        return value if isinstance(value, str) else ""

    def blob(self, key: Key) -> QByteArray | None:
        """Remembered bytes."""
        value = self._value(key)
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def folder(self, key: Key) -> Path:
        """A remembered folder if it is still there, else the user's home."""
        remembered = Path(self.text(key)) if self.text(key) else Path.home()
        return remembered if remembered.is_dir() else Path.home()

    def remember(self, key: Key, value: Any) -> None:
        """Keep a text or bytes for the next start."""
        if self._settings is not None:
            self._settings.setValue(key, value)

    def save(self) -> None:
        """Write to disk now; a disk that refuses costs only the memory."""
        if self._settings is not None:
            self._settings.sync()
            if self._settings.status() != QSettings.Status.NoError:
                log.info("The preferences could not be written to %s", self._settings.fileName())

    def _value(self, key: Key) -> Any:
        return self._settings.value(key) if self._settings is not None else None


def _open(path: Path) -> QSettings:
    if _is_damaged(path):
        log.info("The preferences in %s are damaged; they are set aside", path)
        with contextlib.suppress(OSError):
            path.replace(path.with_name(path.name + ".damaged"))
    return QSettings(str(path), QSettings.Format.IniFormat)


def _is_damaged(path: Path) -> bool:
    try:
        written = path.read_bytes()
    except OSError:
        return False
    # Qt reads around what it cannot parse and would write the remains back over it
    if b"\0" in written or (written.strip() and not written.lstrip().startswith(b"[")):
        return True
    return QSettings(str(path), QSettings.Format.IniFormat).status() != QSettings.Status.NoError
