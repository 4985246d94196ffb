"""Which trainings a study of positions takes: each kind with each seed, and all else the same."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, Final

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.studies.study_error import StudyError
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig

DEFAULT_SEEDS: Final = 3


@dataclasses.dataclass(frozen=True)
class Member:
    """One training of a study."""

    kind: PosEmbed
    seed: int

    @property
    def name(self) -> str:
        """Of its run's folder."""
        return f"{self.kind.value}-seed-{self.seed}"


@dataclasses.dataclass(frozen=True, kw_only=True)
class StudyPlan:
    """`kinds` and `seeds`, each once and in order; `config` and `settings` are what all members share.

    The positions of `config` and the seed of `settings` count for nothing, and are made the default. Members with the
    same seed see the same images in the same order, changed alike; all are judged by the same images, which
    teach none of them. Raises StudyError where nothing would be compared, ConfigError where a kind cannot be had.
    """

    config: ViTConfig
    settings: TrainSettings
    kinds: tuple[PosEmbed, ...] = tuple(PosEmbed)
    seeds: tuple[int, ...] = tuple(range(DEFAULT_SEEDS))

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", tuple(kind for kind in PosEmbed if kind in self.kinds))
        object.__setattr__(self, "seeds", tuple(sorted(set(self.seeds))))
        object.__setattr__(self, "config", self.config_for(PosEmbed.LEARNED_1D))
        object.__setattr__(self, "settings", self.settings_for(0))
        if not self.kinds or not self.seeds:
            raise StudyError(
                QT_TRANSLATE_NOOP("errors", "There is nothing to train: no kind of positions, or no seed, is chosen."),
                QT_TRANSLATE_NOOP("errors", "Choose at least one of each."),
            )
        if not self.settings.valid_images:
            raise StudyError(
                QT_TRANSLATE_NOOP("errors", "Without validation images there is nothing to compare the kinds by."),
                QT_TRANSLATE_NOOP("errors", "Set valid_images above 0; the test images stay unseen for this."),
            )
        for kind in self.kinds:
            self.config_for(kind)
        for seed in self.seeds:
            self.settings_for(seed)

    @property
    def members(self) -> tuple[Member, ...]:
        """In the order of training: all kinds with a seed before the next seed, so that a part compares them too."""
        return tuple(Member(kind, seed) for seed in self.seeds for kind in self.kinds)

    def config_for(self, kind: PosEmbed) -> ViTConfig:
        """The model of a kind; raises ConfigError where there is none of this width."""
        return dataclasses.replace(self.config, pos_embed=kind, max_tokens=0)

    def settings_for(self, seed: int) -> TrainSettings:
        """The recipe with a seed; raises ConfigError where it is out of range."""
        return dataclasses.replace(self.settings, seed=seed)

    def enlarged(self, kinds: Iterable[PosEmbed], seeds: Iterable[int]) -> "StudyPlan":
        """With these as well."""
        return dataclasses.replace(self, kinds=(*self.kinds, *kinds), seeds=(*self.seeds, *seeds))

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {
            "config": self.config.to_dict(),
            "settings": self.settings.to_dict(),
            "kinds": [kind.value for kind in self.kinds],
            "seeds": list(self.seeds),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "StudyPlan":
        """Read what `to_dict` wrote; raises KeyError, TypeError, ValueError or VitStudioError where it is not that."""
        return cls(
            config=ViTConfig.from_dict(values["config"]),
            settings=TrainSettings.from_dict(values["settings"]),
            kinds=tuple(map(PosEmbed, values["kinds"])),
            seeds=tuple(map(int, values["seeds"])),
        )
