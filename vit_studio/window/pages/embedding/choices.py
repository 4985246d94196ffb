"""The choices of the Embedding page in `studio.viewing`, and what its sections are called there."""

from typing import Final

SECTION: Final = "embedding.section"
COMPONENT: Final = "embedding.component"
"""The chosen principal component of the kernels, counted from 0."""

VIEWS: Final = "views"
NUMBER: Final = "number"
FILTERS: Final = "filters"
ROUNDING: Final = "rounding"
