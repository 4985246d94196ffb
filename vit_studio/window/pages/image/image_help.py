"""What the parts of the Image page mean, with their formulas and their places in the paper (arXiv 2010.11929)."""

from vit_studio.window.text import translate


def pixels() -> str:
    """Of the file's pixels."""
    return translate(
        "ImageHelp",
        "<p><b>x ∈ {0, …, 255}<sup>H × W</sup></b>: one grey value a pixel, row by row from the upper left corner, as "
        "the file holds it. Hover a pixel to read it here and in the model’s input at once; the arrow keys step.</p>"
        "<p>Paper, section 3.1: an image x has H × W pixels and C channels; these images have one.</p>",
    )


def model_input() -> str:
    """Of the normalised pixels."""
    return translate(
        "ImageHelp",
        "<p><b>x = (pixel / 255 − mean) / std</b>, with mean and standard deviation over all pixels of the training "
        "images, so that the inputs lie around 0 with a spread of about 1: learning goes faster, and no weight has to "
        "make up for the unit. Blue is darker than the mean, orange is lighter.</p>"
        "<p>It is what the first layer gets: x of equation 1 before it is cut into patches.</p>",
    )


def facts() -> str:
    """Of the words on an image."""
    return translate(
        "ImageHelp",
        "<p>The label that people gave the image, the set and the number it has there, and what the model says, with "
        "its probability: ✓ where it agrees with the label, ✗ where it does not. The Prediction page shows how that "
        "comes about. Below them mean and standard deviation of its pixels.</p>",
    )


def reading() -> str:
    """Of one pixel's way to the input."""
    return translate(
        "ImageHelp",
        "<p>The formula with the numbers of this model, and below it one pixel on its way: its grey value in the file "
        "and the number that the model reads. It is the pixel under the mouse, or the last one that was. The last line "
        "is about all inputs of this image; over the training images they have mean 0 and std 1, by the choice of the "
        "two.</p>",
    )


def histogram() -> str:
    """Of the histogram."""
    return translate(
        "ImageHelp",
        "<p>How many pixels have which grey value, in 32 columns of 8 values each. Most of a Fashion-MNIST image is "
        "black; where one column towers over the rest heights are logarithmic, as the heading says. The lines mark the "
        "mean of this image and that of the images that the model learned from.</p>",
    )
