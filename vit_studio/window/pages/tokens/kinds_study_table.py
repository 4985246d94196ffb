"""The table of a study: a row for each kind, a cell for each seed that fills when its training ends."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from vit_studio.studies.study_plan import Member
from vit_studio.studies.study_table import KindRow, MemberBegun, MemberResult, StudyTable
from vit_studio.window.docks.training.amounts import duration_text
from vit_studio.window.pages.tokens.kinds_study_words import (
    accuracy_text,
    begun_text,
    mean_text,
    paper_text,
    paper_tip,
)
from vit_studio.window.position_names import position_name, position_sentence
from vit_studio.window.text import whole_percent_text
from vit_studio.window.theme import TextRole, font_for

WAITING = "·"
FIRST_SEED = 3
"""The column; kind, mean and n come before."""


class KindsStudyTable(QTableWidget):
    """Shows a study; a person selects cells, and those of seeds stand for trainings."""

    member_chosen = Signal(object)
    """A Member, or None where the selected cell is no training's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: StudyTable | None = None
        self.setAccessibleName(self.tr("What each kind has reached"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView::item { padding: 0 8px; }")  # as the headings have
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # the current cell is no guide: a click makes a cell current first, and selects it afterwards
        self.itemSelectionChanged.connect(self._on_selection_changed)

    @property
    def chosen(self) -> Member | None:
        """The training whose cell is selected."""
        selected = self.selectedIndexes()
        if self._table is None or not selected:
            return None
        plan, row, place = self._table.plan, selected[0].row(), selected[0].column() - FIRST_SEED
        is_seed = 0 <= place < len(plan.seeds) and row < len(plan.kinds)
        return Member(plan.kinds[row], plan.seeds[place]) if is_seed else None

    def show_table(self, table: StudyTable) -> None:
        """Show what is done; cells that are selected stay so."""
        self._table = table
        headings = self._headings(table)
        self.setRowCount(len(table.rows))
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(headings)
        for column in range(len(headings)):
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            self._heading(column).setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        for place, row in enumerate(table.rows):
            for column, text in enumerate(self._cells(row, table)):
                self._set(place, column, text)
            self._cell(place, 0).setToolTip(position_sentence(row.kind))
            self._cell(place, len(headings) - 1).setToolTip(paper_tip(row))
        self._explain_headings()
        self.setFixedHeight(self._height())

    def show_progress(self, member: Member, fraction: float) -> None:
        """How far the training is that is under way."""
        if self._table is not None and member in self._table.plan.members:
            plan = self._table.plan
            column = FIRST_SEED + plan.seeds.index(member.seed)
            self._set(plan.kinds.index(member.kind), column, "▸ " + whole_percent_text(fraction))

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        return self._cell(row, column).text()

    def _headings(self, table: StudyTable) -> list[str]:
        seeds = [self.tr("Seed {0}").format(seed) for seed in table.plan.seeds]
        ends = [self.tr("Parameters"), self.tr("Time each"), self.tr("Paper")]
        return [self.tr("Positions"), self.tr("Mean ± deviation"), self.tr("n"), *seeds, *ends]

    def _cells(self, row: KindRow, table: StudyTable) -> list[str]:
        members = [Member(row.kind, seed) for seed in table.plan.seeds]
        seeds = [
            _seed_text(result, table.begun.get(member)) for result, member in zip(row.results, members, strict=True)
        ]
        time = "–" if row.seconds is None else duration_text(row.seconds)
        ends = [f"{row.parameters:,}", time, paper_text(row)]
        return [position_name(row.kind), mean_text(row), str(row.count), *seeds, *ends]

    def _explain_headings(self) -> None:
        last = self.columnCount() - 1
        for column, tip in {
            1: self.tr("Of the validation accuracies of the seeds: their mean, and their standard deviation (n − 1)."),
            2: self.tr("How many seeds are done."),
            last - 1: self.tr("How long one training takes, on average over the seeds."),
            last: self.tr("Table 8: ImageNet, 5-shot linear, ViT-B/16. The paper measured no sine-cosine positions."),
        }.items():
            self._heading(column).setToolTip(tip)

    def _set(self, row: int, column: int, text: str) -> None:
        item = self._cell(row, column)
        item.setText(text)
        item.setFont(font_for(TextRole.NUMBER if column else TextRole.BODY))
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        return item

    def _heading(self, column: int) -> QTableWidgetItem:
        item = self.horizontalHeaderItem(column)
        assert item is not None, "every column has its name"
        return item

    def _height(self) -> int:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height()
        return self.horizontalHeader().sizeHint().height() + rows + bar + 2 * self.frameWidth()

    @Slot()
    def _on_selection_changed(self) -> None:
        self.member_chosen.emit(self.chosen)


def _seed_text(result: MemberResult | None, left: MemberBegun | None) -> str:
    if result is not None:
        return accuracy_text(result.valid_accuracy)
    return WAITING if left is None else begun_text(left)
