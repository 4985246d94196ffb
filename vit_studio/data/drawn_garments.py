"""Garments drawn by the program: something honest to show before Fashion-MNIST has been fetched."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from vit_studio.data import drawn_accessories as accessories
from vit_studio.data import drawn_clothes as clothes
from vit_studio.data.canvas import SIDE, Canvas
from vit_studio.data.images import FASHION_CLASSES, ImageSet, pixel_mean_and_std
from vit_studio.errors import QT_TRANSLATE_NOOP

DRAWN_NAME: Final = QT_TRANSLATE_NOOP("images", "Drawn garments")
DRAWN_SOURCE: Final = QT_TRANSLATE_NOOP("images", "drawn by the program")

_KINDS: Final[tuple[tuple[Callable[[Canvas], None], ...], ...]] = (
    (clothes.draw_t_shirt,),
    (clothes.draw_trousers,),
    (clothes.draw_pullover,),
    (clothes.draw_dress,),
    (clothes.draw_coat,),
    (accessories.draw_flat_sandal, accessories.draw_slide, accessories.draw_heeled_sandal),
    (clothes.draw_long_shirt, clothes.draw_long_shirt, clothes.draw_short_shirt),
    (accessories.draw_sneaker,),
    (accessories.draw_handbag, accessories.draw_satchel),
    (accessories.draw_low_boot, accessories.draw_heeled_boot),
)
"""Of each class, in the order of `FASHION_CLASSES`, the kinds that it comes in; the commoner ones stand twice."""


def draw_garments(count: int = 600, seed: int = 0) -> ImageSet:
    """Draw `count` images, the classes evenly spread; the last sixth of them are the test split.

    The same seed draws the same garments. The images are read-only, as mapped ones are; training images come first.
    """
    if count < 1:
        raise ValueError(f"{count} garments: at least 1 is needed")
    rng = np.random.default_rng(seed)
    labels = _shuffled_labels(count, rng)
    images = _draw(labels, rng)
    images.flags.writeable = False
    train = count - count // 6
    mean, std = pixel_mean_and_std(images[:train])
    return ImageSet(
        name=DRAWN_NAME,
        images=images,
        labels=labels,
        class_names=FASHION_CLASSES,
        is_train=np.arange(count) < train,
        numbers=np.concatenate([np.arange(train), np.arange(count - train)]).astype(np.int32),
        mean=mean,
        std=std,
        source=DRAWN_SOURCE,
        drawn=True,
    )


def _draw(labels: npt.NDArray[np.uint8], rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    images = np.empty((len(labels), SIDE, SIDE), dtype=np.uint8)
    for label, kinds in enumerate(_KINDS):
        kind = rng.integers(len(kinds), size=len(labels))
        for number, draw in enumerate(kinds):
            places = np.flatnonzero((labels == label) & (kind == number))
            canvas = Canvas(len(places), rng)
            draw(canvas)
            images[places] = canvas.pixels()
    return images


def _shuffled_labels(count: int, rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """Each ten in a row hold every class once, so both splits are even."""
    tens = [rng.permutation(len(_KINDS)) for _ in range(-(-count // len(_KINDS)))]
    return np.concatenate(tens)[:count].astype(np.uint8)
