"""How long a training will take, about: from a few measured steps, scaled to any model and recipe."""

import dataclasses
import time
from collections.abc import Callable
from typing import Final

import numpy as np

from vit_studio.data.images import ImageSet
from vit_studio.training.plan import evaluation_steps
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import GREATEST_SHARE
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.costs import multiply_adds

FORWARD_SHARE: Final = 1 / 3
"""Of a training step that the forward pass takes: backward multiplies twice as much."""

_SMALL: Final = ViTConfig(patch_size=7, embed_dim=32, depth=3, num_heads=2)
_LARGE: Final = ViTConfig()
_BATCH: Final = 64
_STEPS: Final = 3
_PATIENCE_S: Final = 1.0
"""Where steps take longer than that, one of them tells enough."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Speed:
    """A step takes `per_step` seconds, and `per_multiply_add` for each one that the forward pass of its images has.

    That is a rough law: it knows neither caches nor the shapes of matrices, so say "about".
    """

    per_step: float
    per_multiply_add: float

    @classmethod
    def of(cls, config: ViTConfig, images_per_second: float) -> "Speed":
        """What one training tells: all of its time is put down to its multiplications."""
        return cls(per_step=0.0, per_multiply_add=1 / (images_per_second * multiply_adds(config)))

    def step_seconds(self, config: ViTConfig, batch_size: int) -> float:
        """Of one step of training."""
        return self.per_step + batch_size * multiply_adds(config) * self.per_multiply_add

    def images_per_second(self, config: ViTConfig, batch_size: int) -> float:
        """Of training, without the evaluations."""
        return batch_size / self.step_seconds(config, batch_size)

    def training_seconds(self, config: ViTConfig, settings: TrainSettings, *, train_images: int) -> float:
        """Of a whole training on a set of so many training images, with its evaluations."""
        teach, valid = images_that_teach(settings, train_images)
        epoch_steps = -(-teach // settings.batch_size)
        batch = teach / max(epoch_steps, 1)
        steps = settings.epochs * epoch_steps * (self.per_step + batch * multiply_adds(config) * self.per_multiply_add)
        looked_at = valid + min(settings.eval_train_images, teach)
        looks = len(evaluation_steps(settings.epochs, epoch_steps))
        return steps + looks * looked_at * multiply_adds(config) * self.per_multiply_add * FORWARD_SHARE

    def corrected(self, config: ViTConfig, batch_size: int, images_per_second: float) -> "Speed":
        """The same law, stretched to what a real training has shown."""
        factor = self.images_per_second(config, batch_size) / images_per_second
        return Speed(per_step=self.per_step * factor, per_multiply_add=self.per_multiply_add * factor)


def images_that_teach(settings: TrainSettings, train_images: int) -> tuple[int, int]:
    """Of a set of so many training images: how many teach, and how many are held out for validation."""
    valid = min(settings.valid_images, train_images // GREATEST_SHARE)
    teach = train_images - valid
    return (min(settings.train_images, teach) if settings.train_images else teach), valid


def measure_speed(device: str = "cpu", *, should_stop: Callable[[], bool] = lambda: False) -> Speed | None:
    """Train two models for some steps each, about a second on an idle machine; None where it was asked to stop.

    Raises ConfigError where there is no such device.
    """
    small = _step_seconds(_SMALL, device, should_stop)
    large = _step_seconds(_LARGE, device, should_stop)
    if small is None or large is None:
        return None
    more = _BATCH * (multiply_adds(_LARGE) - multiply_adds(_SMALL))
    # on a fast device both may take as long as it takes to say what is to be done
    per_multiply_add = max(large - small, 0.02 * large) / more
    return Speed(
        per_step=max(small - _BATCH * multiply_adds(_SMALL) * per_multiply_add, 0.0),
        per_multiply_add=per_multiply_add,
    )


def _step_seconds(config: ViTConfig, device: str, should_stop: Callable[[], bool]) -> float | None:
    from vit_studio.training.events import Progress
    from vit_studio.training.initial import initial_model
    from vit_studio.training.loop import Training

    settings = TrainSettings(epochs=_STEPS + 1, batch_size=_BATCH, valid_images=0, eval_train_images=0)
    training = Training(initial_model(config, 0), _noise(config), settings, device=device, should_stop=should_stop)
    times: list[float] = []
    before = time.perf_counter()
    for event in training.events():
        now = time.perf_counter()
        if isinstance(event, Progress):
            times.append(now - before)
            if len(times) > 1 and sum(times) > _PATIENCE_S:
                break
        before = now
    return min(times[1:], default=None)  # the first step brings everything into place


def _noise(config: ViTConfig) -> ImageSet:
    """One batch of images: what is in them costs nothing."""
    rng = np.random.default_rng(0)
    return ImageSet(
        name="noise",
        images=rng.integers(0, 256, (_BATCH, config.image_size, config.image_size), dtype=np.uint8),
        labels=(np.arange(_BATCH) % config.num_classes).astype(np.uint8),
        class_names=tuple(map(str, range(config.num_classes))),
        is_train=np.ones(_BATCH, dtype=bool),
        numbers=np.arange(_BATCH, dtype=np.int32),
        mean=0.5,
        std=0.25,
        source="",
    )
