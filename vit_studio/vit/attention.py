"""Multi-head self-attention as named steps: q, k, v → scores → softmax → weighted sum (paper, appendix A)."""

import torch
from torch import nn

from vit_studio.vit.relative_positions import RelativePositions


def split_heads(qkv: torch.Tensor, num_heads: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Part (batch, T, 3·D) into q, k and v, each (batch, num_heads, T, D_h)."""
    batch, num_tokens, width = qkv.shape
    parts = qkv.view(batch, num_tokens, 3, num_heads, width // (3 * num_heads))
    q, k, v = parts.permute(2, 0, 3, 1, 4).unbind(0)
    return q, k, v


def attention_scores(q: torch.Tensor, k: torch.Tensor) -> torch.Tensor:
    """q·k / √D_h for each query and key: (batch, num_heads, T, T), [.., query, key] (equation 6)."""
    return (q * q.shape[-1] ** -0.5) @ k.transpose(-2, -1)


def weighted_sum(attn_weights: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    """What each query takes from the values: (batch, num_heads, T, D_h) (equation 7)."""
    return attn_weights @ v


def merge_heads(heads: torch.Tensor) -> torch.Tensor:
    """Lay the heads (batch, num_heads, T, D_h) side by side again: (batch, T, D)."""
    return heads.transpose(1, 2).flatten(2)


class Attention(nn.Module):
    """MSA of equation 8, every step in sight; `qkv` maps D to 3·D, `proj` D to D.

    `rel_pos`, where a model has relative positions, adds a bias to the scores.
    """

    def __init__(
        self, *, embed_dim: int, num_heads: int, dropout: float, rel_pos: RelativePositions | None = None
    ) -> None:
        super().__init__()
        self.num_heads = num_heads
        self.qkv = nn.Linear(embed_dim, 3 * embed_dim)
        self.rel_pos = rel_pos
        # a module, though it holds nothing: the tracer reads scores and weights where they enter and leave it
        self.softmax = nn.Softmax(dim=-1)
        self.proj = nn.Linear(embed_dim, embed_dim)
        self.proj_drop = nn.Dropout(dropout)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """(batch, T, D) to (batch, T, D)."""
        q, k, v = split_heads(self.qkv(tokens), self.num_heads)
        attn_scores = attention_scores(q, k)
        if self.rel_pos is not None:
            attn_scores = attn_scores + self.rel_pos(q)
        attn_weights = self.softmax(attn_scores)
        heads = weighted_sum(attn_weights, v)
        return self.proj_drop(self.proj(merge_heads(heads)))
