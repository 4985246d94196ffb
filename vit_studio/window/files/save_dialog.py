"""Asks where to save: proposes a name, remembers folder and format."""

import dataclasses
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.window.memory.preferences import Key, Preferences


@dataclasses.dataclass(frozen=True)
class Choice:
    """The formats of one kind of file: a title for the dialog, what each suffix is called, where it is remembered."""

    title: str
    formats: tuple[tuple[str, str], ...]
    key: Key

    @property
    def suffixes(self) -> tuple[str, ...]:
        """With their dots."""
        return tuple(suffix for suffix, _ in self.formats)


FIGURES: Final = Choice(
    QT_TRANSLATE_NOOP("save_dialog", "Save figure"),
    (
        (".png", QT_TRANSLATE_NOOP("save_dialog", "PNG picture")),
        (".svg", QT_TRANSLATE_NOOP("save_dialog", "SVG drawing")),
        (".pdf", QT_TRANSLATE_NOOP("save_dialog", "PDF document")),
    ),
    Key.FIGURE_FORMAT,
)
NUMBERS: Final = Choice(
    QT_TRANSLATE_NOOP("save_dialog", "Save numbers"),
    (
        (".csv", QT_TRANSLATE_NOOP("save_dialog", "CSV table: the main view")),
        (".npz", QT_TRANSLATE_NOOP("save_dialog", "NPZ for numpy: all views")),
    ),
    Key.NUMBERS_FORMAT,
)
TABLE: Final = Choice(
    QT_TRANSLATE_NOOP("save_dialog", "Save table"),
    ((".csv", QT_TRANSLATE_NOOP("save_dialog", "CSV table: every number")),),
    Key.NUMBERS_FORMAT,
)
CURVES: Final = Choice(FIGURES.title, FIGURES.formats + NUMBERS.formats, Key.FIGURE_FORMAT)


def ask_path(window: QWidget, preferences: Preferences, choice: Choice, *, name: str, what: str) -> Path | None:
    """The path that a person chooses for `what`, such as a panel's title; None if it was called off.

    Raises VitStudioError for a file in the way.
    """
    filters = {_filter(suffix, words): suffix for suffix, words in choice.formats}
    remembered = preferences.text(choice.key)
    suffix = remembered if remembered in choice.suffixes else choice.suffixes[0]
    wished = next(text for text, known in filters.items() if known == suffix)
    start = str(preferences.folder(Key.FOLDER) / f"{name}{suffix}")
    title = f"{QCoreApplication.translate('save_dialog', choice.title)} · {what}"
    chosen, chosen_filter = QFileDialog.getSaveFileName(window, title, start, ";;".join(filters), wished)
    if not chosen:
        return None
    path = _completed(Path(chosen), filters.get(chosen_filter, suffix), choice)
    preferences.remember(Key.FOLDER, str(path.parent))
    preferences.remember(choice.key, path.suffix.lower())
    return path


def _filter(suffix: str, words: str) -> str:
    return f"{QCoreApplication.translate('save_dialog', words)} (*{suffix})"


def _completed(path: Path, suffix: str, choice: Choice) -> Path:
    """With a suffix; the dialog asked about the name as it was written, so what that becomes must not be there."""
    if path.suffix.lower() in choice.suffixes:
        return path
    if path.suffix and path.suffix[1:].isalpha():
        return path  # somebody's own wish, which is refused in words
    whole = path.with_name(path.name + suffix)
    if whole.exists():
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "There is a file {name} already."),
            QT_TRANSLATE_NOOP("errors", "Choose it in the dialog to replace it, or choose another name."),
            name=whole.name,
        )
    return whole
