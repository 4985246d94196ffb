"""All that stands in the window and works with the session: banners, pages, docks, menus; each does its own work."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QMenuBar, QStatusBar, QWhatsThis, QWidget

from vit_studio.data.places import log_file
from vit_studio.errors import ConfigError, VitStudioError
from vit_studio.session.jobs import Lane
from vit_studio.session.taken_error import TakenError
from vit_studio.window.banners.banner import Banner, Tone
from vit_studio.window.banners.data_banner import DataBanner
from vit_studio.window.banners.kept_banner import KeptBanner
from vit_studio.window.banners.terms_banner import TermsBanner
from vit_studio.window.banners.unfinished_banner import UnfinishedBanner
from vit_studio.window.banners.unfinished_study_banner import UnfinishedStudyBanner
from vit_studio.window.compare.compare_actions import CompareActions
from vit_studio.window.compare.compare_bar import CompareBar
from vit_studio.window.docks.images.images_dock import ImagesDock
from vit_studio.window.docks.inspector.inspector_dock import InspectorDock
from vit_studio.window.docks.training.training_dock import TrainingDock
from vit_studio.window.files.dialogs import Dialogs
from vit_studio.window.files.figure_saver import FigureSaver
from vit_studio.window.files.file_actions import FileActions
from vit_studio.window.files.restore_figure import RestoreFigure
from vit_studio.window.files.take_along import TakeAlong
from vit_studio.window.inspection import Inspection
from vit_studio.window.keys.key_guard import KeyGuard, trigger_by_key
from vit_studio.window.keys.page_player import PagePlayer
from vit_studio.window.keys.selection_moves import SelectionMoves
from vit_studio.window.keys.tab_order import next_part
from vit_studio.window.keys.way_back import WayBack
from vit_studio.window.menus import Menus
from vit_studio.window.page_stack import PageStack
from vit_studio.window.pages.stage import Stage
from vit_studio.window.status_line import MESSAGE_MS, StatusLine
from vit_studio.window.text import error_text
from vit_studio.window.time.time_actions import TimeActions
from vit_studio.window.time.time_bar import TimeBar
from vit_studio.window.whats_this import explain_focused

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.window.main_window import MainWindow
    from vit_studio.window.pages.registry import PageFactory

IMAGES_WIDTH: Final = 272
"""Five thumbnails in a row ..."""
NARROW_IMAGES_WIDTH: Final = 252
"""... or four, where the window is narrower than this:"""
NARROW: Final = 1000

FIRST_STAGE: Final = Stage.ENCODER
"""Image and attention together: what the program is for."""


class Workplace(QObject):
    """Composition only: builds the parts, places them in the window, and connects them with each other."""

    closing = Signal()
    """It is taken apart, and so should be the dialogs that speak for it."""

    def __init__(
        self,
        window: "MainWindow",
        studio: "Studio",
        pages: Mapping[Stage, "PageFactory"],
        *,
        first: Stage = FIRST_STAGE,
    ) -> None:
        super().__init__(window)
        self.window = window
        self.studio = studio
        # in the window from the first: what shows itself and stands nowhere would be a window of its own for a moment
        self.data_banner = DataBanner(studio, window)
        self.kept_banner = KeptBanner(studio, window)
        self.unfinished_banner = UnfinishedBanner(studio, window)
        self.study_banner = UnfinishedStudyBanner(studio, window)
        self.terms_banner = TermsBanner(studio, window)
        self.compare_bar = CompareBar(studio, window)
        self.trouble = Banner(Tone.TROUBLE, window)
        self.status = StatusLine(studio)
        self.pages = PageStack(studio, pages)
        self.time = TimeBar(studio, window)
        self.images = ImagesDock(studio)
        self.training = TrainingDock(studio)
        self.inspector = InspectorDock(studio)
        self.docks = (self.images, self.training, self.inspector)
        self.files = FileActions(studio, window.preferences, window)
        self.files.setParent(self)
        self.trouble_shown: VitStudioError | None = None
        """What the banner says, while it does."""
        self.take_along = TakeAlong(self)
        self.restore = RestoreFigure(self)
        self.figures = FigureSaver(self)
        self.moves = SelectionMoves(studio, self)
        self.player = PagePlayer(self.pages, self)
        self.way_back = WayBack(self)
        self.dialogs = Dialogs(self)
        self.inspection = Inspection(self)
        self.compare = CompareActions(self)
        self.moments = TimeActions(self)
        self.menus = Menus(self)
        window.strip.set_tool(self.compare.button(self.menus.compare), "compare")
        self._place()
        self._connect()
        KeyGuard(self).watch(window, *self.docks)
        self._catch_up()
        self.pages.show_stage(first)

    @property
    def may_be_dismantled(self) -> bool:
        """False while a file is written or read for something in here, which then tells how that went."""
        jobs = self.studio.jobs
        return not (jobs.is_busy(Lane.SAVE) or jobs.is_busy(Lane.FIGURE) or self.restore.is_under_way)

    def dismantle(self) -> None:
        """Take everything out of the window; the session goes on, and another workplace can take this one's place."""
        self.closing.emit()
        self.pages.hide()
        for dock in self.docks:
            dock.blockSignals(True)  # it is not a person who closes them
            self.window.removeDockWidget(dock)
        for widget in (*self._above, self.pages, self.time, *self.docks):
            widget.setParent(None)
            widget.deleteLater()
        self.window.setMenuBar(QMenuBar())
        self.window.setStatusBar(QStatusBar())
        self.deleteLater()

    def lay_out_now(self) -> None:
        """Give everything its place and size at once, rather than when the events come."""
        for widget in (self.window.strip, self.pages):
            widget.show()  # a layout would do so later
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def trigger_by_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for that no widget wanted; False if it stands for nothing."""
        return trigger_by_key(self.menus.actions, event)

    @Slot()
    def next_image(self) -> None:
        """On to the next image of those that the gallery shows."""
        self.images.step(1)

    @Slot()
    def previous_image(self) -> None:
        """Back to the image before."""
        self.images.step(-1)

    @Slot()
    def next_part(self) -> None:
        """Bring the keyboard to the next part of the window: strip, page, docks."""
        self._focus_part(forward=True)

    @Slot()
    def previous_part(self) -> None:
        """The other way round."""
        self._focus_part(forward=False)

    def _focus_part(self, *, forward: bool) -> None:
        stop = next_part(self, forward=forward)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def open_log_folder(self) -> None:
        """Show the folder of the log file."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file().parent)))

    @Slot()
    def show_about(self) -> None:
        """Say what this is."""
        from vit_studio.window.about import about_box

        about_box(self.window).show()

    @Slot()
    def explain(self) -> None:
        """Explain what has the focus; with no help for that, the next click explains what it hits."""
        if not explain_focused():
            self.ask_whats_this()

    @Slot()
    def ask_whats_this(self) -> None:
        """The next click explains what it hits."""
        self.window.statusBar().showMessage(self.tr("Click what is to be explained; Esc ends this."), MESSAGE_MS)
        QWhatsThis.enterWhatsThisMode()

    @Slot(object)
    def show_error(self, error: VitStudioError) -> None:
        """Say what went wrong and what to do, above the page."""
        self.trouble_shown = error
        self.trouble.say(*error_text(error))

    @property
    def _above(self) -> tuple[QWidget, ...]:
        """What may stand above the page."""
        offers = self.data_banner, self.kept_banner, self.unfinished_banner, self.study_banner, self.terms_banner
        return *offers, self.trouble, self.compare_bar

    def _place(self) -> None:
        for widget in self._above:
            self.window.centre.addWidget(widget)
        self.window.centre.addWidget(self.pages, 1)
        self.window.centre.addWidget(self.time)
        self.window.setStatusBar(self.status)
        self.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.images)
        self.window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.training)
        self.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.inspector)
        self.window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)  # code is long
        width = IMAGES_WIDTH if self.window.width() >= NARROW else NARROW_IMAGES_WIDTH
        self.window.resizeDocks([self.images], [width], Qt.Orientation.Horizontal)

    def _catch_up(self) -> None:
        """With a session that has been going on for a while."""
        self.window.strip.set_config(self.studio.config)
        self.menus.show_training()

    def _connect(self) -> None:
        self.trouble.dismissed.connect(self._on_trouble_dismissed)
        for source in (self.studio.trainer, self.studio.studies):
            source.running_changed.connect(self._on_training_changed)
        self.window.strip.stage_chosen.connect(self.pages.show_stage)
        self.pages.stage_shown.connect(self._on_stage_shown)
        self.studio.failed.connect(self.show_error)
        self.studio.model_changed.connect(self._on_model_changed)
        self.studio.saver.saved.connect(self._on_saved)
        self.studio.trainer.running_changed.connect(self.menus.show_training)
        self.studio.trainer.state_changed.connect(self.menus.show_training)
        self.studio.training.resumable_changed.connect(self.menus.show_training)
        self.files.asked.connect(self.trouble.dismiss)
        if self.window.last_shown is not None:
            self.files.model_asked.connect(self.window.last_shown.model_asked)
        self.files.figure_asked.connect(self.restore.open)
        self.kept_banner.action_clicked.connect(self.files.save_kept_model_as)
        self.studio.kept.saved.connect(self._on_saved)
        self.unfinished_banner.action_clicked.connect(self.training.controls.resume_unfinished)
        self.training.refused.connect(self._on_refused)
        self.training.controls.mended.connect(self._on_mended)
        self.training.all_settings_asked.connect(self.dialogs.show_settings)
        self.training.save_model_asked.connect(self.files.save_trained_model_as)
        self.training.save_figure_asked.connect(self.figures.ask)
        self.take_along.saved.connect(self._on_saved)
        self.take_along.copied.connect(self._on_copied)
        self.take_along.failed.connect(self.show_error)
        self.restore.restored.connect(self._on_restored)
        self.restore.failed.connect(self.show_error)

    @Slot(object)
    def _on_refused(self, error: VitStudioError) -> None:
        """What clashes in the form is told in the form's words."""
        from vit_studio.window.docks.training.recipe_problem import problem_text

        self.show_error(error)
        if isinstance(error, ConfigError):
            self.trouble.say(problem_text(error))

    @Slot(object)
    def _on_mended(self, error: VitStudioError) -> None:
        if self.trouble_shown is error:
            self.trouble.dismiss()

    @Slot()
    def _on_trouble_dismissed(self) -> None:
        self.trouble_shown = None

    @Slot(bool)
    def _on_training_changed(self, running: bool) -> None:
        # what went wrong before is past; or what was in the way is
        if running or isinstance(self.trouble_shown, TakenError):
            self.trouble.dismiss()

    @Slot(object)
    def _on_stage_shown(self, stage: Stage) -> None:
        self.window.strip.set_current(stage)
        self.menus.show_stage(stage)

    @Slot()
    def _on_model_changed(self) -> None:
        self.window.strip.set_config(self.studio.config)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        text = self.tr("Saved {0}").format(path)
        self.window.statusBar().showMessage(text, MESSAGE_MS)

    @Slot(str)
    def _on_copied(self, words: str) -> None:
        self.window.statusBar().showMessage(words, MESSAGE_MS)

    @Slot(object)
    def _on_restored(self, path: Path) -> None:
        self.trouble.dismiss()
        text = self.tr("Shows again what {0} shows").format(path.name)
        self.window.statusBar().showMessage(text, MESSAGE_MS)
