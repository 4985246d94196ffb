"""A chip over the gallery: only images of one cell of the confusion are shown, and a click ends that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vit_studio.window.text import class_name_text


class CellChip(QPushButton):
    """Hidden while no cell is chosen; `clicked` takes the condition away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # long names are cut rather than widening the dock; whole in the tip
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setWhatsThis(
            self.tr("The images of one cell of the confusion, chosen on the Prediction page. A click shows all again.")
        )
        self.hide()

    def show_cell(self, cell: tuple[int, int] | None, class_names: tuple[str, ...]) -> None:
        """Name the cell (true, predicted) of these classes; None hides the chip."""
        self.setVisible(cell is not None)
        if cell is None:
            return
        true, predicted = (class_name_text(class_names[place]) if place < len(class_names) else "?" for place in cell)
        self.setText(self.tr("{0}, taken for {1}  ✕").format(true, predicted))
        if cell[0] == cell[1]:
            self.setText(self.tr("{0}, and seen as such  ✕").format(true))
        self.setToolTip(
            self.tr("{0} Click to show the others again.").format(self.text().removesuffix("✕").strip() + ".")
        )
        self.setAccessibleName(self.tr("Remove the filter: {0}").format(self.text().removesuffix("✕").strip()))
