"""What the axes of a line's tensor are, told by their lengths: the model's numbers."""

import dataclasses
import enum


class AxisKind(enum.StrEnum):
    """What an axis runs over."""

    HEAD = "head"
    TOKEN = "token"
    DIM = "dim"
    OTHER = "other"


@dataclasses.dataclass(frozen=True, kw_only=True)
class AxisLengths:
    """How many heads, tokens and dimensions a model has."""

    heads: int
    tokens: int
    dims: int


def axis_kinds(shape: tuple[int, ...], lengths: AxisLengths) -> tuple[AxisKind, ...]:
    """What each axis of a line's tensor is; the batch of one image, the first axis, is nothing special.

    A length alone is no proof: heads stand right before the last two axes, tokens on the last but one.
    """
    kinds = [AxisKind.OTHER] * len(shape)
    if len(shape) > 2 and shape[-2] == lengths.tokens:
        kinds[-2] = AxisKind.TOKEN
        if len(shape) == 3 and shape[-1] == lengths.dims:
            kinds[-1] = AxisKind.DIM
        if len(shape) == 4 and shape[-1] == lengths.tokens:
            kinds[-1] = AxisKind.TOKEN
        if len(shape) == 4 and shape[-3] == lengths.heads:
            kinds[-3] = AxisKind.HEAD
    return tuple(kinds)
