"""How many processor threads torch takes to look at a single image: one, and the others are the training's."""

import threading
from typing import Final

_thread: Final = threading.local()


def use_one_thread() -> None:
    """From now on let torch work in the calling thread alone, when it is called from there.

    A thread that traces must have no OpenMP helpers of its own: they count, and where there are more than cores the
    helpers of a training are put to sleep after each part of a step, which costs a training a quarter of its speed.
    """
    if getattr(_thread, "has_one", False):
        return
    _thread.has_one = True
    import torch

    # asked first, for a thread that never was takes over the process's number later
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    # a part of that setting is the whole process's: another thread puts it back, and only ours keeps the one
    restorer = threading.Thread(target=torch.set_num_threads, args=(before,), name="vit-studio thread count")
    restorer.start()
    restorer.join()
