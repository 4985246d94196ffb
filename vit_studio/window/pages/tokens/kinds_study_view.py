"""A study as a picture: each seed a point, each kind its mean and deviation, and beside them the paper's numbers."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from vit_studio.studies.study_plan import Member
from vit_studio.studies.study_table import KindRow, StudyTable
from vit_studio.window.pages.tokens.kinds_study_layout import (
    BAR,
    MEAN_HALF,
    KindsChart,
    member_points,
    ours,
    papers,
)
from vit_studio.window.pages.tokens.kinds_study_words import accuracy_text, mean_text, member_text, paper_text
from vit_studio.window.position_names import position_name
from vit_studio.window.theme import SPACE_L, SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.painting.painted_view import PaintedView
from vit_studio.window.views.painting.readout import Reading

RADIUS: Final = 4.0
REACH: Final = 10.0
"""Logical pixels from a point within which the mouse means it."""
OURS_SHARE: Final = 0.58
CAP: Final = 4.0
"""Half the width of the ends of a deviation's bar."""


class KindsStudyView(PaintedView):
    """Follows the table that it is given; what is under the mouse is read out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: StudyTable | None = None
        self._chosen: Member | None = None
        self.setAccessibleName(self.tr("Accuracy of each kind and seed, and in the paper"))

    def show_table(self, table: StudyTable) -> None:
        """Show this."""
        self._table = table
        self.repaint_still()

    def set_chosen(self, member: Member | None) -> None:
        """Light the point of a training."""
        if member != self._chosen:
            self._chosen = member
            self.update()

    def charts(self) -> tuple[KindsChart, KindsChart] | None:
        """Ours and the paper's, as they stand now."""
        if self._table is None:
            return None
        left, right = self._plots()
        return ours(self._table, left), papers(self._table, right)

    def sizeHint(self) -> QSize:
        return QSize(640, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 170)

    def paint_still(self, painter: QPainter) -> None:
        charts = self.charts()
        if self._table is None or charts is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mine, paper = charts
        self._paint_frame(painter, mine, self.tr("Validation accuracy, {0}, %").format(self._table.images))
        self._paint_frame(painter, paper, self.tr("Paper, table 8: ImageNet 5-shot, ViT-B/16, %"))
        for place, row in enumerate(self._table.rows):
            self._paint_kind(painter, mine, place, row)
            self._paint_papers(painter, paper, place, row)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().accent)
        for point in member_points(self._table, mine).values():
            painter.drawEllipse(point, RADIUS, RADIUS)
        if not self._table.done:
            self._write(painter, mine.plot, self.tr("A point comes with each training that ends."))

    def paint_marks(self, painter: QPainter) -> None:
        charts = self.charts()
        if self._table is None or charts is None or self._chosen is None:
            return
        point = member_points(self._table, charts[0]).get(self._chosen)
        if point is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current_theme().selection, 2))
            painter.drawEllipse(point, RADIUS + 3, RADIUS + 3)

    def reading_at(self, point: QPointF) -> Reading:
        charts = self.charts()
        if self._table is None or charts is None:
            return Reading()
        for member, place in member_points(self._table, charts[0]).items():
            if (place - point).manhattanLength() <= REACH:
                return Reading(member_text(member), accuracy_text(self._table.results[member].valid_accuracy))
        for chart, words in zip(charts, (mean_text, paper_text), strict=True):
            if chart.plot.contains(point) and chart.kinds:
                column = int((point.x() - chart.plot.left()) / chart.plot.width() * chart.kinds)
                row = self._table.rows[min(column, chart.kinds - 1)]
                text = self.tr("{0}, n = {1}").format(words(row), row.count) if words is mean_text else words(row)
                return Reading(position_name(row.kind), text)
        return Reading()

    def _plots(self) -> tuple[QRectF, QRectF]:
        """The insides of both frames: titles above, numbers at their left, names of kinds below."""
        line = QFontMetricsF(font_for(TextRole.NUMBER)).height()
        numbers = QFontMetricsF(font_for(TextRole.NUMBER)).horizontalAdvance("100.00") + SPACE_S
        area = self.area
        width = (area.width() - SPACE_L) * OURS_SHARE
        left = QRectF(area.left(), area.top(), width, area.height())
        right = QRectF(left.right() + SPACE_L, area.top(), area.width() - width - SPACE_L, area.height())
        top = QFontMetricsF(font_for(TextRole.CAPTION)).height() + SPACE_S
        edges = numbers, top, 0.0, -2 * line - SPACE_S  # names may take two lines
        return left.adjusted(*edges), right.adjusted(*edges)

    def _paint_frame(self, painter: QPainter, chart: KindsChart, title: str) -> None:
        theme, plot = current_theme(), chart.plot
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(theme.muted)
        height = QFontMetricsF(painter.font()).height()
        start = plot.left() - (QFontMetricsF(font_for(TextRole.NUMBER)).horizontalAdvance("100.00") + SPACE_S)
        above = QRectF(start, plot.top() - height - SPACE_S, plot.right() - start, height)
        text = QFontMetricsF(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, above.width())
        # Chinese comes from another font, whose lines are taller than those that were measured
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip, text)
        painter.setFont(font_for(TextRole.NUMBER))
        for tick in chart.axis.ticks:
            y = round(chart.up(tick)) + 0.5
            painter.setPen(QPen(theme.border, 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.muted)
            beside = QRectF(start, y - height / 2, plot.left() - start - SPACE_XS, height)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, chart.axis.text(tick))
        self._paint_names(painter, chart)

    def _paint_names(self, painter: QPainter, chart: KindsChart) -> None:
        assert self._table is not None
        metrics, room = QFontMetricsF(painter.font()), chart.plot.width() / max(chart.kinds, 1)
        for place, row in enumerate(self._table.rows):
            below = QRectF(chart.across(place) - room / 2, chart.plot.bottom() + SPACE_XS, room, 2 * metrics.height())
            name = position_name(row.kind)
            if metrics.horizontalAdvance(name) > room - SPACE_S:  # in words: else "1-D" would be parted at its hyphen
                name = name.replace(" ", "\n")
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, name)

    def _paint_kind(self, painter: QPainter, chart: KindsChart, place: int, row: KindRow) -> None:
        if row.mean is None:
            return
        painter.setPen(QPen(current_theme().text, 1.8))
        painter.drawLine(chart.point(place - MEAN_HALF, 100 * row.mean), chart.point(place + MEAN_HALF, 100 * row.mean))
        if row.deviation is None:
            return
        painter.setPen(QPen(current_theme().text, 1.2))
        ends = [chart.point(place + BAR, 100 * (row.mean + sign * row.deviation)) for sign in (-1, 1)]
        painter.drawLine(*ends)
        for end in ends:
            painter.drawLine(end - QPointF(CAP, 0), end + QPointF(CAP, 0))

    def _paint_papers(self, painter: QPainter, chart: KindsChart, place: int, row: KindRow) -> None:
        room = chart.plot.width() / max(chart.kinds, 1)
        painter.setFont(font_for(TextRole.NUMBER))
        if row.paper is None:
            painter.setPen(current_theme().muted)
            middle = QPointF(chart.across(place), chart.plot.center().y())
            painter.drawText(
                QRectF(middle.x() - room / 2, middle.y() - 10, room, 20), Qt.AlignmentFlag.AlignCenter, "–"
            )
            return
        value = 100 * row.paper
        painter.setPen(QPen(current_theme().text, 1.8))
        painter.drawLine(chart.point(place - MEAN_HALF, value), chart.point(place + MEAN_HALF, value))
        height = QFontMetricsF(painter.font()).height()
        above = QRectF(chart.across(place) - room / 2, chart.up(value) - height - 2, room, height)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{value:.2f}")

    def _write(self, painter: QPainter, plot: QRectF, words: str) -> None:
        painter.setFont(font_for(TextRole.CAPTION))
        painter.setPen(current_theme().muted)
        painter.drawText(plot, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
