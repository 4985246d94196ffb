"""Chooses a layer, and one of its heads or all of them merged."""

import enum

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from vit_studio.analysis.heads import Fuse
from vit_studio.window.text import head_text, layer_text
from vit_studio.window.theme import SPACE_S


class Offer(enum.Enum):
    """What the second list holds."""

    ALL = "all"
    """The heads merged, by mean or by maximum, and each head."""
    MEAN_AND_HEADS = "mean and heads"
    """Their mean, and each head: for what a maximum does not have."""
    HEADS = "heads"
    """Each head: for what a merged head does not have."""
    MERGED = "merged"
    """Mean and maximum alone."""
    NOTHING = "nothing"
    """There is no second list."""


class LayerHeadChooser(QWidget):
    """Two lists: "Layer 2 of 6" and "Mean of 4 heads", "Maximum of 4 heads", "Head 1 of 4", …"""

    layer_chosen = Signal(int)
    head_chosen = Signal(object)
    """int, or None for the heads merged; before it `fuse_chosen` says how."""
    fuse_chosen = Signal(str)
    """How the heads are merged, as `Fuse` has it."""

    def __init__(self, offer: Offer = Offer.ALL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self.layers = QComboBox()
        self.heads = QComboBox()
        self._choices: list[int | Fuse] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.layers)
        layout.addWidget(self.heads)
        self.heads.setHidden(offer is Offer.NOTHING)
        self._explain()
        self.layers.activated.connect(self.layer_chosen)
        self.heads.activated.connect(self._on_head_activated)

    def set_limits(self, *, depth: int, num_heads: int) -> None:
        """How many there are to choose from; a single head is its own mean and maximum."""
        merged = [] if self._offer is Offer.HEADS or num_heads == 1 else list(Fuse)
        if self._offer is Offer.MEAN_AND_HEADS:
            merged = merged[:1]
        single = [] if self._offer is Offer.MERGED and num_heads > 1 else list(range(num_heads))
        self._choices = [*merged, *single]
        _fill(self.layers, [layer_text(layer, depth) for layer in range(depth)])
        _fill(self.heads, [choice_text(choice, num_heads) for choice in self._choices])

    def set_chosen(self, layer: int, head: int | None, fuse: Fuse = Fuse.MEAN) -> None:
        """Show what is chosen, without telling; where there is no such choice, the first one."""
        self.layers.setCurrentIndex(layer)
        wanted: int | Fuse = fuse if head is None or self._offer is Offer.MERGED else head
        self.heads.setCurrentIndex(self._choices.index(wanted) if wanted in self._choices else 0)

    @Slot(int)
    def _on_head_activated(self, index: int) -> None:
        choice = self._choices[index]
        if isinstance(choice, Fuse):
            self.fuse_chosen.emit(choice.value)
        if self._offer is not Offer.MERGED:
            self.head_chosen.emit(None if isinstance(choice, Fuse) else choice)

    def _explain(self) -> None:
        self.layers.setAccessibleName(self.tr("Layer"))
        self.heads.setAccessibleName(self.tr("Head"))
        self.layers.setToolTip(self.tr("Layer (Page Up, Page Down)"))
        self.layers.setWhatsThis(self.tr("The encoder's layer that the pictures are of; Page Up and Page Down step."))
        self.heads.setToolTip(self.tr("One head, or all of them merged ([ and ])"))
        self.heads.setWhatsThis(
            self.tr(
                "One head of the layer, or its heads merged. The mean keeps rows that sum to 1; the maximum shows what "
                "any head looks at, and its rows sum to more than 1."
            )
        )


def choice_text(choice: int | Fuse | None, num_heads: int) -> str:
    """ "Head 2 of 4", "Mean of 4 heads", "Maximum of 4 heads"."""
    if choice is Fuse.MAX:
        return QCoreApplication.translate("LayerHeadChooser", "Maximum of {0} heads").format(num_heads)
    return head_text(choice if isinstance(choice, int) else None, num_heads)


def _fill(box: QComboBox, texts: list[str]) -> None:
    if texts != [box.itemText(index) for index in range(box.count())]:
        with QSignalBlocker(box):
            box.clear()
            box.addItems(texts)
