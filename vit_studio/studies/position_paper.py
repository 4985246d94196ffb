"""What the paper measured of the kinds of positions (arXiv 2010.11929, appendix D.4, table 8)."""

from typing import Final

from vit_studio.vit.config import PosEmbed

PAPER_ACCURACY: Final = {
    PosEmbed.NONE: 0.61382,
    PosEmbed.LEARNED_1D: 0.64206,
    PosEmbed.LEARNED_2D: 0.64001,
    PosEmbed.RELATIVE: 0.64032,
}
"""ViT-B/16, positions added once at the start (the relative ones act in each layer), ImageNet 5-shot linear: 0..1.

Sine-cosine positions are not in the table.
"""
