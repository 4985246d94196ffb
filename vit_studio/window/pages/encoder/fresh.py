"""Whether anything that matters to a part of a page has changed since it was last shown."""


class Fresh:
    """Asked with all that a part depends on; values are compared by ==, scenes by identity as they are."""

    def __init__(self) -> None:
        self._last: tuple[object, ...] | None = None

    def is_new(self, *values: object) -> bool:
        """Whether these are other values than at the last time; they are remembered."""
        is_new = values != self._last
        self._last = values
        return is_new
