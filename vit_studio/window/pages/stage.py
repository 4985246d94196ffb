"""The six stages on the way from pixel to prediction."""

import enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from vit_studio.errors import QT_TRANSLATE_NOOP


class Stage(enum.StrEnum):
    """One stage of the journey; the order is the way of the data."""

    IMAGE = "image"
    PATCHES = "patches"
    EMBEDDING = "embedding"
    TOKENS = "tokens"
    ENCODER = "encoder"
    PREDICTION = "prediction"

    @property
    def position(self) -> int:
        """Place on the way, from 0."""
        return list(Stage).index(self)

    @property
    def label(self) -> str:
        """Its name in the user's language."""
        return QCoreApplication.translate("Stage", _NAMES[self])

    @property
    def explanation(self) -> str:
        """What happens here, with its place in the paper (arXiv 2010.11929)."""
        return QCoreApplication.translate("Stage", _EXPLANATIONS[self])


_NAMES: Final = {
    Stage.IMAGE: QT_TRANSLATE_NOOP("Stage", "Image"),
    Stage.PATCHES: QT_TRANSLATE_NOOP("Stage", "Patches"),
    Stage.EMBEDDING: QT_TRANSLATE_NOOP("Stage", "Embedding"),
    Stage.TOKENS: QT_TRANSLATE_NOOP("Stage", "Tokens"),
    Stage.ENCODER: QT_TRANSLATE_NOOP("Stage", "Encoder"),
    Stage.PREDICTION: QT_TRANSLATE_NOOP("Stage", "Prediction"),
}

_EXPLANATIONS: Final = {
    Stage.IMAGE: QT_TRANSLATE_NOOP(
        "Stage", "The image x of C × H × W numbers: grey values from 0 to 255, moved and scaled for the model."
    ),
    Stage.PATCHES: QT_TRANSLATE_NOOP(
        "Stage",
        "The image cut into N = H·W / P² squares of P × P pixels, each laid out as one row of a matrix of "
        "N × C·P². Paper, section 3.1.",
    ),
    Stage.EMBEDDING: QT_TRANSLATE_NOOP(
        "Stage",
        "Each row times the matrix E, plus a bias, is a token of D numbers. A convolution with kernels of P × P in "
        "steps of P does the same. Paper, equation 1.",
    ),
    Stage.TOKENS: QT_TRANSLATE_NOOP(
        "Stage",
        "The class token is put in front, and each place adds a vector of its own: z₀ = [x_class; x_p E] + E_pos. "
        "Paper, equation 1.",
    ),
    Stage.ENCODER: QT_TRANSLATE_NOOP(
        "Stage",
        "In each layer the tokens look at each other in several heads, then each passes an MLP: "
        "z′ = MSA(LN(z)) + z, and z = MLP(LN(z′)) + z′. Paper, equations 2 and 3.",
    ),
    Stage.PREDICTION: QT_TRANSLATE_NOOP(
        "Stage",
        "The class token after the last layer, normalised, times the head: one logit for each class. "
        "Paper, equation 4.",
    ),
}
