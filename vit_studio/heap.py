"""Freed memory is kept for the next step of a training, and handed back when no more steps come.

Each step takes and frees the same hundred megabytes. By default the C library of Linux returns much of that to the
system after each step, and the system clears every page that it gives out again: 21,000 page faults a step of the
default model, a quarter of its time on 2 cores. Kept, the same pages serve every step. One arena for all threads,
since those of other threads than the first are handed back whatever is asked of them.
"""

import ctypes
import os
import sys
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
"""Names in malloc.h."""
_KEPT: Final = 2**30
"""Bytes of freed memory at the end of the heap that are kept."""
_APART: Final = 2**25
"""Bytes from which on a piece is taken from the system by itself, and handed back as soon as it is free."""


def keep_freed() -> None:
    """To be called before threads are started; where the C library is another, or a person has set it, nothing is."""
    library = _library()
    if library is not None and not _is_set_by_a_person():
        library.mallopt(_ARENA_MAX, 1)
        library.mallopt(_TRIM_THRESHOLD, _KEPT)
        library.mallopt(_MMAP_THRESHOLD, _APART)


def hand_back() -> None:
    """Return to the system what is free now: some milliseconds."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)


def _library() -> ctypes.CDLL | None:
    """The C library of this process, where it is GNU's."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None


def _is_set_by_a_person() -> bool:
    return any(name.startswith("MALLOC_") for name in os.environ) or "malloc" in os.environ.get("GLIBC_TUNABLES", "")
