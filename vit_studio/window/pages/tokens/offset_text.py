"""What a row of the table of relative positions stands for, in words."""

from PySide6.QtCore import QCoreApplication

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.vit.position_costs import num_offsets
from vit_studio.window.text import MINUS


def offset_text(grid: PatchGrid, row: int) -> str:
    """Row 30 of a grid of 7 is "offset (−4, −2)": the query's row and column less the key's; three rows have names."""
    behind = num_offsets(grid.side) - row
    if behind <= len(_CLASS_TOKEN):
        return QCoreApplication.translate("offset_text", _CLASS_TOKEN[-behind])
    rows, columns = divmod(row, 2 * grid.side - 1)
    text = QCoreApplication.translate("offset_text", "offset ({0}, {1})")
    return text.format(_signed(rows - grid.side + 1), _signed(columns - grid.side + 1))


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", MINUS) if number else "0"


_CLASS_TOKEN = (
    QT_TRANSLATE_NOOP("offset_text", "from class token to patches"),
    QT_TRANSLATE_NOOP("offset_text", "from patches to class token"),
    QT_TRANSLATE_NOOP("offset_text", "from class token to itself"),
)
