"""What a run has told so far, in the form in which a slider shows it."""

import dataclasses

from vit_studio.runs.follower import RunNews
from vit_studio.runs.run_info import RunInfo
from vit_studio.session.timeline_moment import Moment, accuracies_in, best_step, moments_of


@dataclasses.dataclass(frozen=True, kw_only=True)
class TimelineRecord:
    """The moments that are there, and the `planned` steps that somebody is going to write.

    `steps` are all of the run, `epoch_steps` those of an epoch; `newest_step` is the last that the run told of.
    `accuracies` are those on validation images, by step, and `best` is the step of the greatest, None before the
    first. `is_written` says that a process is writing the run now, `is_finished` that all its steps were taken.
    """

    steps: int
    epoch_steps: int
    moments: tuple[Moment, ...] = ()
    planned: tuple[int, ...] = ()
    accuracies: dict[int, float] = dataclasses.field(default_factory=dict)
    best: int | None = None
    newest_step: int = 0
    is_written: bool = False
    is_finished: bool = False

    @classmethod
    def of(cls, info: RunInfo) -> "TimelineRecord":
        """Before the first news."""
        return cls(steps=info.steps, epoch_steps=info.epoch_steps)

    @classmethod
    def before_all(cls, info: RunInfo) -> "TimelineRecord":
        """Of a run that begins now: all its moments are to come."""
        return dataclasses.replace(cls.of(info), planned=tuple(info.snapshot_steps))

    def after(self, news: RunNews, info: RunInfo) -> "TimelineRecord":
        """With what is new; where the run begins anew, what was told before is void."""
        known = {} if news.begins_anew else self.accuracies
        accuracies = known | accuracies_in(news.events)
        best = best_step(accuracies)
        told = [event.step for event in news.events]
        newest = max(told, default=0 if news.begins_anew else self.newest_step)
        is_written = news.writer is not None and not news.is_finished
        last = news.snapshots[-1].step if news.snapshots else -1
        return dataclasses.replace(
            self,
            moments=moments_of(news.snapshots, accuracies, epoch_steps=info.epoch_steps, best=best),
            planned=tuple(step for step in info.snapshot_steps if step > last) if is_written else (),
            accuracies=accuracies,
            best=best,
            newest_step=max(newest, last, 0),
            is_written=is_written,
            is_finished=news.is_finished,
        )

    def best_accuracy(self) -> float | None:
        """The greatest validation accuracy so far, a fraction in 0..1."""
        return None if self.best is None else self.accuracies[self.best]
