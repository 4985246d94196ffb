"""What stands in the inspector: the tab of the selection and the tab of the code."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from vit_studio.window.docks.inspector.code_places import Place
from vit_studio.window.docks.inspector.code_tab import CodeTab
from vit_studio.window.docks.inspector.inspector_dock import LEAST_WIDTH, WIDTH
from vit_studio.window.docks.inspector.inspector_selection import SelectionTab

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

TAB: Final = "inspector.tab"
"""The choice of `viewing`: one of the two below."""
SELECTION: Final = "selection"
CODE: Final = "code"


class InspectorTabs(QTabWidget):
    """The tab in front is a choice of how things are looked at."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selection, self.code = SelectionTab(studio), CodeTab(studio)
        self.setDocumentMode(True)
        self.addTab(self.selection, self.tr("Selection"))
        self.addTab(self.code, self.tr("Code"))
        self._explain_tabs()
        self._viewing = studio.viewing
        self._on_viewing_changed(TAB, self._viewing.get(TAB))
        self._viewing.changed.connect(self._on_viewing_changed)
        self.currentChanged.connect(self._on_tab_changed)

    def show_place(self, place: Place) -> None:
        """Another page, or section of one, is in view."""
        self.selection.show_place(place)
        self.code.show_place(place)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, 200)

    def _explain_tabs(self) -> None:
        for tab, words in (
            (self.selection, self.tr("What is selected, and its numbers on the page in view")),
            (self.code, self.tr("The model's own lines, and what each of them computed for this image")),
        ):
            self.setTabToolTip(self.indexOf(tab), words)
            self.setTabWhatsThis(self.indexOf(tab), words)

    @Slot(int)
    def _on_tab_changed(self, index: int) -> None:
        self._viewing.set(TAB, CODE if self.widget(index) is self.code else SELECTION)

    @Slot(str, str)
    def _on_viewing_changed(self, name: str, value: str) -> None:
        if name == TAB:
            self.setCurrentWidget(self.code if value == CODE else self.selection)
