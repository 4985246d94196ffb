"""A moving average of the weights: steadier than any one step, and often better (arXiv 1806.05594, 2301.13755)."""

import torch
from torch import nn
from torch.optim.swa_utils import get_ema_multi_avg_fn


class WeightAverage:
    """Keeps in `average` the exponential moving average of the parameters of `learning`, a model of the same shape."""

    def __init__(self, average: nn.Module, learning: nn.Module, decay: float) -> None:
        self._average = list(average.parameters())
        self._learning = list(learning.parameters())
        self._decay = decay

    def update(self, steps: int) -> None:
        """Take in the parameters after so many steps.

        The first weights know nothing, so at first little of them is kept: as much as would be of a plain mean of the
        last tenth of the steps, until that is the decay.
        """
        decay = min(self._decay, (1 + steps) / (10 + steps))
        get_ema_multi_avg_fn(decay)(self._average, self._learning, torch.tensor(steps))  # type: ignore[no-untyped-call]
