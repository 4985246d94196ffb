"""Which class the Prediction page looks at: the one that a person chose, else the model's answer."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vit_studio.session.viewing import Viewing

CHOICE: Final = "prediction.class"


def chosen_class(viewing: "Viewing", *, num_classes: int, default: int) -> int:
    """The place of a class among the logits."""
    text = viewing.get(CHOICE)
    return int(text) if text.isdecimal() and int(text) < num_classes else default


def choose_class(viewing: "Viewing", index: int) -> None:
    """Look at a class, on all sections."""
    viewing.set(CHOICE, str(index))
