"""A linear map of tokens, and its gradients, by the library that multiplies matrices soonest on this processor.

torch hands matrix products to MKL, which on some processors of other makers leaves half of the vector width unused
(one EPYC with 2 cores: 180 against 390 GFLOP/s; another: 95 against 105 a core). oneDNN, which computes its
convolutions, does not. So on the CPU oneDNN does all three products of a linear map: the way forward, the gradient
of the tokens, and, as the gradient of a 1 × 1 convolution, that of the weight.
"""

from typing import Any, Final

import torch
from torch.autograd.function import once_differentiable
from torch.nn import functional as F
from torch.nn.grad import conv2d_weight

_HAS_ONEDNN: Final = hasattr(torch.ops.mkldnn, "_linear_pointwise")


def is_plain(tokens: torch.Tensor) -> bool:
    """Whether tokens are what steps by hand are made for: float32 in the CPU's memory, without autocast."""
    return tokens.device.type == "cpu" and tokens.dtype == torch.float32 and not torch.is_autocast_enabled("cpu")


def linear(tokens: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """Tokens (batch, T, D_in) times weight (D_out, D_in) transposed, plus bias: (batch, T, D_out); gradients flow."""
    if not (_HAS_ONEDNN and is_plain(tokens)):
        return F.linear(tokens, weight, bias)
    mapped: torch.Tensor = _Linear.apply(tokens, weight, bias)
    return mapped


class _Linear(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, tokens: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        ctx.save_for_backward(tokens, weight)
        return _product(tokens, weight, bias)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, grad: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        tokens, weight = ctx.saved_tensors
        grad = grad.contiguous()
        # the bias apart from the convolution: a plain sum takes a third of the time that oneDNN takes for it
        kernel = conv2d_weight(_as_pixels(tokens), (*weight.shape, 1, 1), _as_pixels(grad))  # type: ignore[no-untyped-call]
        return _product(grad, weight.T, None), kernel.view_as(weight), grad.sum((0, 1))


def _product(tokens: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
    product: torch.Tensor = torch.ops.mkldnn._linear_pointwise(tokens, weight, bias, "none", [], "")
    return product


def _as_pixels(tokens: torch.Tensor) -> torch.Tensor:
    """(batch, T, D) as images (batch, D, 1, T); channels last, as oneDNN likes them, is how they lie."""
    return tokens.unsqueeze(1).permute(0, 3, 1, 2)
