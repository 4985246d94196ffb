"""What many images tell of the heads of the model on show: made when somebody asks, kept by model."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.analysis.head_survey import HeadSurvey
from vit_studio.data.images import ImageSet
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.surveying import survey_heads

MOST_KEPT: Final = 64
"""Surveys, of a few kilobytes each; a model that grows leaves one behind for each time that somebody asks."""


class HeadSurveys(QObject):
    """Surveys by model and number of images; the newest request wins.

    `changed` says that there is one more, or that the images are others and there is none; `running_changed` that the
    work has begun or ended, for whatever reason.
    """

    changed = Signal()
    progressed = Signal(int, int)
    running_changed = Signal(bool)

    def __init__(self, exhibit: Exhibit, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._jobs = jobs
        self._images: ImageSet | None = None
        self._kept: dict[tuple[str, int], HeadSurvey] = {}
        self._count = 0
        exhibit.scene_changed.connect(self._on_exhibit_changed)
        exhibit.images_changed.connect(self._on_exhibit_changed)
        jobs.progressed.connect(self._on_progressed)
        jobs.busy_changed.connect(self._on_busy_changed)

    @property
    def is_running(self) -> bool:
        """Whether images are being looked at."""
        return self._jobs.is_busy(Lane.HEADS)

    def of(self, count: int) -> HeadSurvey | None:
        """The survey of the model on show over `count` images, or all where there are fewer; None until asked for."""
        scene = self._exhibit.scene
        return None if scene is None else self._kept.get((scene.model_hash, count))

    def ask(self, count: int) -> None:
        """Have a survey made, unless it is there or under way; nothing happens before there is a model."""
        shown = self._exhibit.shown
        held, images = shown.held, shown.images
        if held is None or images is None or self.of(count) is not None:
            return
        if self.is_running and self._count == count:
            return
        self._jobs.run(
            Lane.HEADS,
            lambda control: survey_heads(held, images, count, control),
            on_done=lambda made: self._on_surveyed(images, count, *made),
        )
        self._count = count

    def cancel(self) -> None:
        """Call the work off."""
        self._count = 0
        self._jobs.cancel(Lane.HEADS)

    def _on_surveyed(self, images: ImageSet, count: int, model_hash: str, survey: HeadSurvey) -> None:
        if images is not self._images:
            return
        while len(self._kept) >= MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[model_hash, count] = survey
        self.changed.emit()

    @Slot()
    def _on_exhibit_changed(self) -> None:
        images = self._exhibit.shown.images
        if images is self._images:
            return
        self._images = images
        self._kept.clear()
        self.cancel()
        self.changed.emit()

    @Slot(str, int, int)
    def _on_progressed(self, lane: str, done: int, total: int) -> None:
        if lane == Lane.HEADS:
            self.progressed.emit(done, total)

    @Slot(str, bool)
    def _on_busy_changed(self, lane: str, busy: bool) -> None:
        if lane == Lane.HEADS:
            self.running_changed.emit(busy)
