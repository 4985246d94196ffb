"""Every number of a model and of its training on one sheet, each with what it means; beside it what they come to."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.training.device import CPU
from vit_studio.training.settings import Precision
from vit_studio.vit.config import PosEmbed
from vit_studio.window.docks.training.recipe import RecipeChoice
from vit_studio.window.docks.training.recipe_problem import problem_fields, problem_text
from vit_studio.window.docks.training.recipe_summary import RecipeSummary
from vit_studio.window.docks.training.setting_fields import SettingField, make_field, offer, offer_patch_sizes
from vit_studio.window.docks.training.setting_names import setting_meaning, setting_name, setting_unit
from vit_studio.window.docks.training.training_form import PresetBox
from vit_studio.window.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

SIZE: Final = QSize(940, 640)
FIELD_WIDTH: Final = 172
SIDE_WIDTH: Final = 264
GIVEN: Final = ("image_size", "in_channels", "num_classes")
"""They follow from the images."""

GROUPS: Final = {
    QT_TRANSLATE_NOOP("AllSettings", "Images"): (*GIVEN, "train_images", "valid_images", "eval_train_images"),
    QT_TRANSLATE_NOOP("AllSettings", "Model"): (
        "patch_size",
        "embed_dim",
        "depth",
        "num_heads",
        "mlp_ratio",
        "pos_embed",
        "max_tokens",
        "dropout",
    ),
    QT_TRANSLATE_NOOP("AllSettings", "Learning"): (
        "epochs",
        "batch_size",
        "optimizer",
        "learning_rate",
        "min_learning_rate",
        "warmup",
        "weight_decay",
        "clip_norm",
        "label_smoothing",
        "ema",
        "seed",
    ),
    QT_TRANSLATE_NOOP("AllSettings", "Augmentation"): ("flip", "shift", "random_erasing", "mixup", "drop_path"),
    QT_TRANSLATE_NOOP("AllSettings", "This computer"): ("device", "precision", "snapshot_budget"),
}


class AllSettings(QDialog):
    """Does not hold up the window; what is changed here is changed in the dock as well."""

    train_asked = Signal()

    def __init__(self, studio: "Studio", choice: RecipeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("all_settings")
        self.setWindowTitle(self.tr("All settings of the training"))
        self.setModal(False)
        self._studio = studio
        self._choice = choice
        self.fields: dict[str, SettingField] = {}
        self.given = {name: QLabel() for name in GIVEN}
        self.preset = PresetBox(choice)
        self.summary = RecipeSummary(studio, choice)
        self.back = QPushButton(self.tr("Back to the preset"))
        self.train = QPushButton(self.tr("Train"))
        self.train.setProperty("kind", "primary")
        for button in (self.back, self.train):
            button.setAutoDefault(False)  # Enter in a field ends the field, and nothing else
        self.locked = QLabel(self.tr("A training is under way: its settings stand until it has ended."))
        self.locked.setWordWrap(True)
        set_text_role(self.locked, TextRole.CAPTION, muted=True)
        self._lay_out()
        self._connect()
        self._on_images_changed()
        self._on_machine_changed()
        self._on_running_changed()
        self.resize(SIZE)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.bind(self._choice)
        self.back.clicked.connect(self._on_back)
        self.train.clicked.connect(self.train_asked)
        self._choice.changed.connect(self._on_choice_changed)
        self._studio.images_changed.connect(self._on_images_changed)
        self._studio.machine.changed.connect(self._on_machine_changed)
        self._studio.trainer.running_changed.connect(self._on_running_changed)

    @Slot()
    def _on_back(self) -> None:
        self._choice.choose_preset(self._choice.recipe.preset)

    @Slot()
    def _on_images_changed(self) -> None:
        images = self._studio.images
        if images is None:
            return
        for name, value in zip(GIVEN, (images.image_size, 1, len(images.class_names)), strict=True):
            self.given[name].setText(str(value))
        offer_patch_sizes(self.fields["patch_size"], images.image_size, self._choice.recipe.get("patch_size"))
        self._show_usable()

    @Slot()
    def _on_machine_changed(self) -> None:
        """Offer the devices that were found, and the precisions of the chosen one."""
        devices, box = self._studio.machine.devices, self.fields["device"].widget
        assert isinstance(box, QComboBox)
        items = [(device.name, device_text(device.name, device.words), device.words) for device in devices]
        offer(box, items or [(CPU, "CPU", "")])
        with QSignalBlocker(box):
            box.setCurrentIndex(max(box.findData(self._choice.recipe.device), 0))
        if len(devices) == 1:
            box.setToolTip(self.tr("torch finds no other device here than the processor: {0}").format(devices[0].words))
        self._show_usable()

    @Slot()
    def _on_choice_changed(self) -> None:
        self._show_usable()
        self._studio.machine.look(self._choice.recipe.device)

    @Slot()
    def _on_running_changed(self) -> None:
        self._show_usable()

    def _show_usable(self) -> None:
        recipe, is_free = self._choice.recipe, not self._studio.trainer.running
        for widget in (self.preset, *(field.widget for field in self.fields.values())):
            widget.setEnabled(is_free)
        self.fields["max_tokens"].widget.setEnabled(is_free and recipe.get("pos_embed") is PosEmbed.LEARNED_1D)
        self.fields["device"].widget.setEnabled(is_free and len(self._studio.machine.devices) > 1)
        self._show_precisions()
        self.back.setEnabled(is_free and bool(recipe.differences))
        self._show_problem(is_free=is_free)
        self.locked.setVisible(not is_free)

    def _show_problem(self, *, is_free: bool) -> None:
        """What clashes is marked, and said in the summary; nothing can be trained so."""
        images = self._studio.images
        problem = self._choice.recipe.problem(images) if images is not None else None
        wrong = problem_fields(problem) if problem is not None else frozenset()
        for name, field in self.fields.items():
            field.set_wrong(name in wrong)
        self.train.setEnabled(is_free and images is not None and problem is None)
        self.train.setToolTip(problem_text(problem) if problem is not None else "")

    def _show_precisions(self) -> None:
        chosen = self._choice.recipe.device
        device = next((device for device in self._studio.machine.devices if device.name == chosen), None)
        box = self.fields["precision"].widget
        assert isinstance(box, QComboBox)
        model, place = box.model(), box.findData(Precision.BFLOAT16.value)
        if isinstance(model, QStandardItemModel):
            model.item(place).setEnabled(device is None or device.bfloat16)
        if device is not None:
            decided = self.tr("Automatic: {0}").format(device.precision)
            box.setItemText(box.findData(Precision.AUTO.value), decided)
        tip = self.tr("This device does not compute in bfloat16: to imitate it would be slower.")
        box.setItemData(place, "" if device is None or device.bfloat16 else tip, Qt.ItemDataRole.ToolTipRole)

    # how it is built

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._sheet(), 1)
        body.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)

    def _sheet(self) -> QScrollArea:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_L)
        for title, names in GROUPS.items():
            column.addLayout(self._group(QCoreApplication.translate("AllSettings", title), names))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(sheet)
        return area

    def _group(self, title: str, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_M)
        grid.setVerticalSpacing(SPACE_S)
        grid.setColumnStretch(2, 1)
        heading = QLabel(title)
        set_text_role(heading, TextRole.TITLE)
        grid.addWidget(heading, 0, 0, 1, 3)
        for row, name in enumerate(names, start=1):
            grid.addWidget(_name_label(name), row, 0)
            grid.addLayout(self._field(name), row, 1)
            meaning = QLabel(setting_meaning(name))
            meaning.setWordWrap(True)
            set_text_role(meaning, TextRole.CAPTION, muted=True)
            grid.addWidget(meaning, row, 2)
        grid.setColumnMinimumWidth(0, 148)
        return grid

    def _field(self, name: str) -> QVBoxLayout:
        if name in GIVEN:
            widget: QWidget = self.given[name]
            widget.setAccessibleName(setting_name(name))
        else:
            self.fields[name] = make_field(name)
            widget = self.fields[name].widget
        widget.setFixedWidth(FIELD_WIDTH)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addStretch(1)
        column.addWidget(widget)
        if unit := setting_unit(name):
            label = QLabel(unit)
            set_text_role(label, TextRole.CAPTION, muted=True)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            column.addWidget(label)
        column.addStretch(1)
        return column

    def _side(self) -> QWidget:
        side = QFrame()
        side.setFixedWidth(SIDE_WIDTH)
        side.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE_M, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_S)
        label = QLabel(self.tr("Preset"))
        label.setBuddy(self.preset)
        column.addWidget(label)
        column.addWidget(self.preset)
        summary = QScrollArea()
        summary.setWidgetResizable(True)
        summary.setFrameShape(QFrame.Shape.NoFrame)
        summary.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        summary.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        summary.setWidget(self.summary)
        column.addWidget(summary, 1)
        column.addWidget(self.locked)
        column.addWidget(self.back)
        column.addWidget(self.train)
        return side


def _name_label(name: str) -> QWidget:
    """The name, and below it how code calls it: that is what files and the command line speak of."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, SPACE_XS, 0, SPACE_XS)
    column.setSpacing(0)
    label, code = QLabel(setting_name(name)), QLabel(name)
    label.setWordWrap(True)
    set_text_role(code, TextRole.MONO, muted=True)
    column.addWidget(label)
    column.addWidget(code)
    return both


def device_text(name: str, words: str) -> str:
    """ "CPU", or what the makers call an accelerator."""
    return "CPU" if name == CPU else words or name
