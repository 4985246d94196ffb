"""Choices of `studio.viewing` that come back at the next start."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from vit_studio.session.viewing import SCALE, ScaleMode
from vit_studio.window.docks.images.gallery_choices import SIZE, ThumbnailSize
from vit_studio.window.memory.preferences import Key, Preferences

if TYPE_CHECKING:
    from vit_studio.session.viewing import Viewing

REMEMBERED: Final = {SCALE: (Key.SCALE, ScaleMode), SIZE: (Key.THUMBNAILS, ThumbnailSize)}
"""Where each stands in the preferences, and what it may be."""


class RememberedChoices(QObject):
    """Reads at the start, and writes whenever one changes; a remembered text that means nothing counts as absent."""

    def __init__(self, viewing: "Viewing", preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        for name, (key, kind) in REMEMBERED.items():
            remembered = preferences.text(key)
            if remembered in list(kind):
                viewing.set(name, remembered)
        viewing.changed.connect(self._on_changed)

    @Slot(str, str)
    def _on_changed(self, name: str, value: str) -> None:
        if name in REMEMBERED:
            self._preferences.remember(REMEMBERED[name][0], value)
