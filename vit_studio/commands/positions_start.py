"""The study that a command line describes: a new one, or the one in its folder, which may grow but not change."""

import argparse
import dataclasses
from typing import Any, Final

import torch

from vit_studio.commands.field_options import from_options, given_options
from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.runs.data_fingerprint import DataFingerprint
from vit_studio.studies.study_folder import StudyFolder
from vit_studio.studies.study_info import MEMBER_BUDGET, StudyInfo
from vit_studio.studies.study_plan import DEFAULT_SEEDS, StudyPlan
from vit_studio.training.device import CPU
from vit_studio.training.settings import Precision, TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig

_FREE: Final = ("seed",)
"""Of the recipe, what a study that goes on may be given anew."""


def plan_of(options: argparse.Namespace) -> StudyPlan:
    """The study that the options describe; raises VitStudioError where it makes no sense."""
    settings = from_options(TrainSettings, options)
    return StudyPlan(
        config=from_options(ViTConfig, options),
        settings=settings,
        kinds=_kinds(options) or tuple(PosEmbed),
        seeds=_seeds(options, settings.seed) or tuple(range(settings.seed, settings.seed + DEFAULT_SEEDS)),
    )


def new_study(options: argparse.Namespace, plan: StudyPlan, images: ImageSet) -> StudyFolder:
    """Make the folder; raises VitStudioError."""
    info = StudyInfo(
        plan=plan,
        data=DataFingerprint.of(images),
        threads=torch.get_num_threads(),
        device=options.device or CPU,
        snapshot_budget=MEMBER_BUDGET if options.snapshot_budget is None else options.snapshot_budget,
    )
    return StudyFolder.create(options.out, info)


def known_study(options: argparse.Namespace) -> StudyFolder:
    """The study in the folder; raises VitStudioError, also where the options are another recipe than it has."""
    folder = StudyFolder.open(options.out)
    info = folder.info
    has: dict[str, Any] = dataclasses.asdict(info.plan.config) | dataclasses.asdict(info.plan.settings)
    given = {name for kind in (ViTConfig, TrainSettings) for name in given_options(kind, options)}.difference(_FREE)
    changed = {name: has[name] for name in sorted(given) if getattr(options, name) not in (has[name], Precision.AUTO)}
    if options.snapshot_budget not in (None, info.snapshot_budget):
        changed["snapshot_budget"] = info.snapshot_budget / 1e6
    if options.drawn and not info.data.drawn:
        changed["drawn"] = "no"
    if changed:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "The study in {path} was begun with another recipe: {recipe}."),
            QT_TRANSLATE_NOOP(
                "errors", "Leave that out to go on with it, or choose a new folder; --kinds and --seeds may grow."
            ),
            path=folder.path,
            recipe=", ".join(f"--{name.replace('_', '-')} {value}" for name, value in changed.items()),
        )
    return folder


def enlarge(folder: StudyFolder, options: argparse.Namespace) -> None:
    """Take in what kinds and seeds the options name besides; raises VitStudioError."""
    first = options.seed if "seed" in options else folder.plan.seeds[0]
    folder.enlarge(_kinds(options), _seeds(options, first))


def _kinds(options: argparse.Namespace) -> tuple[PosEmbed, ...]:
    return tuple(map(PosEmbed, options.kinds or ()))


def _seeds(options: argparse.Namespace, first: int) -> tuple[int, ...]:
    """None where the options name none: neither how many, nor the first."""
    if options.seeds is None and "seed" not in options:
        return ()
    return tuple(range(first, first + (options.seeds or DEFAULT_SEEDS)))
