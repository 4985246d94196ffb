"""Some moments of a run, one after the other, for the image on show: for a film of them, beside all that is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.data.images import ImageSet
from vit_studio.errors import VitStudioError
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.timeline_loading import Errand, Fetched, fetch
from vit_studio.session.timeline_moment import Moment


class TimelineReel(QObject):
    """Fetches one moment at a time, so that a single scene of a large model is in memory.

    `came` carries a Moment and its Scene; the next one comes after `go_on`. `finished` follows the last; `failed`
    carries why a moment cannot be had, and none comes any more.
    """

    came = Signal(object, object)
    finished = Signal()
    failed = Signal(object)

    def __init__(
        self,
        moments: Sequence[Moment],
        images: ImageSet,
        index: int,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._left = list(moments)
        self._images = images
        self._index = index
        self._jobs = jobs
        self._like: HeldModel | None = None

    @Slot()
    def go_on(self) -> None:
        """Fetch the next moment."""
        if not self._left:
            self.finished.emit()
            return
        moment = self._left.pop(0)
        errand = Errand(
            step=moment.step, path=moment.path, held=None, like=self._like, images=self._images, index=self._index
        )
        self._jobs.run(
            Lane.REEL,
            lambda _: fetch(errand),
            on_done=lambda fetched: self._on_fetched(moment, fetched),
            on_failed=self._on_failed,
        )

    @Slot()
    def stop(self) -> None:
        """Fetch no more."""
        self._left.clear()
        self._jobs.cancel(Lane.REEL)

    def _on_fetched(self, moment: Moment, fetched: Fetched) -> None:
        self._like = fetched.held
        self.came.emit(moment, fetched.scene)

    def _on_failed(self, error: VitStudioError) -> None:
        self._left.clear()
        self.failed.emit(error)


def spread(steps: Sequence[int], most: int) -> tuple[int, ...]:
    """At most so many places of moments after these rising steps, the first and the last among them.

    The rest lie where the square root of the step is even: ever wider apart, as learning slows down, but not so wide as
    the moments themselves, of which half may belong to the first epoch.
    """
    if len(steps) <= most:
        return tuple(range(len(steps)))
    roots = [step**0.5 for step in steps]
    chosen = {0, len(steps) - 1}
    for part in range(1, most - 1):
        root = roots[0] + (roots[-1] - roots[0]) * part / (most - 1)
        left = (place for place in range(len(steps)) if place not in chosen)
        chosen.add(min(left, key=lambda place: abs(roots[place] - root)))
    return tuple(sorted(chosen))
