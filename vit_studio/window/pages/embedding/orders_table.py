"""A table of the same sum in several orders, with the digits that agree in bold."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from vit_studio.window.export.view_data import TableData
from vit_studio.window.pages.embedding.dot_product import DotProduct
from vit_studio.window.pages.embedding.orders import Order, orders, step_of
from vit_studio.window.pages.embedding.sum_ledger import DECIMALS, decimal_text
from vit_studio.window.text import number_text
from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.controls.digits_label import DigitsLabel

ROWS: Final = 6
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OrdersTable(QWidget):
    """A row for each order: its sum in float32, and how far it is from the one in float64."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders: tuple[Order, ...] = ()
        self._product: DotProduct | None = None
        self._labels = [(QLabel(), DigitsLabel(), QLabel()) for _ in range(ROWS)]
        self.note = QLabel()
        self.note.setWordWrap(True)
        set_text_role(self.note, TextRole.CAPTION, muted=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_XS)
        grid.setColumnStretch(0, 1)
        heads = (self.tr("Order"), self.tr("Sum in float32"), self.tr("− float64"))
        for column, head in enumerate(map(QLabel, heads)):
            set_text_role(head, TextRole.CAPTION, muted=True)
            grid.addWidget(head, 0, column, _RIGHT if column else Qt.AlignmentFlag.AlignLeft)
        for row, labels in enumerate(self._labels, start=1):
            for column, label in enumerate(labels):
                set_text_role(label, TextRole.NUMBER if column else TextRole.CAPTION, muted=not column)
                grid.addWidget(label, row, column, _RIGHT if column else Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addWidget(self.note)
        layout.addStretch(1)

    @property
    def orders(self) -> tuple[Order, ...]:
        """What is shown; empty without a sum."""
        return self._orders

    def show_product(self, product: DotProduct | None) -> None:
        """Add one number up in all orders; None clears the table."""
        self._product, self._orders = product, () if product is None else orders(product)
        if product is None:
            for label in (label for row in self._labels for label in row):
                label.setText("")
            self.note.setText(self.tr("Without a patch there is no sum."))
            return
        for order, (name, value, off) in zip(self._orders, self._labels, strict=True):
            name.setText(order.name)
            value.set_digits(decimal_text(order.value), decimal_text(product.value))
            off.setText(number_text(order.off(product)))
        several = len({order.value for order in self._orders})
        text = self.tr("{0} different results; near {1} float32 has steps of {2}.")
        self.note.setText(text.format(several, number_text(product.value), number_text(step_of(product.value))))

    def view_data(self) -> TableData | None:
        """The table with all digits."""
        if self._product is None:
            return None
        product = self._product
        # as text: the digits in which they part must not be rounded away
        rows = tuple((order.name, f"{order.value:.{DECIMALS}f}", order.off(product)) for order in self._orders)
        return TableData(columns=(self.tr("order"), self.tr("sum"), self.tr("difference from float64")), rows=rows)
