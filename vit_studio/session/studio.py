"""The one source of truth: which images, which model, what it makes of the selected image, and what is going on."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vit_studio.data import places
from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.resources import bundled_model
from vit_studio.session import opening
from vit_studio.session.comparing import Comparison
from vit_studio.session.derived import Derived
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.first_images import FirstImages, default_index
from vit_studio.session.head_survey import HeadSurveys
from vit_studio.session.held_model import HeldModel
from vit_studio.session.image_loader import ImageLoader
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.kept_model import KeptModel
from vit_studio.session.line_by_line import LineByLine
from vit_studio.session.machine import Machine
from vit_studio.session.model_saver import ModelSaver
from vit_studio.session.predictions import Predictions
from vit_studio.session.resumed_terms import ResumedTerms
from vit_studio.session.scene import Scene
from vit_studio.session.selection import Selection
from vit_studio.session.selection_history import SelectionHistory
from vit_studio.session.study_desk import StudyDesk
from vit_studio.session.taken_error import TakenError
from vit_studio.session.timeline import Timeline
from vit_studio.session.trainer import Trainer
from vit_studio.session.training_desk import TrainingDesk
from vit_studio.session.unfinished_run import UnfinishedRun
from vit_studio.session.unfinished_study import UnfinishedStudy
from vit_studio.session.viewing import Viewing
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model_info import ModelInfo

if TYPE_CHECKING:
    from vit_studio.session.position_study import PositionStudy


class Studio(QObject):
    """Everything that is loaded, selected and running; it lives in the GUI thread, and so do its signals.

    What is asked for is prepared in the background and shown in one step, or `failed` says why not and what is on show
    stays. In each step the state is new before `images_changed`, the selection's signals, `model_changed` and
    `scene_changed` come, in this order. `crashed` carries the traceback of what nobody expected.
    """

    images_changed = Signal()
    model_changed = Signal(object)
    scene_changed = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)
    busy_changed = Signal(str, bool)
    load_progressed = Signal(int, int)
    download_progressed = Signal(int, int)
    download_finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.selection = Selection(self)
        self.history = SelectionHistory(self.selection, self)
        self.viewing = Viewing(self)
        self.jobs = Jobs(self)
        self.trainer = Trainer(self)
        self._exhibit = Exhibit(self.selection, self.jobs, self)
        self.comparison = Comparison(self._exhibit, self.viewing, self.trainer, self.jobs, self)
        self.timeline = Timeline(self._exhibit, self.trainer, self.jobs, self)
        self.training = TrainingDesk(self._exhibit, self.trainer, self.timeline, self.jobs, self)
        self.unfinished = UnfinishedRun(self.trainer, self.jobs, self)
        self.terms = ResumedTerms(self.trainer, self)
        self.machine = Machine(self.trainer, self.jobs, self)
        self.kept = KeptModel(self._exhibit, self.trainer, self)
        self.saver = ModelSaver(self._exhibit, self.kept, self.jobs, self)
        self.predictions = Predictions(self._exhibit, self.jobs, self)
        self.head_survey = HeadSurveys(self._exhibit, self.jobs, self)
        self.studies = StudyDesk(self.trainer, self.jobs, self)
        self.unfinished_study = UnfinishedStudy(self.studies, self.jobs, self)
        self.derived = Derived(self.jobs, self)
        self._exhibit.scene_changed.connect(self.derived.keep_only)
        self.lines = LineByLine(self._exhibit, self.jobs, self)
        self._loader = ImageLoader(self.jobs, self)
        self._first_images = FirstImages(self._loader, self._exhibit, self.selection, self)
        self._connect()

    @property
    def images(self) -> ImageSet | None:
        """The images on show."""
        return self._exhibit.shown.images

    @property
    def scene(self) -> Scene | None:
        """The selected image and all that the model makes of it, or A − B of two models; None until the first trace."""
        return self._exhibit.scene

    @property
    def info(self) -> ModelInfo | None:
        """What is known of the model on show."""
        held = self._exhibit.shown.seen_held
        return held.info if held else None

    @property
    def config(self) -> ViTConfig | None:
        """The shape of the model on show."""
        held = self._exhibit.shown.seen_held
        return held.config if held else None

    @property
    def kept_step(self) -> int | None:
        """The step after which a run kept the model on show; None where that is no moment of a run."""
        held = self._exhibit.shown.seen_held
        return held.kept_step if held else None

    @property
    def position_study(self) -> "PositionStudy":
        """The kinds of positions, trained alike; made when somebody first asks for it."""
        return self.studies.study

    @property
    def data_dir(self) -> Path:
        """Where images are looked for at the start and downloaded to."""
        return self._loader.data_dir

    def start(
        self,
        *,
        data_dir: Path | None = None,
        model_path: Path | None = None,
        run_path: Path | None = None,
        image_index: int | None = None,
        allow_download: bool = True,
    ) -> None:
        """Show images at once and the model as soon as torch is there; by default the bundled one and test image 0.

        Instead of a model it can be the newest moment of a run, which is followed if it is still written.

        Images that were never loaded are looked for, and if that is allowed downloaded, once the model is on show;
        until then there are drawn ones.
        """
        self._loader.data_dir = places.data_dir(data_dir)
        self._first_images.start(index=image_index, allow_download=allow_download)
        if run_path is None:
            self._load_model(model_path or bundled_model())
        else:
            self.timeline.open_run(run_path)

    def open_run(self, path: Path) -> None:
        """Show the newest moment of a run, and follow it if somebody writes it."""
        if self.trainer.running:
            self._refuse(
                QT_TRANSLATE_NOOP("errors", "A model is being trained: a run cannot be opened now."),
                QT_TRANSLATE_NOOP("errors", "Stop the training first; what it has learned is kept."),
            )
        else:
            self.jobs.cancel(Lane.MODEL)
            self.timeline.open_run(path)

    def open_model(self, path: Path) -> None:
        """Show another model."""
        if self.trainer.running:
            self._refuse(
                QT_TRANSLATE_NOOP("errors", "A model is being trained: another one cannot be opened now."),
                QT_TRANSLATE_NOOP("errors", "Stop the training, save its model if you like, then open the other."),
            )
        else:
            self._load_model(path)

    def open_images(self, folder: Path) -> None:
        """Show the images in another folder."""
        self._first_images.give_way()
        self._loader.open(folder)

    def download_images(self) -> None:
        """Fetch Fashion-MNIST and show it, unless that is under way."""
        self._loader.download()

    def cancel_download(self) -> None:
        """Call the download off."""
        self._loader.cancel_download()

    def shutdown(self) -> bool:
        """Stop everything and wait some seconds at most; whether all threads have ended. No signal comes afterwards."""
        self.trainer.stop()
        jobs_ended = self.jobs.shutdown()
        study_ended = self.studies.shutdown()
        return self.trainer.shutdown() and study_ended and jobs_ended

    def _connect(self) -> None:
        self._exhibit.images_changed.connect(self.images_changed)
        self._exhibit.model_changed.connect(self.model_changed)
        self._exhibit.scene_changed.connect(self.scene_changed)
        self._exhibit.settled.connect(self.trainer.snapshot_shown)
        for source in (self._exhibit, self._loader, self.jobs, self.trainer, self.comparison, self.timeline):
            source.failed.connect(self.failed)
        for failed in (self.training.failed, self.studies.failed, self.saver.failed, self._first_images.failed):
            failed.connect(self.failed)
        self.trainer.troubled.connect(self.failed)
        self.training.untrained.connect(self._on_model_opened)
        for crashed in (self.jobs.crashed, self.trainer.crashed, self.studies.crashed):
            crashed.connect(self.crashed)
        self.jobs.busy_changed.connect(self.busy_changed)
        self._loader.drawn.connect(self._look_for_images)
        self._loader.opened.connect(self._on_images_opened)
        self._loader.load_progressed.connect(self.load_progressed)
        self._loader.download_progressed.connect(self.download_progressed)
        self._loader.download_finished.connect(self.download_finished)
        self.trainer.model_grew.connect(self._on_model_grew)
        self.timeline.settled.connect(self._on_run_settled)
        self.trainer.running_changed.connect(self._on_training_changed)
        self.comparison.unpinned.connect(self._on_unpinned)

    def _load_model(self, path: Path) -> None:
        images, index = self._exhibit.wish.images, self._exhibit.wish.index
        self.jobs.run(
            Lane.MODEL,
            lambda _: opening.open_model(path, images, index),
            on_done=self._on_model_opened,
            on_failed=lambda error: self._on_model_failed(path, error),
            on_dropped=self._look_for_images,
        )

    def _on_model_opened(self, opened: tuple[HeldModel, Scene | None]) -> None:
        held, scene = opened
        self._want(held=held, ready=scene)
        if self._exhibit.wish.held is held:
            self.timeline.look_beside(held)
        self._look_for_images()

    def _on_model_failed(self, path: Path, error: VitStudioError) -> None:
        if self._exhibit.wish.held is None and path != bundled_model():
            self._load_model(bundled_model())
        else:
            self._look_for_images()
        self.failed.emit(error)

    def _on_run_settled(self) -> None:
        if self._exhibit.wish.held is None and self.timeline.folder is None:
            self._load_model(bundled_model())
        self._look_for_images()

    def _look_for_images(self) -> None:
        # decoding imports torchvision, which must not hold up the first sight of the model
        if not (self.jobs.is_busy(Lane.MODEL) or self.timeline.is_opening):
            self._first_images.look()

    def _on_images_opened(self, images: ImageSet) -> None:
        self._want(images=images, index=default_index(images))

    def _on_model_grew(self, held: HeldModel) -> None:
        if self.timeline.grew(held):
            self._want(held=held)

    def _on_training_changed(self, running: bool) -> None:
        held = self._exhibit.wish.held
        if not running and held and held.step is not None:
            # the training ended without a last word of its own: what it left is a model like any other now
            held = dataclasses.replace(held, step=None)
            self.timeline.grew(held)
            self._want(held=held)

    def _on_unpinned(self) -> None:
        held = self._exhibit.wish.held
        is_foreign = self.timeline.folder is not None and not self.timeline.is_on_show
        if held is not None and is_foreign and not self.trainer.running:
            self.timeline.look_beside(held)  # after a swap, what is left may be of another run than the moments are

    def _want(
        self,
        *,
        images: ImageSet | None = None,
        held: HeldModel | None = None,
        index: int | None = None,
        ready: Scene | None = None,
    ) -> None:
        try:
            self._exhibit.want(images=images, held=held, index=index, ready=ready)
        except VitStudioError as error:
            self.failed.emit(error)

    def _refuse(self, message: str, hint: str) -> None:
        self.failed.emit(TakenError(message, hint))
