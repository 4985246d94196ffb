"""Has moments read and traced in the background: first what is wanted, then what may be wanted next."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vit_studio.errors import VitStudioError, WeightsError
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.timeline_loading import Errand, Fetched, fetch
from vit_studio.session.timeline_moment import Moment, damaged
from vit_studio.session.timeline_store import TimelineStore
from vit_studio.vit.config import ViTConfig

LIKELY_AFTER_MS: Final = 8
"""What is likely to be wanted next has to wait until the window has painted what is wanted now: a timer that runs out
while it paints fires afterwards, one of no time at all before it begins, and the two would take turns with Python's
lock (25 ms instead of 11 for the one, 17 instead of 11 for the other) ..."""
WARM_AFTER_MS: Final = 80
"""... and all else until nobody has moved for longer than a hand waits between two moves: what is fetched just before
the next move would hold it up ..."""
WARM_AFTER_IMAGE_MS: Final = 400
"""... or longer after another image: who steps through images does not step through time."""


class TimelineFetcher(QObject):
    """While one moment is on its way, of all later ones that are wanted only the newest is kept.

    `came` carries each Fetched that was wanted, be it that another one is wanted by now: whoever drags sees the run go
    by. `failed` carries the step and why it cannot be shown; `damage_found` tells that one which nobody has asked for
    cannot be.
    """

    came = Signal(object)
    failed = Signal(int, object)
    damage_found = Signal()

    def __init__(self, exhibit: Exhibit, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._jobs = jobs
        self.store: TimelineStore | None = None
        self.broken: set[int] = set()
        """Steps of moments that could not be read."""
        self._wanted: Moment | None = None
        self._near = 0
        self._asked = self._told = 0
        """How often something was wanted, and which of these was told last: none of before is told afterwards."""
        self._next: tuple[Moment, ...] = ()
        self._only_likely = False
        self._warmer = QTimer(self)
        self._warmer.setSingleShot(True)
        self._warmer.timeout.connect(self._warm)

    def start(self, config: ViTConfig) -> None:
        """Forget all; from now on moments of models of this shape will be asked for."""
        self.stop()
        self.store = TimelineStore(config)

    def stop(self) -> None:
        """Forget all."""
        self.rest()
        self._jobs.cancel(Lane.MOMENT)
        self.store = None
        self.broken.clear()

    def rest(self) -> None:
        """Nothing is wanted, nor will be."""
        self._wanted, self._next, self._told = None, (), self._asked
        self._warmer.stop()

    def keep(self, step: int, held: HeldModel) -> None:
        """The model after a step is here already."""
        if self.store is not None and self.store.model(step) is None:
            self.store.keep_model(step, held, near=step)

    def want(self, moment: Moment) -> None:
        """Fetch it, before all else; `came` may be told before this returns."""
        self._wanted, self._near = moment, moment.step
        self._asked += 1
        self._work()

    def warm(self, moments: Iterable[Moment]) -> None:
        """Fetch these when there is time, as many as can be kept: the first, the likely one, before somebody moves."""
        if self.store is not None:
            self._next = tuple(moments)[: self.store.most_scenes - 1]
            wish = self._exhibit.wish
            self._only_likely = self.store.is_of(wish.images, wish.index)
            self._warmer.start(LIKELY_AFTER_MS if self._only_likely else WARM_AFTER_IMAGE_MS)

    def _work(self) -> None:
        wanted = self._wanted
        if wanted is None or self.store is None:
            return
        there = self._at_hand(wanted)
        if there is not None:
            self._wanted, self._told = None, self._asked
            self.came.emit(there)
        elif not self._jobs.is_busy(Lane.MOMENT):
            self._wanted = None
            self._fetch(wanted, self._asked)

    def _at_hand(self, moment: Moment) -> Fetched | None:
        assert self.store is not None
        wish = self._exhibit.wish
        held, scene = self.store.model(moment.step), self.store.scene(moment.step, wish.images, wish.index)
        if held is None or (scene is None and wish.images is not None):
            return None
        return Fetched(step=moment.step, held=held, scene=scene)

    @Slot()
    def _warm(self) -> None:
        if self.store is None or self._wanted is not None or self._jobs.is_busy(Lane.MOMENT):
            return  # whatever ends calls again
        moment = next(filter(self._is_missing, self._next[:1] if self._only_likely else self._next), None)
        if moment is not None:
            self._fetch(moment)
        elif self._only_likely:
            self._only_likely = False
            self._warmer.start(WARM_AFTER_MS)

    def _is_missing(self, moment: Moment) -> bool:
        return moment.step not in self.broken and self._at_hand(moment) is None

    def _fetch(self, moment: Moment, number: int = 0) -> None:
        """`number` tells the wishes apart; 0 stands for what nobody has asked for."""
        store, wish = self.store, self._exhibit.wish
        assert store is not None
        errand = Errand(
            step=moment.step,
            path=moment.path,
            held=store.model(moment.step),
            like=store.any_model,
            images=wish.images,
            index=wish.index,
        )
        self._jobs.run(
            Lane.MOMENT,
            lambda _: fetch(errand),
            on_done=lambda fetched: self._on_fetched(store, fetched, number),
            on_failed=lambda error: self._on_failed(store, moment.step, error, number),
            on_dropped=lambda: self._on_dropped(store, moment.step),
        )

    def _on_fetched(self, store: TimelineStore, fetched: Fetched, number: int) -> None:
        if store is not self.store:
            return
        self.broken.discard(fetched.step)
        store.keep_model(fetched.step, fetched.held, near=self._near)
        if fetched.scene is not None:
            store.keep_scene(fetched.step, fetched.scene, near=self._near)
        if number > self._told:
            self._told = number
            self.came.emit(fetched)
        self._go_on()

    def _on_dropped(self, store: TimelineStore, step: int) -> None:
        """It was called off, or crashed, which is told elsewhere; another run may have been opened meanwhile."""
        if store is self.store:
            self._leave_alone(step)
        self._go_on()

    def _leave_alone(self, step: int) -> None:
        """Fetch it no more unless somebody wants it: what failed once would fail again, without end."""
        self._next = tuple(moment for moment in self._next if moment.step != step)

    def _on_failed(self, store: TimelineStore, step: int, error: VitStudioError, number: int) -> None:
        if store is not self.store:
            return
        self._leave_alone(step)
        if isinstance(error, WeightsError):
            error = damaged(step, error)
            self.broken.add(step)
        if number > self._told:
            self.failed.emit(step, error)
        elif step in self.broken:
            self.damage_found.emit()
        self._go_on()

    def _go_on(self) -> None:
        self._work()
        if self._next and not self._warmer.isActive():
            self._warm()
