"""Learning: an iterator of events that knows no window and no files."""

import itertools
import time
from collections.abc import Callable, Iterator

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError, VitStudioError
from vit_studio.training.augment import augment
from vit_studio.training.evaluate import Stopped, evaluate, never
from vit_studio.training.events import Evaluated, Finished, Progress, Started, TrainEvent
from vit_studio.training.initial import initial_model
from vit_studio.training.optimizer import make_optimizer, set_learning_rate
from vit_studio.training.pace import Pace
from vit_studio.training.randomness import Stream, generator, torch_seed
from vit_studio.training.schedule import learning_rate_at
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import Indices, hold_out, spread
from vit_studio.vit.fast_path import fast_logits
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.pixels import to_input

__all__ = ["initial_model", "train"]


def train(
    model: VisionTransformer,
    images: ImageSet,
    settings: TrainSettings,
    *,
    should_stop: Callable[[], bool] = never,
) -> Iterator[TrainEvent]:
    """Train `model` in place, one step for each event that is asked for; it is left in eval mode.

    `should_stop` is asked before each step, and between the batches of an evaluation; what was learned stays in the
    model. The same model, images, settings and number of torch threads give the same events bit for bit, times apart;
    torch's own generator is left alone. The test split is never looked at. Raises ConfigError where model and images
    do not fit, VitStudioError where the loss is no longer a number.
    """
    _check_fit(model, images)
    start = time.perf_counter()
    training = _Training(model, images, settings, should_stop)
    try:
        yield from training.events()
    except Stopped:
        pass
    finally:
        model.eval()
    yield Finished(
        step=training.step,
        steps=training.steps,
        seconds=time.perf_counter() - start,
        images_per_second=training.pace.overall,
        stopped=training.step < training.steps,
    )


class _Training:
    """What one run of `train` holds on to between its events."""

    def __init__(
        self, model: VisionTransformer, images: ImageSet, settings: TrainSettings, should_stop: Callable[[], bool]
    ) -> None:
        self._model = model
        self._images = images
        self._settings = settings
        self._should_stop = should_stop
        self._held_out = hold_out(images, settings.valid_images)
        self._eval_train = spread(images, self._held_out.train, settings.eval_train_images)
        self._optimizer = make_optimizer(model, settings)
        self._epoch_steps = -(-len(self._held_out.train) // settings.batch_size)
        self.steps = settings.epochs * self._epoch_steps
        self.step = 0
        self.pace = Pace()
        self._to_evaluate = evaluation_steps(settings.epochs, self._epoch_steps)

    def events(self) -> Iterator[TrainEvent]:
        """All but Finished; raises Stopped."""
        yield Started(
            steps=self.steps,
            epochs=self._settings.epochs,
            train_images=len(self._held_out.train),
            valid_images=len(self._held_out.valid),
        )
        yield self._evaluated()
        for batch in itertools.chain.from_iterable(map(self._batches, range(self._settings.epochs))):
            if self._should_stop():
                raise Stopped
            yield self._progressed(batch)
            if self.step in self._to_evaluate:
                yield self._evaluated()

    def _batches(self, epoch: int) -> Iterator[Indices]:
        rng = generator(Stream.ORDER, seed=self._settings.seed, number=epoch)
        order = rng.permutation(self._held_out.train)
        size = self._settings.batch_size
        return (order[start : start + size] for start in range(0, len(order), size))

    def _progressed(self, batch: Indices) -> Progress:
        start = time.perf_counter()
        settings = self._settings
        learning_rate = learning_rate_at(
            self.step, steps=self.steps, peak=settings.learning_rate, warmup=settings.warmup
        )
        set_learning_rate(self._optimizer, learning_rate)
        loss, accuracy = self._learn(*self._prepared(batch))
        self.step += 1
        self.pace.step_took(time.perf_counter() - start, images=len(batch))
        return Progress(
            step=self.step,
            steps=self.steps,
            epoch=self.step / self._epoch_steps,
            loss=loss,
            accuracy=accuracy,
            learning_rate=learning_rate,
            images_per_second=self.pace.recent,
            seconds_left=self.pace.seconds_left(
                steps=self.steps - self.step,
                evaluations=sum(1 for step in self._to_evaluate if step >= self.step),
            ),
        )

    def _prepared(self, batch: Indices) -> tuple[torch.Tensor, torch.Tensor]:
        """Augmented input (batch, 1, H, W) and labels (batch,)."""
        settings, images = self._settings, self._images
        rng = generator(Stream.AUGMENTATION, seed=settings.seed, number=self.step)
        pixels = augment(images.images[batch], rng, flip=settings.flip, shift=settings.shift)
        return to_input(pixels, mean=images.mean, std=images.std), torch.from_numpy(images.labels[batch]).long()

    def _learn(self, inputs: torch.Tensor, labels: torch.Tensor) -> tuple[float, float]:
        """Take one step; returns loss and accuracy of the batch before it."""
        settings = self._settings
        self._model.train()
        logits = self._logits(inputs)
        loss = F.cross_entropy(logits, labels, label_smoothing=settings.label_smoothing)
        _check_finite(loss.item(), step=self.step + 1)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        if settings.clip_norm:
            nn.utils.clip_grad_norm_(self._model.parameters(), settings.clip_norm, foreach=True)
        self._optimizer.step()
        accuracy = (logits.detach().argmax(dim=1) == labels).float().mean().item()
        return loss.item(), accuracy

    def _logits(self, inputs: torch.Tensor) -> torch.Tensor:
        if not self._model.config.dropout:
            return fast_logits(self._model, inputs)
        with torch.random.fork_rng(devices=[]):
            torch.default_generator.manual_seed(torch_seed(Stream.DROPOUT, seed=self._settings.seed, number=self.step))
            return fast_logits(self._model, inputs)

    def _evaluated(self) -> Evaluated:
        start = time.perf_counter()
        train, valid = (
            evaluate(self._model, self._images, indices, should_stop=self._should_stop)
            for indices in (self._eval_train, self._held_out.valid)
        )
        self.pace.evaluation_took(time.perf_counter() - start)
        return Evaluated(
            step=self.step,
            epoch=self.step / self._epoch_steps,
            train_loss=train.loss,
            train_accuracy=train.accuracy,
            valid_loss=valid.loss,
            valid_accuracy=valid.accuracy,
        )


def evaluation_steps(epochs: int, epoch_steps: int) -> frozenset[int]:
    """Steps after which the model is evaluated, always on all of the same images: curves of one meaning.

    The end of each epoch, and the quarters of the first, in which most is learned. With the default settings that is
    under 5 % of the time.
    """
    quarters = {epoch_steps * part // 4 for part in (1, 2, 3)} - {0}
    return frozenset(quarters | {epoch * epoch_steps for epoch in range(1, epochs + 1)})


def _check_fit(model: VisionTransformer, images: ImageSet) -> None:
    config = model.config
    wanted = (1, images.image_size, len(images.class_names))
    given = (config.in_channels, config.image_size, config.num_classes)
    if wanted != given:
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The model has in_channels {channels}, image_size {size} and num_classes {classes}, which do not fit "
                "the images of {name}.",
            ),
            QT_TRANSLATE_NOOP(
                "errors",
                "Set in_channels to {want_channels}, image_size to {want_size}, num_classes to {want_classes}.",
            ),
            name=images.name,
            **dict(zip(("channels", "size", "classes"), given, strict=True)),
            **dict(zip(("want_channels", "want_size", "want_classes"), wanted, strict=True)),
        )


def _check_finite(loss: float, *, step: int) -> None:
    if not np.isfinite(loss):
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "The loss was no longer a number at step {step}: the training fell apart."),
            QT_TRANSLATE_NOOP("errors", "Choose a smaller learning rate, or a longer warm-up, and train again."),
            step=step,
        )
