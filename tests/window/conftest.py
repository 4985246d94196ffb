"""What tests of the window share: a desk with images, and a theme that is put back to light."""

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.session.selection import Selection, SelectionLimits
from vit_studio.vit.config import DEFAULT
from vit_studio.window import colour_choice, theme


@pytest.fixture
def themed(qapp):
    """Applies a theme to the program for one test."""
    yield lambda chosen: theme.apply_theme(qapp, chosen)
    if theme.current_theme() is not theme.LIGHT:
        theme.apply_theme(qapp, theme.LIGHT)


@pytest.fixture
def choosing(qapp):
    """Chooses a colour table for one test."""
    yield colour_choice.choose_table
    for colour_map, tables in colour_choice.TABLES.items():
        colour_choice.choose_table(colour_map, tables[0])


class ImagesDesk(QObject):
    """As much of a Studio as the images dock needs: a set of images and the selection, and no background work."""

    images_changed = Signal()

    def __init__(self):
        super().__init__()
        self.images = None
        self.selection = Selection(self)

    def load(self, images):
        self.images = images
        self.selection.set_limits(SelectionLimits.of(DEFAULT, len(images)))
        self.images_changed.emit()


@pytest.fixture
def desk(qapp):
    return ImagesDesk()
