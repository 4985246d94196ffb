"""How things are looked at: the choices that pages and docks offer, apart from what is selected."""

import enum
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal


class ScaleMode(enum.StrEnum):
    """What range the colours of a picture span."""

    SHARED = "shared"
    """One range for all pictures of a kind, such as all heads: they can be compared."""
    VIEW = "view"
    """Each picture's own range: it shows most, and can be compared with nothing."""
    FIXED = "fixed"
    """A range that stays while images, layers, heads and moments change."""


SCALE: Final = "scale"


class Viewing(QObject):
    """Choices as plain texts by name, such as "encoder.section": "rollout".

    They outlive the widgets that offer them, travel in the metadata of a figure and can be restored from there. A name
    begins with the page or dock that offers it; nobody else needs to know what it means.
    """

    changed = Signal(str, str)
    """Name and value; only when the value really changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, str] = {}

    @property
    def scale(self) -> ScaleMode:
        """What range colours span, on all pages."""
        try:
            return ScaleMode(self.get(SCALE, ScaleMode.SHARED))
        except ValueError:
            return ScaleMode.SHARED

    def set_scale(self, mode: ScaleMode) -> None:
        """Choose what range colours span."""
        self.set(SCALE, mode.value)

    def get(self, name: str, default: str = "") -> str:
        """What was chosen, else the default."""
        return self._choices.get(name, default)

    def set(self, name: str, value: str) -> None:
        """Choose."""
        if self._choices.get(name) != value:
            self._choices[name] = value
            self.changed.emit(name, value)

    def forget(self, name: str) -> None:
        """Go back to what whoever asks has as the default; `changed` tells an empty value."""
        if self._choices.pop(name, None) is not None:
            self.changed.emit(name, "")

    def as_dict(self) -> dict[str, str]:
        """All choices that were made."""
        return dict(self._choices)

    def restore(self, choices: Mapping[str, str]) -> None:
        """Choose all of these; what they do not name stays."""
        for name, value in choices.items():
            self.set(name, value)
