"""All that a person chooses for a training, also while some of it clashes."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from vit_studio.data.images import ImageSet
from vit_studio.errors import VitStudioError
from vit_studio.runs.snapshots import DEFAULT_BUDGET
from vit_studio.training.device import CPU
from vit_studio.training.presets import MODEL_FIELDS, SETTINGS_FIELDS, Preset
from vit_studio.training.settings import Precision, TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig

MACHINE_FIELDS: Final = ("device", "snapshot_budget")
"""What is a matter of this computer, and of no preset."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Recipe:
    """A preset, and for each field of `values` what was made of it; `snapshot_budget` is in bytes."""

    preset: Preset = Preset.DEFAULT
    values: Mapping[str, Any] = dataclasses.field(default_factory=lambda: MappingProxyType({**Preset.DEFAULT.values}))
    device: str = CPU
    snapshot_budget: int = DEFAULT_BUDGET

    @classmethod
    def of_run(
        cls, config: ViTConfig, settings: TrainSettings, *, automatic: str | None = None, **machine: Any
    ) -> "Recipe":
        """As a run was made: the preset is the one that it differs least from.

        `automatic` is the precision that its device takes by itself, for runs keep it decided.
        """
        if settings.precision.value == automatic:
            settings = dataclasses.replace(settings, precision=Precision.AUTO)
        table = 0 if config.max_tokens == config.num_tokens else config.max_tokens
        model = {name: getattr(config, name) for name in MODEL_FIELDS} | {"max_tokens": table}
        values = model | {name: getattr(settings, name) for name in SETTINGS_FIELDS}
        made = [cls(preset=preset, values=MappingProxyType(values), **machine) for preset in Preset]
        return min(made, key=lambda recipe: len(recipe.differences))

    def get(self, name: str) -> Any:
        """The value of a field."""
        return getattr(self, name) if name in MACHINE_FIELDS else self.values[name]

    def with_value(self, name: str, value: Any) -> "Recipe":
        """The same with one field changed."""
        if name in MACHINE_FIELDS:
            return dataclasses.replace(self, **{name: value})
        return dataclasses.replace(self, values=MappingProxyType({**self.values, name: value}))

    def with_preset(self, preset: Preset) -> "Recipe":
        """What that preset says; the seed, which is a matter of chance, and the machine's fields stay."""
        values = {**preset.values, "seed": self.values["seed"]}
        return dataclasses.replace(self, preset=preset, values=MappingProxyType(values))

    @property
    def differences(self) -> tuple[str, ...]:
        """The fields in which it is not the preset any more; the seed counts for nothing."""
        preset = self.preset.values
        return tuple(name for name, value in self.values.items() if value != preset[name] and name != "seed")

    def config(self, images: ImageSet) -> ViTConfig:
        """The model for these images; raises ConfigError where numbers clash.

        A position table is as long as there are tokens where it would be too short, or where positions have none.
        """
        shortest = ViTConfig(
            **{name: self.values[name] for name in MODEL_FIELDS} | {"max_tokens": 0},
            image_size=images.image_size,
            num_classes=len(images.class_names),
        )
        rows = self.values["max_tokens"]
        if shortest.pos_embed is not PosEmbed.LEARNED_1D or rows <= shortest.num_tokens:
            return shortest
        return dataclasses.replace(shortest, max_tokens=rows)

    def settings(self) -> TrainSettings:
        """The recipe of the training; raises ConfigError where numbers clash."""
        return TrainSettings(**{name: self.values[name] for name in SETTINGS_FIELDS})

    def makes(self, config: ViTConfig, settings: TrainSettings, images: ImageSet) -> bool:
        """Whether a run of these is made by it; what it leaves to the device, a run has decided."""
        if self.problem(images) is not None:
            return False
        own = self.settings()
        if own.precision is Precision.AUTO:
            own = dataclasses.replace(own, precision=settings.precision)
        return (self.config(images), own) == (config, settings)

    def problem(self, images: ImageSet) -> VitStudioError | None:
        """Why nothing can be trained so; None where it can."""
        try:
            self.config(images), self.settings()
        except VitStudioError as error:
            return error
        return None


class RecipeChoice(QObject):
    """The recipe that will be trained next, for all who show it or change it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recipe = Recipe()

    @property
    def recipe(self) -> Recipe:
        """As it is now."""
        return self._recipe

    def choose(self, recipe: Recipe) -> None:
        """Take another one."""
        if recipe != self._recipe:
            self._recipe = recipe
            self.changed.emit()

    def choose_preset(self, preset: Preset) -> None:
        """Begin again from a preset."""
        self.choose(self._recipe.with_preset(preset))

    def set(self, name: str, value: Any) -> None:
        """Change one field."""
        self.choose(self._recipe.with_value(name, value))
