"""What the gallery says of images, answers and filters."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vit_studio.data.images import ImageSet, Split
from vit_studio.window.docks.images.image_query import ImageQuery
from vit_studio.window.image_names import image_set_text, split_text
from vit_studio.window.text import class_name_text, percent_text

if TYPE_CHECKING:
    from vit_studio.session.prediction_table import PredictionTable

translate = QCoreApplication.translate


def answer_text(table: "PredictionTable", index: int) -> str:
    """ "taken for Shirt, 62 %", "seen as Coat, 98 %"; empty for an image that the model was not asked about."""
    row = table.row_of(index)
    if row is None:
        return ""
    name = class_name_text(table.class_names[int(table.best[row])])
    sureness = percent_text(float(table.confidence[row]))
    if table.right[row]:
        return translate("gallery", "seen as {0}, {1}").format(name, sureness)
    return translate("gallery", "taken for {0}, {1}").format(name, sureness)


def footer_text(images: ImageSet, shown: int) -> str:
    """The set, and how many of its images are shown."""
    name = image_set_text(images)
    if shown == len(images):
        return translate("gallery", "{0} · {1} images").format(name, f"{shown:,}")
    return translate("gallery", "{0} · {1} of {2} images").format(name, f"{shown:,}", f"{len(images):,}")


def empty_text(query: ImageQuery) -> str:
    """Why no image is left, and what helps."""
    if query.needs_answers and query.split is Split.TRAIN:
        return translate(
            "gallery", "The model is asked about test images only, and the split shows those for training."
        )
    return translate("gallery", "No image fits all filters. Widen the confidence, or choose another class or answer.")


def no_such_text(images: ImageSet | None, split: Split, number: int) -> str:
    """Which numbers there are, where the asked one is not among them."""
    numbers = images.numbers[images.indices(split=split)] if images is not None else None
    if numbers is None or not len(numbers):
        return translate("gallery", "There is no {0} image here.").format(split_text(split))
    text = translate("gallery", "There is no {0} #{1}: the numbers go from {2} to {3}.")
    return text.format(split_text(split), number, int(numbers.min()), int(numbers.max()))
