"""A banner for what a part of the session holds and a person may take: it comes and goes with that."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from vit_studio.window.banners.banner import Banner, Tone


class OfferBanner(Banner):
    """Says what there is to take each time it `changed`; sent away, it lets its part of the session `forget` it."""

    def __init__(self, changed: SignalInstance, forget: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(Tone.CALM, parent)
        self.dismissed.connect(forget)
        changed.connect(self._on_changed)
        self._on_changed()

    def offer(self) -> tuple[str, str]:
        """What there is, and the words of the button that takes it; both empty while there is nothing."""
        raise NotImplementedError

    @Slot()
    def _on_changed(self) -> None:
        message, action = self.offer()
        self.say(message, action=action)
