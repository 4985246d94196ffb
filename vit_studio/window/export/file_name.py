"""A name for a file, proposed from what it will hold."""

import re
from typing import Final

from vit_studio.window.export.figure_context import FigureContext

LONGEST: Final = 60
"""Letters before the image and the models."""

BY_HEAD: Final = ("attn_bias", "attn_scores", "attn_weights", "entropy", "heads", "k", "q", "v")
"""Their axes begin with layer and head ..."""
BY_LAYER: Final = (
    *("attn_out", "mlp_hidden", "mlp_out", "norm1", "norm2", "rel_pos", "rollout", "tokens_mid"),
    *BY_HEAD,
)
"""... and those of these with the layer; `tokens` are counted from before the first."""


def proposed_name(context: FigureContext, suffix: str) -> str:
    """ "attn_weights-layer-6-mean-test-0.png" for the tensor `attn_weights[5].mean(0)` of test image 0.

    As all that people read, it counts layers and heads from 1. A moment of a training is told by its step.
    """
    line = r"lines\.value\('[^']*', '([^']*)'(?:, layer=(\d+))?[^)]*\)"
    expression = re.sub(line, lambda found: _placed(found[1], found[2]), context.expression)
    tensor = re.sub(r"\([^()]*\)", "", expression) or context.title
    tensor = re.sub(rf"\b({'|'.join(BY_HEAD)})\[(\d+), (\d+)\b", lambda found: _placed(*found.groups()), tensor)
    tensor = re.sub(rf"\b({'|'.join(BY_LAYER)})\[(\d+)\b", lambda found: _placed(*found.groups()), tensor)
    words = re.findall(r"[A-Za-z0-9_]+", tensor)
    image = f"{context.split}-{context.number}" if context.split else ""
    stem = "-".join(words)[: LONGEST - len(image)].strip("-_") or "figure"
    return "-".join(filter(None, (stem, image, _models(context)))) + suffix


def _placed(name: str, layer: str | None, head: str | None = None) -> str:
    words = [name]
    words += [] if layer is None else ["layer", str(int(layer) + 1)]
    words += [] if head is None else ["head", str(int(head) + 1)]
    return " ".join(words)


def _models(context: FigureContext) -> str:
    """Which moment of its training a single model is; of a difference that there are two, and their moments."""
    a, b = ("" if step is None else f"step-{step}" for step in (context.training_step, context.other_step))
    return "-".join(filter(None, ("A", a, "minus-B", b))) if context.is_difference else a
