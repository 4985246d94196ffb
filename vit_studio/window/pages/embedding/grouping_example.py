"""Three numbers of a sum, added in both groupings: float32 gives two results."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vit_studio.window.export.view_data import TableData
from vit_studio.window.pages.embedding.roundings import Regrouping
from vit_studio.window.text import exact_text, number_text, translate
from vit_studio.window.theme import SPACE_XS, TextRole, set_text_role


class GroupingExample(QWidget):
    """Both sums with their results, and how far these are apart; or why there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Regrouping | None = None
        self._lines = [QLabel() for _ in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for label, role in zip(self._lines, (TextRole.MONO, TextRole.MONO, TextRole.CAPTION), strict=True):
            set_text_role(label, role, muted=role is TextRole.CAPTION)
            column.addWidget(label)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said, line by line."""
        return tuple(label.text() for label in self._lines)

    def show_nothing(self, why: str) -> None:
        """Say why there is no example."""
        self._found = None
        self._say(why, "", "")

    def show_regrouping(self, found: Regrouping) -> None:
        """Write both sums down."""
        self._found = found
        terms = [exact_text(term) for term in found.terms]
        apart = translate(
            "RoundingSection", "Three products of the selected sum in float32: the two results are {0} apart."
        )
        self._say(
            translate("RoundingSection", "({0} + {1}) + {2} = {3}").format(*terms, exact_text(found.left)),
            translate("RoundingSection", "{0} + ({1} + {2}) = {3}").format(*terms, exact_text(found.right)),
            apart.format(number_text(_difference(found))),
        )

    def view_data(self) -> TableData | None:
        """Both sums and their difference; None without an example."""
        if self._found is None:
            return None
        first, second, third = (exact_text(term) for term in self._found.terms)
        rows = (
            (f"({first} + {second}) + {third}", _shortest(self._found.left)),
            (f"{first} + ({second} + {third})", _shortest(self._found.right)),
            (self.tr("difference"), _difference(self._found)),
        )
        return TableData(columns=(self.tr("sum in float32"), self.tr("result")), rows=rows)

    def _say(self, *texts: str) -> None:
        for label, text in zip(self._lines, texts, strict=True):
            label.setText(text)


def _difference(found: Regrouping) -> float:
    return abs(float(found.left) - float(found.right))


def _shortest(value: object) -> float:
    """The float with the fewest digits that float32 rounds to the same number: what is read on the screen."""
    return float(str(value))
