"""What is known to go wrong with a recipe that nothing forbids, and why."""

import dataclasses
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication

from vit_studio.training.settings import OptimizerKind, TrainSettings
from vit_studio.training.speed import images_that_teach
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.costs import trace_bytes
from vit_studio.window.docks.training.amounts import bytes_text
from vit_studio.window.text import number_text

translate = QCoreApplication.translate

NARROW_HEAD: Final = 16
HIGH_RATE: Final = {OptimizerKind.ADAMW: 0.005, OptimizerKind.MUON: 0.01}
FEW_IMAGES: Final = 2000
LARGE_TRACE: Final = 10**8
"""Bytes; what is on show is kept twice while it changes."""


@dataclasses.dataclass(frozen=True)
class Warned:
    """The field that it comes from, and one sentence of what to expect and why."""

    name: str
    text: str


def warnings_of(config: ViTConfig, settings: TrainSettings, *, train_images: int, max_tokens: int) -> list[Warned]:
    """The gravest first; `train_images` are in the set, `max_tokens` is the table that was asked for."""
    return [
        *_of_the_model(config, max_tokens),
        *_of_the_steps(settings),
        *_of_the_images(settings, train_images),
    ]


def _of_the_model(config: ViTConfig, max_tokens: int) -> Iterator[Warned]:
    if config.num_patches == 1:
        yield Warned(
            "patch_size", translate("warnings", "One patch is the whole image: attention has nothing to compare.")
        )
    elif config.pos_embed is PosEmbed.NONE:
        yield Warned(
            "pos_embed",
            translate("warnings", "Without positions the model knows which parts there are, but not where."),
        )
    if config.head_dim < NARROW_HEAD:
        text = translate(
            "warnings",
            "A head has {0} numbers; under {1} it can hardly tell patches apart. Take fewer heads, or more width.",
        )
        yield Warned("num_heads", text.format(config.head_dim, NARROW_HEAD))
    if trace_bytes(config) > LARGE_TRACE:
        text = translate("warnings", "To look at this model takes {0} for each image. Larger patches cost far less.")
        yield Warned("patch_size", text.format(bytes_text(trace_bytes(config))))
    if 0 < max_tokens < config.num_tokens and config.pos_embed is PosEmbed.LEARNED_1D:
        text = translate("warnings", "A table of {0} rows is too short for {1} tokens: it gets as many as there are.")
        yield Warned("max_tokens", text.format(max_tokens, config.num_tokens))


def _of_the_steps(settings: TrainSettings) -> Iterator[Warned]:
    if not settings.warmup:
        yield Warned(
            "warmup",
            translate(
                "warnings", "Without warm-up the first steps are long while nothing is known: it may not recover."
            ),
        )
    if settings.learning_rate > HIGH_RATE[settings.optimizer]:
        text = translate(
            "warnings", "A learning rate above {0} makes steps that overshoot: the loss may leap or stick."
        )
        yield Warned("learning_rate", text.format(number_text(HIGH_RATE[settings.optimizer])))


def _of_the_images(settings: TrainSettings, train_images: int) -> Iterator[Warned]:
    teach, _ = images_that_teach(settings, train_images)
    if settings.batch_size > teach:
        text = translate("warnings", "A batch is larger than the {0} images that teach: an epoch is a single step.")
        yield Warned("batch_size", text.format(f"{teach:,}"))
    if teach < FEW_IMAGES:
        text = translate(
            "warnings", "Only {0} images teach: they are soon learned by heart, and validation stays behind."
        )
        yield Warned("train_images", text.format(f"{teach:,}"))
    if not settings.valid_images:
        yield Warned(
            "valid_images",
            translate("warnings", "No images are held out: nobody can see whether they are learned by heart."),
        )
