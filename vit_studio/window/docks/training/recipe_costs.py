"""What a recipe costs, before anybody presses Train: parameters, multiplications, disk and time."""

import dataclasses

from PySide6.QtCore import QCoreApplication

from vit_studio.runs.snapshots import GREATEST_COUNT, snapshot_bytes
from vit_studio.training.settings import TrainSettings
from vit_studio.training.speed import Speed, images_that_teach
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.costs import multiply_adds, num_parameters
from vit_studio.window.docks.training.amounts import bytes_text, duration_text, short_count

translate = QCoreApplication.translate


@dataclasses.dataclass(frozen=True, kw_only=True)
class Cost:
    """One line of the bill; `tip` says how it was reckoned."""

    name: str
    text: str
    tip: str


def costs_of(
    config: ViTConfig,
    settings: TrainSettings,
    *,
    train_images: int,
    budget: int,
    speed: Speed | None,
    is_measuring: bool,
) -> list[Cost]:
    """For a set of so many training images; without a `speed` the time is not known yet."""
    return [
        Cost(
            name=translate("costs", "Parameters"),
            text=short_count(num_parameters(config)),
            tip=translate("costs", "{0} numbers that the model learns.").format(f"{num_parameters(config):,}"),
        ),
        _flops(config),
        _steps(settings, train_images),
        _disk(config, settings, train_images, budget),
        _time(config, settings, train_images, speed, is_measuring=is_measuring),
    ]


def _flops(config: ViTConfig) -> Cost:
    return Cost(
        name=translate("costs", "FLOPs per image"),
        text=short_count(2 * multiply_adds(config)),
        tip=translate(
            "costs",
            "Floating-point operations in the matrix products of one pass: {0} multiplications, each with an addition. "
            "A step of training takes about three times as many.",
        ).format(f"{multiply_adds(config):,}"),
    )


def _steps(settings: TrainSettings, train_images: int) -> Cost:
    teach, valid = images_that_teach(settings, train_images)
    steps = settings.epochs * -(-teach // settings.batch_size)
    tip = translate("costs", "{0} images teach, {1} are held out for validation; each step learns from {2} of them.")
    return Cost(
        name=translate("costs", "Steps"),
        text=f"{steps:,}",
        tip=tip.format(f"{teach:,}", f"{valid:,}", f"{min(settings.batch_size, teach):,}"),
    )


def _disk(config: ViTConfig, settings: TrainSettings, train_images: int, budget: int) -> Cost:
    teach, _ = images_that_teach(settings, train_images)
    each = snapshot_bytes(config)
    steps = settings.epochs * -(-teach // settings.batch_size)
    count = min(max(budget // each, 2), GREATEST_COUNT, steps + 1)
    tip = translate(
        "costs", "At most {0} moments of the training are kept in its run folder, {1} each; see “Room for snapshots”."
    )
    return Cost(
        name=translate("costs", "Snapshots"),
        text=translate("costs", "{0} in {1} moments").format(bytes_text(count * each), count),
        tip=tip.format(count, bytes_text(each)),
    )


def _time(
    config: ViTConfig, settings: TrainSettings, train_images: int, speed: Speed | None, *, is_measuring: bool
) -> Cost:
    name = translate("costs", "Time")
    if speed is None:
        measuring, unknown = translate("costs", "being measured…"), translate("costs", "not measured")
        tip = translate("costs", "Some steps are taken in the background to see how fast this machine is.")
        return Cost(name=name, text=measuring if is_measuring else unknown, tip=tip)
    seconds = speed.training_seconds(config, settings, train_images=train_images)
    rate = speed.images_per_second(config, settings.batch_size)
    tip = translate(
        "costs",
        "At {0} images/s: a measured pace, scaled by the multiplications. Other programs at work make it longer.",
    )
    return Cost(
        name=name,
        text=translate("costs", "about {0}").format(duration_text(seconds)),
        tip=tip.format(f"{rate:,.0f}"),
    )
