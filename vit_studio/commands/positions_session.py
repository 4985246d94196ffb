"""One study on the command line, from its first member that is not trained yet to the table."""

import argparse
import shlex
import sys
from collections.abc import Callable
from typing import Any

import torch

from vit_studio.commands.patient_events import patient_events
from vit_studio.commands.positions_report import rows_for_json, table_lines
from vit_studio.commands.positions_start import enlarge, known_study, new_study, plan_of
from vit_studio.commands.progress_line import ProgressLine, duration_words
from vit_studio.commands.training_images import images_for_training
from vit_studio.data.images import ImageSet
from vit_studio.errors import DivergedError
from vit_studio.runs.run_info import versions
from vit_studio.studies.study_error import fell_apart
from vit_studio.studies.study_files import keep_table, notes
from vit_studio.studies.study_folder import StudyFolder, check_free, is_study
from vit_studio.studies.study_plan import Member
from vit_studio.studies.study_table import MemberResult, member_result, read_table
from vit_studio.studies.study_time import expected_seconds
from vit_studio.studies.study_words import KIND_NAMES
from vit_studio.training.events import Progress
from vit_studio.training.speed import measure_speed

ShouldStop = Callable[[], bool]


def study_as_told(options: argparse.Namespace, should_stop: ShouldStop) -> dict[str, Any]:
    """Train all members that are not finished; the outcome, ready for JSON. Raises VitStudioError."""
    if options.threads:
        torch.set_num_threads(options.threads)
    line = ProgressLine(sys.stderr)
    if is_study(options.out):
        folder = known_study(options)
        images = _images(options, drawn=folder.info.data.drawn, line=line)
        folder.check_images(images)
        enlarge(folder, options)
        if not options.threads:
            torch.set_num_threads(folder.info.threads)
    else:
        plan = plan_of(options)
        check_free(options.out)
        images = _images(options, drawn=options.drawn, line=line)
        folder = new_study(options, plan, images)
    session = _Session(folder, images, device=options.device or "", line=line, should_stop=should_stop)
    return session.run()


class _Session:
    """Trains member after member, and tells how far all of it is."""

    def __init__(
        self, folder: StudyFolder, images: ImageSet, *, device: str, line: ProgressLine, should_stop: ShouldStop
    ) -> None:
        self._folder = folder
        self._images = images
        self._device = device
        self._line = line
        self._should_stop = should_stop
        self._table = read_table(folder)
        self._diverged: list[Member] = []

    def run(self) -> dict[str, Any]:
        """The outcome."""
        self._tell_start()
        try:
            for member in self._folder.plan.members:
                if self._should_stop():
                    break
                if member not in self._table.results:
                    self._try(member)
        except BaseException:
            if not self._table.done:
                self._folder.remove_empty()
            raise
        return self._end()

    def _try(self, member: Member) -> None:
        """Where its numbers fall apart, the others may do better."""
        try:
            self._train(member)
        except DivergedError as error:
            self._line.clear()
            self._line.say(str(fell_apart(member, error)))
            self._diverged.append(member)

    def _train(self, member: Member) -> None:
        begun = self._folder.begin(member, self._images, should_stop=self._should_stop, device=self._device)
        with begun as recorded:
            if recorded.training.step:
                self._line.say(f"{_name(member)} goes on after step {recorded.training.step:,}")
            for event in patient_events(recorded, line=self._line, should_stop=self._should_stop):
                if isinstance(event, Progress):
                    self._show(member, event)
        self._line.clear()
        result = member_result(self._folder, member)
        if result is not None:
            self._table = self._table.with_result(result)
            self._line.say(self._result_words(result))

    def _end(self) -> dict[str, Any]:
        table = self._table
        files = keep_table(self._folder, table) if table.done else ()
        if table.done:
            for text in ("", *table_lines(table), "", *notes(table)):
                self._line.say(text)
        if table.done + len(self._diverged) < len(table.plan.members):
            self._line.say(f"to go on: vit-studio positions --out {shlex.quote(str(self._folder.path))}")
        info = self._folder.info
        return {
            "study": str(self._folder.path),
            "complete": table.is_complete,
            "done": table.done,
            "members": len(info.plan.members),
            "diverged": [{"kind": member.kind.value, "seed": member.seed} for member in self._diverged],
            "rows": rows_for_json(table),
            "valid_images": table.valid_images,
            "files": [str(path) for path in files],
            "images": info.data.name,
            "seeds": list(info.plan.seeds),
            "threads": torch.get_num_threads(),
            "device": self._device or info.device,
            "config": info.plan.config.to_dict(),
            "settings": info.plan.settings.to_dict(),
            "versions": versions(),
        }

    def _tell_start(self) -> None:
        plan, size = self._folder.plan, self._folder.info.snapshot_budget * len(self._folder.plan.members)
        self._line.say(
            f"the study is {self._folder.path}: {len(plan.kinds)} kinds × {len(plan.seeds)} seeds, "
            f"{plan.settings.epochs} epochs each; {self._table.done} of {len(plan.members)} trainings are done; "
            f"snapshots take at most {size / 1e6:,.0f} MB"
        )
        speed = None if self._table.is_complete else measure_speed(self._device or self._folder.info.device)
        if speed is not None:
            train_images = int(self._images.is_train.sum())
            left = self._table.seconds_left(expected_seconds(plan, speed, train_images=train_images))
            self._line.say(f"that takes about {duration_words(left or 0.0)} on this machine")

    def _show(self, member: Member, event: Progress) -> None:
        members = len(self._folder.plan.members)
        before = f"{self._table.done + 1}/{members} {_name(member)}"
        self._line.show(
            event.step / event.steps,
            before,
            f"{duration_words(event.seconds_left)} left of it, loss {event.loss:.3f}, accuracy {event.accuracy:.1%}",
        )

    def _result_words(self, result: MemberResult) -> str:
        table = self._table
        left = table.seconds_left()
        words = (
            f"{table.done}/{len(table.plan.members)} {_name(result.member)}: validation accuracy "
            f"{result.valid_accuracy:.2%}"
        )
        if result.seconds is not None:
            words += f", {duration_words(result.seconds)}"
        return words if not left else f"{words}; about {duration_words(left)} for those that are left"


def _images(options: argparse.Namespace, *, drawn: bool, line: ProgressLine) -> ImageSet:
    return images_for_training(options.data_dir, drawn=drawn, may_download=not options.no_download, line=line)


def _name(member: Member) -> str:
    return f"{KIND_NAMES[member.kind]}, seed {member.seed}"
