"""What the section of the residual stream says: sentences, help, and the names of its cells."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.text import layer_text, token_text

if TYPE_CHECKING:
    from vit_studio.window.pages.encoder.stream_section import StreamSection

translate = QCoreApplication.translate


def after_text(row: int, depth: int, what: str) -> str:
    """ "token 12 · patch (2, 5) after Layer 2 of 6"; row 0 is z₀."""
    if row == 0:
        return translate("StreamSection", "{0} in z₀, before the first layer").format(what)
    return translate("StreamSection", "{0} after {1}").format(what, layer_text(row - 1, depth))


def vector_text(grid: PatchGrid, depth: int, token: int) -> Callable[[int, int], str]:
    """Names the cells of one token's vectors."""

    def describe(row: int, dim: int) -> str:
        what = translate("StreamSection", "{0}, dimension {1}").format(token_text(grid, token), dim + 1)
        return after_text(row, depth, what)

    return describe


def explain_stream(section: "StreamSection") -> None:
    """Sentences, help and tips."""
    section.bar.sentence.set_sentence(
        translate(
            "StreamSection", "The residual stream: attention and MLP read each token, and add what they made of it."
        )
    )
    section.norm_panel.set_sentence(
        translate("StreamSection", "‖z‖ of each token after each layer; 0 is z₀."),
        translate("StreamSection", "A click selects both."),
    )
    section.norm_panel.set_help(
        translate(
            "StreamSection",
            "‖z<sub>l</sub>‖, the Euclidean length of each token's D numbers. z′<sub>l</sub> = "
            "MSA(LN(z<sub>l−1</sub>)) + z<sub>l−1</sub> and z<sub>l</sub> = MLP(LN(z′<sub>l</sub>)) + z′<sub>l</sub> "
            "(equations 2 and 3 of the paper): nothing is ever taken out, so tokens tend to grow. Patches of little "
            "content with tokens of great length are the artefacts of “Vision Transformers Need Registers” (arXiv "
            "2309.16588).",
        )
    )
    _explain_map(section)
    section.vector_panel.set_help(
        translate(
            "StreamSection",
            "The D numbers of the selected token: a row after each layer, row 0 is z₀. A dimension that stays the same "
            "from row to row is carried on by the shortcut. A click selects layer and dimension.",
        )
    )
    section.added_panel.set_help(
        translate(
            "StreamSection",
            "Lengths of what the attention and the MLP of each layer add to the selected token (equations 2 and 3 of "
            "the paper), against the length of the stream itself. What is short beside the stream changes it little.",
        )
    )
    section.added.set_titles(translate("StreamSection", "layer"), translate("StreamSection", "length"))
    section.added.setAccessibleName(translate("StreamSection", "Lengths of the stream and of what is added to it"))


def _explain_map(section: "StreamSection") -> None:
    """What lies over the image, and the choice of it."""
    section.map_panel.set_help(
        translate(
            "StreamSection",
            "Length: ‖z‖ of each patch's token after the selected layer. Likeness: the cosine of the angle between "
            "each patch's token and the selected one, z·z′ / (‖z‖·‖z′‖), from −1 (opposite) over 0 (nothing in common) "
            "to 1 (the same direction). A click selects a patch.",
        )
    )
    tips = (
        translate("StreamSection", "How long each patch's token is after the selected layer."),
        translate(
            "StreamSection",
            "How alike each patch's token is to the selected one: the cosine of the angle between them.",
        ),
    )
    for index, tip in enumerate(tips):
        section.map_of.button(index).setToolTip(tip)
    section.map_of.setWhatsThis(" ".join(tips))
