"""What Esc does: one step back to the plain page, whatever stands in the way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from vit_studio.window.views.cells.zoom_view import ZoomView
from vit_studio.window.views.controls.player import player_in

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace


class WayBack(QObject):
    """Goes the first of these steps that leads anywhere; the next Esc goes the next."""

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace

    @Slot()
    def go_back(self) -> None:
        """One step."""
        steps = (self._fit_focused, self._leave_widget, self._stop_animation, self._fit_views, self._dismiss_trouble)
        next((True for step in steps if step()), False)

    def _fit_focused(self) -> bool:
        """The picture in use is whole again, and keeps the keys."""
        focused = QApplication.focusWidget()
        return isinstance(focused, ZoomView) and focused.is_zoomed and focused.fit_picture()

    def _leave_widget(self) -> bool:
        """The keys belong to the selection again."""
        window = self._workplace.window
        if window.hasFocus() or QApplication.focusWidget() is None:
            return False
        window.activateWindow()
        window.setFocus()
        return True

    def _stop_animation(self) -> bool:
        player = player_in(self._workplace.pages.currentWidget())
        if player is None or player.walk.place is None:
            return False
        player.walk.stop()
        return True

    def _fit_views(self) -> bool:
        page = self._workplace.pages.currentWidget()
        views = [] if page is None else page.findChildren(ZoomView)
        zoomed = [view for view in views if view.is_zoomed and view.isVisible()]
        for view in zoomed:
            view.fit_picture()
        return bool(zoomed)

    def _dismiss_trouble(self) -> bool:
        if self._workplace.trouble.isHidden():
            return False
        self._workplace.trouble.dismiss()
        return True
