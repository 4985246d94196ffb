"""The predictions of the whole test set under what is on show: made when somebody asks, dropped when they are old."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.data import places
from vit_studio.data.images import ImageSet
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import JobControl, Jobs, Lane
from vit_studio.session.predicting import predict
from vit_studio.session.prediction_table import PredictionTable
from vit_studio.session.wish import Wish


class Predictions(QObject):
    """Holds a table at most for the model on show, and for the one that it is compared with.

    Another model or other images drop it, and a model that grows does not ask for one by itself. `changed` says that
    there is another table, or none; `running_changed` that the work has begun or ended, for whatever reason.
    """

    changed = Signal()
    progressed = Signal(int, int)
    running_changed = Signal(bool)

    def __init__(self, exhibit: Exhibit, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._jobs = jobs
        self._images: ImageSet | None = None
        # by the model itself: when its training ends it is held anew, and its predictions stay what they are
        self._tables: list[tuple[Any, PredictionTable]] = []
        self._asked: tuple[HeldModel, ...] = ()
        self._told: tuple[PredictionTable, ...] | None = None
        # a new scene may be of a new model; images may be shown without any
        exhibit.scene_changed.connect(self._on_exhibit_changed)
        exhibit.images_changed.connect(self._on_exhibit_changed)
        jobs.progressed.connect(self._on_progressed)
        jobs.busy_changed.connect(self._on_busy_changed)

    @property
    def table(self) -> PredictionTable | None:
        """What the model on show, of a difference A, says of the images on show; None until somebody asks."""
        models = self._exhibit.shown.seen_models
        return self._table_of(models[0]) if models else None

    @property
    def tables(self) -> tuple[PredictionTable, ...] | None:
        """The table, or of a difference those of A and B; None while one of them is missing."""
        tables = [self._table_of(held) for held in self._exhibit.shown.seen_models]
        there = tuple(table for table in tables if table is not None)
        return there if there and len(there) == len(tables) else None

    @property
    def is_running(self) -> bool:
        """Whether a table is being made."""
        return self._jobs.is_busy(Lane.PREDICTIONS)

    def ask(self) -> None:
        """Have made what is missing, unless it is under way; nothing happens before there is a model."""
        images = self._exhibit.shown.images
        missing = tuple(held for held in self._exhibit.shown.seen_models if self._table_of(held) is None)
        if images is None or not missing or missing == self._asked:
            return
        cache_dir = places.cache_dir()

        def work(control: JobControl) -> list[PredictionTable]:
            return [predict(held, images, cache_dir, control) for held in missing]

        self._jobs.run(
            Lane.PREDICTIONS,
            work,
            on_done=lambda tables: self._on_predicted(missing, tables),
            on_dropped=self._on_dropped,
        )
        # last, for it drops what was called off but has not ended yet
        self._asked = missing

    def cancel(self) -> None:
        """Call the work off; from now on it can be asked for again."""
        self._asked = ()
        self._jobs.cancel(Lane.PREDICTIONS)

    def _table_of(self, held: HeldModel) -> PredictionTable | None:
        return next((table for model, table in self._tables if model is held.model), None)

    def _on_predicted(self, models: tuple[HeldModel, ...], tables: list[PredictionTable]) -> None:
        self._asked = ()
        self._tables += [(held.model, table) for held, table in zip(models, tables, strict=True)]
        self._tell()

    def _on_dropped(self) -> None:
        self._asked = ()

    @Slot()
    def _on_exhibit_changed(self) -> None:
        shown = self._exhibit.shown
        models = _models(shown)
        same_images = shown.images is self._images
        self._images = shown.images
        if self._asked and not (
            same_images and all(any(held.model is model for model in models) for held in self._asked)
        ):
            self.cancel()
        self._tables = [
            (of, table) for of, table in self._tables if same_images and any(of is model for model in models)
        ]
        self._tell()

    def _tell(self) -> None:
        """What can be seen has changed."""
        tables = self.tables
        if tables != self._told:
            self._told = tables
            self.changed.emit()

    @Slot(str, int, int)
    def _on_progressed(self, lane: str, done: int, total: int) -> None:
        if lane == Lane.PREDICTIONS:
            self.progressed.emit(done, total)

    @Slot(str, bool)
    def _on_busy_changed(self, lane: str, busy: bool) -> None:
        if lane == Lane.PREDICTIONS:
            self.running_changed.emit(busy)


def _models(shown: Wish) -> tuple[object, ...]:
    """A's and B's own, apart from what is known of them."""
    return tuple(held.model for held in (shown.held, shown.pinned) if held is not None)
