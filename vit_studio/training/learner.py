"""One training step: forward, loss, backward, clip, optimise."""

import math
from typing import NamedTuple

import torch
from torch import nn
from torch.nn import functional as F

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.training.batches import Batch
from vit_studio.training.optimizer import Optimizer
from vit_studio.training.randomness import Stream, torch_seed
from vit_studio.training.settings import TrainSettings
from vit_studio.training.state import Tensors
from vit_studio.vit.fast_path import fast_logits
from vit_studio.vit.model import VisionTransformer


class Learned(NamedTuple):
    """Mean loss and accuracy of the batch before the step, and the length of the gradient before it was clipped."""

    loss: float
    accuracy: float
    grad_norm: float


class Learner:
    """Changes the model, batch by batch."""

    def __init__(self, model: VisionTransformer, settings: TrainSettings) -> None:
        self._model = model
        self._settings = settings
        self._optimizer = Optimizer(model, settings)

    def optimizer_state(self) -> Tensors:
        """What the optimiser remembers, flat."""
        return self._optimizer.state()

    def load_optimizer_state(self, state: Tensors, *, step: int) -> None:
        """Go on from there; raises ConfigError where it is another model's."""
        self._optimizer.load(state, step=step)

    def learn(self, batch: Batch, *, step: int, learning_rate: float) -> Learned:
        """Take the step (from 0); raises VitStudioError, and takes none, where loss or gradient is no number."""
        device = self._model.cls_token.device
        inputs, labels = batch.inputs.to(device), batch.labels.to(device)
        self._model.train()
        logits = self._logits(inputs, step=step)
        loss = F.cross_entropy(logits, labels, label_smoothing=self._settings.label_smoothing)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        right = (logits.detach().argmax(dim=1) == labels).sum()
        # read together: each reading waits for the device
        told = torch.stack((loss.detach(), right / len(labels), self._clipped_norm())).tolist()
        learned = Learned(*told)
        _check_finite(learned, step=step + 1)
        self._optimizer.step(learning_rate)
        return learned

    def _clipped_norm(self) -> torch.Tensor:
        """The gradient's length before it is clipped."""
        if self._settings.clip_norm:
            return nn.utils.clip_grad_norm_(self._model.parameters(), self._settings.clip_norm, foreach=True)
        gradients = (parameter.grad for parameter in self._model.parameters() if parameter.grad is not None)
        return torch.linalg.vector_norm(torch.stack([torch.linalg.vector_norm(gradient) for gradient in gradients]))

    def _logits(self, inputs: torch.Tensor, *, step: int) -> torch.Tensor:
        if not self._model.config.dropout:
            return fast_logits(self._model, inputs)
        with torch.random.fork_rng(devices=[]):
            torch.default_generator.manual_seed(torch_seed(Stream.DROPOUT, seed=self._settings.seed, number=step))
            return fast_logits(self._model, inputs)


def _check_finite(learned: Learned, *, step: int) -> None:
    if not (math.isfinite(learned.loss) and math.isfinite(learned.grad_norm)):
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "The loss was no longer a number at step {step}: the training fell apart."),
            QT_TRANSLATE_NOOP("errors", "Choose a smaller learning rate, or a longer warm-up, and train again."),
            step=step,
        )
