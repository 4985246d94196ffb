"""What the parts of the Patches page mean, with their formulas and their places in the paper (arXiv 2010.11929)."""

from PySide6.QtCore import QCoreApplication


def size() -> str:
    """Of the slider and its ledger."""
    return QCoreApplication.translate(
        "PatchesHelp",
        "<p>An image of H × W pixels and patches of P × P give <b>N = H · W / P²</b> patches, and T = N + 1 tokens "
        "with the class token. Half the patch size makes four times the tokens; attention compares each with each, "
        "so its cost grows with T², sixteenfold.</p>"
        "<p>A model’s kernels and positions are made for one patch size. Other sizes are only tried here: what the "
        "image would be cut into, and what such a model would cost, all else as in the loaded one.</p>"
        "<p>Paper, section 3.1: N “also serves as the effective input sequence length”; ViT-B/16 has P = 16.</p>",
    )


def image() -> str:
    """Of the image with its grid."""
    return QCoreApplication.translate(
        "PatchesHelp",
        "<p>The image with the grid that cuts it. Click a patch, or step with the arrow keys; C chooses the class "
        "token, which has no place in the image.</p>"
        "<p><b>Order</b> writes on each patch which token it becomes: in raster order, line by line. P plays the order "
        "as a walk, N and B step it. Paper, section 3.1 and figure 1.</p>",
    )


def order() -> str:
    """Of the switch that writes the order on the patches."""
    return QCoreApplication.translate(
        "PatchesHelp",
        "Patches become tokens in raster order: from left to right, line by line. The class token is number 0. "
        "Paper, appendix D.4: “a sequence of patches in the raster order”.",
    )


def patch() -> str:
    """Of the enlarged patch."""
    return QCoreApplication.translate(
        "PatchesHelp",
        "<p>The pixels of the selected patch as the file holds them, from 0 to 255; channels stand side by side. The "
        "number under the mouse is lit in the row and in the matrix as well.</p>",
    )


def matrix() -> str:
    """Of the unfolded matrix."""
    return QCoreApplication.translate(
        "PatchesHelp",
        "<p>x_p of N × (C · P²): each row is a patch, its pixels channel by channel and line by line, moved and "
        "scaled as the model reads them: <b>(pixel / 255 − mean) / std</b>.</p>"
        "<p>Paper, section 3.1: “a sequence of flattened 2D patches”. In PyTorch it is "
        "<code>F.unfold</code>. The order within a row is that in which a convolution kernel lies in memory, which is "
        "why both views of the embedding can share one weight.</p>",
    )


def row() -> str:
    """Of the unfolded row."""
    return QCoreApplication.translate(
        "PatchesHelp",
        "<p>One row of x_p: what the embedding multiplies with its matrix E. Paper, equation 1: x_p^i E.</p>",
    )
