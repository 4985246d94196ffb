"""Which images a step learns from, and how they look to it: both follow from the seed and the step."""

from typing import NamedTuple

import torch

from vit_studio.data.images import ImageSet
from vit_studio.training.augment import augment
from vit_studio.training.randomness import Stream, generator
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import Indices
from vit_studio.vit.pixels import to_input


class Batch(NamedTuple):
    """Input (batch, 1, H, W), augmented, and labels (batch,)."""

    inputs: torch.Tensor
    labels: torch.Tensor


class Batches:
    """The batches of a whole training, by the number of their step; any of them can be asked for at once."""

    def __init__(self, images: ImageSet, indices: Indices, settings: TrainSettings) -> None:
        self._images = images
        self._indices = indices
        self._settings = settings
        self._order: tuple[int, Indices] | None = None
        self.epoch_steps = -(-len(indices) // settings.batch_size)

    def at(self, step: int) -> Batch:
        """The batch of the step (from 0); each epoch sees all images, in an order of its own."""
        settings, images = self._settings, self._images
        epoch, number = divmod(step, self.epoch_steps)
        chosen = self._order_of(epoch)[number * settings.batch_size :][: settings.batch_size]
        rng = generator(Stream.AUGMENTATION, seed=settings.seed, number=step)
        pixels = augment(images.images[chosen], rng, flip=settings.flip, shift=settings.shift)
        inputs = to_input(pixels, mean=images.mean, std=images.std)
        return Batch(inputs, torch.from_numpy(images.labels[chosen]).long())

    def _order_of(self, epoch: int) -> Indices:
        if self._order is None or self._order[0] != epoch:
            rng = generator(Stream.ORDER, seed=self._settings.seed, number=epoch)
            self._order = (epoch, rng.permutation(self._indices))
        return self._order[1]
