"""The field in which each setting is chosen: a number with its range, one of several, yes or no."""

import enum
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.training.setting_ranges import SETTING_RANGES
from vit_studio.training.settings import OptimizerKind, Precision
from vit_studio.vit.config import PosEmbed, divisors
from vit_studio.window.docks.training.number_box import NumberBox
from vit_studio.window.docks.training.recipe import RecipeChoice
from vit_studio.window.docks.training.setting_names import setting_meaning, setting_name
from vit_studio.window.position_names import position_name, position_sentence
from vit_studio.window.text import number_text
from vit_studio.window.views.controls.wheel import leave_wheel_to_page

translate = QCoreApplication.translate

GREATEST: Final = 2**31 - 1
"""What Qt's field for whole numbers holds."""
MEGABYTE: Final = 10**6


class Span(NamedTuple):
    """From `low` to `high`; without a `step`, by what fits the number."""

    low: float
    high: float
    step: float | None


_STEPS: Final = {
    "weight_decay": 0.01,
    "warmup": 0.01,
    "clip_norm": 0.1,
    "label_smoothing": 0.05,
    "random_erasing": 0.05,
    "mixup": 0.1,
    "drop_path": 0.05,
    "ema": 0.001,
}
_MODEL_SPANS: Final = {
    "embed_dim": Span(1, 4096, 8),
    "depth": Span(1, 64, 1),
    "num_heads": Span(1, 64, 1),
    "mlp_ratio": Span(0.1, 16, 0.5),
    "max_tokens": Span(0, 4096, 1),
    "dropout": Span(0.0, 0.95, 0.05),
    "snapshot_budget": Span(1, 100_000, 16),
}
_WHOLE: Final = {
    "embed_dim",
    "depth",
    "num_heads",
    "max_tokens",
    "snapshot_budget",
    "epochs",
    "batch_size",
    "shift",
    "train_images",
    "valid_images",
    "eval_train_images",
    "seed",
}
_AT_ZERO: Final = {
    "max_tokens": QT_TRANSLATE_NOOP("Setting", "as needed"),
    "train_images": QT_TRANSLATE_NOOP("Setting", "all"),
    "valid_images": QT_TRANSLATE_NOOP("Setting", "none"),
    "eval_train_images": QT_TRANSLATE_NOOP("Setting", "none"),
    "warmup": QT_TRANSLATE_NOOP("Setting", "none"),
} | dict.fromkeys(
    (
        "weight_decay",
        "clip_norm",
        "label_smoothing",
        "shift",
        "random_erasing",
        "mixup",
        "drop_path",
        "ema",
        "dropout",
    ),
    QT_TRANSLATE_NOOP("Setting", "off"),
)
"""What 0 stands for."""


def span(name: str) -> Span:
    """What a number may be."""
    if name in _MODEL_SPANS:
        return _MODEL_SPANS[name]
    allowed = SETTING_RANGES[name]
    return Span(allowed.low, min(allowed.high, GREATEST), _STEPS.get(name))


class SettingField(QObject):
    """A widget for one field of the recipe; it follows the recipe, and changes it."""

    edited = Signal(object)
    """The value that somebody has chosen."""

    def __init__(self, name: str, widget: QWidget, show: Callable[[Any], None]) -> None:
        super().__init__(widget)
        self.name = name
        self.widget = widget
        self._show = show
        widget.setObjectName(name)
        widget.setAccessibleName(setting_name(name))
        widget.setToolTip(setting_tip(name))
        widget.setWhatsThis(setting_tip(name))
        leave_wheel_to_page(widget)

    def bind(self, choice: RecipeChoice) -> None:
        """Belong to that choice from now on."""
        self._choice = choice
        self.edited.connect(self._on_edited)
        choice.changed.connect(self._on_changed)
        self._on_changed()

    def set_wrong(self, is_wrong: bool) -> None:
        """Mark it as one that clashes, or not."""
        if bool(self.widget.property("wrong")) != is_wrong:
            self.widget.setProperty("wrong", is_wrong)
            self.widget.style().unpolish(self.widget)  # a style sheet looks at properties only when it is put on
            self.widget.style().polish(self.widget)

    @Slot(object)
    def _on_edited(self, value: Any) -> None:
        self._choice.set(self.name, value)

    @Slot()
    def _on_changed(self) -> None:
        with QSignalBlocker(self.widget):
            self._show(self._choice.recipe.get(self.name))


def setting_tip(name: str) -> str:
    """What it means, its name in code, and what it may be."""
    lines = [setting_meaning(name), name]
    if name in SETTING_RANGES or name in _MODEL_SPANS:
        low, high, _ = span(name)
        lines[1] += ": " + translate("Setting", "{0} to {1}").format(number_text(low), f"{high:,g}")
    return "\n".join(lines)


def make_field(name: str) -> SettingField:
    """The field of that name."""
    if name in _CHOICES:
        return choice_field(name, [(value.value, text(value), tip(value)) for value, text, tip in _CHOICES[name]])
    if name in ("patch_size", "device"):
        return choice_field(name, [])
    if name == "flip":
        return _yes_or_no(name)
    return _whole_number(name) if name in _WHOLE else _number(name)


def choice_field(name: str, items: Sequence[tuple[Any, str, str]]) -> SettingField:
    """One of several (value, text, tip); a value that is not among them is shown as it is."""
    box = QComboBox()

    def show(value: Any) -> None:
        place = box.findData(getattr(value, "value", value))
        if place < 0:
            box.addItem(str(value), value)
            place = box.count() - 1
        box.setCurrentIndex(place)

    field = SettingField(name, box, show)
    offer(box, items)
    box.activated.connect(lambda place: field.edited.emit(_as_chosen(name, box.itemData(place))))
    return field


def offer(box: QComboBox, items: Sequence[tuple[Any, str, str]]) -> None:
    """Let these (value, text, tip) be chosen."""
    with QSignalBlocker(box):
        box.clear()
        for place, (value, text, tip) in enumerate(items):
            box.addItem(text, value)
            box.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)


def offer_patch_sizes(field: SettingField, image_size: int, chosen: int) -> None:
    """Those that divide the images, and the chosen one, whatever it is."""
    sizes = sorted({*divisors(image_size), chosen})
    box = field.widget
    assert isinstance(box, QComboBox)
    offer(box, [(size, str(size), "") for size in sizes])
    with QSignalBlocker(box):
        box.setCurrentIndex(box.findData(chosen))


def _as_chosen(name: str, value: Any) -> Any:
    kinds: dict[str, type[enum.StrEnum]] = {
        "pos_embed": PosEmbed,
        "optimizer": OptimizerKind,
        "precision": Precision,
    }
    return kinds[name](value) if name in kinds else value


def _whole_number(name: str) -> SettingField:
    box, (low, high, step) = QSpinBox(), span(name)
    scale = MEGABYTE if name == "snapshot_budget" else 1
    box.setRange(int(low), int(high))
    if step is not None:
        box.setSingleStep(int(step))
    elif high > 10_000:
        box.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
    if name in _AT_ZERO:
        box.setSpecialValueText(translate("Setting", _AT_ZERO[name]))

    def show(value: int) -> None:
        if box.value() != value // scale:  # else what is being typed would be written anew
            box.setValue(min(value // scale, GREATEST))

    field = SettingField(name, box, show)
    box.valueChanged.connect(lambda value: field.edited.emit(value * scale))
    return field


def _number(name: str) -> SettingField:
    low, high, step = span(name)
    box = NumberBox(low, high, step=step)
    if name in _AT_ZERO:
        box.setSpecialValueText(translate("Setting", _AT_ZERO[name]))

    def show(value: float) -> None:
        if box.value() != value:
            box.setValue(value)

    field = SettingField(name, box, show)
    box.valueChanged.connect(lambda value: field.edited.emit(value))
    return field


def _yes_or_no(name: str) -> SettingField:
    box = QCheckBox(translate("Setting", "left to right"))
    field = SettingField(name, box, box.setChecked)
    box.toggled.connect(lambda is_on: field.edited.emit(is_on))
    return field


def _optimizer_text(kind: OptimizerKind) -> str:
    return {OptimizerKind.ADAMW: "AdamW", OptimizerKind.MUON: "Muon"}[kind]


def _precision_text(precision: Precision) -> str:
    return translate("Setting", "Automatic") if precision is Precision.AUTO else precision.value


def _nothing(_: object) -> str:
    return ""


_CHOICES: Final[dict[str, list[tuple[Any, Callable[[Any], str], Callable[[Any], str]]]]] = {
    "pos_embed": [(kind, position_name, position_sentence) for kind in PosEmbed],
    "optimizer": [(kind, _optimizer_text, _nothing) for kind in OptimizerKind],
    "precision": [(kind, _precision_text, _nothing) for kind in Precision],
}
