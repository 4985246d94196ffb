"""What is known of the run on show, and where in it the model on show stands; for everybody to read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs
from vit_studio.session.timeline_fetcher import TimelineFetcher
from vit_studio.session.timeline_moment import Moment, nearest
from vit_studio.session.timeline_record import TimelineRecord
from vit_studio.session.trainer import Trainer

if TYPE_CHECKING:
    from vit_studio.runs.run_folder import RunFolder


class TimelineState(QObject):
    """The state that a Timeline changes."""

    changed = Signal()
    moved = Signal()
    live_changed = Signal(bool)
    failed = Signal(object)
    settled = Signal()

    def __init__(self, exhibit: Exhibit, trainer: Trainer, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._trainer = trainer
        self._fetcher = TimelineFetcher(exhibit, jobs, self)
        self._is_live = False
        self._forget()

    def _forget(self) -> None:
        self._folder: RunFolder | None = None
        self._record = TimelineRecord(steps=0, epoch_steps=0)
        self._step: int | None = None
        self._shown: HeldModel | None = None
        self._home: HeldModel | None = None
        """A model of the run that is here without being read from a snapshot."""
        self._grown: HeldModel | None = None
        """The newest clone of the training in this window."""
        self._is_wanted = self._opens = self._is_asked_for = self._is_own = self._is_warm = False
        self._has_moved = False
        """Whether a person has gone to a moment, and has not asked to follow since."""
        self._stride = 1
        """How many places the last move went on, or back if negative."""
        self._has_told_damage = False
        """Whether it was said that the moment which was to be the first on show cannot be."""

    @property
    def folder(self) -> "RunFolder | None":
        """The run; None where there is none."""
        return self._folder

    @property
    def opened_folder(self) -> "RunFolder | None":
        """The run that somebody opened by itself; None for a training of this window, and a run beside a model."""
        return self._folder if self._is_asked_for else None

    @property
    def own_folder(self) -> "RunFolder | None":
        """The run that somebody opened or trained here, while a model of it is on show; else None."""
        return self._folder if (self._is_asked_for or self._is_own) and self.is_on_show else None

    @property
    def record(self) -> TimelineRecord:
        """All that the run has told; of no run, without moments."""
        return self._record

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Those that can be shown, by step."""
        return self._record.moments

    @property
    def step(self) -> int | None:
        """The step that is, or will be, on show; it may be one between two moments while a model grows."""
        return self._grown.info.steps if self._shows_growth and self._grown is not None else self._step

    @property
    def position(self) -> int:
        """The place in `moments` of that step, or of the one nearest to it; -1 where there is none."""
        place = None if self.step is None else nearest(self.moments, self.step)
        return -1 if place is None else place

    @property
    def is_live(self) -> bool:
        """Whether the newest moment is shown as it comes."""
        return self._is_live

    @property
    def can_follow(self) -> bool:
        """Whether anything is still to come."""
        return self._record.is_written or self.is_awaited

    @property
    def is_awaited(self) -> bool:
        """Whether a training of this window is about to bring moments, though there may be none yet."""
        return self._is_own and self._trainer.running

    @property
    def is_on_show(self) -> bool:
        """Whether the model on show is one of this run; another may have been put in its place."""
        held = self._exhibit.wish.held
        return held is not None and any(held is mine for mine in (self._shown, self._grown, self._home))

    @property
    def is_opening(self) -> bool:
        """Whether a run that was asked for is not on its way to the screen yet."""
        return self._is_wanted or self._opens

    @property
    def broken(self) -> frozenset[int]:
        """Steps of the moments that could not be read."""
        return frozenset(self._fetcher.broken)

    def step_of(self, held: HeldModel | None) -> int | None:
        """After how many steps of this run a model was; None for a model of elsewhere."""
        if held is None or self._folder is None:
            return None
        is_mine = any(held is mine for mine in (self._shown, self._grown, self._home))
        return held.info.steps if is_mine or any(held.file == moment.path for moment in self.moments) else None

    @property
    def _shows_growth(self) -> bool:
        return self._is_own and self._is_live

    def _set_live(self, live: bool) -> None:
        if live != self._is_live:
            self._is_live = live
            self.live_changed.emit(live)
