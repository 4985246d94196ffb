"""A field for a number of any size: written plainly, stepped by what fits it."""

import math
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

DECIMALS: Final = 10


class NumberBox(QDoubleSpinBox):
    """Shows 0.002 as "0.002", not "0.0020000000"; takes "2e-3" as well.

    Without a `step` of its own, one step changes the first digit but one: from 0.002 to 0.0021.
    """

    def __init__(self, low: float, high: float, *, step: float | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self.setLocale(QLocale.c())  # as all numbers of the program, and of papers
        self.setDecimals(DECIMALS)
        self.setRange(low, high)

    def textFromValue(self, value: float) -> str:
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".") or "0"

    def valueFromText(self, text: str) -> float:
        try:
            return float(text)
        except ValueError:
            return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        if text == self.specialValueText():
            return QValidator.State.Acceptable, text, position
        try:
            number = float(text)
        except ValueError:
            fits = all(sign in "0123456789.eE+-" for sign in text)
            return (QValidator.State.Intermediate if fits else QValidator.State.Invalid), text, position
        inside = self.minimum() <= number <= self.maximum()
        return (QValidator.State.Acceptable if inside else QValidator.State.Intermediate), text, position

    def stepBy(self, steps: int) -> None:
        step = self._step or _fitting_step(self.value(), up=steps > 0)
        digits = max(0, 1 - math.floor(math.log10(step)))
        self.setValue(round(self.value() + steps * step, digits))


def _fitting_step(value: float, *, up: bool) -> float:
    """A tenth of the number's power of ten; from 0.001 down that is a step of the next smaller power."""
    if value <= 0:
        return 1e-5
    exponent = math.floor(math.log10(value) + 1e-9)
    if not up and math.isclose(value, 10.0**exponent):
        exponent -= 1
    return float(10.0 ** (exponent - 1))
