"""What the parts of the Embedding page mean, with their formulas and their places in the paper (arXiv 2010.11929)."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def product() -> str:
    """Of the matrix product."""
    return translate(
        "EmbeddingHelp",
        "<p><b>x_p E + bias</b>: the matrix of unfolded patches (N × C·P²) times the weight E (C·P² × D), plus the "
        "bias, is the matrix of patch tokens (N × D). Row n, column d is the dot product of patch n and "
        "column d of the weight, plus bias d. Click a cell to see it in all matrices.</p>"
        "<p>Paper, equation 1: “a trainable linear projection”.</p>",
    )


def convolution() -> str:
    """Of the convolution."""
    return translate(
        "EmbeddingHelp",
        "<p>Each of the D kernels of C × P × P weights is laid over a patch; the sum of the products of weights and "
        "pixels, plus the bias, is one number of its map. Then it steps on by P: <b>stride = kernel size</b>, so that "
        "no pixel is read twice and none left out. A column of the weight, folded to P × P, is a kernel.</p>"
        "<p>P plays the steps, N and B step on and back. In PyTorch it is <code>F.conv2d(x, kernels, bias, "
        "stride=P)</code>. Paper, section 3.1 and equation 1.</p>",
    )


def products() -> str:
    """Of patch ⊙ kernel."""
    return translate(
        "EmbeddingHelp",
        "<p>Patch and kernel multiplied pixel by pixel: where both are of one sign the product is positive, where one "
        "of them is near 0 it adds nothing. Hover a cell to see which two numbers were multiplied.</p>"
        "<p>The products need a scale of their own, for they are no pixels and no weights. Paper, equation 1.</p>",
    )


def sum_of_products() -> str:
    """Of the sum written out."""
    return translate(
        "EmbeddingHelp",
        "<p><b>Σ patch ⊙ kernel + bias</b>, added up again in float64, with 16 digits; below it what the model has "
        "stored in float32, with about 7. The digits that agree are bold. Paper, equation 1.</p>",
    )


def growth() -> str:
    """Of the growing sum."""
    return translate(
        "EmbeddingHelp",
        "<p>The sum after each product, in the order in which the patch is read: channel by channel, line by line. The "
        "last, dashed step is the bias. Steep steps are the pixels that matter for this number.</p>",
    )


def orders() -> str:
    """Of the same sum in other orders."""
    return translate(
        "EmbeddingHelp",
        "<p>The same products added in other orders. float32 rounds after each step, so the order shows in the last "
        "digits; in exact arithmetic all rows would be equal. The last column is how far each is from the sum in "
        "float64; digits that agree with it are bold.</p>",
    )


def components() -> str:
    """Of the principal components."""
    return translate(
        "EmbeddingHelp",
        "<p>The directions in which the D kernels differ most: the eigenvectors of their covariance, those of the "
        "greatest variance first, folded to P × P. If a few hold nearly all the variance, the kernels are mixtures of "
        "a few patterns, such as brightness, edges and stripes.</p>"
        "<p>Paper, figure 7, left, and section 4.5: “The components resemble plausible basis functions for a "
        "low-dimensional representation of the fine structure within each patch.”</p>",
    )


def shares() -> str:
    """Of the shares of the variance."""
    return translate(
        "EmbeddingHelp",
        "<p>The share of all variance of the kernels that lies along each component, and the shares added up. With "
        "C·P² components, or D − 1 if that is less, they reach 100 %. Compare figure 7, left, of the paper.</p>",
    )


def kernels() -> str:
    """Of all kernels."""
    return translate(
        "EmbeddingHelp",
        "<p>The D kernels of C × P × P weights, one for each dimension of the tokens, on one scale centred on 0. "
        "Click one to select its dimension on all pages. Paper, section 4.5.</p>",
    )


def pair() -> str:
    """Of a component beside a kernel."""
    return translate(
        "EmbeddingHelp",
        "<p>The chosen component and the selected kernel, enlarged. Their dot product, with the mean of all kernels "
        "taken away first, is the kernel’s coordinate along the component: how much of this pattern it holds. "
        "Paper, figure 7, left.</p>",
    )


def by_route() -> str:
    """Of convolution minus product."""
    return translate(
        "EmbeddingHelp",
        "<p>The two views of the embedding, computed apart by PyTorch and subtracted number by number. "
        "<code>torch.allclose</code> says whether every |difference| is at most 1e−6 + 1e−5 · |value|. Where both "
        "routes add in the same order they round alike and the difference is exactly 0; on another processor or with "
        "another library it is about 1e−6.</p>",
    )


def by_order() -> str:
    """Of the reversed order."""
    return translate(
        "EmbeddingHelp",
        "<p>The same matrix product with the pixels, and the rows of the weight, in reverse: in exact arithmetic the "
        "same numbers. What remains is rounding alone, and this is how large it is.</p>",
    )


def by_precision() -> str:
    """Of float32 minus float64."""
    return translate(
        "EmbeddingHelp",
        "<p>What float32, with 24 binary digits, has lost against float64, with 53: about 6e−8 of the size of the "
        "numbers in each of the C·P² additions.</p>",
    )


def associative() -> str:
    """Of the example."""
    return translate(
        "EmbeddingHelp",
        "<p>float32 keeps 24 binary digits, about 7 decimal ones, and rounds after each addition. So (a + b) + c and "
        "a + (b + c) may differ in the last digit. A matrix product and a convolution are free to add in different "
        "orders; that is why their difference may be about 1e−6 and need not be 0.</p>",
    )


def own_rounding() -> str:
    """Where A − B is looked at: what rounding does is no difference of two models."""
    return QCoreApplication.translate("EmbeddingHelp", "What rounding does is each model's own matter: this is A.")
