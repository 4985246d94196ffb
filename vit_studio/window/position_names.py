"""The kinds of position embedding in words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.vit.config import PosEmbed


def position_name(kind: PosEmbed) -> str:
    """In a word or two."""
    return QCoreApplication.translate("PosEmbed", _NAMES[kind])


def position_sentence(kind: PosEmbed) -> str:
    """What a model of this kind does to tell places apart."""
    return QCoreApplication.translate("PosEmbed", _SENTENCES[kind])


_NAMES: Final = {
    PosEmbed.NONE: QT_TRANSLATE_NOOP("PosEmbed", "None"),
    PosEmbed.LEARNED_1D: QT_TRANSLATE_NOOP("PosEmbed", "Learned 1-D"),
    PosEmbed.LEARNED_2D: QT_TRANSLATE_NOOP("PosEmbed", "Learned 2-D"),
    PosEmbed.SINCOS_2D: QT_TRANSLATE_NOOP("PosEmbed", "Sine-cosine"),
    PosEmbed.RELATIVE: QT_TRANSLATE_NOOP("PosEmbed", "Relative"),
}

_SENTENCES: Final = {
    PosEmbed.NONE: QT_TRANSLATE_NOOP("PosEmbed", "Nothing is added: the patches are a bag, without order."),
    PosEmbed.LEARNED_1D: QT_TRANSLATE_NOOP(
        "PosEmbed", "A learned vector of D numbers for each token, counted in raster order; the paper’s choice."
    ),
    PosEmbed.LEARNED_2D: QT_TRANSLATE_NOOP(
        "PosEmbed", "A learned vector of D/2 for each column (X) and each row (Y) of the grid, side by side."
    ),
    PosEmbed.SINCOS_2D: QT_TRANSLATE_NOOP(
        "PosEmbed", "Fixed sines and cosines of the row and the column, in D/4 frequencies each; nothing is learned."
    ),
    PosEmbed.RELATIVE: QT_TRANSLATE_NOOP(
        "PosEmbed",
        "Nothing is added to tokens: each layer learns a key r for each offset, and q · r / √D_h joins the scores.",
    ),
}
