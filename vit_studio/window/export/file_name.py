"""A name for a file, proposed from what it will hold."""

import re
from typing import Final

from vit_studio.window.export.figure_context import FigureContext

LONGEST: Final = 60
"""Letters before the suffix."""


def proposed_name(context: FigureContext, suffix: str) -> str:
    """ "attn_weights-5-mean-test-0.png" for the tensor `attn_weights[5].mean(0)` of test image 0."""
    expression = re.sub(r"lines\.value\('[^']*', '([^']*)'[^)]*\)", r"\1", context.expression)
    tensor = re.sub(r"\([^()]*\)", "", expression) or context.title
    words = re.findall(r"[A-Za-z0-9_]+", tensor)
    image = f"{context.split}-{context.number}" if context.split else ""
    stem = "-".join(words)[: LONGEST - len(image)].strip("-_") or "figure"
    return "-".join(filter(None, (stem, image))) + suffix
