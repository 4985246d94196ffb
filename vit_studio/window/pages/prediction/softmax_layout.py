"""Where the columns and rows of the softmax's table stand."""

import dataclasses
from typing import Final

from PySide6.QtCore import QRectF

from vit_studio.window.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS

LEAST_BAR: Final = 36.0
TALLEST_ROW: Final = 52.0
BAR_SHARE: Final = 0.42
"""Of a row's height."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class SoftmaxWidths:
    """What the texts of the columns need, in logical pixels."""

    name: float
    logit: float
    shifted: float
    exponential: float
    prob: float
    prob_head: float
    """It stands above the bars as well."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class SoftmaxLayout:
    """A head, `count` rows and a foot; each column is (left, width)."""

    area: QRectF
    count: int
    line: float
    """Height of head and foot."""
    name: tuple[float, float]
    logit_bar: tuple[float, float]
    logit: tuple[float, float]
    shifted: tuple[float, float]
    exponential: tuple[float, float]
    prob_bar: tuple[float, float]
    prob: tuple[float, float]

    @property
    def row_height(self) -> float:
        """Of each class."""
        return min((self.area.height() - 2 * self.line) / max(self.count, 1), TALLEST_ROW)

    @property
    def head(self) -> QRectF:
        """The names of the columns."""
        return QRectF(self.area.left(), self.area.top(), self.area.width(), self.line)

    @property
    def foot(self) -> QRectF:
        """The sums."""
        return QRectF(self.area.left(), self.row(self.count).top(), self.area.width(), self.line)

    def row(self, index: int) -> QRectF:
        """All of one class."""
        top = self.area.top() + self.line + index * self.row_height
        return QRectF(self.area.left(), top, self.area.width(), self.row_height)

    def row_at(self, y: float) -> int | None:
        """The class at a height; None beside the rows."""
        index = int((y - self.area.top() - self.line) // self.row_height)
        return index if 0 <= index < self.count else None

    def number_at(self, x: float) -> int:
        """Which of the four numbers of a row, from logit to probability, is at a place or right of it."""
        ends = (left + width for left, width in (self.logit, self.shifted, self.exponential))
        return sum(x > end for end in ends)

    @staticmethod
    def part(row: QRectF, column: tuple[float, float]) -> QRectF:
        """One column of a row."""
        return QRectF(column[0], row.top(), column[1], row.height())

    def track(self, index: int, column: tuple[float, float]) -> QRectF:
        """Where a bar may lie."""
        cell = self.part(self.row(index), column)
        height = max(round(cell.height() * BAR_SHARE), 3)
        return QRectF(cell.left(), round(cell.center().y() - height / 2), cell.width(), height)


def fit_softmax(area: QRectF, *, count: int, line: float, widths: SoftmaxWidths) -> SoftmaxLayout:
    """Numbers and heads take what they need, and the two kinds of bars share what is left, three to two."""
    gaps = 3 * SPACE_L + 2 * SPACE_S + SPACE_M + 2 * SPACE_XS
    texts = widths.name + widths.logit + widths.shifted + widths.exponential + widths.prob
    spare = max(area.width() - texts - gaps, 2 * LEAST_BAR)
    prob_bar = max(spare * 0.4, min(widths.prob_head - widths.prob - SPACE_S, spare - LEAST_BAR))
    logit_bar = spare - prob_bar
    left = area.left() + SPACE_XS
    places = []
    for width, gap in (
        (widths.name, SPACE_M),
        (logit_bar, SPACE_S),
        (widths.logit, SPACE_L),
        (widths.shifted, SPACE_L),
        (widths.exponential, SPACE_L),
        (prob_bar, SPACE_S),
        (widths.prob, 0),
    ):
        places.append((left, width))
        left += width + gap
    name, bar, logit, shifted, exponential, other_bar, prob = places
    return SoftmaxLayout(
        area=area,
        count=count,
        line=line,
        name=name,
        logit_bar=bar,
        logit=logit,
        shifted=shifted,
        exponential=exponential,
        prob_bar=other_bar,
        prob=prob,
    )
