"""The dock at the right: what is selected, in numbers, and the code that computed it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QTabWidget, QWidget

from vit_studio.window.docks.inspector.code_places import Place
from vit_studio.window.docks.inspector.code_tab import CodeTab
from vit_studio.window.docks.inspector.inspector_selection import SelectionTab
from vit_studio.window.docks.title_bar import TitleBar

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

WIDTH: Final = 388
"""Code of the model at its usual indentation, mostly unbroken, and the thumbnails beside it."""
LEAST_WIDTH: Final = 300
TAB: Final = "inspector.tab"
"""The choice of `viewing`: one of the two below."""
SELECTION: Final = "selection"
CODE: Final = "code"


class InspectorDock(QDockWidget):
    """Closed at the first start; `opened` and `closed` tell when somebody changes that."""

    opened = Signal()
    closed = Signal()

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector_dock")
        self.setWindowTitle(self.tr("Inspector"))
        self.setTitleBarWidget(TitleBar(self))
        self.selection, self.code = SelectionTab(studio), CodeTab(studio)
        self.tabs = _Tabs()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.selection, self.tr("Selection"))
        self.tabs.addTab(self.code, self.tr("Code"))
        self._explain_tabs()
        self.setWidget(self.tabs)
        self._viewing = studio.viewing
        self._on_viewing_changed(TAB, self._viewing.get(TAB))
        self._viewing.changed.connect(self._on_viewing_changed)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.selection.code_asked.connect(self.show_code)
        self.toggleViewAction().triggered.connect(self._on_toggled)
        self.hide()

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
        self.selection.show_place(place)
        self.code.show_place(place)

    def _explain_tabs(self) -> None:
        for tab, words in (
            (self.selection, self.tr("What is selected, and its numbers on the page in view")),
            (self.code, self.tr("The model's own lines, and what each of them computed for this image")),
        ):
            self.tabs.setTabToolTip(self.tabs.indexOf(tab), words)
            self.tabs.setTabWhatsThis(self.tabs.indexOf(tab), words)

    @Slot(int)
    def _on_tab_changed(self, index: int) -> None:
        self._viewing.set(TAB, CODE if self.tabs.widget(index) is self.code else SELECTION)

    @Slot(str, str)
    def _on_viewing_changed(self, name: str, value: str) -> None:
        if name == TAB:
            self.tabs.setCurrentWidget(self.code if value == CODE else self.selection)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._on_toggled(False)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        (self.opened if is_open else self.closed).emit()


class _Tabs(QTabWidget):
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, 200)
