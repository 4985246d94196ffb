"""How a training on the command line begins: alone, resumed, or as one of the processes that torchrun started."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from vit_studio.commands.progress_line import ProgressLine
from vit_studio.commands.train_choices import chosen_config, chosen_settings
from vit_studio.commands.training_images import images_for_training
from vit_studio.commands.training_session import TrainingSession
from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.runs.company import Company
from vit_studio.runs.recorded_training import RecordedTraining, resume_run, start_run
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import DEFAULT_BUDGET
from vit_studio.runs.terms import differences
from vit_studio.training.device import CPU
from vit_studio.training.distributed import leave, setup_from_environment
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import Training
from vit_studio.training.settings import Precision

ShouldStop = Callable[[], bool]


def train_as_told(options: argparse.Namespace, should_stop: ShouldStop) -> dict[str, Any] | None:
    """Train from the start to the end; the outcome, or None where another process speaks for all."""
    if options.threads:
        torch.set_num_threads(options.threads)
    world = setup_from_environment()
    if world is None:
        return _lead(options, should_stop, None)
    try:
        _check_device(options)
        company = Company(world)
        if not world.is_first:
            _train_along(options, should_stop, company)
            return None
        try:
            return _lead(options, should_stop, company)
        finally:
            company.dismiss()
    finally:
        leave(world)


def _lead(options: argparse.Namespace, should_stop: ShouldStop, company: Company | None) -> dict[str, Any]:
    line = ProgressLine(sys.stderr)
    resumed = RunFolder.open(options.resume) if options.resume is not None else None
    images = _images(options, drawn=resumed.info.data.drawn if resumed else options.drawn, line=line)
    if resumed is None:
        recorded = _started(options, images, should_stop, company)
    else:
        recorded = _resumed(options, images, should_stop, company)
        _tell_differences(recorded, line)
    with recorded:
        if options.checkpoint_every is not None:
            recorded.checkpoint_every(options.checkpoint_every)
        return TrainingSession(recorded, images, model_file=options.model, line=line).run(should_stop)


def _started(
    options: argparse.Namespace, images: ImageSet, should_stop: ShouldStop, company: Company | None
) -> RecordedTraining:
    return start_run(
        options.out,
        images,
        chosen_config(options),
        chosen_settings(options),
        snapshot_budget=DEFAULT_BUDGET if options.snapshot_budget is None else options.snapshot_budget,
        should_stop=should_stop,
        device=options.device or CPU,
        company=company,
    )


def _resumed(
    options: argparse.Namespace, images: ImageSet, should_stop: ShouldStop, company: Company | None
) -> RecordedTraining:
    info = RunFolder.open(options.resume).info
    if not options.threads:
        torch.set_num_threads(info.threads)
    return resume_run(
        options.resume,
        images,
        should_stop=should_stop,
        device=options.device or info.device,
        company=company,
        precision=Precision(options.precision) if hasattr(options, "precision") else None,
    )


def _train_along(options: argparse.Namespace, should_stop: ShouldStop, company: Company) -> None:
    """Take every step with the first process, which alone writes and speaks."""
    orders = company.orders()
    if orders is None:
        return
    info = orders.info
    if not options.threads:
        torch.set_num_threads(info.threads)
    with Path(os.devnull).open("w") as nowhere:
        images = _images(options, drawn=info.data.drawn, line=ProgressLine(nowhere))
    training = Training(
        initial_model(info.config, info.settings.seed),
        images,
        info.settings,
        should_stop=should_stop,
        resume=orders.state,
        world=company.world,
    )
    for _ in training.events():
        pass


def _images(options: argparse.Namespace, *, drawn: bool, line: ProgressLine) -> ImageSet:
    return images_for_training(options.data_dir, drawn=drawn, may_download=not options.no_download, line=line)


def _check_device(options: argparse.Namespace) -> None:
    if options.device is not None:
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors", "With torchrun each process takes a device of its own: --device cannot be given."
            ),
            QT_TRANSLATE_NOOP(
                "errors", "Leave --device out, and choose by CUDA_VISIBLE_DEVICES which devices there are."
            ),
        )


def _tell_differences(recorded: RecordedTraining, line: ProgressLine) -> None:
    """Say what may change the weights: their last bits, or a little more in another precision."""
    changes = [f"{change.name} {change.before} then, {change.now} now" for change in differences(recorded)]
    if changes:
        line.say(f"the weights may differ slightly from those of a run that was never left: {'; '.join(changes)}")
