"""Which cell of the confusion a person has picked; the gallery shows its images alone."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vit_studio.session.viewing import Viewing

CHOICE: Final = "gallery.cell"

Cell = tuple[int, int]
"""True and predicted class, as places among the logits."""


def chosen_cell(viewing: "Viewing", num_classes: int) -> Cell | None:
    """The picked cell; None where there is none."""
    parts = viewing.get(CHOICE).split(",")
    if len(parts) != 2 or not all(part.isdecimal() and int(part) < num_classes for part in parts):
        return None
    return int(parts[0]), int(parts[1])


def toggle_cell(viewing: "Viewing", cell: Cell, num_classes: int) -> None:
    """Pick a cell; the one that is picked already is let go."""
    picked = chosen_cell(viewing, num_classes) == cell
    viewing.set(CHOICE, "" if picked else f"{cell[0]},{cell[1]}")
