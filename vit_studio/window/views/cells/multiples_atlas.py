"""Many arrays of one shape as one picture, made when it is first painted, and no larger than it is painted."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.views.cells.shrink import shrunk
from vit_studio.window.views.colours.colour_maps import colour_at, to_qimage
from vit_studio.window.views.colours.levels import Levels

Arrays = npt.NDArray[np.floating]

NO_PICTURES: Final[Arrays] = np.zeros((0, 1, 1))


class MultiplesAtlas:
    """(count, h, w) arrays, their scale and their colours; what was averaged outlives a change of colours."""

    def __init__(self) -> None:
        self.pictures: Arrays = NO_PICTURES
        self.colour_map = ColourMap.SEQUENTIAL
        self._given_levels: Levels | None = None
        self._levels: Levels | None = None
        self._small: Arrays | None = None
        self._image: QImage | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """(h, w) of each picture."""
        return self.pictures.shape[1], self.pictures.shape[2]

    @property
    def levels(self) -> Levels:
        """The one scale of all pictures; the range of all their values unless one was given."""
        if self._levels is None:
            self._levels = self._given_levels or Levels.of(self.pictures)
        return self._levels

    def set_pictures(self, pictures: Arrays) -> None:
        """Other arrays, on the same scale if one was given."""
        self.pictures, self._small, self._levels = pictures, None, None

    def set_levels(self, levels: Levels | None) -> bool:
        """Whether that is another scale."""
        if levels == self._given_levels:
            return False
        self._given_levels, self._levels, self._image = levels, None, None
        return True

    def set_colour_map(self, colour_map: ColourMap) -> bool:
        """Whether those are other colours."""
        if colour_map is self.colour_map:
            return False
        self.colour_map, self._image = colour_map, None
        return True

    def forget_colours(self) -> None:
        """The tables of colours are others now."""
        self._image = None

    def image(self, height: int, width: int) -> QImage:
        """All pictures, one below the other: a pixel a cell, or the mean of the cells that share a device pixel."""
        size = min(height, self.shape[0]), min(width, self.shape[1])
        if self._small is None or self._small.shape[1:] != size:
            self._small = self.pictures if size == self.shape else shrunk(self.pictures, *size)
            self._image = None
        if self._image is None:
            # a view of the same memory, so that all pictures are coloured by one numpy call
            self._image = to_qimage(self._small.reshape(-1, size[1]), self.levels, self.colour_map)
        return self._image

    def colour_of(self, value: float) -> QColor | None:
        """The colour of a value; None for nan."""
        unit = float(self.levels.unit(value))
        return None if math.isnan(unit) else colour_at(self.colour_map, unit)
