"""What the model says of an image, held against the image's label."""

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from vit_studio.session.class_places import logit_names, place_of

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene


@dataclasses.dataclass(frozen=True, kw_only=True)
class Verdict:
    """Best and second class by their places among the logits; names are English."""

    class_names: tuple[str, ...]
    """Of the logits: the model's own names, or the images' where the model brings none."""
    label_name: str
    best: int
    second: int | None
    true: int | None
    """The class that the label names; None where the model does not know that name."""
    probs: tuple[float, ...]
    names_differ: bool
    """Whether model and images name their classes differently."""

    @classmethod
    def of(cls, scene: "Scene") -> "Verdict":
        """Read the logits of a scene."""
        probs = scene.trace.probs
        order = np.argsort(-probs, kind="stable")
        image_names = scene.images.class_names
        names = logit_names(scene.info, image_names, len(probs))
        return cls(
            class_names=names,
            label_name=image_names[scene.label],
            best=int(order[0]),
            second=int(order[1]) if len(order) > 1 else None,
            true=place_of(scene.label, image_names, names),
            probs=tuple(map(float, probs)),
            names_differ=names != tuple(image_names),
        )

    @property
    def is_right(self) -> bool | None:
        """Whether the model says what the label says; None where the two cannot be compared."""
        return None if self.true is None else self.best == self.true

    @property
    def margin(self) -> float:
        """How far the best probability is ahead of the second, 0..1."""
        return self.probs[self.best] - (0.0 if self.second is None else self.probs[self.second])
