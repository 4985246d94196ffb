"""What can go wrong with a study as a whole, and what a training that fell apart means to it."""

from typing import TYPE_CHECKING

from vit_studio.errors import QT_TRANSLATE_NOOP, DivergedError, VitStudioError
from vit_studio.studies.study_words import KIND_NAMES

if TYPE_CHECKING:
    from vit_studio.studies.study_plan import Member


class StudyError(VitStudioError):
    """A study that cannot be planned, made, read or gone on with."""


def fell_apart(member: "Member", error: DivergedError) -> StudyError:
    """Why a member has no result: its kind of positions does not learn by this recipe."""
    return StudyError(
        QT_TRANSLATE_NOOP(
            "errors",
            "The training of the positions “{kind}” with seed {seed} fell apart: at step {step} its loss was no longer "
            "a number.",
        ),
        QT_TRANSLATE_NOOP(
            "errors", "The others are trained. Begin a new study with a smaller learning rate, or a longer warm-up."
        ),
        kind=KIND_NAMES[member.kind],
        seed=member.seed,
        step=error.values["step"],
    )
