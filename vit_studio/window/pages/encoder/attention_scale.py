"""What range the colours of attention weights span, and the words for it."""

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox

from vit_studio.session.viewing import ScaleMode
from vit_studio.window.pages.encoder.attention_pictures import CUT, AttentionPictures
from vit_studio.window.pages.encoder.choices import PEAKS, Peaks, peaks_of
from vit_studio.window.text import percent_text, short_number_text
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale

if TYPE_CHECKING:
    from vit_studio.session.viewing import Viewing

NATURAL: Final = Levels(0, 1)
"""Weights are shares of 1."""
SIGNED: Final = Levels(-1, 1)
"""And so far can two of them be apart."""


class AttentionScale:
    """Held by each group of pictures of attention weights."""

    def __init__(self, shared_words: str, shared_cut_words: str) -> None:
        """`shared_cut_words` have a place {0} for the greatest weight."""
        self._scale = Scale()
        self._words, self._cut_words = shared_words, shared_cut_words
        self.levels = NATURAL
        self.caption = ""
        self.elsewhere = ""
        """The caption for pictures that are painted in the range of that picture."""

    def choose(
        self, pictures: AttentionPictures, mode: ScaleMode, peaks: Peaks, *, layer: int, head: int | None
    ) -> None:
        """Find range and words for the picture of a head."""
        cut = peaks is Peaks.CUT
        shared = pictures.cut_levels() if cut else pictures.shared_levels()
        own = pictures.levels_of(layer, head, cut=cut) if mode is ScaleMode.VIEW else shared
        self.levels = self._scale.levels(
            mode, shared=shared, own=own, natural=SIGNED if pictures.is_signed else NATURAL
        )
        words = self._cut_words.format(short_number_text(pictures.greatest)) if cut else self._words
        self.caption = Scale.caption(mode, words)
        if cut and mode is ScaleMode.VIEW:
            text = QCoreApplication.translate("AttentionScale", "{0}, cut below peak {1}")
            peak = pictures.levels_of(layer, head).high
            self.caption = text.format(self.caption, short_number_text(peak))
        is_own = mode is ScaleMode.VIEW
        self.elsewhere = QCoreApplication.translate("AttentionScale", "range of the matrix") if is_own else self.caption


def signed_levels(*parts: npt.NDArray[np.floating], cut: bool) -> Levels:
    """-m to m for values of both signs, m being the greatest magnitude, or with `cut` that of all but the top 1 %."""
    magnitudes = [np.quantile(np.abs(part), 1 - CUT) if cut else np.abs(part).max() for part in parts]
    return Levels.symmetric(magnitudes)


class PeaksBox(QCheckBox):
    """Whether the greatest weights look alike; of no use where the range is fixed."""

    def __init__(self, viewing: "Viewing") -> None:
        super().__init__()
        self._viewing = viewing
        self.setText(self.tr("Cut peaks"))
        tip = self.tr(
            "The greatest {0} of all weights look alike, so that the rest can be told apart: a few heads that stare at "
            "one token leave all others dark otherwise."
        ).format(percent_text(CUT))
        self.setToolTip(tip)
        self.setWhatsThis(tip)
        self.clicked.connect(self._on_clicked)

    def show_choice(self) -> None:
        """Show what is chosen, without telling."""
        self.setChecked(peaks_of(self._viewing) is Peaks.CUT)
        self.setEnabled(self._viewing.scale is not ScaleMode.FIXED)

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:
        self._viewing.set(PEAKS, (Peaks.CUT if checked else Peaks.WHOLE).value)
