"""The patch size: a slider over the sizes that divide the image, what they cost, and what there is to do about it."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vit_studio.vit.config import ViTConfig, divisors
from vit_studio.window.export.view_data import TableData
from vit_studio.window.pages.patches.cost_ledger import CostLedger
from vit_studio.window.theme import SPACE_L, SPACE_M, SPACE_S
from vit_studio.window.views.controls.step_slider import StepSlider


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
        self._controls = QWidget(self)
        self.ledger.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        self.back.setEnabled(tried.patch_size != model.patch_size)

    def view_data(self) -> TableData:
        """The ledger."""
        return self.ledger.view_data()

    def sizeHint(self) -> QSize:
        controls, ledger = self._controls.sizeHint(), self.ledger.sizeHint()
        return QSize(controls.width() + SPACE_L + ledger.width(), max(controls.height(), ledger.height()))

    def minimumSizeHint(self) -> QSize:
        # as narrow as the wider of the two: side by side they would keep the page from ever getting narrow
        width = max(part.minimumSizeHint().width() for part in (self._controls, self.ledger))
        return QSize(width, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        if self._stands_beside(width):
            return self.sizeHint().height()
        return self._controls.sizeHint().height() + SPACE_M + self.ledger.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        # a child's size hint has changed; without a layout of Qt's nobody else would pass that on
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _stands_beside(self, width: int) -> bool:
        return width >= self._controls.minimumSizeHint().width() + SPACE_L + self.ledger.sizeHint().width()

    def _place(self) -> None:
        controls, ledger = self._controls.sizeHint().height(), self.ledger.sizeHint().height()
        if not self._stands_beside(self.width()):
            self._controls.setGeometry(0, 0, self.width(), controls)
            self.ledger.setGeometry(0, controls + SPACE_M, self.width(), ledger)
            return
        left = max((self.width() - SPACE_L) // 3, self._controls.minimumSizeHint().width())
        self._controls.setGeometry(0, 0, left, controls)
        self.ledger.setGeometry(left + SPACE_L, 0, self.width() - left - SPACE_L, ledger)

    def _explain(self) -> None:
        self.slider.setWhatsThis(
            self.tr("The side P of a patch. It must divide the image; another one than the model’s is only tried here.")
        )
        self.back.setToolTip(self.tr("Back to the patch size of the loaded model"))
        self.back.setWhatsThis(self.back.toolTip())
        self.train.setToolTip(self.tr("Fills this patch size in at the training below; you start it there."))
        self.train.setWhatsThis(self.train.toolTip())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._controls)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.slider)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.back)
        buttons.addWidget(self.train)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)

    def _on_back_clicked(self) -> None:
        if self.slider.home is not None:
            self.size_chosen.emit(self.slider.home)
