"""The dot product behind one number of the embedding, written out."""

import itertools
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from vit_studio.window.export.view_data import TableData
from vit_studio.window.pages.embedding.dot_product import DotProduct
from vit_studio.window.text import MINUS, short_number_text
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.controls.digits_label import DigitsLabel

DECIMALS: Final = 8
"""One more than float32 carries, so that the two sums may be seen to part."""
LEADING: Final = 6
"""Products that are written out: three lines in a usual window."""


def decimal_text(value: float) -> str:
    """A number with all the digits that are compared."""
    return f"{value:.{DECIMALS}f}".replace("-", MINUS)


class SumLedger(QWidget):
    """Σ patch ⊙ kernel, plus the bias, equals; and what the model has stored. Or words, when there is no patch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        set_text_role(self.title, TextRole.CAPTION)
        names = (
            self.tr("Σ patch ⊙ kernel"),
            self.tr("+ bias"),
            self.tr("= in float64"),
            self.tr("stored, float32"),
        )
        self._names = names
        self._values = [DigitsLabel() for _ in names]
        self._numbers: tuple[float, ...] = ()
        self.no_patch = QLabel()
        self.no_patch.setText(
            self.tr("The class token is no patch, no kernel makes it: it is learned, and joins on the next page.")
        )
        self.no_patch.setWordWrap(True)
        self.no_patch.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_text_role(self.no_patch, TextRole.CAPTION, muted=True)
        self.terms = QLabel()
        self.terms.setWordWrap(True)
        set_text_role(self.terms, TextRole.NUMBER)
        self._layers = QStackedLayout()
        self._layers.addWidget(self._table(names))
        self._layers.addWidget(self.no_patch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.title)
        column.addWidget(self.terms)
        column.addLayout(self._layers)
        column.addStretch(1)

    @property
    def values(self) -> tuple[str, ...]:
        """The numbers as shown, from top to bottom."""
        return tuple(label.text() for label in self._values)

    def view_data(self) -> TableData | None:
        """The sum as a table; None for the class token, which has none."""
        if not self.shows_sum or not self._numbers:
            return None
        rows = tuple(zip(self._names, self._numbers, strict=True))
        return TableData(columns=(self.title.text(), self.tr("value")), rows=rows)

    @property
    def shows_sum(self) -> bool:
        """Whether there is a sum, or words why there is none."""
        return self._layers.currentIndex() == 0

    def show_product(self, product: DotProduct, title: str) -> None:
        """Write the sum of one patch and one kernel."""
        self.title.setText(title)
        self.terms.setText(self._terms_text(product))
        self._layers.setCurrentIndex(0)
        self._numbers = product.product_sum, product.bias, product.value, float(product.stored)
        texts = tuple(map(decimal_text, self._numbers))
        for label, text in zip(self._values[:-1], texts[:-1], strict=True):
            label.set_digits(text)
        self._values[-1].set_digits(texts[-1], texts[-2])

    def show_no_patch(self, title: str) -> None:
        """Say that the class token is made otherwise."""
        self.title.setText(title)
        self.terms.clear()
        self._layers.setCurrentIndex(1)

    def sizeHint(self) -> QSize:
        # the words for the class token wrap into the width of the table
        widths = (self.title.sizeHint().width(), self._table_widget.sizeHint().width())
        return QSize(max(widths), super().sizeHint().height())

    def _terms_text(self, product: DotProduct) -> str:
        """The first products with their factors, and how many there are besides."""
        if not product.has_factors:
            return ""
        factors = zip(product.patch.ravel().tolist(), product.kernel.ravel().tolist(), strict=True)
        written = [f"{_factor(pixel)} · {_factor(weight)}" for pixel, weight in itertools.islice(factors, LEADING)]
        others = product.patch.size - len(written)
        rest = self.tr("{0} more").format(others)
        return " + ".join([*written, f"… ({rest})"] if others else written)

    def _table(self, names: tuple[str, ...]) -> QWidget:
        self._table_widget = QWidget()
        grid = QGridLayout(self._table_widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_XS)
        for row, (name, value) in enumerate(zip(names, self._values, strict=True)):
            label = QLabel(name)
            set_text_role(label, TextRole.CAPTION, muted=True)
            # as wide for any number: the pictures beside must not jump
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance(f"{MINUS}10.{'0' * DECIMALS}"))
            line = row + (row >= 2)  # the rule of the sum stands in row 2
            grid.addWidget(label, line, 0)
            grid.addWidget(value, line, 1)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        grid.addWidget(rule, 2, 0, 1, 2)
        return self._table_widget


def _factor(value: float) -> str:
    text = short_number_text(value)
    return f"({text})" if text.startswith(MINUS) else text
