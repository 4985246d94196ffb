"""Chooses a place on an axis: "Head 2 of 4", or "Index 17 of 0–49"."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from vit_studio.window.docks.inspector.inspector_axes import AxisKind


class PlaceChooser(QSpinBox):
    """People count heads from 1; an axis without a name is counted as the code does, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = 0
        self.kind = AxisKind.OTHER
        """What the axis runs over."""
        self.setWrapping(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Place on an axis before the last two"))
        self.setToolTip(self.tr("The picture has two axes; of the others one place is seen"))
        self.setWhatsThis(self.toolTip())

    @property
    def place(self) -> int:
        """What is chosen, from 0."""
        return self.value() - self._first

    def set_axis(self, kind: AxisKind, size: int) -> None:
        """Choose on another axis; the place stays where it can."""
        place, self._first, self.kind = self.place, int(kind is AxisKind.HEAD), kind
        with QSignalBlocker(self):
            self.setPrefix(self.tr("Head ") if kind is AxisKind.HEAD else self.tr("Index "))
            self.setSuffix(self.tr(" of {0}").format(size) if kind is AxisKind.HEAD else f" / {size - 1}")
            self.setRange(self._first, size - 1 + self._first)
            self.set_place(min(place, size - 1))

    def set_place(self, place: int) -> None:
        """Choose, counted from 0, without telling."""
        with QSignalBlocker(self):
            self.setValue(place + self._first)
