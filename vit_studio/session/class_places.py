"""Which logit a label belongs to: model and images may name their classes differently, or in another order."""

from collections.abc import Sequence

from vit_studio.vit.model_info import ModelInfo


def logit_names(info: ModelInfo, image_names: Sequence[str], num_classes: int) -> tuple[str, ...]:
    """English names of the logits: the model's own, or the images' where the model does not bring one for each."""
    return tuple(info.class_names if len(info.class_names) == num_classes else image_names)


def place_of(label: int, image_names: Sequence[str], names: Sequence[str]) -> int | None:
    """The logit that a label names; None where the model does not know that name."""
    name = image_names[label]
    # the label's own place first: two classes may share a name
    if label < len(names) and names[label] == name:
        return label
    return names.index(name) if name in names else None
