"""What the thread of a study tells the window, besides the steps of its trainings."""

import dataclasses

from vit_studio.errors import VitStudioError
from vit_studio.studies.study_folder import StudyFolder
from vit_studio.studies.study_plan import Member
from vit_studio.studies.study_table import MemberBegun, MemberResult, StudyTable
from vit_studio.training.events import Progress


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class StudyBegan:
    """The study's folder is there; `table` holds what is finished in it."""

    folder: StudyFolder
    table: StudyTable


@dataclasses.dataclass(frozen=True, kw_only=True)
class MemberBegan:
    """A member trains, from `step` on."""

    member: Member
    step: int


@dataclasses.dataclass(frozen=True, kw_only=True)
class MemberDone:
    """A member is finished."""

    result: MemberResult


@dataclasses.dataclass(frozen=True, kw_only=True)
class MemberLeft:
    """A member was stopped on its way."""

    left: MemberBegun


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class StudyTrouble:
    """Something cannot be written: the study waits until it is told to try again, or to end."""

    error: VitStudioError


class StudyCrash(str):
    """The traceback of what nobody expected."""


StudyMessage = (
    StudyBegan | MemberBegan | Progress | MemberDone | MemberLeft | StudyTrouble | VitStudioError | StudyCrash
)
