"""What a study is, as it is written down in its folder: its plan, its images, and what it was begun with."""

import dataclasses
from collections.abc import Mapping
from typing import Any, Final

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.runs.data_fingerprint import DataFingerprint
from vit_studio.runs.run_info import now, versions
from vit_studio.studies.study_error import StudyError
from vit_studio.studies.study_plan import StudyPlan

FORMAT: Final = 1
"""A greater number is a newer version's."""
MEMBER_BUDGET: Final = 16_000_000
"""Bytes for one member's snapshots: 19 of the default model are enough for a time bar, and 15 members fit anywhere."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class StudyInfo:
    """`threads` of torch, `device` and `versions` are those it was begun with; `snapshot_budget` is each member's."""

    plan: StudyPlan
    data: DataFingerprint
    threads: int
    device: str = "cpu"
    snapshot_budget: int = MEMBER_BUDGET
    versions: dict[str, str] = dataclasses.field(default_factory=versions)
    started: str = dataclasses.field(default_factory=now)

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        own = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return {"format": FORMAT} | own | {"plan": self.plan.to_dict(), "data": self.data.to_dict()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "StudyInfo":
        """Read what `to_dict` wrote.

        Raises StudyError where a newer version wrote it or its numbers clash; KeyError, TypeError, ValueError or
        AttributeError where it is something else.
        """
        if int(values["format"]) > FORMAT:
            raise StudyError(
                QT_TRANSLATE_NOOP("errors", "The study was written by a newer version of ViT Studio."),
                QT_TRANSLATE_NOOP("errors", "Update ViT Studio, then open it again; the study is left as it is."),
            )
        try:
            return cls(
                plan=StudyPlan.from_dict(values["plan"]),
                data=DataFingerprint.from_dict(values["data"]),
                threads=int(values["threads"]),
                device=str(values["device"]),
                snapshot_budget=int(values["snapshot_budget"]),
                versions={str(name): str(number) for name, number in values["versions"].items()},
                started=str(values["started"]),
            )
        except ConfigError as error:  # it says itself what clashes, or that a newer version wrote it
            raise StudyError(error.message, error.hint, **error.values) from error
