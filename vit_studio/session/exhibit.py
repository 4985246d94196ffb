"""What is on show, and what is to be: a new image, model or set is traced aside and shown in one step."""

import dataclasses

from PySide6.QtCore import QObject, Signal

from vit_studio.data.images import ImageSet
from vit_studio.errors import VitStudioError
from vit_studio.session.fitting import check_fit, fits
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.looked_at import LookedAt
from vit_studio.session.opening import make_scene
from vit_studio.session.scene import Scene
from vit_studio.session.selection import Selection, SelectionLimits
from vit_studio.session.wish import NOTHING, Known, Traced, Wish, at_hand, composed, trace_wish


class Exhibit(QObject):
    """Keeps what is on show whole, and follows the selected image.

    While one image is traced, of all later wishes only the newest is kept. The traced one is shown even if another is
    selected by then, for a person who holds a key down wants to see the images go by. Beside a pinned model B both
    are traced before either is shown, so that a look at A, B or A − B is a matter of milliseconds.
    In each step the state is new before the first signal: images, selection, model, scene, in this order.
    `settled` follows whenever a trace has ended, shown or not; `pinned_changed` when B is another, or none.
    """

    images_changed = Signal()
    model_changed = Signal(object)
    scene_changed = Signal(object)
    pinned_changed = Signal()
    failed = Signal(object)
    settled = Signal()

    def __init__(self, selection: Selection, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._jobs = jobs
        self._shown = self._wish = NOTHING
        self._traced: Traced | None = None
        self._scene: Scene | None = None
        self._ready: Known | None = None
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
        """What is on show, with its trace: A's, B's, or the difference of the two."""
        return self._scene

    @property
    def traced(self) -> Scene | None:
        """The scene of the model that is looked at, of a difference A's; the same one for as long as its pass is."""
        if self._traced is None or self._shown.seen is not LookedAt.B:
            return self._traced.a if self._traced is not None else None
        return self._traced.b

    @property
    def both(self) -> tuple[Scene, Scene] | None:
        """A's scene and B's; None without a B."""
        traced = self._traced
        return None if traced is None or traced.b is None else (traced.a, traced.b)

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

        Raises ConfigError, and changes nothing, if model and images do not belong together. A pinned model that does
        not fit new images is let go.
        """
        wish = dataclasses.replace(
            self._wish,
            images=self._wish.images if images is None else images,
            held=self._wish.held if held is None else held,
            index=self._wish.index if index is None else index,
        )
        known_images, pinned = wish.images, wish.pinned
        if known_images is not None:
            if wish.held is not None:
                check_fit(wish.held.config, known_images)
            wish = dataclasses.replace(wish, index=min(max(wish.index, 0), len(known_images) - 1))
            if pinned is not None and not fits(pinned.config, known_images):
                wish = dataclasses.replace(wish, pinned=None)
        self._ready = (held, ready) if ready is not None and held is not None else self._ready
        if ready and held and ready.images is wish.images and wish.pinned is None:
            wished_index, wish = wish.index, dataclasses.replace(wish, index=ready.index)
            self._wish = dataclasses.replace(wish, index=wished_index)
            self._show(wish, Traced(a=ready))
        else:
            self._wish = wish
        self._work()

    def pin(self, held: HeldModel | None, *, ready: Scene | None = None) -> None:
        """Put a model beside the one on show as B, in place of an earlier one; None lets it go.

        Raises ConfigError, and changes nothing, if it does not fit the images.
        """
        if held is not None and self._wish.images is not None:
            check_fit(held.config, self._wish.images)
        self._ready = (held, ready) if ready is not None and held is not None else self._ready
        self._wish = dataclasses.replace(self._wish, pinned=held)
        self._work()

    def swap(self) -> None:
        """Let A be B and B be A; nothing happens without a B."""
        wish = self._wish
        if wish.held is not None and wish.pinned is not None:
            self._wish = dataclasses.replace(wish, held=wish.pinned, pinned=wish.held)
            self._work()

    def look_at(self, look: LookedAt) -> None:
        """Show A, B or the difference; at once, but where a large difference has to be formed first."""
        if look is not self._wish.look:
            self._wish = dataclasses.replace(self._wish, look=look)
            self._work()

    def _work(self) -> None:
        wish = self._wish
        if wish.images is None:
            return
        if self._shown.held is None and wish.images is not self._shown.images:
            self._show_images_alone(wish.images, wish.index)
        if wish.held is None or self._is_on_show(wish) or self._jobs.is_busy(Lane.TRACE):
            return
        known = self._known()
        there = at_hand(wish, known)
        if there is not None:
            self._show(wish, there)
            return
        self._jobs.run(
            Lane.TRACE,
            lambda _: trace_wish(wish, known, make_scene),
            on_done=lambda traced: self._on_traced(wish, traced),
            on_failed=lambda error: self._on_not_traced(wish, error),
            on_dropped=lambda: self._on_not_traced(wish, None),
        )

    def _is_on_show(self, wish: Wish) -> bool:
        shown = self._shown
        is_same = shown.has_parts_of(wish) and shown.index == wish.index and shown.seen is wish.seen
        return self._scene is not None and is_same

    def _known(self) -> list[Known]:
        """Scenes that need not be traced again, each with its model."""
        shown, traced = self._shown, self._traced
        known = [self._ready] if self._ready is not None else []
        if traced is not None and shown.held is not None:
            known.append((shown.held, traced.a))
        if traced is not None and traced.b is not None and shown.pinned is not None:
            known.append((shown.pinned, traced.b))
        return known

    def _on_traced(self, wish: Wish, traced: Traced) -> None:
        if self._wish.has_parts_of(wish):
            self._show(wish, traced)
        self.settled.emit()
        self._work()

    def _on_not_traced(self, wish: Wish, error: VitStudioError | None) -> None:
        if self._wish.has_parts_of(wish):
            self._wish = dataclasses.replace(self._shown, look=self._wish.look)
            self._move_to(self._shown.index)
        self.settled.emit()
        self._work()
        if error:
            self.failed.emit(error)

    def _show(self, wish: Wish, traced: Traced) -> None:
        assert wish.images is not None
        assert wish.held is not None
        before, self._traced, self._shown, self._ready = self._shown, traced, wish, None
        scene = self._scene = composed(wish, traced)
        self._selection_follows(
            SelectionLimits.of(scene.config, len(wish.images)), images_are_new=wish.images is not before.images
        )
        if wish.held is not before.held or wish.seen_held is not before.seen_held:
            self.model_changed.emit(scene.info)
        if wish.pinned is not before.pinned:
            self.pinned_changed.emit()
        self.scene_changed.emit(scene)

    def _show_images_alone(self, images: ImageSet, index: int) -> None:
        self._shown = dataclasses.replace(NOTHING, images=images, index=index)
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
