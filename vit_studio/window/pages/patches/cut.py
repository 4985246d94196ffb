"""The image cut into patches of any size that divides it: as the loaded model cuts it, or only tried."""

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vit_studio.vit.config import ViTConfig
from vit_studio.vit.costs import with_patch_size
from vit_studio.vit.patch_grid import PatchGrid

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

Array = npt.NDArray[np.float32]


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Cut:
    """The patches of one size P, and the shape of a model that would read them."""

    config: ViTConfig
    """The loaded model's, but for the patch size."""
    patches: Array
    """(N, C·P²): the unfolded patches x_p."""
    is_models: bool
    """Whether the loaded model itself cuts so."""

    @property
    def grid(self) -> PatchGrid:
        """Where the patches stand in the image."""
        return PatchGrid(self.config.image_size, self.config.patch_size)

    @property
    def expression(self) -> str:
        """Python that gives the patches from what a pass left behind."""
        if self.is_models:
            return "patches"
        config = self.config
        channels, side, size = config.in_channels, config.grid_size, config.patch_size
        apart = f"image.reshape({channels}, {side}, {size}, {side}, {size})"
        return f"{apart}.transpose(1, 3, 0, 2, 4).reshape({config.num_patches}, {config.patch_dim})"


def cut_image(scene: "Scene", patch_size: int) -> Cut:
    """What the model has cut, or the same image cut otherwise; raises ConfigError for a size that does not divide."""
    if patch_size == scene.config.patch_size:
        return Cut(config=scene.config, patches=scene.trace.patches, is_models=True)
    config = with_patch_size(scene.config, patch_size)
    return Cut(config=config, patches=unfold(scene.trace.image, patch_size), is_models=False)


def unfold(image: Array, patch_size: int) -> Array:
    """(C, S, S) to (N, C·P²), as `unfold_patches` does: in raster order, each patch channel by channel, row by row."""
    channels, side = len(image), image.shape[-1] // patch_size
    apart = image.reshape(channels, side, patch_size, side, patch_size)
    return apart.transpose(1, 3, 0, 2, 4).reshape(side**2, -1)


def same_place(token: int, source: PatchGrid, target: PatchGrid) -> int:
    """The token of another grid at the pixel in the middle of a token's patch; the class token stays itself."""
    if not source.is_patch(token):
        return token
    box = source.box(token)
    found = target.token_at_pixel(box.top + box.side // 2, box.left + box.side // 2)
    assert found is not None  # both grids cut the same image
    return found
