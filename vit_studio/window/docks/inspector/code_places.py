"""Which page shows what a line of the code computes, and which function is the one of a page."""

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from vit_studio.window.pages.stage import Stage

if TYPE_CHECKING:
    from vit_studio.tracing.line_steps import LineStep


@dataclasses.dataclass(frozen=True)
class Place:
    """A page and, where it has sections, one of them; an empty section stands for any."""

    stage: Stage
    section: str = ""

    def covers(self, other: "Place") -> bool:
        """Whether who looks at `other` sees this place too."""
        return self.stage is other.stage and self.section in ("", other.section)


STEPS: Final = "query"
"""The section of the Encoder page with the steps of attention, one by one."""

_PLACES: Final[Mapping[str, Place]] = {
    "VisionTransformer.forward": Place(Stage.IMAGE),
    "VisionTransformer._check": Place(Stage.IMAGE),
    "unfold_patches": Place(Stage.PATCHES),
    "PatchEmbed.forward": Place(Stage.EMBEDDING, "views"),
    "kernels_to_matrix": Place(Stage.EMBEDDING, "views"),
    "embed_by_matmul": Place(Stage.EMBEDDING, "views"),
    "prepend_cls_token": Place(Stage.TOKENS, "sum"),
    "add_positions": Place(Stage.TOKENS, "sum"),
    "LearnedPositions2d.forward": Place(Stage.TOKENS, "table"),
    "VisionTransformer.position_table": Place(Stage.TOKENS, "table"),
    "VisionTransformer.embed": Place(Stage.TOKENS, "sum"),
    "Block.forward": Place(Stage.ENCODER, "stream"),
    "Attention.forward": Place(Stage.ENCODER, "attention"),
    "RelativePositions.forward": Place(Stage.ENCODER, STEPS),
    "split_heads": Place(Stage.ENCODER, STEPS),
    "attention_scores": Place(Stage.ENCODER, STEPS),
    "weighted_sum": Place(Stage.ENCODER, STEPS),
    "merge_heads": Place(Stage.ENCODER, "attention"),
    "Mlp.forward": Place(Stage.ENCODER, "mlp"),
    "VisionTransformer.classify": Place(Stage.PREDICTION, "answer"),
}
"""By the function's name; what is not here belongs to the page of its caller."""

_CALLS: Final[Mapping[tuple[str, str], Place]] = {
    ("VisionTransformer.forward", "embed"): Place(Stage.TOKENS, "sum"),
    ("VisionTransformer.forward", "blocks"): Place(Stage.ENCODER, "stream"),
    ("VisionTransformer.forward", "classify"): Place(Stage.PREDICTION, "answer"),
    ("VisionTransformer.embed", "patch_embed"): Place(Stage.EMBEDDING, "views"),
    ("Attention.forward", "split_heads"): Place(Stage.ENCODER, STEPS),
    ("Attention.forward", "attention_scores"): Place(Stage.ENCODER, STEPS),
    ("Attention.forward", "weighted_sum"): Place(Stage.ENCODER, STEPS),
}
"""Lines of a function that call this are shown elsewhere than the rest of it."""

_FUNCTIONS: Final[Mapping[Stage, tuple[tuple[str, str], ...]]] = {
    Stage.IMAGE: (("", "VisionTransformer.forward"),),
    Stage.PATCHES: (("", "unfold_patches"),),
    Stage.EMBEDDING: (("", "embed_by_matmul"),),
    Stage.TOKENS: (("table", "VisionTransformer.position_table"), ("", "VisionTransformer.embed")),
    Stage.ENCODER: (
        ("mlp", "Mlp.forward"),
        ("stream", "Block.forward"),
        ("", "Attention.forward"),
    ),
    Stage.PREDICTION: (("", "VisionTransformer.classify"),),
}
"""For each page its sections and their functions; an empty section is any other."""


_FILES: Final[Mapping[str, str]] = {
    "VisionTransformer": "vit/model.py",
    "Block": "vit/block.py",
    "Attention": "vit/attention.py",
    "attention_scores": "vit/attention.py",
    "Mlp": "vit/mlp.py",
    "embed_by_matmul": "vit/patch_embed.py",
    "unfold_patches": "vit/patches.py",
}
"""Where the functions of pages stand, by the first part of their names: known before anything has run."""


def file_of(function: str) -> str:
    """The file of a page's function."""
    return _FILES[function.partition(".")[0]]


def place_of(step: "LineStep") -> Place | None:
    """Where a step is seen; None where nothing but its function is known."""
    qualname = step.call.source.qualname
    for called, _ in step.statement.calls:
        if (qualname, called) in _CALLS:
            return _CALLS[qualname, called]
    return _PLACES.get(qualname)


def function_of(place: Place) -> str:
    """The function that computes what a page, or a section of it, shows."""
    functions = _FUNCTIONS[place.stage]
    return next(function for section, function in functions if section in ("", place.section))
