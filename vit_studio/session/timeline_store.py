"""Models and scenes of moments that were shown, or soon may be: within a budget, the nearest ones stay."""

from typing import Final

from vit_studio.data.images import ImageSet
from vit_studio.session.held_model import HeldModel
from vit_studio.session.scene import Scene
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.costs import num_parameters, trace_bytes

MODELS_BUDGET: Final = 96 << 20
SCENES_BUDGET: Final = 192 << 20
"""Bytes; the default model's scene takes 1.6 MB, a ViT-Base's 150."""
FEWEST: Final = 2
"""That are kept of the largest models: where one is, and where one comes from."""


class TimelineStore:
    """By step; scenes are those of one image. For one thread."""

    def __init__(self, config: ViTConfig) -> None:
        self.most_models = max(MODELS_BUDGET // (4 * num_parameters(config)), FEWEST)
        self.most_scenes = max(SCENES_BUDGET // trace_bytes(config), FEWEST)
        self._models: dict[int, HeldModel] = {}
        self._scenes: dict[int, Scene] = {}
        self._images: ImageSet | None = None
        self._index = -1

    @property
    def any_model(self) -> HeldModel | None:
        """One of the models, as a pattern for others."""
        return next(iter(self._models.values()), None)

    def is_of(self, images: ImageSet | None, index: int) -> bool:
        """Whether the scenes are those of this image."""
        return images is self._images and index == self._index

    def model(self, step: int) -> HeldModel | None:
        """The model after a step, if it is kept."""
        return self._models.get(step)

    def scene(self, step: int, images: ImageSet | None, index: int) -> Scene | None:
        """What that model makes of an image, if that is kept."""
        return self._scenes.get(step) if self.is_of(images, index) else None

    def keep_model(self, step: int, held: HeldModel, *, near: int) -> None:
        """Keep a model; what is farthest from the step `near` goes."""
        self._models[step] = held
        _thin(self._models, self.most_models, near)

    def keep_scene(self, step: int, scene: Scene, *, near: int) -> None:
        """Keep a scene; those of another image go, and what is farthest from the step `near`."""
        if not self.is_of(scene.images, scene.index):
            self._scenes.clear()
            self._images, self._index = scene.images, scene.index
        self._scenes[step] = scene
        _thin(self._scenes, self.most_scenes, near)


def _thin(kept: dict[int, HeldModel] | dict[int, Scene], most: int, near: int) -> None:
    while len(kept) > most:
        del kept[max(kept, key=lambda step: abs(step - near))]
