"""Which images a step learns from, and how they look to it: both follow from the seed and the step."""

from typing import NamedTuple

import numpy as np
import torch

from vit_studio.data.images import ImageSet
from vit_studio.training.augment import Augmentation, draw_augmentation
from vit_studio.training.plan import batch_count
from vit_studio.training.randomness import Stream, generator
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import Indices
from vit_studio.training.world import World
from vit_studio.vit.pixels import to_input


class Batch(NamedTuple):
    """What this process learns from in one step: input (part, 1, side, side), augmented, and labels (part,).

    Blended by mixup, an image is `blend` of itself and the rest of another, whose label is in `partners`. `rows` are
    the places in the whole batch of `images`; this process's share in it is `share`, 0 where there were too few.
    """

    inputs: torch.Tensor
    labels: torch.Tensor
    partners: torch.Tensor | None
    blend: float
    rows: Indices
    images: int
    share: float


class Batches:
    """The batches of a whole training, by the number of their step; any of them can be asked for at once."""

    def __init__(self, images: ImageSet, indices: Indices, settings: TrainSettings, world: World) -> None:
        self._images = images
        self._indices = indices
        self._settings = settings
        self._world = world
        self._order: tuple[int, Indices] | None = None
        self.epoch_steps = batch_count(len(indices), settings.batch_size)

    def at(self, step: int) -> Batch:
        """The batch of the step (from 0); each epoch sees all images, in an order of its own."""
        settings = self._settings
        chosen = self._chosen(step)
        augmentation = draw_augmentation(
            len(chosen),
            generator(Stream.AUGMENTATION, seed=settings.seed, number=step),
            flip=settings.flip,
            shift=settings.shift,
            random_erasing=settings.random_erasing,
            side=self._images.image_size,
        )
        own = self._world.rows(len(chosen))
        rows = own if len(own) else np.zeros(1, dtype=np.int64)  # a model must see something: an image that counts 0
        inputs, labels = self._seen(chosen, augmentation, rows)
        partners, blend = None, 1.0
        if settings.mixup:
            rng = generator(Stream.MIXUP, seed=settings.seed, number=step)
            blend = _blend(rng, alpha=settings.mixup)
            others, partners = self._seen(chosen, augmentation, rng.permutation(len(chosen))[rows])
            inputs = inputs.mul_(blend).add_(others, alpha=1 - blend)
        return Batch(inputs, labels, partners, blend, rows, len(chosen), len(own) / len(chosen))

    def _seen(self, chosen: Indices, augmentation: Augmentation, rows: Indices) -> tuple[torch.Tensor, torch.Tensor]:
        """Inputs and labels of the images at `rows` of the batch."""
        images = self._images
        pixels = augmentation.of(rows).apply(images.images[chosen[rows]])
        labels = torch.from_numpy(images.labels[chosen[rows]]).long()
        return to_input(pixels, mean=images.mean, std=images.std), labels

    def _chosen(self, step: int) -> Indices:
        epoch, number = divmod(step, self.epoch_steps)
        return self._order_of(epoch)[number * self._settings.batch_size :][: self._settings.batch_size]

    def _order_of(self, epoch: int) -> Indices:
        if self._order is None or self._order[0] != epoch:
            rng = generator(Stream.ORDER, seed=self._settings.seed, number=epoch)
            self._order = (epoch, rng.permutation(self._indices))
        return self._order[1]


def _blend(rng: np.random.Generator, *, alpha: float) -> float:
    """Beta(alpha, alpha), the larger part: an image stays what it mostly is, so that accuracy keeps its meaning."""
    drawn = float(rng.beta(alpha, alpha))
    return max(drawn, 1 - drawn)
