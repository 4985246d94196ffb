"""Where a training stands between two steps: all that going on needs, beside the settings and the images."""

import dataclasses
from collections.abc import Mapping

import torch

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError

Tensors = dict[str, torch.Tensor]
"""By name; on the CPU, and nobody else's: what learns on does not change them."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class TrainState:
    """What `Training.state` hands out and `Training(..., resume=...)` takes.

    `step` counts the steps taken, `images` the images that they saw, `seconds` what they took and
    `evaluation_seconds` what the evaluations took. `weights` are those of the model on show (`state_dict`); what the
    optimiser remembers is flat in `optimizer`, one plain tensor for each "kind.parameter", such as
    "exp_avg.head.weight". `evaluation_due` says that the evaluation of this very step has not been told yet.
    """

    step: int
    seconds: float
    images: int
    weights: Tensors
    optimizer: Tensors
    evaluation_seconds: float = 0.0
    evaluation_due: bool = False


def copied(tensors: Mapping[str, torch.Tensor]) -> Tensors:
    """The tensors as they are now."""
    return {name: tensor.detach().to("cpu", copy=True) for name, tensor in tensors.items()}


def check_fits(state: Mapping[str, torch.Tensor], wanted: Mapping[str, torch.Size]) -> None:
    """Raise ConfigError unless the tensors of a state are those wanted, by name and shape."""
    shapes = {name: tensor.shape for name, tensor in state.items()}
    differing = sorted(name for name in shapes.keys() | wanted.keys() if shapes.get(name) != wanted.get(name))
    if differing:
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors", "The training to resume is of another model or optimiser: {names} is missing or differs."
            ),
            QT_TRANSLATE_NOOP("errors", "Resume it with the configuration and the settings that it began with."),
            names=differing[0],
        )
