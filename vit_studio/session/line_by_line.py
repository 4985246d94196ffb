"""What each line of the model's code computed for the image on show; worked out only while somebody looks."""

import dataclasses
import logging
import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.scene import Scene
from vit_studio.session.torch_threads import use_one_thread

if TYPE_CHECKING:
    from vit_studio.tracing.line_steps import LineStep, LineTrace

log = logging.getLogger(__name__)

BUDGET: Final = 64 << 20
"""Bytes of arrays that are kept; the default model needs 3 MB, a ViT-Base some 400. What is left out is run again."""
REST: Final = 8.0
"""While a model grows, a pass is followed at most for one part in so many of the time."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class _Pass:
    """An image on its way through a model."""

    scene: Scene
    held: HeldModel


class LineByLine(QObject):
    """Follows the scene on show as long as it is wanted; the old lines stay until the new ones are complete.

    Lines are those of one model: of a difference, A's.
    While one pass is followed, of all later scenes only the newest is kept.
    """

    changed = Signal()
    """Other lines, or `trouble` instead of them."""
    step_fetched = Signal(object)
    """A LineStep with all its arrays."""

    def __init__(self, exhibit: Exhibit, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._jobs = jobs
        self.at = 0
        """The number of the step that somebody stands at; whoever shows the lines next goes on from there."""
        self._wanted = False
        self._shown: _Pass | None = None
        self._lines: LineTrace | None = None
        self._trouble: VitStudioError | None = None
        self._failed_for: Scene | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._work)
        exhibit.scene_changed.connect(self._work)

    @property
    def lines(self) -> "LineTrace | None":
        """The pass, line by line; None until the first one is complete."""
        return self._lines

    @property
    def scene(self) -> Scene | None:
        """The scene that the lines belong to."""
        return self._shown.scene if self._shown else None

    @property
    def trouble(self) -> VitStudioError | None:
        """Why the lines of the scene on show cannot be shown."""
        return self._trouble

    @property
    def is_wanted(self) -> bool:
        """Whether somebody looks."""
        return self._wanted

    def set_wanted(self, wanted: bool) -> None:
        """Follow the scenes from now on, or let it be."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._work()

    def fetch(self, step: "LineStep") -> None:
        """Run the pass again for the arrays of a step that were left out; `step_fetched` brings them."""
        shown = self._shown
        if shown is None:
            return
        self._jobs.run(
            Lane.LINES,
            lambda _: _follow(shown, budget=0, whole=step.number).steps[step.number],
            on_done=lambda whole: self._on_fetched(shown, whole),
            on_dropped=self._work,
        )

    @Slot()
    def _work(self) -> None:
        scene, held = self._exhibit.traced, self._exhibit.shown.seen_held
        if not self._wanted or scene is None or held is None or scene in (self.scene, self._failed_for):
            return
        if self._jobs.is_busy(Lane.LINES) or (self._rest.isActive() and scene.training_step is not None):
            return
        todo, begun = _Pass(scene=scene, held=held), time.monotonic()
        self._jobs.run(
            Lane.LINES,
            lambda _: _follow(todo, budget=BUDGET),
            on_done=lambda lines: self._on_followed(todo, lines, time.monotonic() - begun),
            on_failed=lambda error: self._on_failed(todo, error),
        )

    def _on_followed(self, done: _Pass, lines: "LineTrace", took: float) -> None:
        self._shown, self._lines, self._trouble = done, lines, None
        if done.scene.training_step is not None:
            self._rest.start(round(took * REST * 1000))
        self.changed.emit()
        self._work()

    def _on_failed(self, todo: _Pass, error: VitStudioError) -> None:
        self._failed_for, self._trouble = todo.scene, error
        self.changed.emit()
        self._work()

    def _on_fetched(self, shown: _Pass, step: "LineStep") -> None:
        if shown is self._shown:
            self.step_fetched.emit(step)
        self._work()


def _follow(todo: _Pass, *, budget: int, whole: int | None = None) -> "LineTrace":
    """In the job's thread; raises VitStudioError if the code on the disk is no longer the code that runs."""
    import torch

    from vit_studio.tracing.line_source import SourceChanged
    from vit_studio.tracing.line_trace import trace_lines

    use_one_thread()
    image = torch.from_numpy(todo.scene.trace.image.copy())
    try:
        return trace_lines(todo.held.model, image, budget=budget, whole=whole)
    except SourceChanged as changed:
        log.info("%s has changed since it was imported", changed)
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "{path} has changed since the program was started, so it is not what runs."),
            QT_TRANSLATE_NOOP("errors", "Start ViT Studio again to see its lines."),
            path=changed,
        ) from changed
