"""The dock at the right: what is selected, in numbers, and the code that computed it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from vit_studio.window.docks.inspector.code_places import Place
from vit_studio.window.docks.title_bar import TitleBar
from vit_studio.window.pages.stage import Stage

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.window.docks.inspector.code_tab import CodeTab
    from vit_studio.window.docks.inspector.inspector_selection import SelectionTab
    from vit_studio.window.docks.inspector.inspector_tabs import InspectorTabs

WIDTH: Final = 388
"""Code of the model at its usual indentation, mostly unbroken, and the thumbnails beside it."""
LEAST_WIDTH: Final = 300


class InspectorDock(QDockWidget):
    """Closed at the first start; `opened` and `closed` tell when somebody changes that.

    Its tabs are built when it is first opened, as a page is when it is first visited.
    """

    opened = Signal()
    closed = Signal()
    place_asked = Signal(object)
    """A Place: the page that shows where one has gone in the code."""
    copied = Signal(str)
    """What was copied, in words."""
    code_seen = Signal(bool)

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector_dock")
        self.setWindowTitle(self.tr("Inspector"))
        self.setTitleBarWidget(TitleBar(self))
        self._studio = studio
        self._place = Place(Stage.IMAGE)
        self._tabs: InspectorTabs | None = None
        self.toggleViewAction().triggered.connect(self._on_toggled)
        self.hide()

    @property
    def tabs(self) -> "InspectorTabs":
        """What stands in it, built now if nobody has looked into it."""
        return self._tabs if self._tabs is not None else self._build()

    @property
    def selection(self) -> "SelectionTab":
        """The tab of what is selected."""
        return self.tabs.selection

    @property
    def code(self) -> "CodeTab":
        """The tab of the code."""
        return self.tabs.code

    @property
    def shows_code(self) -> bool:
        """Whether the code is seen."""
        return self._tabs is not None and self._tabs.code.isVisible()

    @Slot()
    def show_code(self) -> None:
        """Open it at the Code tab."""
        self.tabs.setCurrentWidget(self.code)
        self.set_open(True)

    def set_open(self, is_open: bool) -> None:
        """Open or close it, as a person does."""
        if self.isHidden() == is_open:
            self.setVisible(is_open)
            self._on_toggled(is_open)

    def show_place(self, place: Place) -> None:
        """Another page, or section of one, is in view."""
        self._place = place
        if self._tabs is not None:
            self._tabs.show_place(place)

    def setVisible(self, visible: bool) -> None:
        # whoever opens it, be it a key, the menu, or the layout of last time: all come by here
        if visible and self._tabs is None:
            self._build()
        super().setVisible(visible)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._on_toggled(False)

    def _build(self) -> "InspectorTabs":
        from vit_studio.window.docks.inspector.inspector_tabs import InspectorTabs

        self._tabs = tabs = InspectorTabs(self._studio)
        tabs.show_place(self._place)
        tabs.selection.code_asked.connect(self.show_code)
        tabs.code.place_asked.connect(self.place_asked)
        tabs.code.copied.connect(self.copied)
        tabs.code.seen.connect(self.code_seen)
        self.setWidget(tabs)
        return tabs

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        (self.opened if is_open else self.closed).emit()
