"""What is worked out from a scene for those who look: at once where that is quick, else in the background."""

import weakref
from collections.abc import Callable
from typing import Final, TypeVar, cast

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.scene import Scene

T = TypeVar("T")

QUICK: Final = 1_000_000
"""Attention weights of a trace that are worked through at once; a large model has 6 to 15 million of them."""


class Derived(QObject):
    """Keeps what was worked out from the newest scene, by name, so that whoever comes back finds it there.

    `ready` says that something that was asked for is there now.
    """

    ready = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None, *, quick: int = QUICK) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._quick = quick
        self._scene: weakref.ref[Scene] | None = None
        self._kept: dict[str, object] = {}
        self._awaited = ""

    def of(self, scene: Scene, name: str, make: Callable[[], T]) -> T | None:
        """What `make` gives for a scene; None while it is being made. `make` may run in another thread."""
        self.keep_only(scene)
        if name in self._kept:
            return cast("T", self._kept[name])  # the name stands for what is made
        if scene.trace.attn_weights.size <= self._quick:
            made = self._kept[name] = make()
            return made
        if name != self._awaited:
            self._make(weakref.ref(scene), name, make)
        return None

    @Slot(object)
    def keep_only(self, scene: Scene) -> None:
        """Let go of what was worked out from any other scene."""
        if self._scene is None or self._scene() is not scene:
            self._scene, self._awaited = weakref.ref(scene), ""
            self._kept.clear()

    def _make(self, scene: weakref.ref[Scene], name: str, make: Callable[[], object]) -> None:
        self._jobs.run(
            Lane.DERIVED,
            lambda _: make(),
            on_done=lambda made: self._on_made(scene, name, made),
            on_dropped=lambda: self._on_dropped(scene, name),
        )
        self._awaited = name

    def _on_made(self, scene: weakref.ref[Scene], name: str, made: object) -> None:
        if scene != self._scene:
            return
        self._kept[name] = made
        self._on_dropped(scene, name)
        self.ready.emit()

    def _on_dropped(self, scene: weakref.ref[Scene], name: str) -> None:
        if scene == self._scene and name == self._awaited:
            self._awaited = ""
