"""The processes that train one model together; here the usual case, that there is one."""

import numpy as np
import numpy.typing as npt
import torch
from torch import nn


class World:
    """This process is `rank` of `size`, and computes on `device`; only rank 0 evaluates and reports."""

    def __init__(self, *, rank: int = 0, size: int = 1, device: str = "cpu") -> None:
        self.rank = rank
        self.size = size
        self.device = device

    @property
    def is_first(self) -> bool:
        """Whether this process speaks for all."""
        return self.rank == 0

    def rows(self, count: int) -> npt.NDArray[np.int64]:
        """Which of a batch of `count` images are this process's: as many as others have, or one more or less."""
        return np.arange(self.rank * count // self.size, (self.rank + 1) * count // self.size)

    def any(self, wish: bool) -> bool:
        """Whether any process wishes it; each must ask."""
        return wish

    def total(self, numbers: torch.Tensor) -> torch.Tensor:
        """The sum over all processes, to each of which it is told; each must ask."""
        return numbers

    def shared(self, module: nn.Module, example: torch.Tensor) -> nn.Module:
        """The module, its gradients the mean over all processes; `example` is an input that it takes."""
        return module
