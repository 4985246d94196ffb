"""A run as a line of moments: each can be shown, the newest can be followed, and none is shown that nobody wants."""

import bisect
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vit_studio.errors import VitStudioError
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs
from vit_studio.session.run_watch import RunWatch, run_beside
from vit_studio.session.timeline_loading import Fetched, around
from vit_studio.session.timeline_moment import nearest, no_moments, no_readable_moments
from vit_studio.session.timeline_record import TimelineRecord
from vit_studio.session.timeline_state import TimelineState
from vit_studio.session.trainer import Trainer

if TYPE_CHECKING:
    from vit_studio.runs.follower import RunNews
    from vit_studio.runs.run_folder import RunFolder


class Timeline(TimelineState):
    """The moments of one run at most: of the training in this window, of a folder, or beside a model file.

    While it is live, the newest moment is shown as it comes, of a training in this window the growing model itself;
    `go_to` ends that, until `set_live` begins it again.
    `changed` tells of other moments, another run or none; `moved` of another position; `failed` why a run, or a
    moment of it, cannot be shown; `settled` that a run which was to be opened is on its way to the screen, or is not.
    """

    def __init__(self, exhibit: Exhibit, trainer: Trainer, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(exhibit, trainer, jobs, parent)
        self._watch = RunWatch(jobs, self)
        self._watch.opened.connect(self._on_opened)
        self._watch.told.connect(self._on_told)
        self._watch.failed.connect(self._on_not_opened)
        self._fetcher.came.connect(self._on_came)
        self._fetcher.failed.connect(self._on_not_fetched)
        self._fetcher.damage_found.connect(self.changed)
        trainer.began.connect(self._on_training_began)
        trainer.running_changed.connect(self._on_training_changed)
        exhibit.scene_changed.connect(self._warm)

    def open_run(self, path: Path) -> None:
        """Show a run, the newest moment first; one that another process writes is followed.

        A folder that is no run changes nothing.
        """
        self._is_wanted = True
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
        self._watch.stop()
        self._leave()

    def _leave(self) -> None:
        had_run = self._folder is not None
        self._fetcher.stop()
        self._forget()
        self._set_live(False)
        if had_run:
            self.changed.emit()

    def go_to(self, index: int) -> None:
        """Show a moment by its place; from now on nothing is followed."""
        if self.moments:
            self._has_moved = True
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
        self._has_moved = not live
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

    @Slot(object)
    def _on_training_began(self, folder: "RunFolder") -> None:
        goes_on = self._folder is not None and self._folder.path == folder.path
        stays, step, shown = goes_on and self._has_moved, self._step, self._shown
        self.clear()
        self._is_own = True
        if stays:  # who has gone to a moment goes on to look at it, also when the run is resumed
            self._has_moved, self._step, self._shown = True, step, shown
        self._record = TimelineRecord.before_all(folder.info)
        self._set_live(not stays)
        self.changed.emit()
        self._watch.watch(folder.path)

    @Slot(bool)
    def _on_training_changed(self, running: bool) -> None:
        if not running and self._is_own:
            self._watch.look_now()
            self.changed.emit()  # nothing is to come any more

    @Slot(object)
    def _on_opened(self, folder: "RunFolder") -> None:
        if self._is_wanted:
            self._leave()
            self._opens = self._is_asked_for = True
        self._folder = folder
        self._record = TimelineRecord.of(folder.info)
        self._fetcher.start(folder.info.config)

    @Slot(object)
    def _on_not_opened(self, error: VitStudioError) -> None:
        if not self._is_wanted:
            self._on_no_run(error)
            return
        self._is_wanted = False
        self.failed.emit(error)
        self.settled.emit()

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
        elif self._is_live and not self._is_own and self._newest_step != self._step:
            self._follow()

    def _show_first(self) -> None:
        """Of a run that was just opened: the newest moment, as soon as there is one."""
        self._set_live(self._record.is_written)
        if self.moments:
            self._opens = False
            self._show_newest()
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
        else:
            self._show_newest()

    @property
    def _newest_step(self) -> int | None:
        """Of the newest moment that can be read, as far as anybody knows; None without one."""
        steps = (moment.step for moment in reversed(self.moments) if moment.step not in self._fetcher.broken)
        return next(steps, None)

    def _show_newest(self) -> None:
        newest = self._newest_step
        if newest is not None:
            self._show_at([moment.step for moment in self.moments].index(newest))

    def _keep_home(self) -> None:
        """A model that is here already need not be read again: it is the moment of its step."""
        home = self._home
        if home is not None and any(moment.step == home.info.steps for moment in self.moments):
            self._fetcher.keep(home.info.steps, dataclasses.replace(home, kept_step=home.info.steps))

    def _show_at(self, place: int) -> None:
        moment, before = self.moments[place], self.position
        self._is_warm = self._is_warm or not self._is_live
        self._stride = place - before if before >= 0 else 0
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
        if step != self._step:
            self.failed.emit(error)
        elif stays is not None:
            self._step = stays.info.steps
            self.moved.emit()
            self.failed.emit(error)
        elif step in self._fetcher.broken and self._newest_step is not None:
            # nothing of this run is on show yet: what can be read takes its place
            if not self._has_told_damage:  # once: the next ones have their marks
                self._has_told_damage = True
                self.failed.emit(error)
            self._show_newest()
        else:
            self._on_no_run(no_readable_moments() if step in self._fetcher.broken else error)

    @Slot()
    def _warm(self) -> None:
        if self._is_warm and not self._is_live and self.moments:
            places = around(self.position, len(self.moments), stride=self._stride)
            self._fetcher.warm(self.moments[place] for place in places)
