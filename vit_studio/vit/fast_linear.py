"""A linear map of tokens, and its gradients, by the library that multiplies matrices soonest on this processor.

torch hands matrix products to MKL, which on some processors of other makers leaves half of the vector width unused
(one EPYC with 2 cores: 180 against 390 GFLOP/s; another: 95 against 105 a core). oneDNN, which computes its
convolutions, does not. So on the CPU oneDNN does all three products of a linear map: the way forward, the gradient
of the tokens, and, as the gradient of a 1 × 1 convolution, that of the weight. In bfloat16 torch asks oneDNN by itself;
there the weight is rounded on its way into the product, and its gradient comes back in float32.
"""

from typing import Any, Final

import torch
from torch import nn
from torch.autograd.function import once_differentiable
from torch.nn import functional as F
from torch.nn.grad import conv2d_weight

_BY_HAND: Final = (torch.float32, torch.bfloat16)
_HAS_ONEDNN: Final = hasattr(torch.ops.mkldnn, "_linear_pointwise")

_Gradients = tuple[torch.Tensor | None, ...]


def computed_by_hand(tokens: torch.Tensor) -> torch.dtype | None:
    """The numbers in which steps by hand compute for these tokens; None where torch's own steps are to be taken."""
    autocast = tokens.device.type == "cpu" and torch.is_autocast_enabled("cpu")
    dtype = torch.get_autocast_dtype("cpu") if autocast else tokens.dtype
    return dtype if _can(tokens.device, dtype) else None


def linear(tokens: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """Tokens (batch, T, D_in) times weight (D_out, D_in) transposed, plus bias: (batch, T, D_out); gradients flow.

    By hand in the numbers of the tokens, whatever those of the weight are.
    """
    if not _can(tokens.device, tokens.dtype):
        return F.linear(tokens, weight, bias)
    mapped: torch.Tensor = _Linear.apply(tokens, weight, bias)
    return mapped


def norm_linear(tokens: torch.Tensor, norm: nn.LayerNorm, layer: nn.Linear, dtype: torch.dtype) -> torch.Tensor:
    """`layer(norm(tokens))` in one step of autograd, the map and what comes out in `dtype`; on the CPU alone."""
    mapped: torch.Tensor = _NormLinear.apply(tokens, norm.weight, norm.bias, norm.eps, layer.weight, layer.bias, dtype)
    return mapped


def _can(device: torch.device, dtype: torch.dtype) -> bool:
    return _HAS_ONEDNN and device.type == "cpu" and dtype in _BY_HAND


class _Linear(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, tokens: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        ctx.save_for_backward(tokens, weight)
        return _mapped(tokens, weight, bias)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: torch.Tensor) -> _Gradients:
        return _gradients(grad.contiguous(), *ctx.saved_tensors)


class _NormLinear(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any,
        tokens: torch.Tensor,
        norm_weight: torch.Tensor,
        norm_bias: torch.Tensor,
        eps: float,
        weight: torch.Tensor,
        bias: torch.Tensor,
        dtype: torch.dtype,
    ) -> torch.Tensor:
        normed, mean, rstd = torch.native_layer_norm(tokens, norm_weight.shape, norm_weight, norm_bias, eps)
        normed = normed.to(dtype)
        ctx.save_for_backward(tokens, mean, rstd, norm_weight, norm_bias, normed, weight)
        return _mapped(normed, weight, bias)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: torch.Tensor) -> _Gradients:
        tokens, mean, rstd, norm_weight, norm_bias, normed, weight = ctx.saved_tensors
        grad_normed, grad_weight, grad_bias = _gradients(grad.contiguous(), normed, weight)
        through_norm = torch.ops.aten.native_layer_norm_backward(
            grad_normed.to(tokens.dtype), tokens, norm_weight.shape, mean, rstd, norm_weight, norm_bias, [True] * 3
        )
        return *through_norm, None, grad_weight, grad_bias, None


def _mapped(tokens: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    if tokens.dtype == torch.bfloat16:
        return F.linear(tokens, weight.bfloat16(), bias.bfloat16())
    return _product(tokens, weight, bias)


def _gradients(
    grad: torch.Tensor, tokens: torch.Tensor, weight: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Of tokens, weight and bias."""
    # the bias apart from the weight: a plain sum takes a third of the time that oneDNN takes for it
    grad_bias = grad.sum((0, 1)).to(weight.dtype)
    if grad.dtype == torch.bfloat16:
        return grad @ weight.bfloat16(), (grad.flatten(0, 1).T @ tokens.flatten(0, 1)).to(weight.dtype), grad_bias
    kernel = conv2d_weight(_as_pixels(tokens), (*weight.shape, 1, 1), _as_pixels(grad))  # type: ignore[no-untyped-call]
    return _product(grad, weight.T, None), kernel.view_as(weight), grad_bias


def _product(tokens: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    product: torch.Tensor = torch.ops.mkldnn._linear_pointwise(tokens, weight, bias, "none", [], "")
    return product


def _as_pixels(tokens: torch.Tensor) -> torch.Tensor:
    """(batch, T, D) as images (batch, D, 1, T); channels last, as oneDNN likes them, is how they lie."""
    return tokens.unsqueeze(1).permute(0, 3, 1, 2)
