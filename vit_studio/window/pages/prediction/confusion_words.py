"""What the test set tells of a model and of one image, in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from vit_studio.data.images import Split
from vit_studio.window.text import MINUS, class_name_text, points_text

if TYPE_CHECKING:
    from vit_studio.session.prediction_table import PredictionTable
    from vit_studio.session.scene import Scene
    from vit_studio.window.pages.prediction.cell_choice import Cell
    from vit_studio.window.pages.prediction.verdict import Verdict

translate = QCoreApplication.translate


def count_text(count: int) -> str:
    """10000 reads "10,000"."""
    return f"{count:,}"


def accuracy_sentence(table: "PredictionTable") -> str:
    """How many are right, and whether a training may have seen them."""
    right = int(table.right.sum())
    if table.of_test_set:
        text = translate("ConfusionSection", "{0} % of {1} test images are right: {2}. Training here never sees them.")
    else:
        text = translate(
            "ConfusionSection", "{0} % of {1} images are right: {2}. There is no test set: training may have seen them."
        )
    return text.format(f"{table.accuracy * 100:.2f}", count_text(len(table)), count_text(right))


def two_accuracies(a: "PredictionTable", b: "PredictionTable") -> str:
    """How many each of two models gets right, and how many more the first."""
    text = translate("ConfusionSection", "Of {0} images A gets {1} % right and B {2} %: {3}.")
    shares = (f"{table.accuracy * 100:.2f}" for table in (a, b))
    return text.format(count_text(len(a)), *shares, points_text(a.accuracy - b.accuracy))


def two_answers(a: "Verdict", b: "Verdict") -> str:
    """What two models make of the selected image."""
    said = [class_name_text(each.class_names[each.best]) for each in (a, b)]
    text = translate("ConfusionSection", "This image: true {0}, predicted {1} by A and {2} by B.")
    return text.format(class_name_text(a.label_name), *said)


def image_sentence(table: "PredictionTable", scene: "Scene", cell: "Cell | None") -> str:
    """Where the selected image belongs, and how many others do."""
    if cell is None:
        return translate("ConfusionSection", "The model does not know the class that this image's label names.")
    true, predicted = (class_name_text(table.class_names[place]) for place in cell)
    if table.row_of(scene.index) is None and scene.image_id.split is Split.TRAIN:
        text = translate(
            "ConfusionSection",
            "This image, true {0}, predicted {1}, is of the training set: its cell is outlined, but it is not counted.",
        )
        return text.format(true, predicted)
    count = int(table.confusion()[cell])
    text = translate("ConfusionSection", "This image: true {0}, predicted {1}; one of {2} such images.")
    return text.format(true, predicted, count_text(count))


def cell_sentence(table: "PredictionTable", cell: "Cell", shown: int) -> str:
    """What the pictures of a cell are."""
    true, predicted = (class_name_text(table.class_names[place]) for place in cell)
    count = int(table.confusion()[cell])
    if not count:
        text = translate("ConfusionSection", "No {0} is taken for {1}.")
        return text.format(true, predicted)
    what = _right_or_mistaken(true, predicted, is_right=cell[0] == cell[1])
    if shown < count:
        text = translate("ConfusionSection", "{0}: the {1} surest of {2}.")
        return text.format(what, shown, count_text(count))
    return translate("ConfusionSection", "{0}: {1}, the surest first.").format(what, count_text(count))


def _right_or_mistaken(true: str, predicted: str, *, is_right: bool) -> str:
    if is_right:
        return translate("ConfusionSection", "{0}, and recognised").format(true)
    return translate("ConfusionSection", "{0} taken for {1}").format(true, predicted)


def cell_text(count: float) -> str:
    """How many images, as short as a cell is small: none are a dot."""
    return "·" if count == 0 else count_text(round(count))


def signed_cell_text(count: float) -> str:
    """The same of a difference, with its sign."""
    return "·" if count == 0 else f"{round(count):+,}".replace("-", MINUS)
