"""What many images tell of the heads of the model on show: made when somebody asks, kept by model."""

from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.analysis.head_survey import HeadSurvey, Measured
from vit_studio.analysis.subtracted import subtract
from vit_studio.data.images import ImageSet
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import JobControl, Jobs, Lane
from vit_studio.session.surveying import survey_heads

MOST_KEPT: Final = 64
"""Surveys, of a few kilobytes each; a model that grows leaves one behind for each time that somebody asks."""


class HeadSurveys(QObject):
    """Surveys by model and number of images; the newest request wins. Of a difference, both models are surveyed.

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
        self._asked_of: tuple[HeldModel, ...] = ()
        self._subtracted: tuple[HeadSurvey, HeadSurvey, HeadSurvey] | None = None
        exhibit.scene_changed.connect(self._on_exhibit_changed)
        exhibit.images_changed.connect(self._on_exhibit_changed)
        jobs.progressed.connect(self._on_progressed)
        jobs.busy_changed.connect(self._on_busy_changed)

    @property
    def is_running(self) -> bool:
        """Whether images are being looked at."""
        return self._jobs.is_busy(Lane.HEADS)

    def of(self, count: int) -> HeadSurvey | None:
        """The survey of what is on show over `count` images, or all where there are fewer; None until asked for."""
        scene = self._exhibit.scene
        if scene is None:
            return None
        kept = [self._kept.get((each.model_hash, count)) for each in scene.difference or (scene,)]
        surveys = [survey for survey in kept if survey is not None]
        if len(surveys) < len(kept):
            return None
        return surveys[0] if len(surveys) == 1 else self._difference(*surveys)

    def ask(self, count: int) -> None:
        """Have a survey made, unless it is there or under way; nothing happens before there is a model."""
        models, images = self._exhibit.shown.seen_models, self._exhibit.shown.images
        if not models or images is None or self.of(count) is not None:
            return
        if self.is_running and (self._count, self._asked_of) == (count, models):
            return

        def survey(control: JobControl) -> list[tuple[str, HeadSurvey]]:
            return [survey_heads(held, images, count, control) for held in models]

        self._jobs.run(Lane.HEADS, survey, on_done=lambda made: self._on_surveyed(images, count, made))
        self._count, self._asked_of = count, models

    def cancel(self) -> None:
        """Call the work off."""
        self._count, self._asked_of = 0, ()
        self._jobs.cancel(Lane.HEADS)

    def _difference(self, a: HeadSurvey, b: HeadSurvey) -> HeadSurvey:
        """The very same one for the same two; who shows it sees by that that nothing is new."""
        known = self._subtracted
        if known is None or known[0] is not a or known[1] is not b:
            known = self._subtracted = a, b, survey_difference(a, b)
        return known[2]

    def _on_surveyed(self, images: ImageSet, count: int, made: list[tuple[str, HeadSurvey]]) -> None:
        self._asked_of = ()
        if images is not self._images:
            return
        for model_hash, survey in made:
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


def survey_difference(a: HeadSurvey, b: HeadSurvey) -> HeadSurvey:
    """The means of A − B; how much the images differ is told of each model alone."""
    return HeadSurvey(count=a.count, distance=_minus(a.distance, b.distance), entropy=_minus(a.entropy, b.entropy))


def _minus(a: Measured, b: Measured) -> Measured:
    mean = subtract(a.mean, b.mean)
    return Measured(mean=mean, spread=np.zeros_like(mean))
