"""The patch size: a slider over the sizes that divide the image, what they cost, and what there is to do about it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from vit_studio.vit.config import ViTConfig, divisors
from vit_studio.window.export.view_data import TableData
from vit_studio.window.pages.cost_ledger import CostLedger
from vit_studio.window.theme import SPACE_L, SPACE_S
from vit_studio.window.views.step_slider import StepSlider


class PatchSizeBar(QWidget):
    """Slider and buttons at the left, the ledger at the right; below them where the page is narrow."""

    size_chosen = Signal(int)
    train_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = StepSlider(self.tr("Patch size"))
        self.slider.setToolTip(self.tr("Patch sizes that divide the image; the model’s own is in blue."))
        self.back = QPushButton()
        self.train = QPushButton()
        self.ledger = CostLedger()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._explain()
        self._lay_out()
        self.slider.value_chosen.connect(self.size_chosen)
        self.back.clicked.connect(self._on_back_clicked)
        self.train.clicked.connect(self.train_asked)

    def set_configs(self, model: ViTConfig, tried: ViTConfig) -> None:
        """The loaded model, and the same with the patch size that is tried."""
        self.slider.set_values(divisors(model.image_size), home=model.patch_size)
        self.slider.set_value(tried.patch_size)
        self.ledger.set_configs(model, tried)
        self.back.setText(self.tr("Back to {0}").format(model.patch_size))
        self.train.setText(self.tr("Train a model with patch size {0}…").format(tried.patch_size))
        for button in (self.back, self.train):
            button.setVisible(tried.patch_size != model.patch_size)

    def view_data(self) -> TableData:
        """The ledger."""
        return self.ledger.view_data()

    def minimumSizeHint(self) -> QSize:
        # as narrow as the wider of the two: side by side they would keep the page from ever getting narrow
        width = max(part.minimumSizeHint().width() for part in (self._controls, self.ledger))
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._controls.minimumSizeHint().width() + SPACE_L + self.ledger.sizeHint().width()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if self.width() >= beside else direction.TopToBottom)

    def _explain(self) -> None:
        self.slider.setWhatsThis(
            self.tr("The side P of a patch. It must divide the image; another one than the model’s is only tried here.")
        )
        self.back.setToolTip(self.tr("Back to the patch size of the loaded model"))
        self.back.setWhatsThis(self.back.toolTip())
        self.train.setToolTip(self.tr("Fills this patch size in at the training below; you start it there."))
        self.train.setWhatsThis(self.train.toolTip())

    def _lay_out(self) -> None:
        self._controls = QWidget()
        column = QVBoxLayout(self._controls)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.slider)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        for button in (self.back, self.train):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the page must not jump when they come
            button.setSizePolicy(policy)
        buttons.addWidget(self.back)
        buttons.addWidget(self.train)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.setSpacing(SPACE_L)
        self._row.addWidget(self._controls, 1)
        self._row.addWidget(self.ledger, 2, Qt.AlignmentFlag.AlignTop)

    def _on_back_clicked(self) -> None:
        if self.slider.home is not None:
            self.size_chosen.emit(self.slider.home)
