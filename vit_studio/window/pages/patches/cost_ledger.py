"""What a patch size costs: the loaded model's numbers, those of the size that is tried, and how they compare."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.costs import attention_cells, multiply_adds, num_parameters
from vit_studio.window.export.view_data import TableData
from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, set_text_role

Count = Callable[[ViTConfig], int]

_COLUMNS: Final[tuple[tuple[str, str, Count], ...]] = (
    (
        QT_TRANSLATE_NOOP("CostLedger", "Grid"),
        QT_TRANSLATE_NOOP("CostLedger", "Patches along one side: H / P."),
        lambda config: config.grid_size,
    ),
    (
        QT_TRANSLATE_NOOP("CostLedger", "Patches N"),
        QT_TRANSLATE_NOOP("CostLedger", "N = H · W / P²."),
        lambda config: config.num_patches,
    ),
    (
        QT_TRANSLATE_NOOP("CostLedger", "Tokens T"),
        QT_TRANSLATE_NOOP("CostLedger", "T = N + 1: the class token joins the patches."),
        lambda config: config.num_tokens,
    ),
    (
        QT_TRANSLATE_NOOP("CostLedger", "Pixels C · P²"),
        QT_TRANSLATE_NOOP("CostLedger", "Numbers in an unfolded patch: the length of its row."),
        lambda config: config.patch_dim,
    ),
    (
        QT_TRANSLATE_NOOP("CostLedger", "Parameters"),
        QT_TRANSLATE_NOOP("CostLedger", "Numbers that a model with this patch size learns, all else as it is loaded."),
        num_parameters,
    ),
    (
        QT_TRANSLATE_NOOP("CostLedger", "Attention T²"),
        QT_TRANSLATE_NOOP("CostLedger", "Weights that each head of each layer computes: each token asks each."),
        attention_cells,
    ),
    (
        QT_TRANSLATE_NOOP("CostLedger", "Multiply-adds"),
        QT_TRANSLATE_NOOP("CostLedger", "In the matrix products of one pass of one image."),
        multiply_adds,
    ),
)

_FORMULAS: Final = ("H / P", "(H / P)²", "N + 1", "C · P²", "", "(N + 1)²", "")
"""How the columns are counted, where that fits a line; it stands where a tried size would."""

WHOLE_BELOW: Final = 10_000_000
"""A column with a greater number is written in millions."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CostLedger(QWidget):
    """A table: a column for each quantity; the ratio comes with a size that is only tried.

    The tried size takes the place of the formulas, so that the page does not jump.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = self._tried = ViTConfig()
        self._heads = [QLabel(_tr(name)) for name, _, _ in _COLUMNS]
        self._names = [QLabel() for _ in range(3)]
        self._cells = [[QLabel() for _ in _COLUMNS] for _ in range(3)]
        self._lay_out()
        self.setAccessibleName(self.tr("Costs of the patch size"))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What is shown, from top to bottom: the model's, the tried size's or the formulas, the ratios."""
        return tuple(tuple(label.text() for label in row) for row in self._cells)

    def set_configs(self, model: ViTConfig, tried: ViTConfig) -> None:
        """The loaded model, and the same with the patch size that is tried."""
        self._model, self._tried = model, tried
        is_tried = tried.patch_size != model.patch_size
        self._names[0].setText(self.tr("P = {0}, the model’s").format(model.patch_size))
        self._names[1].setText(
            self.tr("P = {0}, tried").format(tried.patch_size) if is_tried else self.tr("counted as")
        )
        set_text_role(self._names[1], TextRole.CAPTION, muted=not is_tried)
        self._names[2].setText(self.tr("ratio") if is_tried else "")
        for column, (_, _, count) in enumerate(_COLUMNS):
            old, new = count(model), count(tried)
            is_long = max(old, new) >= WHOLE_BELOW
            self._write(0, column, count_text(old, is_long=is_long) if column else _square(old), old)
            if is_tried:
                self._write(1, column, count_text(new, is_long=is_long) if column else _square(new), new)
                self._cells[2][column].setText(ratio_text(new / old))
            else:
                self._write(1, column, _FORMULAS[column], None)
                self._cells[2][column].setText("")

    def view_data(self) -> TableData:
        """The table with whole numbers."""
        names = (self.tr("patch size"), *(_tr(name) for name, _, _ in _COLUMNS))
        configs = [self._model] if self._tried == self._model else [self._model, self._tried]
        rows = tuple((config.patch_size, *(count(config) for _, _, count in _COLUMNS)) for config in configs)
        return TableData(columns=names, rows=rows)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(len(_COLUMNS) * (SPACE_M - SPACE_XS), 0)

    def _write(self, row: int, column: int, text: str, exact: int | None) -> None:
        cell = self._cells[row][column]
        cell.setText(text)
        cell.setToolTip("" if exact is None else f"{exact:,}")
        set_text_role(cell, TextRole.NUMBER, muted=exact is None)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_XS)
        grid.setVerticalSpacing(SPACE_XS)
        for column, (head, (_, tip, _)) in enumerate(zip(self._heads, _COLUMNS, strict=True), start=1):
            set_text_role(head, TextRole.CAPTION, muted=True)
            head.setToolTip(_tr(tip))
            head.setWhatsThis(_tr(tip))
            grid.addWidget(head, 0, column, _RIGHT)
            grid.setColumnStretch(column, 1)
        for row, (name, cells) in enumerate(zip(self._names, self._cells, strict=True), start=1):
            set_text_role(name, TextRole.CAPTION, muted=row != 2)
            grid.addWidget(name, row, 0)
            for column, cell in enumerate(cells, start=1):
                set_text_role(cell, TextRole.NUMBER, muted=row == 3)
                grid.addWidget(cell, row, column, _RIGHT)


def count_text(count: int, *, is_long: bool) -> str:
    """205,770 in full; where a number of the column `is_long`, all in millions or billions, so that they compare."""
    if not is_long:
        return f"{count:,}"
    for size, sign in ((10**12, "T"), (10**9, "G"), (10**6, "M")):
        if count >= size:
            share = count / size
            return f"{share:.2f} {sign}" if share < 10 else f"{share:.1f} {sign}"
    return f"{count / 10**6:.2f} M"


def ratio_text(ratio: float) -> str:
    """How many times as much, in two digits at least."""
    return f"× {ratio:.3f}" if ratio < 0.1 else f"× {ratio:.2f}" if ratio < 10 else f"× {ratio:,.1f}"


def _square(side: int) -> str:
    return f"{side} × {side}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("CostLedger", text)
