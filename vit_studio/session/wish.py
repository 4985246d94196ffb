"""What is to be on show, and the traces that it takes: of one model, or of two that are compared."""

import dataclasses
from collections.abc import Callable, Iterable
from typing import Final

from vit_studio.data.images import ImageSet
from vit_studio.session.derived import QUICK
from vit_studio.session.difference import difference, side_by_side, why_no_difference
from vit_studio.session.held_model import HeldModel
from vit_studio.session.looked_at import LookedAt
from vit_studio.session.opening import View
from vit_studio.session.scene import Scene

Known = tuple[HeldModel, Scene]
"""A scene, and the model that it is of."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Wish:
    """What is to be on show; the image is there before the model. `held` is A, `pinned` the model B beside it."""

    images: ImageSet | None = None
    held: HeldModel | None = None
    index: int = 0
    pinned: HeldModel | None = None
    look: LookedAt = LookedAt.A

    def has_parts_of(self, other: "Wish") -> bool:
        """Whether images and models are these; the image, and which model is looked at, may be others."""
        return self.images is other.images and self.held is other.held and self.pinned is other.pinned

    @property
    def seen(self) -> LookedAt:
        """What can be looked at: A where there is no B, or no difference of the two."""
        if self.held is None or self.pinned is None:
            return LookedAt.A
        impossible = self.look is LookedAt.DIFFERENCE and why_no_difference(self.held, self.pinned) is not None
        return LookedAt.A if impossible else self.look

    @property
    def seen_held(self) -> HeldModel | None:
        """The model that is looked at; A for a difference."""
        return self.pinned if self.seen is LookedAt.B else self.held

    @property
    def seen_models(self) -> tuple[HeldModel, ...]:
        """Those whose numbers are on show: one, or A and B for a difference; none before there is a model."""
        if self.seen is LookedAt.DIFFERENCE and self.held is not None and self.pinned is not None:
            return self.held, self.pinned
        return () if self.seen_held is None else (self.seen_held,)


NOTHING: Final = Wish()


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Traced:
    """What A and, where there is one, B made of one image, and A − B where that is wanted."""

    a: Scene
    b: Scene | None = None
    difference: Scene | None = None


def at_hand(wish: Wish, known: Iterable[Known]) -> Traced | None:
    """What a wish takes, if that is known or quickly subtracted; else None."""
    known = list(known)
    a, b = (_find(wish, held, known) for held in (wish.held, wish.pinned))
    if a is None or (b is None and wish.pinned is not None):
        return None
    if wish.seen is not LookedAt.DIFFERENCE or b is None:
        return Traced(a=a, b=b)
    return Traced(a=a, b=b, difference=difference(a, b)) if a.trace.attn_weights.size <= QUICK else None


def trace_wish(wish: Wish, known: Iterable[Known], make: Callable[[View], Scene]) -> Traced:
    """What a wish takes; `make` traces what is not known. For a thread that nobody waits for."""
    known = list(known)

    def scene_of(held: HeldModel) -> Scene:
        assert wish.images is not None
        found = _find(wish, held, known)
        if found is None:
            found = make(View(images=wish.images, index=wish.index, held=held))
            known.append((held, found))
        return found

    assert wish.held is not None
    a = scene_of(wish.held)
    if wish.pinned is None:
        return Traced(a=a)
    b = scene_of(wish.pinned)
    return Traced(a=a, b=b, difference=difference(a, b) if wish.seen is LookedAt.DIFFERENCE else None)


def composed(wish: Wish, traced: Traced) -> Scene:
    """The one scene that a wish is about."""
    if traced.b is None:
        return traced.a
    if traced.difference is not None:
        return traced.difference
    if wish.seen is LookedAt.B:
        return side_by_side(traced.b, traced.a, is_pinned=True)
    return side_by_side(traced.a, traced.b, is_pinned=False)


def _find(wish: Wish, held: HeldModel | None, known: Iterable[Known]) -> Scene | None:
    """The scene of a model, if it is of the wished image."""
    fitting = (scene for of, scene in known if of is held and scene.images is wish.images)
    return next((scene for scene in fitting if scene.index == wish.index), None)
