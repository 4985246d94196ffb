"""One value minus another of the same kind, whatever that is: a number, an array, or several of them."""

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Record = TypeVar("Record", bound=DataclassInstance)


def minus(first: Any, second: Any) -> Any:
    """`first - second` for numbers and arrays of one shape; of tuples part by part; None where either has none.

    A float32 array stays one. Raises ValueError for arrays of two shapes, which numpy might stretch to fit.
    """
    if first is None or second is None:
        return None
    if isinstance(first, tuple):
        return tuple(minus(*pair) for pair in zip(first, second, strict=True))
    if isinstance(first, np.ndarray):
        return _arrays(first, second)
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
            values[field.name] = _arrays(one, other) if fits else None
        else:
            values[field.name] = one
    return values


def _arrays(first: np.ndarray[Any, Any], second: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    if first.shape != second.shape:
        raise ValueError(f"arrays of the shapes {first.shape} and {second.shape} cannot be subtracted")
    if not any(first.strides) and not any(second.strides) and first.size:
        # one number stretched over a shape, as the zeros of a bias that a model does not have: it takes no memory
        one = first[(0,) * first.ndim] - second[(0,) * second.ndim]
        return np.broadcast_to(np.asarray(one, first.dtype), first.shape)
    return np.subtract(first, second)
