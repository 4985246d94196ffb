"""Whether a model has room in memory to learn, asked before it is built and told where it ends on the way."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError, VitStudioError
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.costs import num_parameters

_BYTES: Final = 4 * 4
"""Of a number that learns: itself, its gradient, and what an optimiser remembers of it, two float32 at most."""
_GB: Final = 1e9
_CONTAINER: Final = Path("/sys/fs/cgroup/memory.max")
_SIGNS: Final = "out of memory", "allocate memory", "not enough memory"
"""In what torch says of each kind of device; there is no error that is common to all."""


def check_room(config: ViTConfig) -> None:
    """Raise ConfigError where weights and optimiser alone take more than this machine has.

    To ask after each allocation is not enough: systems promise memory that they do not have, and kill whoever uses it.
    """
    needed, memory = _BYTES * num_parameters(config), _memory()
    if memory is not None and needed > memory:
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors",
                "A model of {parameters} parameters takes {needed} GB of memory to learn, and this machine has "
                "{memory} GB.",
            ),
            QT_TRANSLATE_NOOP("errors", "Choose a smaller model: embed_dim, depth or mlp_ratio."),
            parameters=f"{num_parameters(config):,}",
            needed=f"{needed / _GB:,.0f}",
            memory=f"{memory / _GB:,.0f}",
        )


@contextlib.contextmanager
def told_where_it_ends() -> Iterator[None]:
    """Within, memory that runs out raises VitStudioError, with what to do about it."""
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        if not _is_out_of_memory(error):
            raise
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "There is not enough memory for this training."),
            QT_TRANSLATE_NOOP(
                "errors", "Choose a smaller batch_size, or a smaller model: embed_dim, depth or mlp_ratio."
            ),
        ) from error


def _is_out_of_memory(error: BaseException) -> bool:
    return isinstance(error, MemoryError) or any(sign in str(error).lower() for sign in _SIGNS)


def _memory() -> int | None:
    """Bytes that this machine has, or leaves to the container that this is; None where the system does not tell."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # not a Unix
        return None
    try:
        return min(whole, int(_CONTAINER.read_text()))
    except (OSError, ValueError):  # none, or "max": all there is
        return whole
