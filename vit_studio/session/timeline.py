"""A run as a line of moments: each can be shown, the newest can be followed, and none is shown that nobody wants."""

import bisect
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.errors import VitStudioError
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs
from vit_studio.session.run_watch import RunWatch, run_beside
from vit_studio.session.timeline_fetcher import TimelineFetcher
from vit_studio.session.timeline_loading import Fetched, around
from vit_studio.session.timeline_moment import Moment, nearest, no_moments
from vit_studio.session.timeline_record import TimelineRecord
from vit_studio.session.trainer import Trainer

if TYPE_CHECKING:
    from vit_studio.runs.follower import RunNews
    from vit_studio.runs.run_folder import RunFolder


class Timeline(QObject):
    """The moments of one run at most: of the training in this window, of a folder, or beside a model file.

    While it is live, the newest moment is shown as it comes, of a training in this window the growing model itself;
    `go_to` ends that, until `set_live` begins it again.
    `changed` tells of other moments, another run or none; `moved` of another position; `failed` why a run, or a
    moment of it, cannot be shown; `settled` that a run which was to be opened is on its way to the screen, or is not.
    """

    changed = Signal()
    moved = Signal()
    live_changed = Signal(bool)
    failed = Signal(object)
    settled = Signal()

    def __init__(self, exhibit: Exhibit, trainer: Trainer, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._trainer = trainer
        self._watch = RunWatch(jobs, self)
        self._fetcher = TimelineFetcher(exhibit, jobs, self)
        self._is_live = False
        self._forget()
        self._watch.opened.connect(self._on_opened)
        self._watch.told.connect(self._on_told)
        self._watch.failed.connect(self._on_no_run)
        self._fetcher.came.connect(self._on_came)
        self._fetcher.failed.connect(self._on_not_fetched)
        trainer.began.connect(self._on_training_began)
        trainer.running_changed.connect(self._on_training_changed)
        exhibit.scene_changed.connect(self._warm)

    def _forget(self) -> None:
        self._folder: RunFolder | None = None
        self._record = TimelineRecord(steps=0, epoch_steps=0)
        self._step: int | None = None
        self._shown: HeldModel | None = None
        self._home: HeldModel | None = None
        """A model of the run that is here without being read from a snapshot."""
        self._grown: HeldModel | None = None
        """The newest clone of the training in this window."""
        self._opens = self._is_own = self._is_warm = False
        self._is_forward = True

    @property
    def folder(self) -> "RunFolder | None":
        """The run; None where there is none."""
        return self._folder

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
        return self._record.is_written or (self._is_own and self._trainer.running)

    @property
    def is_on_show(self) -> bool:
        """Whether the model on show is one of this run; another may have been put in its place."""
        held = self._exhibit.wish.held
        return held is not None and any(held is mine for mine in (self._shown, self._grown, self._home))

    @property
    def is_opening(self) -> bool:
        """Whether a run that was asked for is not on its way to the screen yet."""
        return self._opens

    @property
    def broken(self) -> frozenset[int]:
        """Steps of the moments that could not be read."""
        return frozenset(self._fetcher.broken)

    def open_run(self, path: Path) -> None:
        """Show a run, the newest moment first; one that another process writes is followed."""
        self.clear()
        self._opens = True
        self._watch.watch(path)

    def look_beside(self, held: HeldModel) -> None:
        """Take up the run that the file of the model on show belongs to, if there is one; the model stays on show."""
        self.clear()
        run = run_beside(held.file) if held.file is not None else None
        if run is not None:
            self._home, self._step = held, held.info.steps
            self._watch.watch(run)

    @Slot()
    def clear(self) -> None:
        """There is no run any more."""
        had_run = self._folder is not None
        self._watch.stop()
        self._fetcher.stop()
        self._forget()
        self._set_live(False)
        if had_run:
            self.changed.emit()

    def go_to(self, index: int) -> None:
        """Show a moment by its place; from now on nothing is followed."""
        if self.moments:
            self._set_live(False)
            self._show_at(min(max(index, 0), len(self.moments) - 1))

    def go_by(self, places: int) -> None:
        """Show the moment so many places on, or back, from the step that is on show."""
        steps = [moment.step for moment in self.moments]
        if self.step is None or not places:
            return
        place = bisect.bisect_right(steps, self.step) - 1 if places > 0 else bisect.bisect_left(steps, self.step)
        self.go_to(place + places)

    @Slot()
    def go_to_best(self) -> None:
        """Show the moment that is nearest to the best validation accuracy."""
        best = self._record.best
        place = None if best is None else nearest(self.moments, best)
        if place is not None:
            self.go_to(place)

    def set_live(self, live: bool) -> None:
        """Follow the newest moment, or stay."""
        self._set_live(live)
        if live:
            self._follow()

    @Slot()
    def warm_up(self) -> None:
        """Say that somebody is about to move: what is near is fetched while there is time."""
        self._is_warm = True
        self._warm()

    def grew(self, held: HeldModel) -> bool:
        """Take note of the model that grows in this window; whether it should be shown."""
        self._grown = held
        if held.step is None:  # the last one of its training
            self._home = held
        if self._is_live:
            self._fetcher.rest()
            self.moved.emit()
        return self._is_live

    @property
    def _shows_growth(self) -> bool:
        return self._is_own and self._is_live

    def _set_live(self, live: bool) -> None:
        if live != self._is_live:
            self._is_live = live
            self.live_changed.emit(live)

    @Slot(object)
    def _on_training_began(self, folder: "RunFolder") -> None:
        self.clear()
        self._is_own = True
        self._set_live(True)
        self._watch.watch(folder.path)

    @Slot(bool)
    def _on_training_changed(self, running: bool) -> None:
        if not running and self._is_own:
            self._watch.look_now()
            self.changed.emit()  # nothing is to come any more

    @Slot(object)
    def _on_opened(self, folder: "RunFolder") -> None:
        self._folder = folder
        self._record = TimelineRecord.of(folder.info)
        self._fetcher.start(folder.info.config)

    @Slot(object)
    def _on_no_run(self, error: VitStudioError) -> None:
        self.clear()
        self.failed.emit(error)
        self.settled.emit()

    @Slot(object)
    def _on_told(self, news: "RunNews") -> None:
        assert self._folder is not None
        before, info = self._record, self._folder.info
        self._record = before.after(news, info)
        if news.begins_anew and before.moments:  # a run that was resumed writes its last moments again
            self._fetcher.start(info.config)
        self._keep_home()
        self.changed.emit()
        if self._opens:
            self._show_first()
        elif self._is_live and not self._is_own and self.moments and self.moments[-1].step != self._step:
            self._follow()

    def _show_first(self) -> None:
        """Of a run that was just opened: the newest moment, as soon as there is one."""
        self._set_live(self._record.is_written)
        if self.moments:
            self._opens = False
            self._follow()
            self.settled.emit()
        elif not self._record.is_written:
            self._on_no_run(no_moments())

    def _follow(self) -> None:
        """Show the newest there is."""
        if self._is_own:
            self._fetcher.rest()
            self._trainer.snapshot_shown()  # the next clone may come
            if self._grown is not None:
                self._show(Fetched(step=self._grown.info.steps, held=self._grown, scene=None))
                self.moved.emit()
        elif self.moments:
            self._show_at(len(self.moments) - 1)

    def _keep_home(self) -> None:
        """A model that is here already need not be read again: it is the moment of its step."""
        home = self._home
        if home is not None and any(moment.step == home.info.steps for moment in self.moments):
            self._fetcher.keep(home.info.steps, dataclasses.replace(home, kept_step=home.info.steps))

    def _show_at(self, place: int) -> None:
        moment, before = self.moments[place], self._step
        self._is_warm = self._is_warm or not self._is_live
        self._is_forward = before is None or moment.step >= before
        self._step = moment.step
        self.moved.emit()
        self._fetcher.want(moment)

    @Slot(object)
    def _on_came(self, fetched: Fetched) -> None:
        if not self._shows_growth:
            self._show(fetched)

    def _show(self, fetched: Fetched) -> None:
        self._shown = fetched.held
        try:
            self._exhibit.want(held=fetched.held, ready=fetched.scene)
        except VitStudioError as error:
            self.failed.emit(error)

    @Slot(int, object)
    def _on_not_fetched(self, step: int, error: VitStudioError) -> None:
        self.changed.emit()  # its mark is another now
        stays = self._shown or self._home
        if step == self._step and stays is not None:
            self._step = stays.info.steps
            self.moved.emit()
        self.failed.emit(error)
        self.settled.emit()

    @Slot()
    def _warm(self) -> None:
        if self._is_warm and not self._is_live and self.moments:
            places = around(self.position, len(self.moments), forward=self._is_forward)
            self._fetcher.warm(self.moments[place] for place in places)
