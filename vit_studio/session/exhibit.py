"""What is on show, and what is to be: a new image, model or set is traced aside and shown in one step."""

import dataclasses
from typing import Final

from PySide6.QtCore import QObject, Signal

from vit_studio.data.images import ImageSet
from vit_studio.errors import VitStudioError
from vit_studio.session.fitting import check_fit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.opening import View, make_scene
from vit_studio.session.scene import Scene
from vit_studio.session.selection import Selection, SelectionLimits


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Wish:
    """What is to be on show; the image is there before the model."""

    images: ImageSet | None = None
    held: HeldModel | None = None
    index: int = 0

    def has_parts_of(self, view: View) -> bool:
        """Whether images and model are these; the image may be another."""
        return self.images is view.images and self.held is view.held


NOTHING: Final = Wish()


class Exhibit(QObject):
    """Keeps what is on show whole, and follows the selected image.

    While one image is traced, of all later wishes only the newest is kept. The traced one is shown even if another is
    selected by then, for a person who holds a key down wants to see the images go by.
    In each step the state is new before the first signal: images, selection, model, scene, in this order.
    `settled` follows whenever a trace has ended, shown or not.
    """

    images_changed = Signal()
    model_changed = Signal(object)
    scene_changed = Signal(object)
    failed = Signal(object)
    settled = Signal()

    def __init__(self, selection: Selection, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._jobs = jobs
        self._shown = self._wish = NOTHING
        self._scene: Scene | None = None
        self._moving_to: int | None = None
        self._image_was_chosen = False
        selection.image_changed.connect(self._on_image_changed)

    @property
    def shown(self) -> Wish:
        """What is on show."""
        return self._shown

    @property
    def wish(self) -> Wish:
        """What will be on show as soon as it is traced; the same as `shown` at rest."""
        return self._wish

    @property
    def scene(self) -> Scene | None:
        """What is on show, with its trace."""
        return self._scene

    @property
    def image_was_chosen(self) -> bool:
        """Whether a person has selected an image."""
        return self._image_was_chosen

    def want(
        self,
        *,
        images: ImageSet | None = None,
        held: HeldModel | None = None,
        index: int | None = None,
        ready: Scene | None = None,
    ) -> None:
        """Ask for other images, another model or image; `ready` is a scene of that model, if one was made already.

        Raises ConfigError, and changes nothing, if model and images do not belong together.
        """
        wish = Wish(
            images=self._wish.images if images is None else images,
            held=self._wish.held if held is None else held,
            index=self._wish.index if index is None else index,
        )
        if wish.images is not None:
            if wish.held is not None:
                check_fit(wish.held.config, wish.images)
            wish = dataclasses.replace(wish, index=min(max(wish.index, 0), len(wish.images) - 1))
        self._wish = wish
        if ready and held and ready.images is wish.images:
            self._show(View(images=ready.images, index=ready.index, held=held), ready)
        self._work()

    def _work(self) -> None:
        wish = self._wish
        if wish.images is None:
            return
        if self._shown.held is None and wish.images is not self._shown.images:
            self._show_images_alone(wish.images, wish.index)
        if wish.held is None:
            return
        view = View(images=wish.images, index=wish.index, held=wish.held)
        if self._is_on_show(view) or self._jobs.is_busy(Lane.TRACE):
            return
        self._jobs.run(
            Lane.TRACE,
            lambda _: make_scene(view),
            on_done=lambda scene: self._on_traced(view, scene),
            on_failed=lambda error: self._on_not_traced(view, error),
            on_dropped=lambda: self._on_not_traced(view, None),
        )

    def _is_on_show(self, view: View) -> bool:
        return self._scene is not None and self._shown.has_parts_of(view) and self._shown.index == view.index

    def _on_traced(self, view: View, scene: Scene) -> None:
        if self._wish.has_parts_of(view):
            self._show(view, scene)
        self.settled.emit()
        self._work()

    def _on_not_traced(self, view: View, error: VitStudioError | None) -> None:
        if self._wish.has_parts_of(view):
            self._wish = self._shown
            self._move_to(self._shown.index)
        self.settled.emit()
        self._work()
        if error:
            self.failed.emit(error)

    def _show(self, view: View, scene: Scene) -> None:
        before, self._scene = self._shown, scene
        self._shown = Wish(images=view.images, held=view.held, index=view.index)
        self._selection_follows(
            SelectionLimits.of(view.held.config, len(view.images)), images_are_new=view.images is not before.images
        )
        if view.held is not before.held:
            self.model_changed.emit(view.held.info)
        self.scene_changed.emit(scene)

    def _show_images_alone(self, images: ImageSet, index: int) -> None:
        self._shown = Wish(images=images, index=index)
        self._selection_follows(
            dataclasses.replace(self._selection.limits, num_images=len(images)), images_are_new=True
        )

    def _selection_follows(self, limits: SelectionLimits, *, images_are_new: bool) -> None:
        with self._selection.hold():
            self._selection.set_limits(limits)
            if images_are_new:
                self._move_to(self._shown.index)
                # who hears of the images finds the selection moved already, and hears of that next
                self.images_changed.emit()

    def _move_to(self, index: int) -> None:
        self._moving_to = index
        self._selection.set_image(index)

    def _on_image_changed(self, index: int) -> None:
        if index != self._moving_to:
            self._image_was_chosen = True
            self.want(index=index)
        self._moving_to = None
