"""Two models side by side: the one on show is A, another, earlier or later one is pinned as B."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session import opening
from vit_studio.session.difference import why_no_difference
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.looked_at import LookedAt
from vit_studio.session.scene import Scene
from vit_studio.session.trainer import Trainer
from vit_studio.session.viewing import Viewing

COMPARE: Final = "compare"
"""In `studio.viewing`: which of the two is looked at, as a `LookedAt`; A until somebody chooses."""


class Comparison(QObject):
    """B is a HeldModel: a moment of a training, a model from a file, whatever was on show.

    It is shown once it is traced, as all else is; `changed` tells that there is another B, or none, another A, or that
    another of A, B and A − B is looked at; `unpinned` that somebody has let B go. `failed` says why something cannot be
    done.
    """

    changed = Signal()
    unpinned = Signal()
    failed = Signal(object)

    def __init__(
        self, exhibit: Exhibit, viewing: Viewing, trainer: Trainer, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._exhibit = exhibit
        self._viewing = viewing
        self._trainer = trainer
        self._jobs = jobs
        viewing.changed.connect(self._on_viewing_changed)
        self._seen = self._alone = LookedAt.A
        exhibit.model_changed.connect(self.changed)
        exhibit.pinned_changed.connect(self.changed)
        exhibit.scene_changed.connect(self._on_scene_changed)
        exhibit.look_at(self.chosen)

    @property
    def held(self) -> HeldModel | None:
        """A, the model on show."""
        return self._exhibit.shown.held

    @property
    def pinned(self) -> HeldModel | None:
        """B; None while nothing is compared."""
        return self._exhibit.shown.pinned

    @property
    def scenes(self) -> tuple[Scene, Scene] | None:
        """What A and B make of the image; None while nothing is compared."""
        return self._exhibit.both

    @property
    def chosen(self) -> LookedAt:
        """What a person wants to look at."""
        try:
            return LookedAt(self._viewing.get(COMPARE, LookedAt.A))
        except ValueError:
            return LookedAt.A

    @property
    def seen(self) -> LookedAt:
        """What is looked at; A where there is no B, or no difference."""
        return self._exhibit.shown.seen

    @property
    def trouble(self) -> VitStudioError | None:
        """Why A − B cannot be formed; None where it can, and without a B."""
        if self.held is None or self.pinned is None:
            return None
        return why_no_difference(self.held, self.pinned)

    @property
    def is_opening(self) -> bool:
        """Whether a model from a file is on its way to be B."""
        return self._jobs.is_busy(Lane.PINNED)

    def pin(self, held: HeldModel) -> None:
        """Let a model be B, in place of an earlier one."""
        self._pin(held)

    @Slot()
    def pin_shown(self) -> None:
        """Let the model that is looked at, as it is now, be B: what comes next can be held against it."""
        held = self._exhibit.shown.seen_held
        if held is None:
            self.failed.emit(
                VitStudioError(
                    QT_TRANSLATE_NOOP("errors", "There is no model to compare with yet."),
                    QT_TRANSLATE_NOOP("errors", "Wait until the model is there."),
                )
            )
            return
        self._pin(held)

    def pin_file(self, path: Path) -> None:
        """Let the model in a file be B."""
        images, index = self._exhibit.wish.images, self._exhibit.wish.index
        self._jobs.run(
            Lane.PINNED,
            lambda _: opening.open_model(path, images, index),
            on_done=self._on_opened,
            on_failed=self.failed.emit,
        )

    @Slot()
    def unpin(self) -> None:
        """Let B go; A is looked at again."""
        self._jobs.cancel(Lane.PINNED)
        self._exhibit.pin(None)
        self.look_at(LookedAt.A)
        self.unpinned.emit()

    @Slot()
    def swap(self) -> None:
        """Let A be B and B be A, if no training is making A another model all the time."""
        if self.pinned is not None and self._trainer.running:
            self.failed.emit(
                VitStudioError(
                    QT_TRANSLATE_NOOP("errors", "A is being trained, so it cannot change places with B."),
                    QT_TRANSLATE_NOOP("errors", "Stop the training first."),
                )
            )
        else:
            self._exhibit.swap()

    def look_at(self, look: LookedAt) -> None:
        """Choose A, B or the difference."""
        self._viewing.set(COMPARE, look.value)

    @Slot()
    def flip(self) -> None:
        """From A to B and back, from the difference to what was looked at before; nothing happens without a B."""
        if self.pinned is None:
            return
        if self.seen is LookedAt.DIFFERENCE:
            self.look_at(self._alone)
        else:
            self.look_at(LookedAt.B if self.seen is LookedAt.A else LookedAt.A)

    @Slot()
    def flip_difference(self) -> None:
        """To the difference, and from there to A; nothing happens where there is none, see `trouble`."""
        if self.pinned is not None and self.trouble is None:
            self.look_at(LookedAt.A if self.seen is LookedAt.DIFFERENCE else LookedAt.DIFFERENCE)

    def _on_opened(self, opened: tuple[HeldModel, Scene | None]) -> None:
        held, scene = opened
        self._pin(held, ready=scene)

    def _pin(self, held: HeldModel, *, ready: Scene | None = None) -> None:
        try:
            self._exhibit.pin(held, ready=ready)
        except VitStudioError as error:
            self.failed.emit(error)

    @Slot(str)
    def _on_viewing_changed(self, name: str) -> None:
        if name == COMPARE:
            self._exhibit.look_at(self.chosen)

    @Slot()
    def _on_scene_changed(self) -> None:
        if self.seen is not self._seen:
            self._seen = self.seen
            if self._seen is not LookedAt.DIFFERENCE:
                self._alone = self._seen
            self.changed.emit()
