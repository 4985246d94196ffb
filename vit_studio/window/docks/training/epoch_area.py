"""What stands in the dock by class: one page that scrolls where it must, and the same in a window of its own."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vit_studio.window.docks.training.epoch_page import EpochPage
from vit_studio.window.docks.training.run_shelf import ShownRun
from vit_studio.window.theme import SPACE_M


class EpochWindow(QDialog):
    """As large as a person makes it; it closes by itself when its parent does."""

    save_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Training by class"))
        self.page = EpochPage()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save = buttons.addButton(self.tr("Save figure or numbers…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.clicked.connect(self.save_asked)
        buttons.rejected.connect(self.close)
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter chooses nothing here
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
        self.resize(1000, 560)


class EpochArea(QScrollArea):
    """Both pages are at the same evaluation."""

    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = EpochPage()
        self._window: EpochWindow | None = None
        self._run: ShownRun | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.page)
        self.page.enlarge.show()
        self.page.enlarge.clicked.connect(self.enlarge)

    @property
    def enlarged(self) -> EpochWindow | None:
        """The window, while it is open."""
        return self._window if self._window is not None and self._window.isVisible() else None

    def show_run(self, run: ShownRun | None) -> None:
        """Show what a run has told so far, wherever it is seen."""
        self._run = run
        self.page.show_run(run)
        if self.enlarged is not None:
            self.enlarged.page.show_run(run)

    @Slot()
    def enlarge(self) -> None:
        """Show the same, in a window that has room for all numbers."""
        window = self._window = self._window or self._made()
        window.page.show_run(self._run)
        window.page.slider.setValue(self.page.index)
        window.show()
        window.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page.set_room(self.viewport().size())

    def _made(self) -> EpochWindow:
        window = EpochWindow(self)
        window.save_asked.connect(self.save_asked)
        window.page.slider.valueChanged.connect(self.page.slider.setValue)
        self.page.slider.valueChanged.connect(window.page.slider.setValue)
        return window
