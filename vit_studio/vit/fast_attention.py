"""Attention from q, k and v to merged heads in one step of autograd, its gradients written out by hand.

torch's own steps would copy q, k and v apart and their gradients together again, each more than once, and keep what
the backward pass does not need. Here the heads are laid out one after the other in memory once, and so are their
gradients. And torch takes the exponential of the softmax by a library that is slow on other makers' processors; the
power of 2 is three times as fast.
"""

import math
from typing import Any, Final

import torch
from torch.autograd.function import once_differentiable

_LOG2_E: Final = math.log2(math.e)
_SAFE: Final = 2.0**60
"""Sums of powers between 1/_SAFE and _SAFE have not run over, nor lost anything that counts."""


def attend(qkv: torch.Tensor, num_heads: int, bias: torch.Tensor | None = None) -> torch.Tensor:
    """Part qkv (batch, T, 3·D) to what all queries take from the values (batch, T, D), heads side by side.

    `bias` (batch, num_heads, T, T) is added to the scores, [query, key]. For float32 on the CPU.
    """
    merged: torch.Tensor = _Attend.apply(qkv, num_heads, bias)
    return merged


class _Attend(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, qkv: torch.Tensor, num_heads: int, bias: torch.Tensor | None) -> torch.Tensor:
        q, k, v = stack_heads(qkv, 3, num_heads)
        added = None if bias is None else bias.transpose(0, 1).reshape(-1, *bias.shape[2:])
        attn_weights = _softmax_of_scores(q, k, added)
        merged = merge_stack(torch.bmm(attn_weights, v)[None], len(qkv))
        ctx.save_for_backward(q, k, v, attn_weights)
        ctx.bias_shape = None if bias is None else bias.shape
        return merged

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: torch.Tensor) -> tuple[torch.Tensor, None, torch.Tensor | None]:
        q, k, v, attn_weights = ctx.saved_tensors
        scale, num_heads = q.shape[-1] ** -0.5, len(q) // len(grad)
        (grad_heads,) = stack_heads(grad, 1, num_heads)
        grads = q.new_empty(3, *q.shape)
        torch.bmm(attn_weights.transpose(1, 2), grad_heads, out=grads[2])
        grad_weights = torch.bmm(grad_heads, v.transpose(1, 2))
        grad_scores = torch._softmax_backward_data(grad_weights, attn_weights, -1, q.dtype)
        torch.baddbmm(grads[0], grad_scores, k, beta=0, alpha=scale, out=grads[0])
        torch.baddbmm(grads[1], grad_scores.transpose(1, 2), q, beta=0, alpha=scale, out=grads[1])
        grad_bias = None
        if ctx.bias_shape is not None:
            grad_bias = grad_scores.view(num_heads, -1, *grad_scores.shape[1:]).transpose(0, 1)
        return merge_stack(grads, len(grad)), None, grad_bias


def stack_heads(tokens: torch.Tensor, parts: int, num_heads: int) -> tuple[torch.Tensor, ...]:
    """Part (batch, T, parts·D) into `parts` tensors (num_heads·batch, T, D_h), each without gaps in memory."""
    batch, num_tokens, width = tokens.shape
    head_dim = width // (parts * num_heads)
    stacked = tokens.view(batch, num_tokens, parts, num_heads, head_dim).permute(2, 3, 0, 1, 4).contiguous()
    return stacked.view(parts, num_heads * batch, num_tokens, head_dim).unbind(0)


def merge_stack(stack: torch.Tensor, batch: int) -> torch.Tensor:
    """What `stack_heads` took apart, (parts, num_heads·batch, T, D_h), side by side again: (batch, T, parts·D)."""
    parts, _, num_tokens, head_dim = stack.shape
    by_head = stack.view(parts, -1, batch, num_tokens, head_dim)
    return by_head.permute(2, 3, 0, 1, 4).reshape(batch, num_tokens, -1)


def _softmax_of_scores(q: torch.Tensor, k: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    """Attention weights (num_heads·batch, T, T) of q and k (num_heads·batch, T, D_h)."""
    # the product, its scaling and the bias in one; with beta=0 the first argument is not read
    added, beta = (q.new_empty(()), 0.0) if bias is None else (bias, _LOG2_E)
    scores = torch.baddbmm(added, q, k.transpose(1, 2), beta=beta, alpha=q.shape[-1] ** -0.5 * _LOG2_E)
    powers = scores.exp2()
    sums = powers.sum(-1, keepdim=True)
    least, greatest = sums.aminmax()
    if not (least > 1 / _SAFE and greatest < _SAFE):
        powers = torch.exp2(scores - scores.amax(-1, keepdim=True))
        sums = powers.sum(-1, keepdim=True)
    return powers.div_(sums)
