"""Keeps in mind a folder in which something was left before its end, so that the next start can offer it."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from vit_studio.window.memory.preferences import Key, Preferences

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class Offers(Protocol):
    """Finds out whether what lies in a folder can go on."""

    def look(self, path: Path) -> None:
        """In the background."""


class LastUnfinished(QObject):
    """Offers what was remembered before once a model is seen; under one key of the preferences."""

    def __init__(
        self, studio: "Studio", preferences: Preferences, key: Key, offers: Offers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._preferences = preferences
        self._key = key
        self._offers = offers
        written = preferences.text(key)
        self._left = Path(written) if written else None
        if self._left is not None:
            studio.scene_changed.connect(self._on_first_scene)

    def remember(self, path: Path) -> None:
        """It has begun there, and what was left before is offered no more."""
        self._left = None
        self._preferences.remember(self._key, str(path.absolute()))
        self._preferences.save()  # the program may not come to close its window

    @Slot()
    def forget(self) -> None:
        """There is nothing to offer."""
        self._preferences.remember(self._key, "")

    @Slot()
    def _on_first_scene(self) -> None:
        self._studio.scene_changed.disconnect(self._on_first_scene)
        if self._left is not None:
            self._offers.look(self._left)
