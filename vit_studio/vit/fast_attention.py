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

    `bias` (batch, num_heads, T, T) is added to the scores, [query, key]. For float32 and bfloat16 on the CPU; in
    bfloat16 the sums of rows are added up in float32 by torch, and rounded.
    """
    merged: torch.Tensor = _Attend.apply(qkv, num_heads, bias)
    return merged


class _Attend(torch.autograd.Function):
    """With E = 2^(scores · log2 e), s the sums of its rows and O = E·v / s, what comes back for O is first divided by
    s: then the attention weights E / s, and their gradients, need not be made, only E, in the memory of the scores.
    """

    @staticmethod
    def forward(ctx: Any, qkv: torch.Tensor, num_heads: int, bias: torch.Tensor | None) -> torch.Tensor:
        q, k, v = stack_heads(qkv, 3, num_heads)
        q.mul_(q.shape[-1] ** -0.5 * _LOG2_E)
        powers, sums = _powers(q, k, None if bias is None else _stacked(bias) * _LOG2_E)
        merged = merge_stack(torch.bmm(powers, v).div_(sums)[None], len(qkv))
        ctx.save_for_backward(q, k, v, powers, sums, merged)
        ctx.has_bias = bias is not None
        return merged

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: torch.Tensor) -> tuple[torch.Tensor, None, torch.Tensor | None]:
        q, k, v, powers, sums, merged = ctx.saved_tensors
        num_heads = len(q) // len(grad)
        grad_heads = stack_heads(grad, 1, num_heads)[0].div_(sums)
        means = (grad * merged).view(*grad.shape[:2], num_heads, -1).sum(-1, dtype=sums.dtype)
        means = means.permute(2, 0, 1).reshape(sums.shape) / sums
        grads = q.new_empty(3, *q.shape)
        torch.bmm(powers.transpose(1, 2), grad_heads, out=grads[2])
        # a softmax gives each score its weight times how much more than the mean of its row comes back for it
        grad_scores = torch.bmm(grad_heads, v.transpose(1, 2))
        grad_scores.sub_(_like(grad_scores, means)).mul_(powers)
        torch.bmm(grad_scores, k, out=grads[0]).mul_(q.shape[-1] ** -0.5)
        torch.bmm(grad_scores.transpose(1, 2), q, out=grads[1]).mul_(1 / _LOG2_E)
        grad_bias = grad_scores.view(num_heads, -1, *powers.shape[1:]).transpose(0, 1) if ctx.has_bias else None
        return merge_stack(grads, len(grad)), None, grad_bias


def stack_heads(tokens: torch.Tensor, parts: int, num_heads: int) -> tuple[torch.Tensor, ...]:
    """Part (batch, T, parts·D) into `parts` tensors (num_heads·batch, T, D_h), without gaps in memory of their own."""
    batch, num_tokens, width = tokens.shape
    head_dim = width // (parts * num_heads)
    by_head = tokens.view(batch, num_tokens, parts, num_heads, head_dim).permute(2, 3, 0, 1, 4)
    # one part of one head has no gaps as it is, and what is done to it in place must not be done to the tokens
    stacked = by_head.clone(memory_format=torch.contiguous_format)
    return stacked.view(parts, num_heads * batch, num_tokens, head_dim).unbind(0)


def merge_stack(stack: torch.Tensor, batch: int) -> torch.Tensor:
    """What `stack_heads` took apart, (parts, num_heads·batch, T, D_h), side by side again: (batch, T, parts·D)."""
    parts, _, num_tokens, head_dim = stack.shape
    by_head = stack.view(parts, -1, batch, num_tokens, head_dim)
    return by_head.permute(2, 3, 0, 1, 4).reshape(batch, num_tokens, -1)


def _like(scores: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """One number a row (n, T, 1) as it is soonest subtracted: in full where torch would repeat 16 bits one by one."""
    if rows.dtype == scores.dtype:
        return rows
    return rows.to(scores.dtype).expand_as(scores).contiguous()


def _stacked(bias: torch.Tensor) -> torch.Tensor:
    """(batch, num_heads, T, T) as the heads are stacked: (num_heads·batch, T, T)."""
    return bias.transpose(0, 1).reshape(-1, *bias.shape[2:])


def _powers(q: torch.Tensor, k: torch.Tensor, bias: torch.Tensor | None) -> tuple[torch.Tensor, torch.Tensor]:
    """2 to the power of q·k + bias, (num_heads·batch, T, T), and the sums of its rows, (num_heads·batch, T, 1).

    Where they would run over, or lose what counts, each row is first moved to where its greatest power is 1.
    """
    powers = _scores(q, k, bias).exp2_()
    sums = powers.sum(-1, keepdim=True).float()
    least, greatest = sums.aminmax()
    if not (least > 1 / _SAFE and greatest < _SAFE):
        scores = _scores(q, k, bias)
        powers = scores.sub_(scores.amax(-1, keepdim=True)).exp2_()
        sums = powers.sum(-1, keepdim=True).float()
    return powers, sums


def _scores(q: torch.Tensor, k: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    scores = torch.bmm(q, k.transpose(1, 2))
    return scores if bias is None else scores.add_(bias)
