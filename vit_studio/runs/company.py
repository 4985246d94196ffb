"""Many processes train one run: the first writes its folder, and tells the others where to begin."""

import dataclasses

import torch
from torch import distributed

from vit_studio.runs.run_info import RunInfo
from vit_studio.training.state import TrainState
from vit_studio.training.world import World


@dataclasses.dataclass(frozen=True, eq=False)
class Orders:
    """What the others need to train along; `state` is where the run stands, None at its start."""

    info: RunInfo
    state: TrainState | None


class Company:
    """The processes of a `world`, which torchrun has started; one object in each of them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._is_told = False

    def start(self, info: RunInfo, state: TrainState | None) -> None:
        """Tell the others to begin; the first process calls it, once all that may fail is done."""
        self._tell(Orders(info, state))

    def dismiss(self) -> None:
        """Tell the others that there is nothing to do, where the first process failed before it could start."""
        if not self._is_told:
            self._tell(None)

    def orders(self) -> Orders | None:
        """Wait for what the first process tells; None where there is nothing to do."""
        box: list[Orders | None] = [None]
        distributed.broadcast_object_list(box, src=0, device=torch.device(self.world.device))
        return box[0]

    def _tell(self, orders: Orders | None) -> None:
        self._is_told = True
        distributed.broadcast_object_list([orders], src=0, device=torch.device(self.world.device))
