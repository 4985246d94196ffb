"""Who answers when a panel is asked for its menu: the nearest ancestor that knows what can be taken along."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from vit_studio.window.views.panels.panel import Panel


@runtime_checkable
class PanelHost(Protocol):
    """A window that offers to copy and save what its panels show; panels know nothing of files or of the session."""

    def show_panel_menu(self, panel: "Panel", view: QWidget | None, place: QPoint) -> None:
        """Open the menu of a panel, or of one view in it, at a place of the screen."""


def host_of(widget: QWidget) -> PanelHost | None:
    """The nearest host above; through floating docks too."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, PanelHost):
        above = above.parentWidget()
    return above
