"""A − B as an array that knows what it is the difference of, in whichever part of it one looks at."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Parts = tuple[Array, Array]


class Subtracted(Array):
    """A slice of it, or its numbers in another order or type, know their parts as well, and find them when asked.

    So a picture can be handed on, cut and turned as any other array, and where the mouse comes to rest A's and B's own
    numbers are still there; nothing is done for it before. What is computed from it is a plain array again, for |A − B|
    is no difference of anything; for a computation that leaves a difference one, such as a mean, see `alike`. It is
    read-only, or its parts could become others than it says; a copy may be written to, and knows of none (see `kept`).
    """

    _find: Callable[[], Parts] | None = None

    @property
    def has_parts(self) -> bool:
        """Whether it still knows them."""
        return self._find is not None

    @property
    def parts(self) -> Parts | None:
        """A's and B's arrays, each of this shape; None where nobody knows."""
        find = self._find
        if find is None:
            return None
        found = find()
        self._find = lambda: found
        return found

    def __getitem__(self, key: Any) -> Any:
        return self._carry(super().__getitem__(key), lambda part: part[key])

    def reshape(self, *shape: Any, **how: Any) -> Any:
        """As any array's."""
        return self._carry(super().reshape(*shape, **how), lambda part: part.reshape(*shape, **how))

    def transpose(self, *axes: Any) -> Any:
        """As any array's."""
        return self._carry(super().transpose(*axes), lambda part: part.transpose(*axes))

    @property
    def T(self) -> Any:
        """As any array's."""
        return self.transpose()

    def astype(self, *kind: Any, **how: Any) -> Any:
        """As any array's."""
        return self._carry(super().astype(*kind, **how), lambda part: part.astype(*kind, **how))

    def __array_wrap__(self, array: Array, context: Any = None, return_scalar: bool = False) -> Any:
        plain = array.view(np.ndarray)
        return plain if plain.ndim else plain[()]

    def _carry(self, result: Any, part_of: Callable[[Array], Array]) -> Any:
        if self._find is not None and isinstance(result, Subtracted) and result is not self:
            result._find = functools.partial(_found_in, self, part_of)
            result.setflags(write=False)
        return result


def subtract(first: Array, second: Array) -> Array:
    """`first - second`, which remembers both; raises ValueError for two shapes, which numpy might stretch to fit."""
    if first.shape != second.shape:
        raise ValueError(f"arrays of the shapes {first.shape} and {second.shape} cannot be subtracted")
    if not any(first.strides) and not any(second.strides) and first.size:
        # one number stretched over a shape, as the zeros of a bias that a model does not have: it takes no memory
        one = first[(0,) * first.ndim] - second[(0,) * second.ndim]
        return remember(np.broadcast_to(np.asarray(one, first.dtype), first.shape), first, second)
    return remember(np.subtract(first, second), first, second)


def remember(difference: Array, first: Array, second: Array) -> Array:
    """A difference that is there already, with what it is the difference of."""
    return _finding(difference, lambda: (first, second))


def alike(function: Callable[..., Array], *arrays: Array) -> Array:
    """What a linear function makes of arrays, some of which remember their parts: the result does so too.

    Plain arrays among them count as the same for A and B. The function is called for the parts when these are asked
    for.
    """
    result = function(*arrays)
    if not any(isinstance(array, Subtracted) and array.has_parts for array in arrays):
        return result

    def find() -> Parts:
        pairs = [parts_of(array) or (array, array) for array in arrays]
        return function(*(a for a, _ in pairs)), function(*(b for _, b in pairs))

    return _finding(result, find)


def kept(array: Array) -> Array:
    """A read-only copy that knows the same: who keeps it lets go of the array that it was a part of."""
    parts = parts_of(array)
    if parts is not None:
        return remember(array.copy(), parts[0].copy(), parts[1].copy())
    copy = array.copy()
    copy.setflags(write=False)
    return copy


def parts_of(array: Array) -> Parts | None:
    """A's and B's arrays of a difference; None for any other array."""
    return array.parts if isinstance(array, Subtracted) else None


def _finding(difference: Array, find: Callable[[], Parts]) -> Array:
    found = difference.view(Subtracted)
    found._find = find
    found.setflags(write=False)
    return found


def _found_in(whole: Subtracted, part_of: Callable[[Array], Array]) -> Parts:
    parts = whole.parts
    assert parts is not None  # or it would not have been carried on
    return part_of(parts[0]), part_of(parts[1])
