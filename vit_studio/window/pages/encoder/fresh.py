"""Whether anything that matters to a part of a page has changed since it was last shown."""

import weakref

from vit_studio.session.scene import Scene


class Fresh:
    """Asked with all that a part depends on; values are compared by ==, scenes by identity, and not kept alive."""

    def __init__(self) -> None:
        self._last: tuple[object, ...] | None = None

    def is_new(self, *values: object) -> bool:
        """Whether these are other values than at the last time; they are remembered."""
        remembered = tuple(weakref.ref(value) if isinstance(value, Scene) else value for value in values)
        is_new = remembered != self._last
        self._last = remembered
        return is_new
