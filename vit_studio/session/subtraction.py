"""One value minus another of the same kind, whatever that is: a number, an array, or several of them."""

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from vit_studio.analysis.subtracted import subtract

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)


def minus(first: Any, second: Any) -> Any:
    """`first - second` for numbers and arrays of one shape; of tuples part by part; None where either has none.

    A float32 array stays one, and remembers both (see `Subtracted`). Raises ValueError for arrays of two shapes.
    """
    if first is None or second is None:
        return None
    if isinstance(first, tuple):
        return tuple(minus(*pair) for pair in zip(first, second, strict=True))
    if isinstance(first, np.ndarray):
        return subtract(first, second)
    return first - second


def fields_minus(first: "Record", second: "Record", **replaced: Any) -> dict[str, Any]:
    """The arrays of two records subtracted by name, those of other shapes left out as None; the rest is the first's.

    `replaced` takes the place of what is given by name.
    """
    values: dict[str, Any] = {}
    for field in dataclasses.fields(first):
        one, other = getattr(first, field.name), getattr(second, field.name)
        if field.name in replaced:
            values[field.name] = replaced[field.name]
        elif isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
            fits = one is not None and other is not None and one.shape == other.shape
            values[field.name] = subtract(one, other) if fits else None
        else:
            values[field.name] = one
    return values
