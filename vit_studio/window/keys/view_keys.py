"""The keys that belong to whatever has the focus, in words: no action of the menu stands for them."""

import dataclasses

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclasses.dataclass(frozen=True)
class KeyLine:
    """What some keys do; each is written as on the key."""

    text: str
    keys: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class KeyGroup:
    """Keys that belong together."""

    title: str
    lines: tuple[KeyLine, ...]


def view_keys() -> tuple[KeyGroup, ...]:
    """What the keys do where the focus is; `tests/journeys/test_keyboard.py` presses each of them."""
    arrows = ("←", "↑", "→", "↓")
    return (
        KeyGroup(
            translate("keys", "In a picture"),
            (
                KeyLine(translate("keys", "Another cell, patch, head or bar"), arrows),
                KeyLine(translate("keys", "Another key, in the image of a query"), ("Shift + ←↑→↓",)),
                KeyLine(translate("keys", "Zoom in and out"), ("+", "−")),
                KeyLine(translate("keys", "Fit again"), ("0",)),
            ),
        ),
        KeyGroup(
            translate("keys", "In curves"),
            (
                KeyLine(translate("keys", "Read the values before and behind"), ("←", "→")),
                KeyLine(translate("keys", "Read the first and the last"), ("Home", "End")),
            ),
        ),
        KeyGroup(
            translate("keys", "On the line of moments"),
            (
                KeyLine(translate("keys", "The moment before and behind"), ("←", "→")),
                KeyLine(translate("keys", "The epoch before and behind"), ("PgUp", "PgDown")),
                KeyLine(translate("keys", "The first and the last"), ("Home", "End")),
            ),
        ),
        KeyGroup(
            translate("keys", "In the gallery"),
            (
                KeyLine(translate("keys", "Another image"), arrows),
                KeyLine(translate("keys", "A screen on or back"), ("PgUp", "PgDown")),
                KeyLine(translate("keys", "The first and the last"), ("Home", "End")),
            ),
        ),
        KeyGroup(
            translate("keys", "In the range of confidence"),
            (
                KeyLine(translate("keys", "Choose the lower or upper handle"), ("↓", "↑")),
                KeyLine(translate("keys", "Move it"), ("←", "→", "PgUp", "PgDown")),
            ),
        ),
        KeyGroup(
            translate("keys", "Everywhere"),
            (
                KeyLine(translate("keys", "To the next control and back"), ("Tab", "Shift + Tab")),
                KeyLine(translate("keys", "Press a button"), ("Space",)),
                KeyLine(translate("keys", "The menus"), ("Alt",)),
            ),
        ),
    )
