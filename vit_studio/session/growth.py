"""When a model that learns is worth looking at again, and how it leaves its thread: as a clone."""

import copy
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from vit_studio.session.held_model import HeldModel
from vit_studio.vit.model_info import ModelInfo

if TYPE_CHECKING:
    from vit_studio.vit.model import VisionTransformer

INTERVAL_S: Final = 1.0
"""A person sees attention move; on 2 cores each look takes some 25 ms of one of them, which the training feels."""
FADING: Final = 0.05
"""Of the time since it began: how much later the next look may be. A model changes most at first."""
GREATEST_SHARE: Final = 0.02
"""Of the training's time, for cloning: a large model is shown less often."""
GREATEST_LOOK: Final = 0.1
"""Of the time, for all from a clone until it is shown: what takes long to trace is looked at less often…"""
LONGEST_REST_S: Final = 5.0
"""…but still now and then."""
LONGEST_LOOK_S: Final = 10.0
"""What took longer was no look: somebody stayed with an earlier moment, and now wants to see the newest."""


class Growth:
    """Clones the model from time to time, but never before the last clone has been shown."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = self._next = self._left = clock()
        self.step: int | None = None
        """Of the last clone."""
        self._was_shown = threading.Event()
        self._was_shown.set()

    def shown(self) -> None:
        """Say, from any thread, that the last clone has been shown."""
        if not self._was_shown.is_set():
            now = self._clock()
            took = now - self._left
            if took < LONGEST_LOOK_S:
                self._next = max(self._next, now + min(took / GREATEST_LOOK, LONGEST_REST_S))
            self._was_shown.set()

    def is_due(self) -> bool:
        """Whether it is time for a clone."""
        return self._was_shown.is_set() and self._clock() >= self._next

    def clone(self, model: "VisionTransformer", info: ModelInfo, step: int | None) -> HeldModel:
        """The model as it is now."""
        start = self._clock()
        # deepcopy takes the weights but neither their gradients nor the optimiser's state
        held = HeldModel(model=copy.deepcopy(model).cpu().eval().requires_grad_(False), info=info, step=step)
        end = self._clock()
        self.step = info.steps
        self._left = end
        rest = min(max(INTERVAL_S, (end - self._began) * FADING), LONGEST_REST_S)
        self._next = end + max(rest, (end - start) / GREATEST_SHARE)
        self._was_shown.clear()
        return held
