"""The window's frame: it is on screen before anything heavy is loaded, and then takes in the workplace."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget

from vit_studio.data import places
from vit_studio.errors import VitStudioError
from vit_studio.window.journey_strip import JourneyStrip
from vit_studio.window.look.colour_choice import ColourMap, ColourTable, choose_table, read_table
from vit_studio.window.look.language import Language
from vit_studio.window.look.language_switch import LanguageSwitch
from vit_studio.window.look.theme_switch import ThemeChoice, ThemeSwitch
from vit_studio.window.memory.preferences import Key, Preferences
from vit_studio.window.theme import TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.window.memory.handover import Handover
    from vit_studio.window.memory.last_shown import LastShown
    from vit_studio.window.pages.registry import PageFactory
    from vit_studio.window.pages.stage import Stage
    from vit_studio.window.views.panels.panel import Panel
    from vit_studio.window.workplace import Workplace

FIRST_SIZE: Final = QSize(1280, 800)
LAYOUT_VERSION: Final = 2
"""Of the docks: a layout remembered by another version is not restored."""
COLOURS: Final = {ColourMap.SEQUENTIAL: Key.MAGNITUDES, ColourMap.DIVERGING: Key.SIGNED_VALUES}
"""The kinds of values whose colours are remembered."""


class MainWindow(QMainWindow):
    """Frame, theme and memory of the window; all that needs the session is in its `workplace`.

    numpy and the session take as long to load as Qt itself, so the frame is painted first; `furnish` brings the rest.
    """

    first_painted = Signal()
    """The window is on screen: what is heavy may be loaded."""
    look_changed = Signal()
    """Theme, colours or language were chosen."""
    strip: JourneyStrip
    """The frame's way through the stages; made anew with the frame."""

    def __init__(
        self,
        *,
        preferences: Preferences | None = None,
        theme: ThemeChoice | None = None,
        language: Language | None = None,
    ) -> None:
        super().__init__()
        self.preferences = preferences or Preferences(None)
        self.themes = ThemeSwitch(self)
        self.languages = LanguageSwitch(self, language or Language.read(self.preferences.text(Key.LANGUAGE)))
        self.workplace: Workplace | None = None
        self.last_shown: LastShown | None = None
        self._pages: Mapping[Stage, PageFactory] = {}
        self.centre = QVBoxLayout()
        self._was_painted = False
        self._build()
        for colour_map, key in COLOURS.items():
            choose_table(colour_map, read_table(colour_map, self.preferences.text(key)))
        places.choose_runs_dir(self.preferences.text(Key.RUNS))
        self.themes.choose(theme or ThemeChoice.read(self.preferences.text(Key.THEME)))
        geometry = self.preferences.blob(Key.GEOMETRY)
        if geometry is not None:
            self.restoreGeometry(geometry)

    def furnish(self, studio: "Studio", pages: "Mapping[Stage, PageFactory] | None" = None) -> "Workplace":
        """Bring in docks, pages and menus, all for one studio, and the layout that was left last time."""
        from vit_studio.window.memory.last_run import LastRun
        from vit_studio.window.memory.last_shown import LastShown
        from vit_studio.window.memory.last_study import LastStudy
        from vit_studio.window.memory.remembered_choices import RememberedChoices
        from vit_studio.window.pages.registry import PAGES
        from vit_studio.window.workplace import Workplace

        self._pages = PAGES if pages is None else pages
        # these outlive the workplace: they are told what happens while another one is built
        self.last_shown = LastShown(studio, self.preferences, self)
        LastRun(studio, self.preferences, self)
        LastStudy(studio, self.preferences, self)
        RememberedChoices(studio.viewing, self.preferences, self)
        self._waiting.hide()
        self.workplace = Workplace(self, studio, self._pages)
        layout = self.preferences.blob(Key.LAYOUT)
        if layout is not None:
            self.restoreState(layout, LAYOUT_VERSION)
        # the selection has the keys until somebody clicks into a field
        self.setFocus()
        return self.workplace

    def renew_frame(self) -> None:
        """Make what stands in the window without a session anew: its words are in another language now."""
        self.centre.removeWidget(self.strip)
        self.strip.setParent(None)
        self.strip.deleteLater()
        self.strip = JourneyStrip()
        self.centre.insertWidget(0, self.strip)
        self._waiting.setText(self.tr("One moment…"))

    def refurnish(self, studio: "Studio", handover: "Handover") -> None:
        """Bring in a workplace on the session of the one that was dismantled, in the same state."""
        from vit_studio.window.workplace import Workplace

        self.workplace = Workplace(self, studio, self._pages, first=handover.stage)
        handover.give_to(self.workplace)
        self.workplace.lay_out_now()
        handover.scroll_and_focus(self.workplace)

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Dress the whole program, now and at the next start."""
        self.themes.choose(choice)
        self.preferences.remember(Key.THEME, choice.value)
        self.look_changed.emit()

    def choose_language(self, choice: Language) -> None:
        """Speak another language, now and at the next start; `look_changed` tells when everything is in it."""
        self.preferences.remember(Key.LANGUAGE, choice.value)
        self.languages.choose(choice)

    def choose_colours(self, colour_map: ColourMap, table: ColourTable) -> None:
        """Paint a kind of values with other colours, now and at the next start."""
        choose_table(colour_map, table)
        self.preferences.remember(COLOURS[colour_map], table.value)
        self.look_changed.emit()

    def choose_runs(self, folder: Path | None) -> None:
        """Keep the trainings that begin from now on in another folder, this time and after the next start."""
        places.choose_runs_dir(folder)
        self.preferences.remember(Key.RUNS, str(folder.absolute()) if folder is not None else "")

    @Slot(object)
    def show_error(self, error: VitStudioError) -> None:
        """Say what went wrong, above the page."""
        if self.workplace is not None:
            self.workplace.show_error(error)

    def focusNextPrevChild(self, forward: bool) -> bool:
        from vit_studio.window.keys.tab_order import next_stop

        stop = next_stop(self.workplace, forward=forward) if self.workplace is not None else None
        if stop is None:
            return super().focusNextPrevChild(forward)
        stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # only what neither a shortcut nor the focused widget has used comes up to here
        if self.workplace is None or not self.workplace.trigger_by_key(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # the picture reaches the screen when this event is over
            soon = QTimer(self)  # goes with the window: a lone shot may come to a window that is gone
            soon.setSingleShot(True)
            soon.timeout.connect(self._tell_first_painted)
            soon.start(0)

    @Slot()
    def _tell_first_painted(self) -> None:
        # a slot of the window's own: the timer forgets it together with the window
        self.first_painted.emit()

    def show_panel_menu(self, panel: "Panel", view: QWidget | None, place: QPoint) -> None:
        """Offer to copy and save what a panel shows; see `PanelHost`."""
        if self.workplace is not None:
            self.workplace.take_along.show_menu(panel, view, place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event)
        if path is not None and self.workplace is not None:
            event.acceptProposedAction()
            self.workplace.files.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remember()
        # out of sight at once: a training may need a moment to end
        self.hide()
        if self.workplace is not None:
            self.workplace.studio.shutdown()
        event.accept()

    def _build(self) -> None:
        self.setObjectName("main_window")
        self.setWindowTitle("ViT Studio")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.resize(_first_size(self.screen().availableSize()))
        self._waiting = QLabel(self.tr("One moment…"))
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_text_role(self._waiting, TextRole.BODY, muted=True)
        body = QWidget()
        body.setLayout(self.centre)
        self.centre.setContentsMargins(0, 0, 0, 0)
        self.centre.setSpacing(0)
        self.strip = JourneyStrip()
        self.centre.addWidget(self.strip)
        self.centre.addWidget(self._waiting, 1)
        self.setCentralWidget(body)

    def _dropped(self, event: QDropEvent) -> Path | None:
        from vit_studio.window.files.file_actions import dropped_path

        return dropped_path(event.mimeData()) if self.workplace is not None else None

    def _remember(self) -> None:
        self.preferences.remember(Key.GEOMETRY, self.saveGeometry())
        if self.workplace is not None and self.last_shown is not None:
            self.preferences.remember(Key.LAYOUT, self.saveState(LAYOUT_VERSION))
            self.last_shown.remember()
        self.preferences.save()


def _first_size(available: QSize) -> QSize:
    # without a screen there is no limit: the offscreen platform makes one up, of 800 × 800
    if QGuiApplication.platformName() == "offscreen":
        return FIRST_SIZE
    return FIRST_SIZE.boundedTo(available)
