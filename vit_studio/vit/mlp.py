"""The two-layer MLP of a block."""

import torch
from torch import nn


class Mlp(nn.Module):
    """D → mlp_dim → D, a GELU between, for each token by itself (paper, section 3.1)."""

    def __init__(self, *, embed_dim: int, mlp_dim: int, dropout: float) -> None:
        super().__init__()
        self.fc1 = nn.Linear(embed_dim, mlp_dim)
        self.act = nn.GELU()
        self.drop1 = nn.Dropout(dropout)
        self.fc2 = nn.Linear(mlp_dim, embed_dim)
        self.drop2 = nn.Dropout(dropout)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """(batch, T, D) to (batch, T, D)."""
        hidden = self.drop1(self.act(self.fc1(tokens)))
        return self.drop2(self.fc2(hidden))
