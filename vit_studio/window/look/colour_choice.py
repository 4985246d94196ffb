"""Which colours stand for the values of a picture: a table for each kind of quantity, chosen for the whole program."""

import enum
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


class ColourMap(enum.StrEnum):
    """What the values of a picture are; the table that paints them is the reader's choice."""

    SEQUENTIAL = "sequential"
    """Magnitudes and probabilities: dark to light."""
    DIVERGING = "diverging"
    """Signed values: two hues that meet in near-white at zero."""
    GREY = "grey"
    """Pixels."""


class ColourTable(enum.StrEnum):
    """256 colours from the lowest value to the highest; all of them are safe for colour-blind eyes."""

    VIRIDIS = "viridis"
    MAGMA = "magma"
    CIVIDIS = "cividis"
    BLUE_ORANGE = "blue-orange"
    PURPLE_GREEN = "purple-green"
    GREY = "grey"


TABLES: Final = {
    ColourMap.SEQUENTIAL: (ColourTable.VIRIDIS, ColourTable.MAGMA, ColourTable.CIVIDIS),
    ColourMap.DIVERGING: (ColourTable.BLUE_ORANGE, ColourTable.PURPLE_GREEN),
    ColourMap.GREY: (ColourTable.GREY,),
}
"""What there is to choose from for each kind; the first is the default."""

_chosen: Final = {colour_map: tables[0] for colour_map, tables in TABLES.items()}


def current_table(colour_map: ColourMap) -> ColourTable:
    """The table that paints such values now."""
    return _chosen[colour_map]


def current_tables() -> tuple[ColourTable, ...]:
    """The tables in use, one for each kind: for those who keep what they have painted."""
    return tuple(_chosen.values())


def choose_table(colour_map: ColourMap, table: ColourTable) -> None:
    """Paint such values with another table; every widget gets QEvent.PaletteChange and paints itself again.

    Raises ValueError if the table is not made for them (see `TABLES`).
    """
    if table not in TABLES[colour_map]:
        raise ValueError(f"{table.value} is no table for {colour_map.value} values")
    if table is _chosen[colour_map]:
        return
    _chosen[colour_map] = table
    if QApplication.instance() is not None:
        for widget in QApplication.allWidgets():
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))


def read_table(colour_map: ColourMap, text: str) -> ColourTable:
    """From a remembered text; anything unknown means the default."""
    tables = TABLES[colour_map]
    return next((table for table in tables if table.value == text), tables[0])


def colour_map_label(colour_map: ColourMap) -> str:
    """The kind of values in the reader's language."""
    return {
        ColourMap.SEQUENTIAL: QCoreApplication.translate("colours", "Magnitudes"),
        ColourMap.DIVERGING: QCoreApplication.translate("colours", "Signed values"),
        ColourMap.GREY: QCoreApplication.translate("colours", "Pixels"),
    }[colour_map]


def table_label(table: ColourTable) -> str:
    """A table's name in the reader's language; names by which the field knows a table stay."""
    return {
        ColourTable.VIRIDIS: "Viridis",
        ColourTable.MAGMA: "Magma",
        ColourTable.CIVIDIS: "Cividis",
        ColourTable.BLUE_ORANGE: QCoreApplication.translate("colours", "Blue – white – orange"),
        ColourTable.PURPLE_GREEN: QCoreApplication.translate("colours", "Purple – white – green"),
        ColourTable.GREY: QCoreApplication.translate("colours", "Grey"),
    }[table]
