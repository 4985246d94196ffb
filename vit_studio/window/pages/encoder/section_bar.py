"""The top of a section: layer and head, one calm sentence, and what else there is to choose."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vit_studio.window.look.colour_choice import current_tables
from vit_studio.window.pages.encoder.choices import MERGE, fuse_of
from vit_studio.window.pages.encoder.fresh import Fresh
from vit_studio.window.pages.page_header import Sentence
from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.controls.layer_head_chooser import LayerHeadChooser, Offer
from vit_studio.window.views.panels.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.studio import Studio

LEAST_SENTENCE: Final = 200
"""Logical pixels; where there are fewer beside it, what else there is to choose goes one line down."""


class SectionBar(QWidget):
    """Writes to the selection, and for the way heads are merged to the viewing; shows both when it is told."""

    def __init__(self, studio: "Studio", offer: Offer, *controls: QWidget, sentence: str = "") -> None:
        super().__init__()
        self._studio = studio
        self._fresh = Fresh()
        self.chooser = LayerHeadChooser(offer)
        self.sentence = Sentence()
        self.sentence.set_sentence(sentence)
        self.sentence.setMinimumWidth(LEAST_SENTENCE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(WrappingRow((self.chooser, self.sentence, _together(controls)), (0, 1, 0)))
        self.chooser.layer_chosen.connect(studio.selection.set_layer)
        self.chooser.head_chosen.connect(studio.selection.set_head)
        self.chooser.fuse_chosen.connect(self._on_fuse_chosen)

    def show_scene(self, scene: "Scene") -> None:
        """Offer the model's layers and heads."""
        self.chooser.set_limits(depth=scene.config.depth, num_heads=scene.config.num_heads)

    def is_new(self, scene: "Scene") -> bool:
        """Whether scene, token, layer, head, a choice or the colours are others than before; the dimension may be."""
        selection, viewing = self._studio.selection, self._studio.viewing
        chosen = selection.token, selection.layer, selection.head
        return self._fresh.is_new(scene, *chosen, viewing.as_dict(), current_tables())

    def show_selection(self) -> None:
        """Show what is chosen."""
        selection = self._studio.selection
        self.chooser.set_chosen(selection.layer, selection.head, fuse_of(self._studio.viewing))

    @Slot(str)
    def _on_fuse_chosen(self, fuse: str) -> None:
        self._studio.viewing.set(MERGE, fuse)


def _together(controls: Sequence[QWidget]) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_S)
    for control in controls:
        row.addWidget(control)
    if not controls:
        box.hide()  # never shown here: without a parent yet, it would be a window of its own for a moment
    return box
