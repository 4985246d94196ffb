"""Lets views paint sharper than their screen, for as long as a picture of them is taken."""

from collections.abc import Iterator
from contextlib import contextmanager

_ratio: float | None = None


def wanted_ratio() -> float | None:
    """Device pixels for a logical one that views should paint with; None for those of their screen."""
    return _ratio


@contextmanager
def drawn_at(ratio: float) -> Iterator[None]:
    """Within it, every painted view is as sharp as on a screen of that ratio."""
    global _ratio
    before, _ratio = _ratio, ratio
    try:
        yield
    finally:
        _ratio = before
