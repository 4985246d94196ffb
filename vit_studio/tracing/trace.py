"""What one forward pass computed, step by step, as plain arrays."""

import dataclasses

import numpy as np
import numpy.typing as npt

from vit_studio.vit.config import ViTConfig

Array = npt.NDArray[np.float32]


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class ForwardTrace:
    """Every tensor on the way of one image through a Vision Transformer, float32, read-only.

    N patches, T = N + 1 tokens, D embed_dim, H heads, D_h = D / H, P patch_size, C channels.
    Names and order follow arXiv 2010.11929, equations 1 to 4.
    """

    config: ViTConfig
    image: Array
    """(C, image_size, image_size): the normalised input."""
    patches: Array
    """(N, C·P²): the unfolded patches x_p."""
    patch_tokens: Array
    """(N, D): patches × E + bias."""
    cls_token: Array
    """(D,): x_class."""
    pos_embed: Array
    """(T, D): the rows of the position table in use; zeros where the model has none."""
    tokens: Array
    """(depth + 1, T, D): the residual stream; [0] is z₀, [i + 1] comes after block i."""
    norm1: Array
    """(depth, T, D): the tokens as attention reads them."""
    q: Array
    """(depth, H, T, D_h)."""
    k: Array
    """(depth, H, T, D_h)."""
    v: Array
    """(depth, H, T, D_h)."""
    attn_bias: Array
    """(depth, H, T, T): what relative positions add to q·k / √D_h; zeros, kept as a single one, in other models."""
    attn_scores: Array
    """(depth, H, T, T): [.., query, key], q·k / √D_h + attn_bias, before the softmax."""
    attn_weights: Array
    """(depth, H, T, T): [.., query, key]; rows sum to 1."""
    heads: Array
    """(depth, H, T, D_h): what each query takes from the values, attn_weights · v (equation 7)."""
    attn_out: Array
    """(depth, T, D): the heads side by side, through proj (equation 8); what attention adds to the stream."""
    tokens_mid: Array
    """(depth, T, D): z′ of equation 2, the residual stream between attention and MLP."""
    norm2: Array
    """(depth, T, D): z′ as the MLP reads it."""
    mlp_hidden: Array
    """(depth, T, mlp_dim): the MLP's hidden activations, after the GELU."""
    mlp_out: Array
    """(depth, T, D): what the MLP adds to the stream."""
    norm: Array
    """(T, D): z_L through the last norm (equation 4); the head reads row 0 alone."""
    logits: Array
    """(num_classes,)."""
    lens_logits: Array
    """(depth + 1, T, num_classes): the last norm and the head applied to each of `tokens`, as if the model ended there;
    [depth, 0] is `logits`."""

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                value.setflags(write=False)

    @property
    def probs(self) -> Array:
        """(num_classes,): softmax of the logits."""
        return softmax(self.logits)

    @property
    def lens_probs(self) -> Array:
        """(depth + 1, T, num_classes): softmax of `lens_logits` over the classes."""
        return softmax(self.lens_logits)


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class EmbeddingProof:
    """The two views of the patch embedding, computed separately on one image and compared."""

    weight: Array
    """(C·P², D): E of equation 1; column d is kernel d, unfolded."""
    bias: Array
    """(D,)."""
    kernels: Array
    """(D, C, P, P): the same weight as convolution kernels."""
    by_matmul: Array
    """(N, D): unfolded patches × weight + bias."""
    by_convolution: Array
    """(D, grid_size, grid_size): strided convolution, kernel_size = stride = P."""
    max_difference: float
    """Greatest |difference| of the two results."""
    allclose: bool
    """Whether `torch.allclose` holds for them (rtol 1e-5, atol 1e-6)."""


def softmax(logits: Array) -> Array:
    """Over the last axis; the greatest is taken away first, so that no exponential overflows."""
    exponentials = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
