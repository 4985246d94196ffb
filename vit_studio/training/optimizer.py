"""AdamW, weight decay only where it means something; or Muon for the matrices of the blocks and AdamW for the rest."""

from collections.abc import Iterable, Mapping
from typing import Final

import torch
from torch import nn
from torch.optim import AdamW

from vit_studio.training.muon import Muon
from vit_studio.training.settings import OptimizerKind, TrainSettings
from vit_studio.training.state import Tensors, check_fits, copied

_TABLES: Final = {"cls_token", "pos_embed", "rel_pos"}
_MOMENTS: Final = ("exp_avg", "exp_avg_sq")
_MOMENTUM: Final = "momentum_buffer"


class Optimizer:
    """Changes a model's parameters by their gradients; what it remembers goes by their names."""

    def __init__(self, model: nn.Module, settings: TrainSettings) -> None:
        self._names: dict[torch.Tensor, str] = {parameter: name for name, parameter in model.named_parameters()}
        by_muon = settings.optimizer is OptimizerKind.MUON
        matrices = [p for p, name in self._names.items() if by_muon and is_block_matrix(name, p)]
        rest = [p for p, name in self._names.items() if not (by_muon and is_block_matrix(name, p))]
        decayed = [parameter for parameter in rest if decays(self._names[parameter], parameter)]
        free = [parameter for parameter in rest if not decays(self._names[parameter], parameter)]
        groups = [{"params": decayed, "weight_decay": settings.weight_decay}, {"params": free, "weight_decay": 0.0}]
        self.parts: list[torch.optim.Optimizer] = [AdamW(groups, lr=settings.learning_rate, fused=True)]
        if by_muon:
            self.parts.append(Muon(matrices, lr=settings.learning_rate, weight_decay=settings.weight_decay))

    def zero_grad(self) -> None:
        """Forget the gradients."""
        for part in self.parts:
            part.zero_grad(set_to_none=True)

    def step(self, learning_rate: float) -> None:
        """Change the parameters by their gradients."""
        for part in self.parts:
            for group in part.param_groups:
                group["lr"] = learning_rate
            part.step()

    def state(self) -> Tensors:
        """What is remembered, flat; nothing before the first step."""
        return copied(
            {
                f"{kind}.{self._names[parameter]}": value
                for part in self.parts
                for parameter, kept in part.state.items()
                for kind, value in kept.items()
            }
        )

    def load(self, state: Mapping[str, torch.Tensor], *, step: int) -> None:
        """Go on from what `state` gave after `step` steps; raises ConfigError where it is another model's."""
        check_fits(state, self._shapes() if step else {})
        for part in self.parts if step else ():
            for parameter in _parameters(part):
                for kind in _remembered(part):
                    value = state[f"{kind}.{self._names[parameter]}"]
                    part.state[parameter][kind] = value.to(parameter.device, copy=True)

    def _shapes(self) -> dict[str, torch.Size]:
        return {
            f"{kind}.{self._names[parameter]}": torch.Size() if kind == "step" else parameter.shape
            for part in self.parts
            for parameter in _parameters(part)
            for kind in _remembered(part)
        }


def decays(name: str, parameter: torch.Tensor) -> bool:
    """Matrices alone: biases, norms, class token and positions are not to be drawn towards 0."""
    return parameter.ndim >= 2 and _TABLES.isdisjoint(name.split("."))


def is_block_matrix(name: str, parameter: torch.Tensor) -> bool:
    """A linear map between tokens: neither the kernels nor the head, which look outside."""
    return parameter.ndim == 2 and name.startswith("blocks.") and decays(name, parameter)


def _parameters(part: torch.optim.Optimizer) -> Iterable[torch.Tensor]:
    return (parameter for group in part.param_groups for parameter in group["params"])


def _remembered(part: torch.optim.Optimizer) -> tuple[str, ...]:
    return (*_MOMENTS, "step") if isinstance(part, AdamW) else (_MOMENTUM,)
