"""Stochastic depth: while it learns, an image now and then skips a branch of a block (arXiv 1603.09382)."""

import contextlib
from collections.abc import Iterator

import numpy as np
import torch
from torch import nn

from vit_studio.vit.block import Block
from vit_studio.vit.model import VisionTransformer


def draw_paths(count: int, rng: np.random.Generator, *, rate: float, depth: int) -> torch.Tensor:
    """What the branches of `count` images are multiplied by, (2·depth, count): attention and MLP of each block in turn.

    0 where an image skips it, else so much over 1 that the mean stays. The rate rises in proportion to the depth, to
    `rate` in the last block.
    """
    kept = 1 - rate * np.repeat(np.arange(1, depth + 1), 2)[:, None] / depth
    return torch.from_numpy(((rng.random((2 * depth, count)) < kept) / kept).astype(np.float32))


@contextlib.contextmanager
def dropped_paths(model: VisionTransformer, paths: torch.Tensor) -> Iterator[None]:
    """Within, each branch is multiplied by its `paths`, as `draw_paths` gives them; for one pass of their images.

    A hook on the dropout that each branch ends with: the model's own lines stay as they are, and cost nothing more
    where nothing is dropped.
    """
    heard: list[nn.Module] = []
    with contextlib.ExitStack() as stack:
        for module, kept in zip(_ends(model), paths[:, :, None, None], strict=True):

            def scale(module: nn.Module, args: object, output: torch.Tensor, kept: torch.Tensor = kept) -> torch.Tensor:
                heard.append(module)
                return output * kept

            stack.callback(module.register_forward_hook(scale).remove)
        yield
        assert len(heard) == len(paths), "a branch of the model does not end with its dropout"


def _ends(model: VisionTransformer) -> Iterator[nn.Module]:
    for block in model.blocks:
        assert isinstance(block, Block)
        yield block.attn.proj_drop
        yield block.mlp.drop2
