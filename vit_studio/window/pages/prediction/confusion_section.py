"""The confusion that this image is part of: true by predicted class over the whole test set."""

import functools
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vit_studio.analysis.subtracted import alike, subtract
from vit_studio.session.prediction_table import PredictionTable
from vit_studio.window.image_names import image_text
from vit_studio.window.pages.compared import magnitudes
from vit_studio.window.pages.prediction import prediction_help
from vit_studio.window.pages.prediction.cell_choice import CHOICE, Cell, chosen_cell, toggle_cell
from vit_studio.window.pages.prediction.confusion_words import (
    accuracy_sentence,
    cell_sentence,
    cell_text,
    count_text,
    image_sentence,
    signed_cell_text,
    two_accuracies,
    two_answers,
)
from vit_studio.window.pages.prediction.predictions_bar import PredictionsBar
from vit_studio.window.pages.prediction.verdict import Verdict
from vit_studio.window.pages.section import Section
from vit_studio.window.text import class_name_text, percent_text, points_text
from vit_studio.window.theme import SPACE_M, SPACE_S, TextRole, set_text_role
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.named_matrix_view import NamedMatrixView
from vit_studio.window.views.charts.bars_view import BarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.controls.choice_buttons import ChoiceButtons
from vit_studio.window.views.images.thumbnails_view import ThumbnailsView
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

CELLS: Final = "prediction.cells"
ALL, MISTAKES = "all", "mistakes"
"""What the colours of the matrix are about; the order of the buttons."""
MOST_THUMBNAILS: Final = 120
REST_MS: Final = 400
"""So long a model stays on show before the test set is predicted, where another one went just before: who drags through
a training passes many, and wants none of their tables."""


class ConfusionSection(Section):
    """The matrix, accuracy by class, and the images of a cell; all made when somebody comes to see them."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.ask = PredictionsBar(studio.predictions)
        self.cells = ChoiceButtons((self.tr("All"), self.tr("Mistakes")))
        self.overall = QLabel()
        self.matrix, self.bars, self.images = NamedMatrixView(), BarsView(), ThumbnailsView()
        self.bar = ColourBar(orientation=Qt.Orientation.Horizontal)
        self.matrix_panel = Panel(self.tr("Confusion"))
        self.accuracy_panel = Panel(self.tr("Right, by true class"))
        self.images_panel = Panel(self.tr("Images of a cell"))
        self._verdict: Verdict
        self._asked_for = self._wanted = ""
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST_MS)
        self._asked: tuple[object, ...] = ()
        self._shown_table: PredictionTable | None = None
        self._shown_cell: Cell | None = None
        self._indices = np.empty(0, np.int64)
        self._lay_out()
        self._explain()
        self._connect()

    # what is shown

    def show_scene(self, scene: "Scene") -> None:
        self._verdict, self._asked = Verdict.of(scene.plain), ()
        grows = scene.grows
        self.ask.set_can_ask(not grows)
        models = "-".join(each.model_hash for each in scene.difference or (scene,))
        for part in (self.matrix, self.bar):
            part.set_colour_map(magnitudes(scene))
        self._wanted = "" if grows else models
        if self._wanted and self._wanted != self._asked_for:
            if not self.rest.isActive():
                self._ask()
            self.rest.start()

    @Slot()
    def _ask(self) -> None:
        """To come here is to ask; whoever calls it off is not asked again for the same model."""
        if self._wanted and self._wanted != self._asked_for:
            self._asked_for = self._wanted
            self.studio.predictions.ask()

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        tables = self.studio.predictions.tables
        self.result.setVisible(tables is not None)
        viewing = self.studio.viewing
        asked = (tables, scene, viewing.get(CELLS), viewing.get(CHOICE))
        if tables is None or asked == self._asked:  # tokens, layers and classes are of no interest here
            return
        self._asked = asked
        self._show_matrix(tables)
        self._show_accuracy(tables)
        self._show_image(tables[0], scene)

    def _show_matrix(self, tables: tuple[PredictionTable, ...]) -> None:
        """The counts, or with two tables those of the first less those of the second."""
        which, table = self.studio.viewing.get(CELLS, ALL), tables[0]
        self.cells.set_choice(int(which == MISTAKES))
        counts = table.confusion().astype(np.float32)
        for other in tables[1:]:
            counts = subtract(counts, other.confusion().astype(np.float32))
        if which == MISTAKES:
            counts = alike(_mistakes, counts)
            greatest, words = float(np.nanmax(counts)) if counts.size > 1 else 0.0, self.tr("0 to the greatest mistake")
        else:
            greatest, words = float(counts.sum(axis=1).max()), self.tr("0 to all images of a class")
        levels = Levels(0, max(greatest, 1.0))
        if len(tables) > 1:
            levels, words = Levels.symmetric(np.append(counts.ravel(), 1.0)), self.tr("images, all cells")
        self.matrix.set_value_text(signed_cell_text if len(tables) > 1 else cell_text)
        names = [class_name_text(name) for name in table.class_names]
        axes = (Axis(self.tr("true class")), Axis(self.tr("predicted class")))
        self.matrix.set_array(counts, levels, rows=names, columns=names, axes=axes)
        self.matrix.set_describe(functools.partial(_describe, tuple(names)))
        self.bar.set_levels(levels)
        self.bar.set_caption(words)

    def _show_accuracy(self, tables: tuple[PredictionTable, ...]) -> None:
        table, counts = tables[0], tables[0].confusion()
        of_class = counts.sum(axis=1)
        there = np.flatnonzero(of_class)
        shares = counts.diagonal()[there] / of_class[there]
        names = [class_name_text(table.class_names[place]) for place in there]
        right = zip(counts.diagonal()[there].tolist(), of_class[there].tolist(), strict=True)
        own = np.flatnonzero(there == self._verdict.true)
        if len(tables) > 1:
            self._show_two_accuracies(tables[1], names, there, shares)
            self.overall.setText(two_accuracies(*tables))
            return
        self.bars.set_bars(
            names,
            shares.tolist(),
            best_index=int(own[0]) if len(own) else None,
            limits=(0.0, 1.0),
            value_text=percent_text,
            value_name=self.tr("share that is right"),
            details=[self.tr("{0} of {1} images").format(*map(count_text, pair)) for pair in right],
        )
        self.overall.setText(accuracy_sentence(table))

    def _show_two_accuracies(
        self, other: PredictionTable, names: list[str], there: np.ndarray, shares: np.ndarray
    ) -> None:
        """How much more of each class the first model gets right than the other."""
        counts = other.confusion()
        others = counts.diagonal()[there] / counts.sum(axis=1)[there]
        apart = shares - others
        reach = max(float(np.abs(apart).max()), 0.01) if len(apart) else 1.0
        self.bars.set_bars(
            names,
            apart.tolist(),
            limits=(-reach, reach),
            value_text=points_text,
            value_name=self.tr("share that is right, A − B"),
            details=list(zip(map(percent_text, shares), map(percent_text, others), strict=True)),
        )

    def _show_image(self, table: PredictionTable, scene: "Scene") -> None:
        own = None if self._verdict.true is None else (self._verdict.true, self._verdict.best)
        picked = chosen_cell(self.studio.viewing, len(table.class_names))
        self.matrix.set_lit(own)
        self.matrix.set_chosen(picked if picked != own else None)
        self.matrix.set_marked_row(self._verdict.true)
        if scene.difference is None:
            self.matrix_panel.set_sentence(image_sentence(table, scene, own))
        else:
            self.matrix_panel.set_sentence(two_answers(*map(Verdict.of, scene.difference)))
        self._show_cell(table, scene, picked or own)

    def _show_cell(self, table: PredictionTable, scene: "Scene", cell: Cell | None) -> None:
        if (table, cell) != (self._shown_table, self._shown_cell):
            self._shown_table, self._shown_cell = table, cell
            self._indices = _surest(table, cell)[:MOST_THUMBNAILS]
            words = tuple(image_text(scene.images, index) for index in self._indices.tolist())
            self.images.set_images(np.asarray(scene.images.images[self._indices]), words)
        found = np.flatnonzero(self._indices == scene.index)
        self.images.set_selected(int(found[0]) if len(found) else None)
        self._tell_cell()

    @Slot()
    def _tell_cell(self) -> None:
        table, cell = self._shown_table, self._shown_cell
        if table is None or cell is None:
            self.images_panel.set_sentence("")
        else:
            self.images_panel.set_sentence(cell_sentence(table, cell, self.images.shown_count()))

    # what is chosen

    def _connect(self) -> None:
        self.cells.chosen.connect(self._on_cells_chosen)
        self.matrix.cell_clicked.connect(self._on_cell_clicked)
        self.images.picked.connect(self._on_image_picked)
        self.images.room_changed.connect(self._tell_cell)
        self.studio.predictions.changed.connect(self._on_predictions_changed)
        self.rest.timeout.connect(self._on_rest)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_predictions_changed()  # a table may have come or gone meanwhile

    @Slot()
    def _on_rest(self) -> None:
        if self.isVisible():  # else somebody has gone elsewhere meanwhile
            self._ask()

    @Slot()
    def _on_predictions_changed(self) -> None:
        scene = self.studio.scene
        if self.isVisible() and scene is not None:
            self.show_selection(scene, self.studio.selection)

    @Slot(int)
    def _on_cells_chosen(self, index: int) -> None:
        self.studio.viewing.set(CELLS, (ALL, MISTAKES)[index])

    @Slot(int, int)
    def _on_cell_clicked(self, row: int, column: int) -> None:
        toggle_cell(self.studio.viewing, (row, column), len(self.matrix.names.rows))

    @Slot(int)
    def _on_image_picked(self, place: int) -> None:
        self.studio.selection.set_image(int(self._indices[place]))

    # how it is built

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Colours of"))
        set_text_role(label, TextRole.BODY, muted=True)
        set_text_role(self.overall, TextRole.BODY)
        self.overall.setWordWrap(True)
        inner = Section(self.studio)
        inner.add_row(self.overall, label, self.cells, stretches=(1, 0, 0), stretch=0).setSpacing(SPACE_S)
        self.matrix_panel.set_body(self.matrix)
        self.matrix_panel.set_colour_bar(self.bar)
        for panel in (self.accuracy_panel, self.images_panel):
            panel.set_of_image(False)
        self.accuracy_panel.set_body(self.bars)
        self.images_panel.set_body(self.images)
        self.images_panel.set_no_difference(self.tr("As A predicts them."))
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.accuracy_panel, 11)
        column.addWidget(self.images_panel, 9)
        inner.add_row(self.matrix_panel, right, stretches=(12, 8))
        self.result = inner
        self.body.addWidget(self.ask, 1)
        self.body.addWidget(self.result, 1)
        self.result.hide()

    def _explain(self) -> None:
        self.matrix.setAccessibleName(self.tr("Confusion of true and predicted classes"))
        self.matrix_panel.set_help(prediction_help.confusion())
        self.accuracy_panel.set_help(prediction_help.accuracy())
        self.images_panel.set_help(prediction_help.cell_images())
        self.cells.setWhatsThis(prediction_help.confusion_cells())
        for index in range(2):
            self.cells.button(index).setToolTip(prediction_help.confusion_cells())


def _surest(table: PredictionTable, cell: Cell | None) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Positions of a cell's images, those first of which the model is surest."""
    if cell is None:
        return np.empty(0, np.int64)
    rows = np.flatnonzero((table.labels == cell[0]) & (table.best == cell[1]))
    return table.indices[rows[np.argsort(-table.confidence[rows], kind="stable")]]


def _mistakes(counts: np.ndarray) -> np.ndarray:
    """Without the images that are predicted right."""
    return np.where(np.eye(len(counts), dtype=bool), np.float32(np.nan), counts)


def _describe(names: tuple[str, ...], row: int, column: int) -> str:
    text = QCoreApplication.translate("ConfusionSection", "true {0}, predicted {1}")
    return text.format(names[row], names[column])
