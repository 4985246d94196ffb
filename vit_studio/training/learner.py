"""One training step: forward, loss, backward, clip, optimise."""

import contextlib
import copy
import math
from collections.abc import Iterator
from typing import Final, NamedTuple

import torch
from torch import nn
from torch.nn import functional as F

from vit_studio.errors import QT_TRANSLATE_NOOP, DivergedError
from vit_studio.heap import hand_back
from vit_studio.training.average import WeightAverage
from vit_studio.training.batches import Batch
from vit_studio.training.device import torch_device
from vit_studio.training.drop_path import draw_paths, dropped_paths
from vit_studio.training.optimizer import Optimizer
from vit_studio.training.precision import check_precision, computed_in
from vit_studio.training.randomness import Stream, generator, torch_seeded
from vit_studio.training.settings import TrainSettings
from vit_studio.training.state import Tensors, check_fits, copied
from vit_studio.training.world import World
from vit_studio.vit.fast_path import fast_logits
from vit_studio.vit.model import VisionTransformer

_RAW: Final = "raw."
"""Where the model is an average, the weights that learn stand in the state under this and their name."""


class Learned(NamedTuple):
    """Mean loss and accuracy of the batch before the step, and the length of the gradient before it was clipped."""

    loss: float
    accuracy: float
    grad_norm: float


class Learner:
    """Changes the model, batch by batch, on the device of `world`; `rest` brings it back to the CPU.

    Raises ConfigError where there is no such device, optimiser or precision.
    """

    def __init__(self, model: VisionTransformer, settings: TrainSettings, world: World) -> None:
        self._device = torch_device(world.device)
        check_precision(settings.precision, self._device)
        self._shown = model.to(self._device)
        self._model = copy.deepcopy(model) if settings.ema else model
        self._average = WeightAverage(model, self._model, settings.ema) if settings.ema else None
        self._settings = settings
        self._world = world
        self._optimizer = Optimizer(self._model, settings)
        self._forward: nn.Module = _FastPass(self._model)

    def begin(self) -> None:
        """Be ready for steps."""
        self._shown.to(self._device)
        config = self._model.config
        example = torch.zeros(2, config.in_channels, config.image_size, config.image_size, device=self._device)
        self._forward = self._world.shared(_FastPass(self._model), example)

    def rest(self) -> None:
        """Bring the model that is shown to the CPU, in eval mode; the memory of the steps is handed back."""
        self._forward = _FastPass(self._model)
        if self._device.type != "cpu":
            self._shown.cpu()
        self._shown.eval()
        hand_back()

    def state(self) -> Tensors:
        """All that steps to come need and the model shown does not tell, flat."""
        raw = copied(self._model.state_dict()) if self._average else {}
        return self._optimizer.state() | {f"{_RAW}{name}": tensor for name, tensor in raw.items()}

    def load(self, weights: Tensors, state: Tensors, *, step: int) -> None:
        """Go on from there; raises ConfigError, and changes nothing, where it is another model's."""
        shapes = {name: tensor.shape for name, tensor in self._shown.state_dict().items()}
        raw = {name: tensor for name, tensor in state.items() if name.startswith(_RAW)}
        check_fits(weights, shapes)
        check_fits(raw, {f"{_RAW}{name}": shape for name, shape in shapes.items()} if self._average else {})
        self._optimizer.load({name: state[name] for name in state.keys() - raw.keys()}, step=step)
        self._shown.load_state_dict(weights)
        if self._average:
            self._model.load_state_dict({name.removeprefix(_RAW): tensor for name, tensor in raw.items()})

    def learn(self, batch: Batch, *, step: int, learning_rate: float) -> Learned:
        """Take the step (from 0); raises VitStudioError, and takes none, where loss or gradient is no number."""
        self._model.train()
        with self._chance(batch, step=step), computed_in(self._settings.precision, self._device):
            logits = self._forward(batch.inputs.to(self._device)).float()
        labels = batch.labels.to(self._device)
        loss = self._loss(logits, labels, batch)
        self._optimizer.zero_grad()
        weight = batch.share * self._world.size  # gradients are averaged over processes that saw more images, or fewer
        (loss if weight == 1 else loss * weight).backward()  # type: ignore[no-untyped-call]
        accuracy = (logits.detach().argmax(dim=1) == labels).float().mean()
        told = self._world.total(torch.stack((loss.detach(), accuracy)) * batch.share)
        # read together: each reading waits for the device
        learned = Learned(*torch.cat((told, self._clipped_norm()[None])).tolist())
        _check_finite(learned, step=step + 1)
        self._optimizer.step(learning_rate)
        if self._average:
            self._average.update(step + 1)
        return learned

    def _loss(self, logits: torch.Tensor, labels: torch.Tensor, batch: Batch) -> torch.Tensor:
        smoothing = self._settings.label_smoothing
        loss = F.cross_entropy(logits, labels, label_smoothing=smoothing)
        if batch.partners is None:
            return loss
        other = F.cross_entropy(logits, batch.partners.to(self._device), label_smoothing=smoothing)
        return batch.blend * loss + (1 - batch.blend) * other

    def _clipped_norm(self) -> torch.Tensor:
        """The gradient's length before it is clipped."""
        if self._settings.clip_norm:
            return nn.utils.clip_grad_norm_(self._model.parameters(), self._settings.clip_norm)
        gradients = (parameter.grad for parameter in self._model.parameters() if parameter.grad is not None)
        return torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(gradient) for gradient in gradients]))

    @contextlib.contextmanager
    def _chance(self, batch: Batch, *, step: int) -> Iterator[None]:
        """Within, what is dropped follows from the step."""
        settings, config = self._settings, self._model.config
        with contextlib.ExitStack() as stack:
            if config.dropout:
                stack.enter_context(
                    torch_seeded(
                        Stream.DROPOUT, seed=settings.seed, number=step, rank=self._world.rank, device=self._device
                    )
                )
            if settings.drop_path:
                rng = generator(Stream.DROP_PATH, seed=settings.seed, number=step)
                paths = draw_paths(batch.images, rng, rate=settings.drop_path, depth=config.depth)
                stack.enter_context(dropped_paths(self._model, paths[:, batch.rows].to(self._device)))
            yield


class _FastPass(nn.Module):
    """The fast path as a module, for what wraps one."""

    def __init__(self, model: VisionTransformer) -> None:
        super().__init__()
        self.model = model

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        return fast_logits(self.model, images)


def _check_finite(learned: Learned, *, step: int) -> None:
    if not (math.isfinite(learned.loss) and math.isfinite(learned.grad_norm)):
        raise DivergedError(
            QT_TRANSLATE_NOOP("errors", "The loss was no longer a number at step {step}: the training fell apart."),
            QT_TRANSLATE_NOOP("errors", "Choose a smaller learning rate, or a longer warm-up, and train again."),
            step=step,
        )
