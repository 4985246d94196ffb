"""One pixel of a patch by its two names: its place in the picture, and its column in the unfolded row."""

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from vit_studio.window.pages.patches.cut import Cut
from vit_studio.window.views.cells.channels import channel_at

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene


@dataclasses.dataclass(frozen=True)
class PatchPixels:
    """Patches of P × P pixels: unfolded channel by channel, row by row; as a picture with channels side by side."""

    patch_size: int

    def column_at(self, row: int, column: int) -> int | None:
        """Column of the unfolded row for a cell of the picture; None between two channels."""
        place = channel_at(column, self.patch_size)
        return None if place is None else (place[0] * self.patch_size + row) * self.patch_size + place[1]

    def place_of(self, column: int) -> tuple[int, int]:
        """(row, column) in the picture for a column of the unfolded row."""
        channel, pixel = divmod(column, self.patch_size**2)
        row, within = divmod(pixel, self.patch_size)
        return row, channel * (self.patch_size + 1) + within


def patch_pixels(scene: "Scene", cut: Cut, token: int) -> npt.NDArray[np.float32]:
    """The pixels of a patch in 0..255 as (C, P, P), from what the model reads; nan for the class token."""
    config = cut.config
    shape = (config.in_channels, config.patch_size, config.patch_size)
    if not cut.grid.is_patch(token):
        return np.full(shape, np.nan, np.float32)
    if config.in_channels == 1:
        box = cut.grid.box(token)
        return scene.pixels[None, box.top : box.top + box.side, box.left : box.left + box.side].astype(np.float32)
    plain = scene.plain  # both models of a difference read one image
    box = cut.grid.box(token)
    patch = plain.trace.image[:, box.top : box.top + box.side, box.left : box.left + box.side]
    return (patch * plain.info.pixel_std + plain.info.pixel_mean) * 255


def pixels_expression(scene: "Scene", cut: Cut, token: int) -> str:
    """Python that gives `patch_pixels` from what a pass left behind; empty for the class token."""
    if not cut.grid.is_patch(token):
        return ""
    box = cut.grid.box(token)
    cutting = f"{box.top}:{box.top + box.side}, {box.left}:{box.left + box.side}"
    if cut.config.in_channels == 1:
        return f"pixels[{cutting}]"
    return f"(image[:, {cutting}] * {scene.info.pixel_std} + {scene.info.pixel_mean}) * 255"
