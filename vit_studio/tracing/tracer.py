"""Run a model once and keep every step; forward hooks live here and nowhere else."""

import contextlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import nn

from vit_studio.tracing.trace import Array, ForwardTrace
from vit_studio.vit.attention import split_heads
from vit_studio.vit.block import Block
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.patches import unfold_patches


def trace(model: VisionTransformer, image: torch.Tensor) -> ForwardTrace:
    """Trace one image (C, H, W) through the explicit pass, bit for bit what `model(image[None])` computes.

    The model is run as in evaluation, without dropout, and left in the mode in which it was.
    """
    record = _Record(model)
    with _evaluating(model), record.listening(), torch.inference_mode():
        logits = model(image[None])
    return record.as_trace(image, logits)


class _Record:
    """What the hooks saw, by layer; the batch axis, of one image, is dropped on the way."""

    def __init__(self, model: VisionTransformer) -> None:
        self.model = model
        self.patch_tokens = torch.empty(0)
        self.tokens: list[torch.Tensor] = []
        self.qkv: list[torch.Tensor] = []
        self.scores: list[torch.Tensor] = []
        self.weights: list[torch.Tensor] = []

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        with contextlib.ExitStack() as handles:

            def hook(module: nn.Module, listener: Any) -> None:
                handles.callback(module.register_forward_hook(listener).remove)

            hook(self.model.patch_embed, self._keep_patch_tokens)
            hook(self.model.pos_drop, self._keep_tokens)
            for block in self.model.blocks:
                assert isinstance(block, Block)
                hook(block.attn.qkv, self._keep_qkv)
                hook(block.attn.softmax, self._keep_attention)
                hook(block, self._keep_tokens)
            yield

    def _keep_patch_tokens(self, module: nn.Module, inputs: tuple[torch.Tensor], output: torch.Tensor) -> None:
        self.patch_tokens = output[0]

    def _keep_tokens(self, module: nn.Module, inputs: tuple[torch.Tensor], output: torch.Tensor) -> None:
        self.tokens.append(output[0])

    def _keep_qkv(self, module: nn.Module, inputs: tuple[torch.Tensor], output: torch.Tensor) -> None:
        self.qkv.append(output[0])

    def _keep_attention(self, module: nn.Module, inputs: tuple[torch.Tensor], output: torch.Tensor) -> None:
        self.scores.append(inputs[0][0])
        self.weights.append(output[0])

    def as_trace(self, image: torch.Tensor, logits: torch.Tensor) -> ForwardTrace:
        model, config = self.model, self.model.config
        # the layers stand in for the batch: (depth, T, 3·D) to three times (depth, H, T, D_h)
        q, k, v = split_heads(torch.from_numpy(_stack(self.qkv)), config.num_heads)
        return ForwardTrace(
            config=config,
            image=_array(image),
            patches=_array(unfold_patches(image[None], config.patch_size)[0]),
            patch_tokens=_array(self.patch_tokens),
            cls_token=_array(model.cls_token[0, 0]),
            pos_embed=_array(_rows_in_use(model)),
            tokens=_stack(self.tokens),
            q=_array(q),
            k=_array(k),
            v=_array(v),
            attn_scores=_stack(self.scores),
            attn_weights=_stack(self.weights),
            logits=_array(logits[0]),
        )


def _rows_in_use(model: VisionTransformer) -> torch.Tensor:
    config = model.config
    if model.pos_embed is None:
        return torch.zeros(config.num_tokens, config.embed_dim)
    return model.pos_embed[0, : config.num_tokens]


def _array(tensor: torch.Tensor) -> Array:
    # a copy: parameters go on changing while a model trains, what was traced must not
    return tensor.detach().cpu().numpy().copy()


def _stack(layers: list[torch.Tensor]) -> Array:
    # numpy's stack, for torch's wakes its thread pool for arrays this small: 8 ms instead of 0.1 on a busy machine
    return np.stack([layer.detach().cpu().numpy() for layer in layers])


@contextlib.contextmanager
def _evaluating(model: nn.Module) -> Iterator[None]:
    if not model.training:
        yield
        return
    model.eval()
    try:
        yield
    finally:
        model.train()
