"""The softmax's table painted: its head, a row for each class, and the sums at the foot."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from vit_studio.window.pages.prediction.softmax_layout import SoftmaxLayout, SoftmaxWidths, fit_softmax
from vit_studio.window.pages.prediction.softmax_steps import SoftmaxSteps
from vit_studio.window.text import MINUS
from vit_studio.window.theme import SPACE_S, TextRole, current_theme, font_for, mix
from vit_studio.window.views.charts.bars_layout import spanning
from vit_studio.window.views.charts.true_tag import draw_tag, tag_size
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at

SIGNED: Final = 0.9
"""Where in the diverging colours bars stand that are told apart by their sign alone."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

translate = QCoreApplication.translate


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class SoftmaxTable:
    """The steps of one image, with names for its classes."""

    names: tuple[str, ...]
    steps: SoftmaxSteps
    true: int | None
    best: int | None
    logit_limits: tuple[float, float] | None = None
    """What the bars of the logits span; None for zero and all of them."""

    def __post_init__(self) -> None:
        if len(self.names) != len(self.steps):
            raise ValueError(f"each class needs a name, got {len(self.names)} and {len(self.steps)}")

    def colour_of(self, index: int, value: float = 0.0) -> QColor:
        """The best class in the accent, or in the bad colour when it is not the true one; the rest is quiet.

        Differences are coloured by their sign.
        """
        theme = current_theme()
        if self.steps.is_difference:
            return sign_colour(value)
        if index != self.best:
            return mix(theme.muted, theme.surface, 0.45)
        return theme.accent if self.true in (None, self.best) else theme.bad

    def ink_of(self, index: int) -> QColor:
        """Of names and numbers."""
        return current_theme().text if index in (self.best, self.true) else current_theme().muted

    def layout(self, area: QRectF) -> SoftmaxLayout:
        """Where everything stands in that room."""
        return fit_softmax(area, count=len(self.steps), line=line_height(), widths=self._widths())

    def _widths(self) -> SoftmaxWidths:
        steps, names = self.steps, QFontMetricsF(name_font(bold=True))
        # room for the tag is kept free in each row, or the bars would jump from image to image
        tag = tag_size().width() + SPACE_S if self.true is not None else 0.0
        return SoftmaxWidths(
            name=max(map(names.horizontalAdvance, self.names), default=0.0) + tag + 1,
            logit=_widest([logit_text(value) for value in (*steps.logits, -10.0)]),
            shifted=_widest([logit_text(value) for value in (*steps.shifted, -10.0)], _shifted_head()),
            exponential=_widest([fraction_text(-1.0 if steps.is_difference else 1.0)], _exponential_head()),
            prob=_widest([fraction_text(-1.0 if steps.is_difference else 1.0)]),
            prob_head=_widest([], column_names()[-1]),
        )


def paint_table(painter: QPainter, table: SoftmaxTable, layout: SoftmaxLayout) -> None:
    """All of it, but for what is outlined."""
    _paint_head(painter, layout)
    for index in range(len(table.steps)):
        _paint_name(painter, table, layout, index)
        _paint_bars(painter, table, layout, index)
        _paint_numbers(painter, table, layout, index)
    _paint_foot(painter, table, layout)


def logit_text(logit: float) -> str:
    """Two decimals, so that the numbers stand one below the other."""
    return f"{logit + 0.0:.2f}".replace("-", MINUS)


def fraction_text(value: float) -> str:
    """Four decimals, for exponentials and for probabilities, which are fractions of their sum."""
    return f"{round(float(value), 4) + 0.0:.4f}".replace("-", MINUS)


NUMBER_TEXTS: Final = (logit_text, logit_text, fraction_text, fraction_text)
"""How each of the four columns is written."""


def column_names() -> tuple[str, ...]:
    """Of the four, from left to right."""
    names = translate("SoftmaxView", "logit z"), translate("SoftmaxView", "÷ sum = probability")
    return names[0], _shifted_head(), _exponential_head(), names[1]


def name_font(*, bold: bool) -> QFont:
    """Of the classes' names."""
    return _weighted(TextRole.BODY, bold=bold)


def line_height() -> float:
    """Of head and foot."""
    return round(QFontMetricsF(font_for(TextRole.CAPTION)).height()) + 4.0


def _paint_head(painter: QPainter, layout: SoftmaxLayout) -> None:
    painter.setFont(font_for(TextRole.CAPTION))
    painter.setPen(current_theme().muted)
    head = layout.head
    logits = layout.part(head, layout.logit_bar).united(layout.part(head, layout.logit))
    probs = layout.part(head, layout.prob_bar).united(layout.part(head, layout.prob))
    painter.drawText(layout.part(head, layout.name), _RIGHT, translate("SoftmaxView", "class"))
    places = logits, layout.part(head, layout.shifted), layout.part(head, layout.exponential), probs
    names = list(column_names())
    if painter.fontMetrics().horizontalAdvance(names[-1]) > probs.width():
        names[-1] = translate("SoftmaxView", "probability")
    for place, name in zip(places, names, strict=True):
        painter.drawText(place, _RIGHT, name)


def _paint_foot(painter: QPainter, table: SoftmaxTable, layout: SoftmaxLayout) -> None:
    foot, left = layout.foot, layout.exponential[0]
    painter.fillRect(QRectF(left, foot.top(), foot.right() - left, 1), current_theme().grid)
    painter.setFont(_weighted(TextRole.NUMBER, bold=True))
    painter.setPen(current_theme().text)
    total = translate("SoftmaxView", "sum {0}").format(fraction_text(table.steps.total))
    painter.drawText(layout.part(foot, layout.shifted).united(layout.part(foot, layout.exponential)), _RIGHT, total)
    painter.drawText(layout.part(foot, layout.prob), _RIGHT, fraction_text(table.steps.probs.sum()))


def _paint_name(painter: QPainter, table: SoftmaxTable, layout: SoftmaxLayout, index: int) -> None:
    rect = layout.part(layout.row(index), layout.name)
    font = name_font(bold=index == table.best)
    metrics = QFontMetricsF(font)
    tag = tag_size() if index == table.true else QSizeF(0, 0)
    room = rect.width() - (tag.width() + SPACE_S if tag.width() else 0)
    name = metrics.elidedText(table.names[index], Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(table.ink_of(index))
    painter.drawText(rect, _RIGHT, name)
    if tag.width():
        left = round(rect.right() - metrics.horizontalAdvance(name) - SPACE_S - tag.width())
        draw_tag(painter, QRectF(QPointF(left, round(rect.center().y() - tag.height() / 2)), tag))


def _paint_bars(painter: QPainter, table: SoftmaxTable, layout: SoftmaxLayout, index: int) -> None:
    theme, steps, ratio = current_theme(), table.steps, painter.device().devicePixelRatioF()
    logit, prob = float(steps.logits[index]), float(steps.probs[index])
    logits = table.logit_limits or spanning(steps.logits.tolist())
    reach = float(abs(steps.probs).max()) or 1.0
    probs = (-reach, reach) if steps.is_difference else (0.0, 1.0)
    bars = ((layout.logit_bar, logit, logits), (layout.prob_bar, prob, probs))
    for column, value, limits in bars:
        track = layout.track(index, column)
        painter.fillRect(track, mix(theme.sunken, theme.surface, 0.4))
        zero, end = (round(_along(track, number, limits) * ratio) / ratio for number in (0.0, value))
        # a bar that is there must be seen, be it a hair wide
        width = max(abs(end - zero), 1 / ratio if value else 0.0)
        left = zero if value >= 0 else zero - width
        painter.fillRect(QRectF(left, track.top(), width, track.height()), table.colour_of(index, value))
        painter.fillRect(QRectF(zero - 0.5, track.top() - 2, 1, track.height() + 4), theme.muted)


def _paint_numbers(painter: QPainter, table: SoftmaxTable, layout: SoftmaxLayout, index: int) -> None:
    steps, row = table.steps, layout.row(index)
    painter.setFont(font_for(TextRole.NUMBER))
    painter.setPen(table.ink_of(index))
    places = (layout.logit, layout.shifted, layout.exponential, layout.prob)
    for place, numbers, text in zip(places, steps.columns(), NUMBER_TEXTS, strict=True):
        painter.drawText(layout.part(row, place), _RIGHT, text(numbers[index]))


def sign_colour(value: float) -> QColor:
    """Of what is above 0, and of what is below."""
    return colour_at(ColourMap.DIVERGING, SIGNED if value > 0 else 1 - SIGNED)


def _along(track: QRectF, value: float, limits: tuple[float, float]) -> float:
    low, high = limits
    return track.left() + (value - low) / (high - low) * track.width()


def _widest(texts: Sequence[str], head: str = "") -> float:
    numbers, heads = QFontMetricsF(_weighted(TextRole.NUMBER, bold=True)), QFontMetricsF(font_for(TextRole.CAPTION))
    return max([heads.horizontalAdvance(head), *map(numbers.horizontalAdvance, texts)]) + 1


def _shifted_head() -> str:
    return translate("SoftmaxView", "z − max")


def _exponential_head() -> str:
    return translate("SoftmaxView", "exp(z − max)")


def _weighted(role: TextRole, *, bold: bool) -> QFont:
    font = font_for(role)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
