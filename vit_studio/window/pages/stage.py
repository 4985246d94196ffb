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


_NAMES: Final = {
    Stage.IMAGE: QT_TRANSLATE_NOOP("Stage", "Image"),
    Stage.PATCHES: QT_TRANSLATE_NOOP("Stage", "Patches"),
    Stage.EMBEDDING: QT_TRANSLATE_NOOP("Stage", "Embedding"),
    Stage.TOKENS: QT_TRANSLATE_NOOP("Stage", "Tokens"),
    Stage.ENCODER: QT_TRANSLATE_NOOP("Stage", "Encoder"),
    Stage.PREDICTION: QT_TRANSLATE_NOOP("Stage", "Prediction"),
}
