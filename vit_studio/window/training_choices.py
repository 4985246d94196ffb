"""What others may choose for the next training, by name in `studio.viewing`; the training dock follows."""

from typing import Final

POSITIONS: Final = "training.positions"
"""The kind of positions to train with: a PosEmbed."""
PATCH_SIZE: Final = "training.patch_size"
"""The patch size to train with: a number, or "0" for the chosen model's own."""
OPEN: Final = "training.open"
"""Whether settings and curves are folded out: "yes" or "no"."""
STUDY: Final = "training.study"
"""Whether the study of positions is to be open: "yes" or "no"."""
