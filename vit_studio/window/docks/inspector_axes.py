"""What the axes of a line's tensor are, told by their lengths: the model's numbers."""

from typing import Final

from vit_studio.window.text import translate

HEAD: Final = "head"
TOKEN: Final = "token"


def axis_names(shape: tuple[int, ...], *, num_heads: int, num_tokens: int) -> tuple[str, ...]:
    """For each axis "head", "token" or nothing; the batch of one image, the first axis, has no name.

    Heads stand right before the last two axes, tokens on the last two; a length alone would be no proof.
    """
    names = [""] * len(shape)
    if len(shape) > 2 and shape[-2] == num_tokens:
        names[-2] = TOKEN
        if len(shape) > 3 and shape[-1] == num_tokens:
            names[-1] = TOKEN
        if len(shape) > 3 and shape[-3] == num_heads:
            names[-3] = HEAD
    return tuple(names)


def name_of_place(axis: str, place: int) -> str:
    """How people call a place on an axis."""
    if axis == HEAD:
        return translate("code", "Head {0}").format(place + 1)
    return translate("code", "Index {0}").format(place)
