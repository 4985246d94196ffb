"""Chooses a layer, and one of its heads or the mean of them."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from vit_studio.window.text import head_text, layer_text
from vit_studio.window.theme import SPACE_S


class LayerHeadChooser(QWidget):
    """Two lists: "Layer 2 of 6" and "Mean of 4 heads", "Head 1 of 4", …"""

    layer_chosen = Signal(int)
    head_chosen = Signal(object)
    """int, or None for the mean of the heads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layers = QComboBox()
        self.heads = QComboBox()
        self._heads: list[int | None] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.layers)
        layout.addWidget(self.heads)
        self.layers.setAccessibleName(self.tr("Layer"))
        self.heads.setAccessibleName(self.tr("Head"))
        self.layers.setToolTip(self.tr("Layer (Page Up, Page Down)"))
        self.heads.setToolTip(self.tr("Head, or the mean of all ([ and ])"))
        self.layers.activated.connect(self.layer_chosen)
        self.heads.activated.connect(self._on_head_activated)

    def set_limits(self, *, depth: int, num_heads: int) -> None:
        """How many there are to choose from; a single head is its own mean."""
        self._heads = [None, *range(num_heads)] if num_heads > 1 else [0]
        _fill(self.layers, [layer_text(layer, depth) for layer in range(depth)])
        _fill(self.heads, [head_text(head, num_heads) for head in self._heads])

    def set_chosen(self, layer: int, head: int | None) -> None:
        """Show what is chosen, without telling."""
        self.layers.setCurrentIndex(layer)
        self.heads.setCurrentIndex(self._heads.index(head) if head in self._heads else 0)

    @Slot(int)
    def _on_head_activated(self, index: int) -> None:
        self.head_chosen.emit(self._heads[index])


def _fill(box: QComboBox, texts: list[str]) -> None:
    if texts != [box.itemText(index) for index in range(box.count())]:
        with QSignalBlocker(box):
            box.clear()
            box.addItems(texts)
