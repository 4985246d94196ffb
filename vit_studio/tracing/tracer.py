"""Run a model once and keep every step; forward hooks live here and nowhere else."""

import collections
import contextlib
import threading
from collections.abc import Callable, Iterator

import numpy as np
import torch
from torch import nn

from vit_studio.tracing.trace import Array, ForwardTrace
from vit_studio.vit.attention import split_heads
from vit_studio.vit.block import Block
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.patch_grid import CLASS_TOKEN
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
    """What the hooks saw, by layer; the batch, of one image, makes room for the layers when they are joined."""

    def __init__(self, model: VisionTransformer) -> None:
        self.model = model
        self.entered: dict[str, list[torch.Tensor]] = collections.defaultdict(list)
        self.left: dict[str, list[torch.Tensor]] = collections.defaultdict(list)

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        with contextlib.ExitStack() as handles:
            for name, module in _listened_to(self.model):
                handles.callback(module.register_forward_hook(self._keeper(name)).remove)
            yield

    def _keeper(self, name: str) -> Callable[[nn.Module, tuple[torch.Tensor], torch.Tensor], None]:
        entered, left = self.entered[name], self.left[name]
        here = threading.get_ident()

        def keep(module: nn.Module, inputs: tuple[torch.Tensor], output: torch.Tensor) -> None:
            if threading.get_ident() != here:  # the same model may be predicting many images in another thread
                return
            entered.append(inputs[0])
            left.append(output)

        return keep

    def as_trace(self, image: torch.Tensor, logits: torch.Tensor) -> ForwardTrace:
        model, config, entered, left = self.model, self.model.config, self.entered, self.left
        tokens = [*left["embed"], *left["block"]]
        # the layers stand in for the batch: (depth, T, 3·D) to three times (depth, H, T, D_h)
        q, k, v = split_heads(torch.from_numpy(_joined(left["qkv"])), config.num_heads)
        return ForwardTrace(
            config=config,
            image=_array(image),
            patches=_array(unfold_patches(image[None], config.patch_size)[0]),
            patch_tokens=_array(left["patch_embed"][0][0]),
            cls_token=_array(model.cls_token[0, 0]),
            pos_embed=_array(_rows_in_use(model)),
            tokens=_joined(tokens),
            norm1=_joined(entered["qkv"]),
            q=q.numpy(),
            k=k.numpy(),
            v=v.numpy(),
            attn_bias=_bias(left["rel_pos"], config),
            attn_scores=_joined(entered["softmax"]),
            attn_weights=_joined(left["softmax"]),
            heads=_apart(_joined(entered["proj"]), config),
            attn_out=_joined(left["proj"]),
            tokens_mid=_joined(entered["norm2"]),
            norm2=_joined(left["norm2"]),
            mlp_hidden=_joined(entered["fc2"]),
            mlp_out=_joined(left["fc2"]),
            norm=_array(left["norm"][0][0]),
            logits=_array(logits[0]),
            lens_logits=_through_the_lens(model, tokens, logits),
        )


def _listened_to(model: VisionTransformer) -> Iterator[tuple[str, nn.Module]]:
    yield from (("patch_embed", model.patch_embed), ("embed", model.pos_drop), ("norm", model.norm))
    for block in model.blocks:
        assert isinstance(block, Block)
        attn, mlp = block.attn, block.mlp
        yield from (("qkv", attn.qkv), ("softmax", attn.softmax), ("proj", attn.proj))
        yield from (("norm2", block.norm2), ("fc2", mlp.fc2), ("block", block))
        if attn.rel_pos is not None:
            yield "rel_pos", attn.rel_pos


def _apart(merged: Array, config: ViTConfig) -> Array:
    """The heads side by side, (depth, T, D), as (depth, H, T, D_h); a view."""
    return merged.reshape(*merged.shape[:-1], config.num_heads, -1).swapaxes(1, 2)


def _bias(layers: list[torch.Tensor], config: ViTConfig) -> Array:
    if layers:
        return _joined(layers)
    shape = (config.depth, config.num_heads, config.num_tokens, config.num_tokens)
    return np.broadcast_to(np.zeros((), np.float32), shape)


@torch.inference_mode()
def _through_the_lens(model: VisionTransformer, tokens: list[torch.Tensor], logits: torch.Tensor) -> Array:
    """What the head would say after each layer, of every token (the logit lens)."""
    found: Array = model.head(model.norm(torch.cat(tokens))).cpu().numpy()
    # a product of another shape may round otherwise; what the model itself said stands
    found[-1, CLASS_TOKEN] = logits[0].cpu().numpy()
    return found


def _rows_in_use(model: VisionTransformer) -> torch.Tensor:
    config = model.config
    table = model.position_table()
    if table is None:
        return torch.zeros(config.num_tokens, config.embed_dim)
    return table[0, : config.num_tokens]


def _array(tensor: torch.Tensor) -> Array:
    # a copy: parameters go on changing while a model trains, what was traced must not
    return tensor.detach().cpu().numpy().copy()


def _joined(layers: list[torch.Tensor]) -> Array:
    """(1, ..) of each layer to (layers, ..)."""
    # numpy's, for torch's wakes its thread pool for arrays this small: 8 ms instead of 0.1 on a busy machine
    return np.concatenate([layer.detach().cpu().numpy() for layer in layers])


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
