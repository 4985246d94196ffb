"""The places that an x axis counts, such as layers: their names, and which of them is selected."""

import dataclasses

from vit_studio.window.text import number_text


@dataclasses.dataclass(frozen=True)
class Places:
    """Whole numbers; the first or the last may have a name of its own, such as z₀."""

    start: str = ""
    end: str = ""
    selected: int | None = None

    def text(self, x: float, first: float, last: float) -> str:
        """The name of a place on an axis from `first` to `last`."""
        if self.start and x == first:
            return self.start
        return self.end if self.end and x == last else count_text(x)


def count_text(x: float) -> str:
    """An x in words: 4300 reads "4,300"."""
    return f"{x:,.0f}" if float(x).is_integer() else number_text(x)
