"""Which options of `vit-studio train` go together, found out before anything is read or written."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from vit_studio.commands.field_options import from_options, given_options
from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.training.presets import Preset
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

_OF_A_NEW_RUN: Final = ("preset", "drawn", "snapshot_budget")
"""Besides the recipe, what is settled when a run begins."""
_OF_THE_MACHINE: Final = "precision"
"""Of the recipe, what not each machine has: a run must be able to go on with another one."""


def check_choices(options: argparse.Namespace) -> None:
    """Raise ConfigError where numbers clash, a file is named as a run, or a run that goes on is to be changed."""
    _check_is_no_file(options.out or options.resume)
    if options.resume is not None:
        _check_unchanged(options)
    chosen_config(options)
    chosen_settings(options)


def chosen_config(options: argparse.Namespace) -> ViTConfig:
    """The model that the options describe, the rest as in the preset; raises ConfigError where numbers clash."""
    return from_options(ViTConfig, options, _preset_values(options))


def chosen_settings(options: argparse.Namespace) -> TrainSettings:
    """The recipe that the options describe, the rest as in the preset; raises ConfigError where numbers clash."""
    return from_options(TrainSettings, options, _preset_values(options))


def _preset_values(options: argparse.Namespace) -> Mapping[str, Any]:
    return Preset(options.preset or Preset.DEFAULT).values


def _check_is_no_file(run: Path) -> None:
    if run.suffix == ".safetensors":
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "{path} names a model's file, but a training is kept in a folder."),
            QT_TRANSLATE_NOOP("errors", "Write --out {folder} --model {path}, which leaves a copy of the model there."),
            path=run,
            folder=run.with_suffix(""),
        )


def _check_unchanged(options: argparse.Namespace) -> None:
    given = given_options(ViTConfig, options) + given_options(TrainSettings, options)
    given = [name for name in given if name != _OF_THE_MACHINE]
    # told by identity: a budget of 0 is given, too, and equals False
    given += [
        name for name in _OF_A_NEW_RUN if getattr(options, name) is not None and getattr(options, name) is not False
    ]
    if given:
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors", "A run is resumed with the recipe that it began with: {names} cannot be given."
            ),
            QT_TRANSLATE_NOOP(
                "errors",
                "Leave that out, or begin a new run with --out; --threads, --device, --precision and --data-dir may "
                "differ.",
            ),
            names=", ".join(f"--{name.replace('_', '-')}" for name in given),
        )
