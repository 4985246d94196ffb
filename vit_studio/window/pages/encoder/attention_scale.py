"""What range the colours of attention weights span, and the words for it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox

from vit_studio.session.viewing import ScaleMode
from vit_studio.window.pages.encoder.attention_pictures import CUT, AttentionPictures
from vit_studio.window.pages.encoder.choices import Peaks
from vit_studio.window.text import percent_text, short_number_text
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.scale import Scale

NATURAL: Final = Levels(0, 1)
"""Weights are shares of 1."""


class AttentionScale:
    """Held by each group of pictures of attention weights."""

    def __init__(self) -> None:
        self._scale = Scale()
        self.levels = NATURAL
        self.caption = ""

    def choose(
        self, pictures: AttentionPictures, mode: ScaleMode, peaks: Peaks, *, layer: int, head: int | None
    ) -> None:
        """Find range and words for the picture of a head."""
        cut = peaks is Peaks.CUT
        shared = pictures.cut_levels() if cut else pictures.shared_levels()
        own = pictures.levels_of(layer, head, cut=cut)
        self.levels = self._scale.levels(mode, shared=shared, own=own, natural=NATURAL)
        peak = pictures.greatest if mode is ScaleMode.SHARED else pictures.levels_of(layer, head).high
        self.caption = Scale.caption(mode, QCoreApplication.translate("AttentionScale", "shared by all heads"))
        if cut and mode is not ScaleMode.FIXED:
            text = QCoreApplication.translate("AttentionScale", "{0}, cut below peak {1}")
            words = QCoreApplication.translate("AttentionScale", "shared")
            self.caption = text.format(Scale.caption(mode, words), short_number_text(peak))


class PeaksBox(QCheckBox):
    """Whether the greatest weights look alike; of no use where the range is fixed."""

    chosen = Signal(str)
    """As `Peaks` has it; by a person alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Cut peaks"))
        tip = self.tr(
            "The greatest {0} of all weights look alike, so that the rest can be told apart: a few heads that stare at "
            "one token leave all others dark otherwise."
        ).format(percent_text(CUT))
        self.setToolTip(tip)
        self.setWhatsThis(tip)
        self.clicked.connect(self._on_clicked)

    def show_choice(self, mode: ScaleMode, peaks: Peaks) -> None:
        """Show what is chosen, without telling."""
        self.setChecked(peaks is Peaks.CUT)
        self.setEnabled(mode is not ScaleMode.FIXED)

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:
        self.chosen.emit((Peaks.CUT if checked else Peaks.WHOLE).value)
