"""AdamW, with weight decay only where it means something."""

from typing import Final

from torch import nn
from torch.optim import AdamW

from vit_studio.training.settings import TrainSettings

_TABLES: Final = {"cls_token", "pos_embed", "rel_pos"}


def make_optimizer(model: nn.Module, settings: TrainSettings) -> AdamW:
    """Decay the matrices alone: biases, norms, class token and positions are not to be drawn towards 0."""
    decayed: list[nn.Parameter] = []
    free: list[nn.Parameter] = []
    for name, parameter in model.named_parameters():
        is_table = not _TABLES.isdisjoint(name.split("."))
        (free if parameter.ndim < 2 or is_table else decayed).append(parameter)
    groups = [{"params": decayed, "weight_decay": settings.weight_decay}, {"params": free, "weight_decay": 0.0}]
    return AdamW(groups, lr=settings.learning_rate, fused=True)


def set_learning_rate(optimizer: AdamW, learning_rate: float) -> None:
    """For the next step."""
    for group in optimizer.param_groups:
        group["lr"] = learning_rate
