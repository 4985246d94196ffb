"""A panel with one number for each patch over the image, and the key to its colours beside or below it."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.images.patch_grid_view import PatchGridView
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene


class PatchMapPanel(Panel):
    """The class token, which stands nowhere in the image, is a chip beside it."""

    def __init__(
        self,
        title: str,
        view_name: str,
        bar: Qt.Orientation = Qt.Orientation.Vertical,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.image = PatchGridView()
        self.image.set_class_token_chip(True)
        self.image.setAccessibleName(view_name)
        self.scale_bar = ColourBar(orientation=bar)
        self.set_body(self.image)
        self.set_colour_bar(self.scale_bar)

    def show_scene(self, scene: "Scene") -> None:
        """Take over the image."""
        self.image.set_pixels(scene.pixels)
        self.image.set_grid(scene.grid)

    def show_map(
        self,
        values: npt.NDArray[np.floating],
        levels: Levels,
        caption: str,
        *,
        token: int,
        colour_map: ColourMap = ColourMap.SEQUENTIAL,
    ) -> None:
        """(side, side) values, and the selected token."""
        self.image.set_overlay(values, levels, colour_map)
        self.image.set_token(token)
        self.scale_bar.set_colour_map(colour_map)
        self.scale_bar.set_levels(levels)
        self.scale_bar.set_caption(caption)
