"""A chip over the gallery: only images of one cell of the confusion are shown, and a click ends that."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vit_studio.window.text import class_name_text
from vit_studio.window.theme import SPACE_L, SPACE_M

CROSS: Final = "  ✕"

translate = QCoreApplication.translate


class CellChip(QPushButton):
    """`clicked` takes the condition away; long names are cut before the cross, rather than widening the dock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setProperty("kind", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setWhatsThis(
            self.tr("The images of one cell of the confusion, chosen on the Prediction page. A click shows all again.")
        )

    def show_cell(self, cell: tuple[int, int] | None, class_names: tuple[str, ...]) -> None:
        """Name the cell (true, predicted) of these classes."""
        if cell is None:
            return
        true, predicted = (class_name_text(class_names[place]) if place < len(class_names) else "?" for place in cell)
        self._words = self.tr("{0}, taken for {1}  ✕").format(true, predicted).removesuffix(CROSS)
        if cell[0] == cell[1]:
            self._words = translate("ConfusionSection", "{0}, and recognised").format(true)
        exactly = translate("ConfusionSection", "true {0}, predicted {1}").format(true, predicted)
        self.setToolTip(self.tr("{0} Click to show the others again.").format(exactly + "."))
        self.setAccessibleName(self.tr("Remove the filter: {0}").format(self._words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        # as high whether or not there are words in it
        return QSize(SPACE_L, self.fontMetrics().height() + SPACE_M - 2)

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - 2 * SPACE_M - metrics.horizontalAdvance(CROSS)
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room) + CROSS)
