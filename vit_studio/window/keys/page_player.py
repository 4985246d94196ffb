"""The animation of the page that is shown, played and stepped by keys and menu."""

from PySide6.QtCore import QObject, Slot

from vit_studio.window.page_stack import PageStack
from vit_studio.window.views.controls.player import player_in


class PagePlayer(QObject):
    """One slot a key; each does nothing on a page that has nothing to play."""

    def __init__(self, pages: PageStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages

    @Slot()
    def toggle(self) -> None:
        """Play, or pause."""
        player = player_in(self._pages.currentWidget())
        if player is not None:
            player.walk.toggle()

    @Slot()
    def step(self) -> None:
        """One step on."""
        player = player_in(self._pages.currentWidget())
        if player is not None:
            player.walk.step()

    @Slot()
    def step_back(self) -> None:
        """One step back."""
        player = player_in(self._pages.currentWidget())
        if player is not None:
            player.walk.step_back()
