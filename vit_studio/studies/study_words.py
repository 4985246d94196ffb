"""What a study says of itself: the names of the kinds, and what its numbers are and are not."""

import dataclasses
from typing import Final

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.vit.config import PosEmbed

CONTEXT: Final = "position_study"
"""Where translations of these texts are looked up."""

TITLE: Final = QT_TRANSLATE_NOOP("position_study", "Kinds of positions, trained alike")
OURS: Final = QT_TRANSLATE_NOOP("position_study", "validation accuracy")
PAPER: Final = QT_TRANSLATE_NOOP("position_study", "paper, table 8")
PAPER_AXIS: Final = QT_TRANSLATE_NOOP("position_study", "ImageNet 5-shot accuracy, ViT-B/16")
EACH_SEED: Final = QT_TRANSLATE_NOOP("position_study", "a seed")
MEAN: Final = QT_TRANSLATE_NOOP("position_study", "mean ± standard deviation over the seeds")
MEAN_ALONE: Final = QT_TRANSLATE_NOOP("position_study", "mean over the seeds")
NOT_MEASURED: Final = QT_TRANSLATE_NOOP("position_study", "not measured")

ABOUT_NUMBERS: Final = QT_TRANSLATE_NOOP(
    "position_study",
    "Validation accuracy after the last step, on the same {0} held-out images for all; with one seed, every kind sees "
    "the same training images in the same order. ± is the standard deviation over the seeds (n − 1). The test images "
    "have no part in it.",
)
"""{0}: how many held-out images."""
WHY_IT_DIFFERS: Final = QT_TRANSLATE_NOOP(
    "position_study",
    "Do not expect the paper’s numbers: here a small ViT learns for a short time to tell few classes apart, from {0} "
    "patches cut out of centred garments, whose content alone says much of where they lie; and this is accuracy on "
    "validation images, while the paper trains a linear classifier on 5 ImageNet images a class. What may be compared "
    "is the order of the kinds, and whether their distances are larger than ±.",
)
"""{0}: how many patches an image has."""

KIND_NAMES: Final = {
    PosEmbed.NONE: "None",
    PosEmbed.LEARNED_1D: "Learned 1-D",
    PosEmbed.LEARNED_2D: "Learned 2-D",
    PosEmbed.SINCOS_2D: "Sine-cosine",
    PosEmbed.RELATIVE: "Relative",
}
"""In English; the window has its own."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class FigureWords:
    """The texts of a study's figure, in English where nobody translates them; `note` stands below it."""

    title: str = TITLE
    ours: str = OURS
    paper: str = PAPER
    paper_axis: str = PAPER_AXIS
    each_seed: str = EACH_SEED
    mean: str = MEAN
    mean_alone: str = MEAN_ALONE
    not_measured: str = NOT_MEASURED
    note: str = ""
    kinds: dict[PosEmbed, str] = dataclasses.field(default_factory=lambda: dict(KIND_NAMES))
