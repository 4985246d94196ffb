"""How far a study is, and how long it will still take: by the trainings before, or by what this computer can do."""

from typing import TYPE_CHECKING

from vit_studio.data.images import Split
from vit_studio.studies.study_plan import StudyPlan
from vit_studio.studies.study_time import expected_seconds
from vit_studio.vit.config import PosEmbed

if TYPE_CHECKING:
    from vit_studio.session.position_study import PositionStudy
    from vit_studio.session.studio import Studio


def member_fraction(study: "PositionStudy") -> float:
    """Of the training under way, from 0 to 1; one that goes on counts from where it was left."""
    if study.progress is not None:
        return study.progress.step / study.progress.steps
    left = study.table.begun.get(study.member) if study.table is not None and study.member is not None else None
    return left.step / left.steps if left is not None else 0.0


def study_fraction(study: "PositionStudy") -> float:
    """Of all trainings, from 0 to 1, each with the same share."""
    table = study.table
    return 0.0 if table is None else (table.done + member_fraction(study)) / len(table.plan.members)


def seconds_left(studio: "Studio") -> float | None:
    """Of the whole study that trains: the training under way as it says itself, the others as those before."""
    study = studio.position_study
    table, member, progress = study.table, study.member, study.progress
    if table is None or member is None or progress is None:
        return None
    device = study.folder.info.device if study.folder is not None else "cpu"
    known = expected(studio, table.plan, device) | {member.kind: progress.seconds + progress.seconds_left}
    left = table.seconds_left(known)
    return None if left is None else max(left - progress.seconds, 0.0)


def expected(studio: "Studio", plan: StudyPlan, device: str) -> dict[PosEmbed, float]:
    """Seconds of one training of each kind, by the speed of this computer; {} while that is not known."""
    images, speed = studio.images, studio.machine.speed(device)
    if speed is None or images is None:
        return {}
    return expected_seconds(plan, speed, train_images=len(images.indices(split=Split.TRAIN)))
