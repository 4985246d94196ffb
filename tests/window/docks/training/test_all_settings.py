import dataclasses

import pytest
from PySide6.QtCore import QObject, Qt, Signal

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.session.jobs import Jobs
from vit_studio.training.device import Device
from vit_studio.training.presets import Preset
from vit_studio.training.settings import TrainSettings
from vit_studio.training.speed import Speed
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.window.docks.training.all_settings import GIVEN, GROUPS, AllSettings
from vit_studio.window.docks.training.preset_words import preset_why
from vit_studio.window.docks.training.recipe import MACHINE_FIELDS, RecipeChoice

CPU = Device(name="cpu", words="a processor", bfloat16=False)
GPU = Device(name="cuda:0", words="a fast one", bfloat16=True)


class Machine(QObject):
    changed = Signal()
    devices = ()
    is_looking = False

    def look(self, device):
        pass

    def speed(self, device):
        return Speed(per_step=0.0, per_multiply_add=1e-10) if device == "cpu" else None

    def find(self, *devices):
        self.devices = devices
        self.changed.emit()


class Trainer(QObject):
    running_changed = Signal(bool)
    running = False


class Desk(QObject):
    images_changed = Signal()

    def __init__(self):
        super().__init__()
        self.images = draw_garments(60)
        self.machine, self.trainer, self.jobs = Machine(), Trainer(), Jobs(self)


@pytest.fixture
def desk(qapp):
    return Desk()


@pytest.fixture
def choice(qapp):
    return RecipeChoice()


@pytest.fixture
def sheet(qtbot, desk, choice):
    made = AllSettings(desk, choice)
    qtbot.addWidget(made)
    made.show()
    return made


def pick(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_every_number_of_model_and_training_is_on_it():
    there = {name for names in GROUPS.values() for name in names}
    fields = {field.name for kind in (ViTConfig, TrainSettings) for field in dataclasses.fields(kind)}
    assert there == fields | set(MACHINE_FIELDS)


def test_what_follows_from_the_images_is_shown_and_not_chosen(sheet):
    assert [sheet.given[name].text() for name in GIVEN] == ["28", "1", "10"]
    assert not set(GIVEN) & set(sheet.fields)


def test_what_is_changed_there_is_changed_for_all(sheet, choice):
    sheet.fields["depth"].widget.setValue(3)
    assert choice.recipe.get("depth") == 3
    choice.set("depth", 5)
    assert sheet.fields["depth"].widget.value() == 5


def test_it_says_what_it_comes_to(sheet, choice):
    before = sheet.summary.costs
    assert set(before) == {"Parameters", "FLOPs per image", "Steps", "Snapshots", "Time"}
    choice.set("depth", 12)
    after = sheet.summary.costs
    assert after["Parameters"] != before["Parameters"]
    assert after["Steps"] == before["Steps"]
    assert after["Time"].startswith("about ")


def test_warnings_and_what_is_impossible_are_said_beside_it(sheet, choice):
    choice.set("warmup", 0.0)
    assert "warm-up" in sheet.summary.warnings.text()
    choice.set("num_heads", 5)
    assert "Heads 5 does not divide Width 64" in sheet.summary.problem.text()
    assert not sheet.summary.costs


def test_what_clashes_is_marked_and_cannot_be_trained(sheet, choice):
    def wrong():
        return {name for name, field in sheet.fields.items() if field.widget.property("wrong")}

    assert sheet.train.isEnabled()
    choice.set("num_heads", 5)
    assert not sheet.train.isEnabled()
    assert "Heads 5" in sheet.train.toolTip()
    assert wrong() == {"num_heads", "embed_dim"}
    choice.choose_preset(Preset.DEFAULT)
    assert sheet.train.isEnabled()
    assert sheet.train.toolTip() == ""
    assert wrong() == set()


def test_it_says_in_what_the_preset_was_changed_and_leads_back(qtbot, sheet, choice):
    assert not sheet.back.isEnabled()
    choice.choose_preset(Preset.TINY)
    assert sheet.summary.why.text() == preset_why(Preset.TINY)
    choice.set("depth", 9)
    assert "Layers" in sheet.summary.why.text()
    qtbot.mouseClick(sheet.back, Qt.MouseButton.LeftButton)
    assert choice.recipe.get("depth") == 3


def test_a_table_is_for_learned_1d_positions_alone(sheet, choice):
    table = sheet.fields["max_tokens"].widget
    assert table.isEnabled()
    choice.set("pos_embed", PosEmbed.RELATIVE)
    assert not table.isEnabled()


def test_a_machine_with_a_processor_alone_offers_no_choice_and_says_so(sheet, desk):
    desk.machine.find(CPU)
    box = sheet.fields["device"].widget
    assert (box.count(), box.isEnabled()) == (1, False)
    assert "a processor" in box.toolTip()


def test_devices_are_offered_as_they_are_found(sheet, desk, choice):
    desk.machine.find(CPU, GPU)
    box = sheet.fields["device"].widget
    assert [box.itemText(place) for place in range(box.count())] == ["CPU", "a fast one"]
    assert box.isEnabled()
    pick(box, "cuda:0")
    assert choice.recipe.device == "cuda:0"
    assert sheet.summary.costs["Time"] == "not measured"


def test_bfloat16_is_for_devices_that_have_it(sheet, desk, choice):
    desk.machine.find(CPU, GPU)
    box = sheet.fields["precision"].widget
    bfloat16 = box.model().item(box.findData("bfloat16"))
    assert not bfloat16.isEnabled()
    choice.set("device", "cuda:0")
    assert bfloat16.isEnabled()


def test_automatic_precision_says_what_it_is_on_the_device(sheet, desk, choice):
    box = sheet.fields["precision"].widget
    assert box.currentText() == "Automatic"
    desk.machine.find(dataclasses.replace(CPU, bfloat16=True, precision="bfloat16"), GPU)
    assert box.currentText() == "Automatic: bfloat16"
    choice.set("device", "cuda:0")
    assert box.currentText() == "Automatic: float32"


def test_while_a_model_is_trained_all_stands(sheet, desk):
    desk.trainer.running = True
    desk.trainer.running_changed.emit(True)
    assert not any(field.widget.isEnabled() for field in sheet.fields.values())
    assert not sheet.train.isEnabled()
    assert sheet.locked.isVisible()
    desk.trainer.running = False
    desk.trainer.running_changed.emit(False)
    assert sheet.fields["depth"].widget.isEnabled()


def test_train_is_asked_for_and_enter_in_a_field_is_not_train(qtbot, sheet):
    asked = []
    sheet.train_asked.connect(lambda: asked.append(True))
    qtbot.keyClick(sheet.fields["depth"].widget, Qt.Key.Key_Return)
    assert not asked
    qtbot.mouseClick(sheet.train, Qt.MouseButton.LeftButton)
    assert asked


def test_other_images_change_what_is_given_and_offered(sheet, desk):
    desk.images = dataclasses.replace(desk.images, images=desk.images.images[:, :20, :20])
    desk.images_changed.emit()
    assert sheet.given["image_size"].text() == "20"
    box = sheet.fields["patch_size"].widget
    assert [box.itemData(place) for place in range(box.count())] == [1, 2, 4, 5, 10, 20]
