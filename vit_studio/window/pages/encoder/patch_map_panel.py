"""A panel with one number for each patch over the image, and the key to its colours beside it, or above a note."""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vit_studio.window.pages.encoder.attention_panels import AROUND_IMAGE
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.images.patch_grid_view import PatchGridView
from vit_studio.window.views.panels.panel import Panel
from vit_studio.window.views.panels.panel_body import PanelBody
from vit_studio.window.views.panels.picture_with_note import PictureWithNote

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene


class PatchMapPanel(Panel):
    """The class token, which stands nowhere in the image, is a chip beside it."""

    def __init__(
        self,
        title: str,
        view_name: str,
        note: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.image = PatchGridView()
        self.image.set_class_token_chip(True)
        self.image.setAccessibleName(view_name)
        self.scale_bar = ColourBar(orientation=Qt.Orientation.Vertical if note is None else Qt.Orientation.Horizontal)
        if note is None:
            self.set_body(self.image)
            self.set_colour_bar(self.scale_bar)
        else:
            self.set_body(PictureWithNote(PanelBody(self.image, self.scale_bar), note, above=AROUND_IMAGE))

    def add_choice(self, choice: QWidget) -> None:
        """Above the image: what the map is of."""
        self._layout.insertWidget(self._layout.count() - 1, choice, 0, Qt.AlignmentFlag.AlignLeft)

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
