"""Saves what a panel shows at many moments of the training: as a film, or as a strip of pictures."""

import dataclasses
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session.jobs import JobControl, Lane
from vit_studio.session.timeline_reel import TimelineReel, spread
from vit_studio.window.export.panel_picture import PanelPicture, picture_of
from vit_studio.window.export.timeline_film import FILMS, Frame, can_write_mp4, save_timeline
from vit_studio.window.files.save_dialog import Choice, ask_path
from vit_studio.window.memory.preferences import Key
from vit_studio.window.text import translate
from vit_studio.window.time.panel_twin import PanelTwin
from vit_studio.window.time.time_words import moment_text, step_text
from vit_studio.window.views.panels.compared_mark import A
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from pathlib import Path

    from vit_studio.session.scene import Scene
    from vit_studio.session.timeline_moment import Moment
    from vit_studio.window.export.figure_context import FigureContext
    from vit_studio.window.workplace import Workplace

MOST_PICTURES: Final = 12
"""Of a strip: two rows."""
SHOWN_AFTER_MS: Final = 400
DRAWN: Final = 9
"""Parts of the progress that a picture is when it is drawn, of ten; to gather what it shows takes the tenth."""

_GIF: Final = (".gif", QT_TRANSLATE_NOOP("save_dialog", "GIF film"))
_MP4: Final = (".mp4", QT_TRANSLATE_NOOP("save_dialog", "MP4 film"))
_NO_MP4: Final = (".mp4", QT_TRANSLATE_NOOP("save_dialog", "MP4 film, needs ffmpeg, which is not here"))
_STRIPS: Final = (
    (".png", QT_TRANSLATE_NOOP("save_dialog", "Strip of pictures, PNG")),
    (".svg", QT_TRANSLATE_NOOP("save_dialog", "Strip of pictures, SVG")),
    (".pdf", QT_TRANSLATE_NOOP("save_dialog", "Strip of pictures, PDF")),
)


def timeline_formats() -> Choice:
    """Where MP4 cannot be written, its name says what is missing."""
    films = (_GIF, _MP4 if can_write_mp4() else _NO_MP4)
    return Choice(QT_TRANSLATE_NOOP("save_dialog", "Save the training"), (*films, *_STRIPS), Key.TIMELINE_FORMAT)


def why_no_timeline(workplace: "Workplace", picture: PanelPicture | None) -> VitStudioError | None:
    """Why what a panel shows cannot be saved at all moments; None where it can.

    There have to be moments, which are A's, and the panel is to be about the image.
    """
    has_moments = len(workplace.studio.timeline.moments) > 1
    if not has_moments or picture is None or not picture.of_image:
        return _nothing()
    return None if picture.mark in ("", A) else _not_of_a()


class SaveTimeline(QObject):
    """One saving: asks for a path, gathers the pictures while the window goes on, and writes them in the background.

    What is on screen stays. `saved` carries the path, `failed` why it went wrong; neither comes after `cancel`. It
    deletes itself in the end.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, workplace: "Workplace", panel: Panel, view: QWidget | None = None) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._panel = panel
        self._view = view
        self._frames: list[Frame] = []
        self._path: Path | None = None
        self._twin: PanelTwin | None = None
        self._reel: TimelineReel | None = None
        self._context: FigureContext | None = None
        self._is_writing = False
        self._is_over = False
        self.progress: QProgressDialog | None = None
        workplace.closing.connect(self.cancel)

    def ask(self, context: "FigureContext") -> None:
        """Ask where to, and begin."""
        from vit_studio.window.export.file_name import proposed_name

        window = self._workplace.window
        try:
            every_step = dataclasses.replace(context, training_step=None)
            name = f"{proposed_name(every_step, '')}-training"
            path = ask_path(window, window.preferences, timeline_formats(), name=name, what=self._panel.title)
        except VitStudioError as error:
            self._fail(error)
            return
        if path is None:
            self.deleteLater()
        else:
            self.save(path, context)

    def save(self, path: "Path", context: "FigureContext") -> None:
        """Gather, then write; raises nothing."""
        studio = self._workplace.studio
        choice = timeline_formats()
        images, moments = studio.images, studio.timeline.moments
        page = self._workplace.pages.page(self._workplace.pages.stage)
        picture = picture_of(self._panel, self._view)
        trouble = why_no_timeline(self._workplace, picture)
        if path.suffix.lower() not in choice.suffixes:
            self._fail(_no_such_format(path, choice))
        elif path.suffix.lower() == ".mp4" and not can_write_mp4():
            self._fail(_no_ffmpeg())
        elif images is None or trouble is not None:
            self._fail(trouble or _nothing())
        elif any(studio.jobs.is_busy(lane) for lane in (Lane.SAVE, Lane.REEL)):
            self._fail(_busy())
        else:
            chosen = [moment for moment in moments if moment.step not in studio.timeline.broken]
            if path.suffix.lower() not in FILMS:
                chosen = [chosen[place] for place in spread([moment.step for moment in chosen], MOST_PICTURES)]
            self._path, self._context = path, context
            self._twin = PanelTwin(page, self._panel, self._view)
            self._show_progress((1 + DRAWN) * len(chosen))
            self._reel = TimelineReel(chosen, images, studio.selection.image, studio.jobs, self)
            self._reel.came.connect(self._on_came)
            self._reel.finished.connect(self._on_gathered)
            self._reel.failed.connect(self._fail)
            self._reel.go_on()

    @Slot()
    def cancel(self) -> None:
        """Call it off; nothing is written."""
        if self._reel is not None:
            self._reel.stop()
        if self._is_writing:  # before that, the lane may be at work for somebody else
            self._workplace.studio.jobs.cancel(Lane.SAVE)
        self._end()

    def _show_progress(self, total: int) -> None:
        words = self.tr("Saving the training: {0}").format(self._panel.title)
        self.progress = QProgressDialog(words, self.tr("Cancel"), 0, total, self._workplace.window)
        self.progress.setWindowTitle(self.tr("Save the training"))
        self.progress.setWindowModality(Qt.WindowModality.NonModal)
        self.progress.setMinimumDuration(SHOWN_AFTER_MS)
        self.progress.setAutoClose(False)
        self.progress.setAutoReset(False)
        self.progress.setValue(0)
        self.progress.canceled.connect(self.cancel)
        self._workplace.studio.jobs.progressed.connect(self._on_progressed)

    @Slot(object, object)
    def _on_came(self, moment: "Moment", scene: "Scene | None") -> None:
        if self._twin is None or self._reel is None or self.progress is None or self._context is None:
            return
        picture = self._twin.picture(scene) if scene is not None else None
        if scene is None or picture is None:
            self._reel.stop()
            self._fail(_not_alike())
            return
        record = self._workplace.studio.timeline.record
        is_film = self._path is not None and self._path.suffix.lower() in FILMS
        words = moment_text(record, moment.step) if is_film else _short_text(moment)
        self._frames.append(Frame(words=words, picture=picture, context=_context_of(scene, self._context)))
        self.progress.setValue(len(self._frames))
        self._reel.go_on()

    @Slot()
    def _on_gathered(self) -> None:
        path, frames = self._path, self._frames
        if path is None or not frames:
            self._fail(_nothing())
            return

        def work(control: JobControl) -> None:
            def progress(done: int, total: int) -> None:
                control.check()
                control.progress(done, total)

            save_timeline(path, frames, progress)

        self._is_writing = True
        self._workplace.studio.jobs.run(
            Lane.SAVE, work, on_done=lambda _: self._on_saved(path), on_failed=self._fail, on_dropped=self._end
        )

    @Slot(str, int, int)
    def _on_progressed(self, lane: str, done: int, total: int) -> None:
        if lane == Lane.SAVE and self.progress is not None and self._frames:
            self.progress.setValue(len(self._frames) + DRAWN * done)

    def _on_saved(self, path: "Path") -> None:
        self.saved.emit(path)
        self._end()

    def _fail(self, error: VitStudioError) -> None:
        self.failed.emit(error)
        self._end()

    def _end(self) -> None:
        """Once: a job that was called off tells so when this has long ended."""
        if self._is_over:
            return
        self._is_over, self._is_writing = True, False
        if self._twin is not None:
            self._twin.close()
        if self.progress is not None:
            self.progress.canceled.disconnect(self.cancel)
            self.progress.close()
            self.progress.deleteLater()
        self._twin = self.progress = None
        self.deleteLater()


def _short_text(moment: "Moment") -> str:
    epoch = translate("TimeBar", "epoch {0}").format(f"{moment.epoch:.3g}")
    return f"{step_text(moment.step)} · {epoch}"


def _context_of(scene: "Scene", context: "FigureContext") -> "FigureContext":
    """What the model of that moment says of the image."""
    best = int(scene.trace.logits.argmax())
    return dataclasses.replace(
        context,
        prediction=scene.class_names[best],
        probability=float(scene.trace.probs[best]),
        model_hash=scene.model_hash,
        model_file="" if scene.model_file is None else str(scene.model_file),
        training_step=scene.step,
    )


def _nothing() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "There are no moments to save of this view."),
        QT_TRANSLATE_NOOP("errors", "Open a run, and choose a panel that shows the selected image."),
    )


def _not_of_a() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "The moments to save are A's."),
        QT_TRANSLATE_NOOP("errors", "Look at A first."),
    )


def _busy() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "Something else is just being saved."),
        QT_TRANSLATE_NOOP("errors", "Try again in a moment."),
    )


def _not_alike() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "This view does not show the same parts at every moment."),
        QT_TRANSLATE_NOOP("errors", "Save one of its views by a right click on it, or another panel."),
    )


def _no_ffmpeg() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "An MP4 film is written by ffmpeg, which is not on this computer."),
        QT_TRANSLATE_NOOP("errors", "Install ffmpeg and save again, or save a GIF film, which needs nothing else."),
    )


def _no_such_format(path: "Path", choice: Choice) -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "A training cannot be saved as {name}."),
        QT_TRANSLATE_NOOP("errors", "Choose a name that ends in one of {choices}."),
        name=path.name,
        choices=", ".join(choice.suffixes),
    )
