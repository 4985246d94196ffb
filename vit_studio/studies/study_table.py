"""What a study has found so far: for each kind, its accuracies, their mean, and how far they lie apart."""

import dataclasses
import math
import statistics

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.run_folder import RunFolder
from vit_studio.studies.position_paper import PAPER_ACCURACY
from vit_studio.studies.study_error import StudyError
from vit_studio.studies.study_folder import StudyFolder
from vit_studio.studies.study_plan import Member, StudyPlan
from vit_studio.training.events import Evaluated, Finished, Started
from vit_studio.vit.config import PosEmbed
from vit_studio.vit.costs import num_parameters


@dataclasses.dataclass(frozen=True, kw_only=True)
class MemberResult:
    """A member that is finished: its accuracy (0..1) on `valid_images` held-out images after the last step.

    `seconds` were spent on steps and evaluations. The test images have no part in this.
    """

    member: Member
    valid_accuracy: float
    valid_images: int
    seconds: float | None


@dataclasses.dataclass(frozen=True, kw_only=True)
class MemberBegun:
    """A member that was left on its way: after `step` of its `steps`."""

    member: Member
    step: int
    steps: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class KindRow:
    """One kind: `results` by seed, None for each that is not finished; `paper` is table 8's accuracy, if it has one."""

    kind: PosEmbed
    results: tuple[MemberResult | None, ...]
    parameters: int
    paper: float | None

    @property
    def accuracies(self) -> tuple[float, ...]:
        """Of the finished members, by seed."""
        return tuple(result.valid_accuracy for result in self.results if result is not None)

    @property
    def count(self) -> int:
        """Finished members: the n of mean and deviation."""
        return len(self.accuracies)

    @property
    def mean(self) -> float | None:
        """Mean accuracy; None before the first is finished."""
        return statistics.fmean(self.accuracies) if self.count else None

    @property
    def deviation(self) -> float | None:
        """Standard deviation of the accuracies over the seeds, with n − 1; None for fewer than two."""
        return statistics.stdev(self.accuracies) if self.count > 1 else None

    @property
    def seconds(self) -> float | None:
        """Mean seconds of a training."""
        known = [result.seconds for result in self.results if result is not None and result.seconds is not None]
        return statistics.fmean(known) if known else None


@dataclasses.dataclass(frozen=True, kw_only=True)
class StudyTable:
    """A row for each kind of the plan; `images` is what they learn from, `begun` are the members left on their way."""

    plan: StudyPlan
    images: str
    results: dict[Member, MemberResult] = dataclasses.field(default_factory=dict)
    begun: dict[Member, MemberBegun] = dataclasses.field(default_factory=dict)

    @property
    def rows(self) -> tuple[KindRow, ...]:
        """In the order of PosEmbed."""
        return tuple(
            KindRow(
                kind=kind,
                results=tuple(self.results.get(Member(kind, seed)) for seed in self.plan.seeds),
                parameters=num_parameters(self.plan.config_for(kind)),
                paper=PAPER_ACCURACY.get(kind),
            )
            for kind in self.plan.kinds
        )

    @property
    def done(self) -> int:
        """Finished members."""
        return sum(member in self.results for member in self.plan.members)

    @property
    def is_complete(self) -> bool:
        """Whether every member is finished."""
        return self.done == len(self.plan.members)

    @property
    def valid_images(self) -> int | None:
        """Held-out images by which each accuracy was counted; None before there is one."""
        return next((result.valid_images for result in self.results.values()), None)

    def with_result(self, result: MemberResult) -> "StudyTable":
        """One more finished member."""
        begun = {member: left for member, left in self.begun.items() if member != result.member}
        return dataclasses.replace(self, results=self.results | {result.member: result}, begun=begun)

    def with_begun(self, left: MemberBegun) -> "StudyTable":
        """One more member that was left on its way, or the same one further on."""
        return dataclasses.replace(self, begun=self.begun | {left.member: left})

    def seconds_left(self, expected: dict[PosEmbed, float] | None = None) -> float | None:
        """What the members that are left will take: as those before of their kind did, or else as `expected`.

        None where nothing is known of a kind.
        """
        known = {**(expected or {}), **{row.kind: row.seconds for row in self.rows if row.seconds is not None}}
        left = [member.kind for member in self.plan.members if member not in self.results]
        return sum(known[kind] for kind in left) if all(kind in known for kind in left) else None


def read_table(folder: StudyFolder) -> StudyTable:
    """All that lies in a study's folder; raises RunError or StudyError where a member's run cannot be read."""
    table = StudyTable(plan=folder.plan, images=folder.info.data.name)
    for member in folder.plan.members:
        match member_state(folder, member):
            case MemberResult() as result:
                table = table.with_result(result)
            case MemberBegun() as left:
                table = table.with_begun(left)
    return table


def member_state(folder: StudyFolder, member: Member) -> MemberResult | MemberBegun | None:
    """What came of a member so far; None before its first step."""
    run = folder.member_run(member)
    if run is None:
        return None
    if run.is_finished:
        return _read_result(member, run)
    step = max((event.step for event in read_metrics(run)), default=0)
    return MemberBegun(member=member, step=step, steps=run.info.steps) if step else None


def member_result(folder: StudyFolder, member: Member) -> MemberResult | None:
    """What came of a member; None as long as it is not finished."""
    state = member_state(folder, member)
    return state if isinstance(state, MemberResult) else None


def _read_result(member: Member, run: RunFolder) -> MemberResult:
    accuracy, seconds, valid_images = math.nan, None, 0
    for event in read_metrics(run):
        match event:
            case Started():
                valid_images = event.valid_images
            case Evaluated() if event.step == run.info.steps:
                accuracy = event.valid_accuracy
                # the last line may be lost to a loss of power
                seconds = seconds if math.isnan(event.seconds) else event.seconds
            case Finished():
                seconds = event.seconds
    if math.isnan(accuracy):
        raise StudyError(
            QT_TRANSLATE_NOOP("errors", "The run in {path} is finished, but its metrics do not tell how good it was."),
            QT_TRANSLATE_NOOP("errors", "Move that folder elsewhere: the study then trains this member again."),
            path=run.path,
        )
    return MemberResult(member=member, valid_accuracy=accuracy, valid_images=valid_images, seconds=seconds)
