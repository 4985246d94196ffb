"""What stands below a figure, in words."""

from PySide6.QtCore import QCoreApplication

from vit_studio.data.images import Split
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.export.figure_context import FigureContext
from vit_studio.window.image_names import split_text
from vit_studio.window.text import class_name_text, head_text, layer_text, percent_text, token_text


def caption_lines(context: FigureContext, sentence: str = "", *, of_image: bool = True) -> list[str]:
    """What is shown; of which image, where in the model; by which model, on which scale.

    What is not `of_image` has nothing to do with the image on show, and with what is selected in its pass.
    """
    of_pass = [_image_line(context), _place_line(context)] if of_image else []
    lines = [sentence, *of_pass, _model_line(context)]
    return [line for line in lines if line]


def _image_line(context: FigureContext) -> str:
    if not context.image_set:
        return ""
    split = split_text(Split(context.split)) if context.split in list(Split) else context.split
    text = QCoreApplication.translate("caption", "Image: {0} #{1} of {2}, {3} · predicted {4} ({5})")
    if context.is_difference:
        text = QCoreApplication.translate("caption", "Image: {0} #{1} of {2}, {3} · A predicted {4} ({5})")
    images = QCoreApplication.translate("images", context.image_set)
    label, prediction = class_name_text(context.label), class_name_text(context.prediction)
    return text.format(split, context.number, images, label, prediction, percent_text(context.probability))


def _place_line(context: FigureContext) -> str:
    if not context.image_set:
        return ""
    grid = PatchGrid(context.grid_side, 1)
    parts = [
        layer_text(context.layer, context.depth),
        head_text(context.head, context.num_heads),
        token_text(grid, context.token) if context.token < grid.num_tokens else str(context.token),
        QCoreApplication.translate("caption", "dimension {0}").format(context.dim + 1),
    ]
    return QCoreApplication.translate("caption", "Selected: {0}").format(" · ".join(parts))


def _model_line(context: FigureContext) -> str:
    parts = []
    if context.model_hash:
        model = QCoreApplication.translate("caption", "Model: {0} ({1})")
        if context.is_difference:
            model = QCoreApplication.translate("caption", "A − B of two models. A: {0} ({1})")
        parts.append(model.format(context.model, context.model_hash))
    parts += _steps(context.training_step)
    if context.is_difference:
        other = QCoreApplication.translate("caption", "B: {0} ({1})")
        parts += [other.format(context.other_model, context.other_hash), *_steps(context.other_step)]
    if context.scale:
        parts.append(QCoreApplication.translate("caption", "colours: {0}").format(context.scale))
    parts.append(f"ViT Studio {context.program}".strip())
    return " · ".join(parts)


def _steps(step: int | None) -> list[str]:
    if step is None:
        return []
    return [QCoreApplication.translate("caption", "after {0} training steps").format(f"{step:,}")]
