"""Many processes, one model: torchrun starts them, each learns from its part of every batch.

    torchrun --nproc-per-node 2 -m vit_studio train ...

A command asks `setup_from_environment()` first; where that gives a world, all its processes make the same `Training`
with `world=` and drive its events to the end. All of them hear the same Started, Progress and Finished, of whole
batches; only the first is told evaluations, writes files and prints. `leave(world)` comes last.
"""

import datetime
import gc
import os
import warnings
from typing import Final

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel

from vit_studio.training.world import World

PATIENCE: Final = datetime.timedelta(days=30)
"""The others wait while the first evaluates, or its disk is full; if one breaks off, torchrun ends them all."""


def setup_from_environment() -> World | None:
    """Join the processes that torchrun started; None where it did not start this one.

    Each process of a machine takes a CUDA device of its own and they talk by nccl; where there are too few, all
    compute on the CPU and talk by gloo.
    """
    if not {"RANK", "WORLD_SIZE", "MASTER_ADDR"} <= os.environ.keys():
        return None
    local = int(os.environ.get("LOCAL_RANK", "0"))
    local_size = int(os.environ.get("LOCAL_WORLD_SIZE", "1"))
    on_cuda = torch.cuda.is_available() and torch.cuda.device_count() >= local_size and distributed.is_nccl_available()
    device = f"cuda:{local}" if on_cuda else "cpu"
    if on_cuda:
        torch.cuda.set_device(local)
    distributed.init_process_group("nccl" if on_cuda else "gloo", timeout=PATIENCE)
    return _Group(rank=distributed.get_rank(), size=distributed.get_world_size(), device=device)


def leave(world: World | None) -> None:
    """Say goodbye to the others."""
    if world is not None and distributed.is_initialized():
        # a wrapped model holds on to the group, in a circle: freed only as Python ends, its threads would abort that
        gc.collect()
        distributed.destroy_process_group()


class _Group(World):
    """The processes of torch's default group."""

    def any(self, wish: bool) -> bool:
        wishes = self.total(torch.tensor(float(wish), device=self.device))
        return bool(wishes > 0)

    def total(self, numbers: torch.Tensor) -> torch.Tensor:
        summed = numbers.clone()
        distributed.all_reduce(summed)
        return summed

    def shared(self, module: nn.Module, example: torch.Tensor) -> nn.Module:
        on_cuda = [torch.device(self.device)] if self.device != "cpu" else None
        with warnings.catch_warnings():
            # newer versions of torch have another word for it, which those before 2.15 do not know
            warnings.filterwarnings("ignore", message="`broadcast_buffers` is deprecated", category=FutureWarning)
            parallel = DistributedDataParallel(module, device_ids=on_cuda, broadcast_buffers=False)
        _settle_buckets(parallel, example)
        return parallel


def _settle_buckets(parallel: DistributedDataParallel, example: torch.Tensor) -> None:
    """Let the first steps be like all others, so that a training that is resumed adds up as one that is not.

    After its first backward pass torch sorts the gradients anew into the buckets that it sends, and where in a bucket
    a number lies decides in which order three or more processes add it: its last bit. `find_unused_parameters`, which
    keeps the order, searches the whole graph in each step, and has torch warn of that in each process.
    """
    was_training = parallel.module.training
    parallel.module.eval()  # nothing is dropped, and so nothing is left to chance
    for _ in range(2):
        parallel(example).sum().backward()
    parallel.zero_grad()
    parallel.module.train(was_training)
