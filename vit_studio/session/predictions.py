"""The predictions of the whole test set under the model on show: made when somebody asks, dropped when they are old."""

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.data import places
from vit_studio.data.images import ImageSet
from vit_studio.session.exhibit import Exhibit, Wish
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.predicting import predict
from vit_studio.session.prediction_table import PredictionTable


class Predictions(QObject):
    """Holds at most one table: that of the model and the images on show.

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
        self._of: tuple[object, ImageSet | None] = (None, None)
        self._table: PredictionTable | None = None
        self._is_asked = False
        # a new scene may be of a new model; images may be shown without any
        exhibit.scene_changed.connect(self._on_exhibit_changed)
        exhibit.images_changed.connect(self._on_exhibit_changed)
        jobs.progressed.connect(self._on_progressed)
        jobs.busy_changed.connect(self._on_busy_changed)

    @property
    def table(self) -> PredictionTable | None:
        """What the model on show says of the images on show; None until somebody asks."""
        return self._table

    @property
    def is_running(self) -> bool:
        """Whether a table is being made."""
        return self._jobs.is_busy(Lane.PREDICTIONS)

    def ask(self) -> None:
        """Have the table made, unless it is there or under way; nothing happens before there is a model."""
        shown = self._exhibit.shown
        held, images = shown.held, shown.images
        if held is None or images is None or self._table is not None or self._is_asked:
            return
        cache_dir = places.cache_dir()
        self._jobs.run(
            Lane.PREDICTIONS,
            lambda control: predict(held, images, cache_dir, control),
            on_done=self._on_predicted,
            on_dropped=self._on_dropped,
        )
        # last, for it drops what was called off but has not ended yet
        self._is_asked = True

    def cancel(self) -> None:
        """Call the work off; from now on it can be asked for again."""
        self._is_asked = False
        self._jobs.cancel(Lane.PREDICTIONS)

    def _on_predicted(self, table: PredictionTable) -> None:
        self._is_asked = False
        self._table = table
        self.changed.emit()

    def _on_dropped(self) -> None:
        self._is_asked = False

    @Slot()
    def _on_exhibit_changed(self) -> None:
        of = _parts(self._exhibit.shown)
        if of[0] is self._of[0] and of[1] is self._of[1]:
            return
        self._of = of
        self.cancel()
        if self._table is not None:
            self._table = None
            self.changed.emit()

    @Slot(str, int, int)
    def _on_progressed(self, lane: str, done: int, total: int) -> None:
        if lane == Lane.PREDICTIONS:
            self.progressed.emit(done, total)

    @Slot(str, bool)
    def _on_busy_changed(self, lane: str, busy: bool) -> None:
        if lane == Lane.PREDICTIONS:
            self.running_changed.emit(busy)


def _parts(shown: Wish) -> tuple[object, ImageSet | None]:
    # the model itself: when its training ends it is held anew, and its predictions stay what they are
    return (shown.held.model if shown.held else None), shown.images
