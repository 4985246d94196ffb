"""The list of runs that are laid over each other: colour, name, shown or not; add one from disk, take one away."""

import math
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vit_studio.window.docks.training.run_shelf import RunShelf, ShownRun
from vit_studio.window.text import percent_text
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, current_theme, font_for
from vit_studio.window.views.charts.curve_colours import run_colour
from vit_studio.window.views.painting.sharpness import wanted_ratio

translate = QCoreApplication.translate

CHIP: Final = 12
WIDTH: Final = 228


class RunList(QWidget):
    """A tick shows a run, a click chooses the one whose values and classes are told, a second one renames it."""

    add_asked = Signal()

    def __init__(self, shelf: RunShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._is_filling = False
        self.list = _Items()
        self.add = QPushButton(self.tr("Add run…"))
        self.remove = QPushButton(self.tr("Remove"))
        self._lay_out()
        self._explain()
        shelf.changed.connect(self._fill)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.list.remove_pressed.connect(self._on_remove)
        self.add.clicked.connect(self.add_asked)
        self.remove.clicked.connect(self._on_remove)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        runs = self._shelf.runs
        self._is_filling = True
        while self.list.count() > len(runs):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(runs):
            self.list.addItem(QListWidgetItem())
        for row, run in enumerate(runs):
            _write(self.list.item(row), run)
        picked = self._shelf.picked
        self.list.setCurrentRow(runs.index(picked) if picked in runs else -1)
        self.remove.setEnabled(bool(runs))
        self._is_filling = False

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        run = self._run_at(self.list.row(item))
        if self._is_filling or run is None:
            return
        self._shelf.rename(run, item.text())
        self._shelf.show(run, item.checkState() == Qt.CheckState.Checked)
        self._fill()  # an empty name is not kept

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        run = self._run_at(row)
        if run is not None and not self._is_filling:
            self._shelf.choose(run)

    @Slot()
    def _on_remove(self) -> None:
        run = self._run_at(self.list.currentRow())
        if run is not None:
            self._shelf.remove(run)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "list"):
            self._fill()

    def _run_at(self, row: int) -> ShownRun | None:
        runs = self._shelf.runs
        return runs[row] if 0 <= row < len(runs) else None

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        for button in (self.add, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        column.addLayout(row)

    def _explain(self) -> None:
        self.list.setAccessibleName(self.tr("Runs"))
        self.list.setWhatsThis(
            self.tr(
                "The runs whose curves are laid over each other. A tick shows a run; the chosen one is told in the "
                "legends and by class. F2 or a double click renames it, Delete takes it away: its folder stays."
            )
        )
        self.add.setToolTip(self.tr("Lay the curves of a run folder over these"))
        self.remove.setToolTip(self.tr("Take the chosen run out of this list; its folder stays as it is"))


class _Items(QListWidget):
    """Takes Delete."""

    remove_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setIconSize(QSize(CHIP, CHIP))
        self.setMinimumHeight(24)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 80)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setFont(font_for(TextRole.CAPTION))
            painter.setPen(current_theme().muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            room = self.viewport().rect().adjusted(SPACE_S, SPACE_XS, -SPACE_S, -SPACE_XS)
            painter.drawText(room, flags, empty_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.remove_pressed.emit()
        else:
            super().keyPressEvent(event)


def empty_text() -> str:
    """What the list is for, while there is nothing in it."""
    return translate(
        "RunList", "Each training comes here, to be laid over others; so does the folder of an earlier run."
    )


def _write(item: QListWidgetItem, run: ShownRun) -> None:
    item.setText(run.name)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
    item.setCheckState(Qt.CheckState.Checked if run.is_shown else Qt.CheckState.Unchecked)
    item.setIcon(_chip(run.colour))
    told, where = run.record.evaluated, "" if run.path is None else f"\n{run.path}"
    best = run.record.valid_accuracy
    is_known = told is not None and len(best) > 0 and not math.isnan(best[-1])
    last = f" · {percent_text(float(best[-1]))}" if is_known else ""
    words = translate("RunList", "written by another process")
    by_whom = f"\n{words}" if run.is_written else ""
    item.setToolTip(f"{run.name}{last}{by_whom}{where}")


def _chip(colour: int) -> QIcon:
    """A disc in the run's colour; its rim keeps it apart from the colour of a chosen row."""
    ratio = wanted_ratio() or 1.0
    picture = QPixmap(round(CHIP * ratio), round(CHIP * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(current_theme().surface, 1.5))
    painter.setBrush(run_colour(colour))
    painter.drawEllipse(QRectF(QPointF(1, 1), QPointF(CHIP - 1, CHIP - 1)))
    painter.end()
    return QIcon(picture)
