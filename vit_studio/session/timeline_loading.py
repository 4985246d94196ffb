"""Moments come from disk, and are traced, in the background; which one is next is decided here."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from vit_studio.data.images import ImageSet
from vit_studio.session.held_model import HeldModel
from vit_studio.session.opening import View, make_scene
from vit_studio.session.quiet_import import quiet_import
from vit_studio.session.scene import Scene


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Errand:
    """What to fetch: the model after `step` steps, which may be `held` already, and what it makes of an image.

    `like` is a model of the same run, which makes reading another one much quicker.
    """

    step: int
    path: Path
    held: HeldModel | None
    like: HeldModel | None
    images: ImageSet | None
    index: int


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Fetched:
    """A moment, ready to be shown."""

    step: int
    held: HeldModel
    scene: Scene | None


def fetch(errand: Errand) -> Fetched:
    """Read and trace; raises WeightsError or ConfigError. For a thread that nobody waits for."""
    with quiet_import():
        held = errand.held or _read(errand)
        images, index = errand.images, errand.index
        scene = None if images is None else make_scene(View(images=images, index=index, held=held))
        return Fetched(step=errand.step, held=held, scene=scene)


def around(position: int, count: int, *, stride: int) -> Iterator[int]:
    """All other places: first where another such stride leads, then the nearest, of two as near the one ahead."""
    ahead = 1 if stride >= 0 else -1
    near = (position + side * distance for distance in range(1, count) for side in (ahead, -ahead))
    places = dict.fromkeys((position + stride, *near))  # each once
    yield from (place for place in places if 0 <= place < count and place != position)


def _read(errand: Errand) -> HeldModel:
    from vit_studio.session.torch_threads import use_one_thread
    from vit_studio.vit.weights import load_model

    use_one_thread()
    loaded = load_model(errand.path, like=errand.like.model if errand.like is not None else None)
    return HeldModel(model=loaded.model, info=loaded.info, file=errand.path, kept_step=errand.step)
