"""What a run is, written once when it starts: the recipe, the images, and what it was made with."""

import dataclasses
import datetime
import importlib.metadata
import platform
from collections.abc import Mapping
from typing import Any, Final

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.runs.data_fingerprint import DataFingerprint
from vit_studio.runs.run_error import RunError
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model_info import ModelInfo

FORMAT: Final = 1
"""Of the folder as a whole; a greater number is a newer version's."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class RunInfo:
    """All of a run that does not change while it trains.

    `model_info` travels with the weights; `threads` of torch, `device` and `versions` are those it was started with;
    `started` is ISO 8601. `snapshot_budget` is in bytes, and `snapshot_steps` are the steps that it pays for.
    """

    config: ViTConfig
    settings: TrainSettings
    model_info: ModelInfo
    data: DataFingerprint
    threads: int
    device: str
    steps: int
    epoch_steps: int
    snapshot_budget: int
    snapshot_steps: tuple[int, ...]
    processes: int = 1
    versions: dict[str, str] = dataclasses.field(default_factory=lambda: versions())
    started: str = dataclasses.field(default_factory=lambda: now())

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        own = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return (
            {"format": FORMAT}
            | own
            | {
                "config": self.config.to_dict(),
                "settings": self.settings.to_dict(),
                "model_info": self.model_info.to_dict(),
                "data": self.data.to_dict(),
                "snapshot_steps": list(self.snapshot_steps),
            }
        )

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "RunInfo":
        """Read what `to_dict` wrote.

        Raises RunError where it comes from a newer version or its numbers clash; KeyError, TypeError, ValueError or
        AttributeError where it is something else.
        """
        if int(values["format"]) > FORMAT:
            raise newer_version()
        try:
            return cls(
                config=ViTConfig.from_dict(values["config"]),
                settings=TrainSettings.from_dict(values["settings"]),
                model_info=ModelInfo.from_dict(values["model_info"]),
                data=DataFingerprint.from_dict(values["data"]),
                versions={str(name): str(number) for name, number in values["versions"].items()},
                started=str(values["started"]),
                device=str(values["device"]),
                snapshot_steps=tuple(map(int, values["snapshot_steps"])),
                **{name: int(values[name]) for name in ("threads", "steps", "epoch_steps", "snapshot_budget")},
                processes=int(values.get("processes", 1)),
            )
        except ConfigError as error:  # it says itself what clashes
            raise RunError(error.message, error.hint, **error.values) from error


def versions() -> dict[str, str]:
    """Versions of what decides the last bit of a weight."""
    import numpy as np
    import torch  # its own word says which build it is, the package's does not

    return {
        "vit_studio": _version("vit-studio"),
        "torch": torch.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
    }


def now() -> str:
    """The time of day, with its zone, as ISO 8601."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def newer_version() -> RunError:
    """What to say of a run that a newer version wrote."""
    return RunError(
        QT_TRANSLATE_NOOP("errors", "The run was written by a newer version of ViT Studio."),
        QT_TRANSLATE_NOOP("errors", "Update ViT Studio, then open it again; the run is left as it is."),
    )


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"
