"""AdamW, with weight decay only where it means something."""

from collections.abc import Mapping
from typing import Final

import torch
from torch import nn
from torch.optim import AdamW

from vit_studio.training.settings import TrainSettings
from vit_studio.training.state import Tensors, check_fits, copied

_TABLES: Final = {"cls_token", "pos_embed", "rel_pos"}
_MOMENTS: Final = ("exp_avg", "exp_avg_sq")


class Optimizer:
    """AdamW over all of a model's parameters, and what it remembers by their names."""

    def __init__(self, model: nn.Module, settings: TrainSettings) -> None:
        self._names: dict[torch.Tensor, str] = {parameter: name for name, parameter in model.named_parameters()}
        decayed = [parameter for parameter, name in self._names.items() if decays(name, parameter)]
        free = [parameter for parameter, name in self._names.items() if not decays(name, parameter)]
        groups = [{"params": decayed, "weight_decay": settings.weight_decay}, {"params": free, "weight_decay": 0.0}]
        self.adamw = AdamW(groups, lr=settings.learning_rate, fused=True)

    def zero_grad(self) -> None:
        """Forget the gradients."""
        self.adamw.zero_grad(set_to_none=True)

    def step(self, learning_rate: float) -> None:
        """Change the parameters by their gradients."""
        for group in self.adamw.param_groups:
            group["lr"] = learning_rate
        self.adamw.step()

    def state(self) -> Tensors:
        """What is remembered, flat; nothing before the first step."""
        return copied(
            {
                f"{kind}.{self._names[parameter]}": value
                for parameter, kept in self.adamw.state.items()
                for kind, value in kept.items()
            }
        )

    def load(self, state: Mapping[str, torch.Tensor], *, step: int) -> None:
        """Go on from what `state` gave after `step` steps; raises ConfigError where it is another model's."""
        check_fits(state, self._shapes() if step else {})
        for parameter, name in self._names.items() if step else ():
            for kind in (*_MOMENTS, "step"):
                value = state[f"{kind}.{name}"]
                self.adamw.state[parameter][kind] = value.to(parameter.device, copy=True)

    def _shapes(self) -> dict[str, torch.Size]:
        moments = {f"{kind}.{name}": parameter.shape for parameter, name in self._names.items() for kind in _MOMENTS}
        return moments | {f"step.{name}": torch.Size() for name in self._names.values()}


def decays(name: str, parameter: torch.Tensor) -> bool:
    """Matrices alone: biases, norms, class token and positions are not to be drawn towards 0."""
    return parameter.ndim >= 2 and _TABLES.isdisjoint(name.split("."))
