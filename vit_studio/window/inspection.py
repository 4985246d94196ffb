"""Joins the inspector with the pages and the room of the window: who leads whom, and who makes way."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QToolButton

from vit_studio.window.docks.inspector.code_places import Place
from vit_studio.window.docks.inspector.inspector_dock import WIDTH
from vit_studio.window.memory.preferences import Key

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace

LEAST_PAGE: Final = 860
"""Logical pixels that a page needs to be of use."""
WIDE: Final = 520
WIDE_FROM: Final = 1800
"""In a window of that width there is room for lines of code that are not broken."""
MESSAGE_MS: Final = 4000
MAKE_WAY_MS: Final = 10_000
"""Long enough for whoever first looks at the code, and then for the images."""


class Inspection(QObject):
    """Tells the inspector which page is in view, and brings up the page that the code has come to.

    In a narrow window the images make way when the inspector opens, and come back when it closes.
    """

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._inspector, self._pages = workplace.inspector, workplace.pages
        self._made_way = workplace.window.preferences.text(Key.MADE_WAY) == "yes"
        self._pages.stage_shown.connect(self._tell_place)
        workplace.studio.viewing.changed.connect(self._tell_place)
        self._inspector.place_asked.connect(self._on_place_asked)
        self._inspector.copied.connect(self._on_copied)
        self._inspector.opened.connect(self._on_opened)
        self._inspector.closed.connect(self._on_closed)
        self.button = self._make_button()
        workplace.window.strip.set_tool(self.button)

    def _make_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(self.tr("Code"))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the page
        button.setToolTip(self.tr("The lines that compute what is seen, one by one (Shift+I)"))
        button.setWhatsThis(
            self.tr(
                "Opens the inspector at the code: the model's own lines, each with the tensor that it computed for "
                "this image. F10 walks on line by line, and the pages follow."
            )
        )
        button.clicked.connect(self.show_code)
        self._inspector.code_seen.connect(button.setChecked)
        return button

    @Slot()
    def toggle(self) -> None:
        """Open the inspector, or close it."""
        self._inspector.set_open(self._inspector.isHidden())

    @Slot()
    def show_code(self) -> None:
        """Open the inspector at its code; close it if the code is seen already."""
        if self._inspector.shows_code:
            self._inspector.set_open(False)
        else:
            self._inspector.show_code()

    @Slot()
    def step(self) -> None:
        """One line on; the code is opened first."""
        if self._is_walking():
            self._inspector.code.walk.forward()

    @Slot()
    def step_back(self) -> None:
        """One line back."""
        if self._is_walking():
            self._inspector.code.walk.back()

    def _is_walking(self) -> bool:
        """Whether the code was seen already; it is now."""
        was_seen = self._inspector.shows_code
        if not was_seen:
            self._inspector.show_code()
        return was_seen

    @Slot()
    def _tell_place(self) -> None:
        page = self._pages.page(self._pages.stage)
        self._inspector.show_place(Place(self._pages.stage, page.section_name))

    @Slot(object)
    def _on_place_asked(self, place: Place) -> None:
        page = self._pages.page(place.stage)
        if place.section in page.section_names:
            page.show_section(place.section)
        if place.stage is not self._pages.stage:
            self._pages.show_stage(place.stage)

    @Slot()
    def _on_opened(self) -> None:
        window, images = self._workplace.window, self._workplace.images
        is_docked = not self._inspector.isFloating()
        room = window.width() - WIDTH - (0 if images.isHidden() or images.isFloating() else images.width())
        if is_docked and room < LEAST_PAGE and not images.isHidden() and not images.isFloating():
            self._make_way(True)
        if is_docked:
            width = WIDE if window.width() >= WIDE_FROM else WIDTH
            window.resizeDocks([self._inspector], [width], Qt.Orientation.Horizontal)

    @Slot()
    def _on_closed(self) -> None:
        if self._made_way:
            self._make_way(False)

    def _make_way(self, make_way: bool) -> None:
        """Put the images away, or bring them back; remembered, for the inspector may be closed another day."""
        self._made_way = make_way
        self._workplace.images.setVisible(not make_way)
        if make_way:
            words = self.tr(
                "Images hidden to make room; they come back when the inspector is closed, or by View ▸ Images"
            )
            self._workplace.window.statusBar().showMessage(words, MAKE_WAY_MS)
        else:
            self._workplace.window.statusBar().clearMessage()
        self._workplace.window.preferences.remember(Key.MADE_WAY, "yes" if make_way else "")

    @Slot(str)
    def _on_copied(self, words: str) -> None:
        self._workplace.window.statusBar().showMessage(words, MESSAGE_MS)
