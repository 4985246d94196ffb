"""What the parts of the Prediction page mean, with their formulas and their places in the literature."""

from PySide6.QtCore import QCoreApplication


def image() -> str:
    """Of the image beside the answer."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "<p>The image as it is stored, 0 to 255. The model reads it normalised: divided by 255, less the mean of the "
        "training pixels, over their standard deviation.</p>",
    )


def softmax() -> str:
    """Of the table from logits to probabilities."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "<p><b>p = exp(z − max z) / Σ exp(z − max z)</b>. From left to right: the logit z of each class, z less the "
        "greatest logit, its exponential, and that over the sum of all, which is the probability.</p>"
        "<p>Taking the greatest away changes no probability, for it cancels out; it keeps the exponentials from "
        "growing beyond what a float32 holds. Only differences of logits count: 1 more is 2.7 times as likely.</p>"
        "<p>Probabilities always sum to 1, also where the model has no idea: they say how the model weighs its "
        "classes, not how often it is right. A click, or the keys up and down, choose the class that is written "
        "out.</p>"
        "<p>Paper, section 3.1: the classification head; the softmax belongs to the loss.</p>",
    )


def chain() -> str:
    """Of the way from the class token to probabilities."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "<p><b>y = LN(z<sub>L</sub><sup>0</sup>)</b>, equation 4: after the last layer the class token alone is "
        "normalised and goes through the head, one linear map from D numbers to a logit for each class.</p>",
    )


def lens() -> str:
    """Of the classes by layers."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "<p><b>softmax(head(norm(z<sub>l</sub>)))</b>, for each layer l: the last norm and the head are put on the "
        "residual stream as it is after that layer, as if the model ended there. The last column is the model’s real "
        "answer.</p>"
        "<p>Norm and head were trained on what the last layer writes, and on the class token alone. Early layers "
        "need not write so that the head can read it: what it says of them is a hint, not a thought of the "
        "model.</p>"
        "<p>A click chooses class and layer. The logit lens: nostalgebraist, 2020; for its limits, and a lens that is "
        "trained, see Belrose et al., arXiv 2303.08112.</p>",
    )


def lens_curves() -> str:
    """Of the lines by layer."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "<p>Three rows of the table on the left as lines: the class that the model answers with, the true one, and "
        "the one that is chosen. Where they cross, the model changes its mind.</p>",
    )


def lens_map() -> str:
    """Of the map over the image."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "<p>The same question asked of each patch’s token in place of the class token: the probability that the head "
        "would give to the chosen class after the selected layer, at the patch’s place in the image. The head has "
        "never learned to read patch tokens; all the more it tells where the class can be read.</p>",
    )


def lens_token() -> str:
    """Of the choice of token."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "Whose residual stream the head reads: that of the class token, as in the model, or that of the selected "
        "token, which you choose on the image.",
    )


def confusion() -> str:
    """Of the matrix of true and predicted classes."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "<p>How many images of each true class (rows) the model takes for each class (columns). The diagonal holds "
        "what is right; all else are mistakes. The outlined cell is the selected image’s.</p>"
        "<p>Counted over the test set, which training here never sees: so it says what to expect of new images. The "
        "predictions are made in the background, once for each model, and kept.</p>"
        "<p>A click on a cell shows its images, and filters the gallery to them; another click takes that back.</p>",
    )


def confusion_cells() -> str:
    """Of the switch of the diagonal."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "The diagonal is so much greater than all mistakes that these look alike beside it. “Mistakes” leaves it out, "
        "and the colours span the mistakes alone.",
    )


def accuracy() -> str:
    """Of the bars by class."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "<p><b>right / all</b>, for the images of each true class, and for all of them: the diagonal of the matrix "
        "over the sum of its row (recall). With as many images of each class, the accuracy of the whole is the mean "
        "of the bars.</p>",
    )


def cell_images() -> str:
    """Of the pictures of one cell."""
    return QCoreApplication.translate(
        "PredictionHelp",
        "<p>Images of the cell that is chosen in the matrix, or else of the selected image’s cell: those first of "
        "which the model is surest. A click selects an image on all pages.</p>",
    )
