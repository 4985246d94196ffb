"""What can be done with what a panel shows: copy its picture or its code, save a figure or its numbers."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session.jobs import Lane
from vit_studio.window.views.panels.compared_mark import DIFFERENCE
from vit_studio.window.views.panels.panel import Panel, panel_of

# what is only needed once somebody takes something along is imported then: a window must open without it
if TYPE_CHECKING:
    from vit_studio.window.export.figure_context import FigureContext
    from vit_studio.window.export.panel_picture import PanelPicture
    from vit_studio.window.files.save_dialog import Choice
    from vit_studio.window.workplace import Workplace

    Save = Callable[[Path, PanelPicture, FigureContext], None]


@dataclasses.dataclass(frozen=True)
class Target:
    """A panel, or one view in it."""

    panel: Panel
    view: QWidget | None = None


class TakeAlong(QObject):
    """Acts on the panel that was clicked or focused last, or on the target that a panel's own menu was opened for.

    Figures are drawn in the background: matplotlib takes a second to arrive. What goes wrong is told by `failed`.
    """

    saved = Signal(object)
    """The path of the file."""
    copied = Signal(str)
    """What was copied, in words."""
    failed = Signal(object)

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._last: Panel | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def target(self) -> Target | None:
        """What the keys act on: the panel in use, else the first one of the page."""
        from vit_studio.window.export.panel_picture import picture_of

        if self._last is not None and isValid(self._last) and self._last.isVisible():
            return Target(self._last)
        page = self._workplace.pages.currentWidget()
        panels = page.findChildren(Panel) if page is not None else []
        first = next((panel for panel in panels if panel.isVisible() and picture_of(panel)), None)
        return Target(first) if first is not None else None

    def show_menu(self, panel: Panel, widget: QWidget | None, place: QPoint) -> None:
        """Open the menu of a panel, or of the view that was clicked in it."""
        from vit_studio.window.export.panel_picture import view_at
        from vit_studio.window.files.panel_menu import show_panel_menu

        show_panel_menu(self, Target(panel, view_at(panel, widget)), place)

    @Slot()
    def copy_image(self) -> None:
        """Copy the panel in use, as it is seen."""
        self._with_target(self.copy_image_of)

    @Slot()
    def copy_code(self) -> None:
        """Copy a script that computes what the panel in use shows."""
        self._with_target(self.copy_code_of)

    @Slot()
    def save_figure(self) -> None:
        """Ask where to, and save the panel in use."""
        self._with_target(self.save_figure_of)

    @Slot()
    def save_numbers(self) -> None:
        """Ask where to, and save the numbers of the panel in use."""
        self._with_target(self.save_numbers_of)

    def copy_image_of(self, target: Target) -> None:
        """To the clipboard; a panel comes with its title and its colour bar."""
        from vit_studio.window.export.screen_image import screen_image

        QGuiApplication.clipboard().setImage(screen_image(target.view or target.panel))
        self.copied.emit(self.tr("Copied the picture of “{0}”").format(target.panel.title))

    def copy_code_of(self, target: Target) -> None:
        """To the clipboard: a script that runs alone."""
        from vit_studio.window.export.panel_picture import picture_of
        from vit_studio.window.export.snippet import snippet

        picture, scene = picture_of(target.panel, target.view), self._workplace.studio.scene
        if picture is None or scene is None or not picture.expression:
            self.failed.emit(_no_code())
            return
        try:
            code = snippet(picture.expression, scene if picture.mark == DIFFERENCE else scene.plain)
        except VitStudioError as error:
            self.failed.emit(error)
            return
        QGuiApplication.clipboard().setText(code)
        self.copied.emit(self.tr("Copied the code of {0}").format(picture.expression))

    def save_figure_of(self, target: Target) -> None:
        """As PNG, SVG or PDF."""
        from vit_studio.window.export.panel_picture import picture_of
        from vit_studio.window.files.save_dialog import FIGURES

        self.ask_and_save(picture_of(target.panel, target.view), FIGURES, write_figure)

    def save_numbers_of(self, target: Target) -> None:
        """As CSV or NPZ."""
        from vit_studio.window.export.numbers import save_numbers
        from vit_studio.window.export.panel_picture import picture_of
        from vit_studio.window.files.save_dialog import NUMBERS

        self.ask_and_save(picture_of(target.panel, target.view), NUMBERS, save_numbers)

    def why_no_timeline(self, picture: "PanelPicture | None") -> VitStudioError | None:
        """Why what a panel shows cannot be saved at all moments of a run; None where it can."""
        from vit_studio.window.files.save_timeline import why_no_timeline

        return why_no_timeline(self._workplace, picture)

    def save_timeline_of(self, target: Target) -> None:
        """As a film, or as a strip of pictures."""
        from vit_studio.window.export.panel_picture import picture_of
        from vit_studio.window.files.save_timeline import SaveTimeline

        picture = picture_of(target.panel, target.view)
        if picture is None:
            self.failed.emit(_nothing())
            return
        saving = SaveTimeline(self._workplace, target.panel, target.view)
        saving.saved.connect(self.saved)
        saving.failed.connect(self.failed)
        saving.ask(self._context(picture))

    def save_picture(self, path: Path, picture: "PanelPicture", save: "Save") -> None:
        """Write in the background; one file at a time, for each that a person asked for has to reach the disk."""
        jobs = self._workplace.studio.jobs
        try:
            context = self._context(picture)
        except VitStudioError as error:
            self.failed.emit(error)
            return
        if jobs.is_busy(Lane.SAVE):
            self.failed.emit(_busy())
            return
        jobs.run(
            Lane.SAVE,
            lambda _: save(path, picture, context),
            on_done=lambda _: self.saved.emit(path),
            on_failed=self.failed.emit,
        )

    def ask_and_save(self, picture: "PanelPicture | None", choice: "Choice", save: "Save", *, name: str = "") -> None:
        """Propose a name, and write where the person wants it."""
        from vit_studio.window.export.file_name import proposed_name
        from vit_studio.window.files.save_dialog import ask_path

        if picture is None:
            self.failed.emit(_nothing())
            return
        try:
            name = name or proposed_name(self._context(picture), "")
            window = self._workplace.window
            path = ask_path(window, window.preferences, choice, name=name, what=picture.title)
        except VitStudioError as error:
            self.failed.emit(error)
            return
        if path is not None:
            self.save_picture(path, picture, save)

    def _context(self, picture: "PanelPicture") -> "FigureContext":
        from vit_studio.window.export.figure_context import figure_context

        return figure_context(
            self._workplace.studio,
            title=picture.title,
            expression=picture.expression,
            stage=self._workplace.pages.stage.value,
            scale=picture.scale,
            is_difference=picture.mark == DIFFERENCE,
        )

    def _with_target(self, act: Callable[[Target], None]) -> None:
        target = self.target
        if target is None:
            self.failed.emit(_nothing())
        else:
            act(target)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _: QWidget | None, focused: QWidget | None) -> None:
        panel = panel_of(focused)
        if panel is not None and self._workplace.window.isAncestorOf(panel):
            self._last = panel


def write_figure(path: Path, picture: "PanelPicture", context: "FigureContext") -> None:
    """Draw with matplotlib and write the file."""
    from vit_studio.window.export.caption import caption_lines
    from vit_studio.window.export.figure_file import save_figure
    from vit_studio.window.export.panel_figure import panel_figure

    words = caption_lines(context, picture.sentence, of_image=picture.of_image)
    save_figure(path, lambda: panel_figure(picture, context), context, "\n".join(words))


def write_either(path: Path, picture: "PanelPicture", context: "FigureContext") -> None:
    """Numbers or a figure, as the suffix says."""
    from vit_studio.window.export.numbers import save_numbers
    from vit_studio.window.files.save_dialog import NUMBERS

    (save_numbers if path.suffix.lower() in NUMBERS.suffixes else write_figure)(path, picture, context)


def _nothing() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "There is nothing to save yet."),
        QT_TRANSLATE_NOOP("errors", "Wait until the model is there."),
    )


def _no_code() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "There is no code for this view."),
        QT_TRANSLATE_NOOP("errors", "Choose a panel with the name of a tensor at its top."),
    )


def _busy() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "Something else is just being saved."),
        QT_TRANSLATE_NOOP("errors", "Try again in a moment."),
    )
