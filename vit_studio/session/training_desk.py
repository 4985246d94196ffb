"""What a person asks of trainings: a new one, one to go on with, or the weights that it would begin with."""

import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vit_studio.data import places
from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.runs.snapshots import DEFAULT_BUDGET
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.fitting import check_fit
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.opening import untrained_model
from vit_studio.session.run_names import new_run_path
from vit_studio.session.timeline import Timeline
from vit_studio.session.trainer import Trainer
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig


class TrainingDesk(QObject):
    """Takes the images that will be on show, finds a folder, and lets the trainer do it; `failed` says why not.

    `untrained` carries a HeldModel that has learned nothing, and its Scene, to be put on show; `resumable_changed`
    tells that another run could go on now, or none.
    """

    failed = Signal(object)
    untrained = Signal(object)
    resumable_changed = Signal()

    def __init__(
        self, exhibit: Exhibit, trainer: Trainer, timeline: Timeline, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._trainer = trainer
        self._timeline = timeline
        self._jobs = jobs
        self._reset_to: tuple[ViTConfig, TrainSettings] | None = None
        self._told_resumable: Path | None = None
        trainer.running_changed.connect(self._on_running_changed)
        trainer.running_changed.connect(self._tell_resumable)
        timeline.changed.connect(self._tell_resumable)

    @property
    def resumable(self) -> Path | None:
        """The folder of the run that can go on: the one on show, else the one that was stopped last in this window."""
        if self._trainer.running:
            return None
        folder, record = self._timeline.folder, self._timeline.record
        is_left = record.newest_step > 0 and not record.is_finished and not record.is_written
        return folder.path if folder is not None and is_left else self._trainer.resumable

    def train(
        self,
        config: ViTConfig,
        settings: TrainSettings,
        *,
        name: str = "",
        device: str = "cpu",
        snapshot_budget: int = DEFAULT_BUDGET,
        single_step: bool = False,
    ) -> None:
        """Train a fresh model on the images; what is on show grows with it.

        The training keeps itself in a new folder in `places.runs_dir()`, called after the time and `name`; its
        snapshots take at most `snapshot_budget` bytes. With `single_step` it pauses after the first.
        """
        images = self._images()
        if images is None:
            return
        path = new_run_path(places.runs_dir(), name, datetime.datetime.now())
        try:
            check_fit(config, images)
            self._trainer.start(
                path, images, config, settings, device=device, snapshot_budget=snapshot_budget, single_step=single_step
            )
        except VitStudioError as error:
            self.failed.emit(error)

    def resume(self, path: Path) -> None:
        """Go on with a run that was stopped, or broke off, as it began where that is possible here.

        It must have begun with the images that are on show.
        """
        images = self._images()
        if images is None:
            return
        try:
            self._trainer.resume(path, images)
        except VitStudioError as error:
            self.failed.emit(error)

    def reset(self, config: ViTConfig, settings: TrainSettings) -> None:
        """Show the model that a training with these settings would begin with; one that is under way ends first."""
        self._reset_to = (config, settings)
        if self._trainer.running:
            self._trainer.stop()
        else:
            self._show_untrained()

    def _images(self) -> ImageSet | None:
        images = self._exhibit.wish.images
        if images is None:
            self.failed.emit(
                VitStudioError(
                    QT_TRANSLATE_NOOP("errors", "There are no images to train on yet."),
                    QT_TRANSLATE_NOOP("errors", "Try again in a moment."),
                )
            )
        return images

    def _on_running_changed(self, running: bool) -> None:
        if not running and self._reset_to is not None:
            self._show_untrained()

    def _tell_resumable(self) -> None:
        if self.resumable != self._told_resumable:
            self._told_resumable = self.resumable
            self.resumable_changed.emit()

    def _show_untrained(self) -> None:
        asked, self._reset_to = self._reset_to, None
        images, index = self._images(), self._exhibit.wish.index
        if asked is not None and images is not None:
            config, settings = asked
            self._jobs.run(
                Lane.MODEL,
                lambda _: untrained_model(config, settings, images, index),
                on_done=self.untrained.emit,
            )
