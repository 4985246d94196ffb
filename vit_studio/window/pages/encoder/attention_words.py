"""Words and code for attention weights: what a cell, a picture and an array are called."""

from PySide6.QtCore import QCoreApplication

from vit_studio.analysis.heads import Fuse
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.encoder.attention_pictures import AttentionPictures
from vit_studio.window.text import layer_text, token_text
from vit_studio.window.views.controls.layer_head_chooser import choice_text


def weight_text(grid: PatchGrid, query: int, key: int) -> str:
    """ "query token 12 · patch (2, 5) → key class token"."""
    text = QCoreApplication.translate("EncoderPage", "query {0} → key {1}")
    return text.format(token_text(grid, query), token_text(grid, key))


def picture_text(pictures: AttentionPictures, layer: int, column: int) -> str:
    """ "Layer 2 of 6 · Head 1 of 4"."""
    head = pictures.head_of(column)
    choice = pictures.fuse if head is None else head
    return f"{layer_text(layer, pictures.depth)} · {choice_text(choice, pictures.num_heads)}"


def patch_text(grid: PatchGrid, row: int, column: int) -> str:
    """ "token 12 · patch (2, 5)": what stands at a row and column of a map of the patches."""
    return token_text(grid, 1 + row * grid.side + column)


def matrix_code(layer: int, head: int | None, fuse: Fuse) -> str:
    """Python for the matrix of a head, or of the heads merged."""
    return f"attn_weights[{layer}].{fuse.value}(0)" if head is None else f"attn_weights[{layer}, {head}]"


def map_code(layer: int, head: int | None, fuse: Fuse, *, query: int, side: int) -> str:
    """Python for what a query takes from each patch."""
    row = f"attn_weights[{layer}, {head}, {query}, 1:]" if head is not None else None
    row = row or f"{matrix_code(layer, head, fuse)}[{query}, 1:]"
    return f"{row}.reshape({side}, {side})"


def overview_code(pictures: AttentionPictures, query: int | None, side: int) -> str:
    """Python for all matrices, or for all maps of a query."""
    if pictures.columns == pictures.num_heads:
        whole = "attn_weights"
    else:
        whole = f"np.concatenate([attn_weights, attn_weights.{pictures.fuse.value}(1, keepdims=True)], 1)"
    return whole if query is None else f"{whole}[:, :, {query}, 1:].reshape(*{whole}.shape[:2], {side}, {side})"
