import dataclasses
import itertools
import types
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.errors import ConfigError
from vit_studio.runs.run_error import RunError
from vit_studio.session.jobs import Jobs
from vit_studio.session.trainer_state import TrainerState
from vit_studio.session.viewing import Viewing
from vit_studio.training.device import Device
from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.training.presets import Preset
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.window.docks.training.training_curves import Chart
from vit_studio.window.docks.training.training_details import TrainingDetails
from vit_studio.window.docks.training.training_dock import DETAILS_HEIGHT, GROWTH_INTERVAL_MS, HIGH, SHARE, TrainingDock
from vit_studio.window.docks.training.training_news import MOST_RECALLED, thinned
from vit_studio.window.theme import DARK


class ScriptedTrainer(QObject):
    """Tells what the test lets it tell; the real one is in the journeys."""

    began = Signal(object)
    recalled = Signal(object)
    started = Signal(object)
    stepped = Signal(object)
    evaluated = Signal(object)
    measuring = Signal()
    finished = Signal(object)
    troubled = Signal(object)
    running_changed = Signal(bool)
    state_changed = Signal(object)

    def __init__(self):
        super().__init__()
        self.running = False
        self.state = TrainerState.READY
        self.resumable = None
        self.orders = []

    def set_running(self, running):
        self.running = running
        self.state = TrainerState.RUNNING if running else TrainerState.READY
        self.running_changed.emit(running)
        self.state_changed.emit(self.state)

    def go_to(self, state):
        self.state = state
        self.state_changed.emit(state)

    def stop(self):
        self.orders.append("stop")
        self.go_to(TrainerState.STOPPING)

    def pause(self):
        self.orders.append("pause")
        self.go_to(TrainerState.PAUSING)

    def step(self):
        self.orders.append("step")
        self.go_to(TrainerState.PAUSING)

    def go_on(self):
        self.orders.append("go on")
        self.go_to(TrainerState.RUNNING)


class ScriptedMachine(QObject):
    changed = Signal()
    devices = (Device(name="cpu", words="a processor"),)
    is_looking = False

    def __init__(self):
        super().__init__()
        self.looked_at = []

    def look(self, device):
        self.looked_at.append(device)

    def speed(self, _):
        return None

    def precision(self, _):
        return "bfloat16"


class ScriptedTimeline(QObject):
    changed = Signal()
    live_changed = Signal(bool)
    opened_folder = None
    is_live = True


class Desk(QObject):
    """As much of a studio as the dock needs, and of its training desk."""

    images_changed = Signal()
    untrained = Signal(object)
    resumable_changed = Signal()

    def __init__(self, images):
        super().__init__()
        self.images = images
        self.trainer = ScriptedTrainer()
        self.machine = ScriptedMachine()
        self.timeline = ScriptedTimeline()
        self.jobs = Jobs(self)
        self.viewing = Viewing(self)
        self.training = self
        self.asked = []
        self.options = []
        self.resumed = []
        self.reset_to = []

    @property
    def resumable(self):
        return None if self.trainer.running else self.trainer.resumable

    def train(self, config, settings, **options):
        self.asked.append((config, settings))
        self.options.append(options)
        self.trainer.set_running(True)
        self.begin(config, settings)

    def resume(self, path, **_):
        self.resumed.append(path)

    def reset(self, config, settings):
        self.reset_to.append((config, settings))
        info = types.SimpleNamespace(seed=settings.seed)
        self.untrained.emit((types.SimpleNamespace(info=info), None))

    def begin(self, config, settings, *, path=None):
        info = types.SimpleNamespace(config=config, settings=settings, device="cpu", snapshot_budget=2**26)
        path = path or Path(f"run {len(self.asked)}")
        self.trainer.began.emit(types.SimpleNamespace(path=path, info=info))
        self.trainer.started.emit(Started(steps=40, epochs=settings.epochs, train_images=100, valid_images=20))


def progress(step):
    return Progress(
        step=step,
        steps=40,
        epoch=step / 20,
        loss=2.0 / step,
        accuracy=0.5,
        learning_rate=1e-3,
        images_per_second=640.0,
        seconds_left=12.0,
    )


EVALUATED = Evaluated(step=20, epoch=1.0, train_loss=0.5, train_accuracy=0.8, valid_loss=0.6, valid_accuracy=0.75)
STOPPED = Finished(step=20, steps=40, seconds=3.0, images_per_second=640.0, stopped=True)


@pytest.fixture
def desk(qapp):
    desk = Desk(draw_garments(30))
    yield desk
    desk.jobs.shutdown()


@pytest.fixture
def dock(qtbot, desk):
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = TrainingDock(desk)
    window.setCentralWidget(QWidget())
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    window.resize(1280, HIGH)
    window.show()
    yield dock  # while the window is kept


def ends(view):
    """The newest value of each curve, by name."""
    return {curve.name: float(curve.ys[-1]) for curve in view.curves()}


def press(qtbot, dock):
    click(qtbot, dock.bar.button)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def pick(box, value):
    """As a person who chooses from the list."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_it_opens_folded_to_one_row(dock):
    assert not dock.is_open
    assert dock.bar.button.word == "Train"
    assert not dock.bar.save_model.isVisible()


def test_the_arrow_folds_settings_and_curves_out_and_away(qtbot, dock):
    qtbot.mouseClick(dock.bar.details, Qt.MouseButton.LeftButton)
    assert dock.form.isVisible()
    assert dock.curves.isVisible()
    qtbot.mouseClick(dock.bar.details, Qt.MouseButton.LeftButton)
    assert not dock.form.isVisible()


def test_open_it_asks_for_no_more_than_220_pixels(dock, themed):
    themed(DARK)
    dock.set_open(True)
    assert 160 < dock.minimumSizeHint().height() <= 220


@pytest.mark.parametrize("preset", Preset)
def test_at_its_least_height_each_preset_is_told_whole(dock, desk, themed, preset):
    themed(DARK)
    few = draw_garments(60)
    many = {name: np.repeat(getattr(few, name), 200, axis=0) for name in ("images", "labels", "is_train", "numbers")}
    desk.images = dataclasses.replace(few, **many)
    dock.set_open(True)
    dock.choice.choose_preset(preset)
    summary = dock.details.summary
    assert bool(summary.warnings.text()) == (preset.is_known_bad or preset is Preset.NOTEBOOK)
    assert summary.layout().totalHeightForWidth(summary.width()) <= DETAILS_HEIGHT


def test_unfolded_for_the_first_time_it_takes_a_share_of_the_window(qtbot, dock):
    dock.parentWidget().resize(1280, 1080)
    dock.set_open(True)
    qtbot.waitUntil(lambda: dock.height() == round(SHARE * 1080))


def test_folded_it_gives_its_height_back_and_unfolded_it_has_it_again(qtbot, dock):
    window = dock.parentWidget()
    window.resize(1280, 900)
    folded = dock.height()
    dock.set_open(True)
    window.resizeDocks([dock], [320], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: dock.height() == 320)
    dock.set_open(False)
    qtbot.waitUntil(lambda: dock.height() == folded)
    dock.set_open(True)
    qtbot.waitUntil(lambda: dock.height() == 320)


def test_a_layout_from_when_it_was_open_does_not_make_it_high(qtbot, dock):
    window = dock.parentWidget()
    window.resize(1280, 900)
    folded = dock.height()
    dock.set_open(True)
    window.resizeDocks([dock], [320], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: dock.height() == 320)
    layout = window.saveState()
    dock.set_open(False)
    window.restoreState(layout)
    qtbot.waitUntil(lambda: dock.height() == folded)


def test_train_trains_what_the_form_says(qtbot, dock, desk):
    pick(dock.form.preset, Preset.NOTEBOOK.value)
    fields = {name: field.widget for name, field in dock.form.fields.items()}
    fields["epochs"].setValue(3)
    fields["batch_size"].setValue(16)
    fields["learning_rate"].setValue(0.004)
    fields["seed"].setValue(7)
    press(qtbot, dock)
    config, settings = desk.asked[0]
    assert config == NOTEBOOK
    assert (settings.epochs, settings.batch_size, settings.learning_rate, settings.seed) == (3, 16, 0.004, 7)
    assert desk.options[0]["name"] == "notebook"
    assert not desk.options[0]["single_step"]


def test_the_default_is_the_bundled_models_shape_and_recipe(qtbot, dock, desk):
    press(qtbot, dock)
    config, settings = desk.asked[0]
    assert config == DEFAULT
    assert dataclasses.asdict(settings)["learning_rate"] == 3e-3


@pytest.mark.parametrize("kind", PosEmbed)
def test_positions_and_patch_size_are_chosen_in_the_form(qtbot, dock, desk, kind):
    pick(dock.form.fields["pos_embed"].widget, kind.value)
    pick(dock.form.fields["patch_size"].widget, 7)
    press(qtbot, dock)
    config, _ = desk.asked[0]
    assert (config.pos_embed, config.patch_size) == (kind, 7)
    assert desk.viewing.get("training.positions") == kind.value
    assert desk.viewing.get("training.patch_size") == "7"


def test_a_step_after_a_rest_is_shown_at_once_and_of_many_what_is_newest(qtbot, dock, desk):
    dock.set_open(True)
    press(qtbot, dock)
    desk.trainer.stepped.emit((progress(1),))
    assert "loss 2 " in dock.bar.batch.text()
    assert len(dock.curves.loss.curves()[0]) == 1
    for step in range(2, 9):  # faster than anybody reads
        desk.trainer.stepped.emit((progress(step),))
    assert "loss 2 " in dock.bar.batch.text()
    assert len(dock.curves.loss.curves()[0]) == 1
    assert len(dock.record) == 8  # none is lost
    qtbot.waitUntil(lambda: "loss 0.25 " in dock.bar.batch.text())
    assert len(dock.curves.loss.curves()[0]) == 8
    assert dock.bar.progress.value() == 200


@pytest.mark.parametrize(
    ("seconds", "interval"), [(float("nan"), GROWTH_INTERVAL_MS), (2.0, GROWTH_INTERVAL_MS), (60.0, 1200), (1e6, 2000)]
)
def test_the_longer_the_curves_are_the_less_often_they_are_drawn(qtbot, dock, desk, seconds, interval):
    press(qtbot, dock)
    desk.trainer.stepped.emit((dataclasses.replace(progress(1), seconds=seconds),))
    assert dock.pace.isActive()
    assert dock.pace.interval() == interval


def test_a_pause_shows_the_last_step_everywhere(qtbot, dock, desk):
    dock.set_open(True)
    press(qtbot, dock)
    for step in (1, 2, 3):
        desk.trainer.stepped.emit((progress(step),))
    desk.trainer.go_to(TrainerState.PAUSED)
    assert dock.bar.progress.value() == 75
    shown = [dock.curves.charts[name].curves()[0] for name in (Chart.LOSS, Chart.ACCURACY, Chart.LEARNING_RATE)]
    assert [len(curve) for curve in shown] == [3, 3, 3]


def test_others_may_ask_for_positions_and_nothing_starts(dock, desk):
    desk.viewing.set("training.positions", "sincos_2d")
    desk.viewing.set("training.open", "yes")
    assert dock.form.fields["pos_embed"].widget.currentData() == "sincos_2d"
    assert dock.is_open
    assert not desk.asked


def test_a_dock_that_was_folded_or_closed_opens_again_when_asked(qtbot, dock, desk):
    for put_away in (lambda: qtbot.mouseClick(dock.bar.details, Qt.MouseButton.LeftButton), dock.close):
        desk.viewing.set("training.open", "yes")
        assert dock.is_open
        put_away()
        assert not dock.is_open
        desk.viewing.set("training.open", "yes")
        assert dock.is_open
        assert dock.isVisible()


def test_others_may_ask_for_a_patch_size_and_nothing_starts(dock, desk):
    desk.viewing.set("training.patch_size", "7")
    desk.viewing.set("training.open", "yes")
    assert dock.form.fields["patch_size"].widget.currentData() == 7
    assert dock.choice.recipe.config(desk.images).patch_size == 7
    assert dock.is_open
    assert not desk.asked


def test_other_images_offer_other_patch_sizes(dock, desk):
    box = dock.form.fields["patch_size"].widget
    desk.viewing.set("training.patch_size", "7")
    desk.images = dataclasses.replace(desk.images, images=desk.images.images[:, :21, :21])
    desk.images_changed.emit()
    assert [box.itemData(place) for place in range(box.count())] == [1, 3, 7, 21]
    assert box.currentData() == 7
    assert dock.choice.recipe.problem(desk.images) is None


def test_a_patch_size_that_does_not_divide_other_images_is_explained_before_anybody_trains(dock, desk):
    dock.set_open(True)
    desk.images = dataclasses.replace(desk.images, images=desk.images.images[:, :27, :27])
    desk.images_changed.emit()
    assert "Patch size 4 does not divide Image size 27" in dock.details.summary.problem.text()
    pick(dock.form.fields["patch_size"].widget, 3)
    assert dock.details.summary.problem.isHidden()


def test_positions_outlive_the_dock(qtbot, dock, desk):
    pick(dock.form.fields["pos_embed"].widget, "relative")
    another = TrainingDock(desk)
    qtbot.addWidget(another)
    assert another.form.fields["pos_embed"].widget.currentData() == "relative"


def test_a_model_that_cannot_cut_the_images_is_refused_in_words(qtbot, dock, desk):
    odd = dataclasses.replace(desk.images, images=desk.images.images[:, :27, :27])
    desk.images = odd
    with qtbot.waitSignal(dock.refused) as refused:
        press(qtbot, dock)
    assert isinstance(refused.args[0], ConfigError)
    assert "27" in str(refused.args[0])
    assert not desk.asked


def test_without_images_nothing_starts(qtbot, dock, desk):
    desk.images = None
    press(qtbot, dock)
    assert not desk.asked


def test_while_it_runs_it_tells_how_far_it_is(qtbot, dock, desk):
    press(qtbot, dock)
    assert dock.is_open
    assert not dock.form.preset.isEnabled()
    assert dock.form.all_settings.isEnabled()
    desk.trainer.stepped.emit((progress(10),))
    assert dock.bar.words.text() == "epoch 1 of 10 · 640 images/s · 12 s left"
    assert dock.bar.progress.value() == 250
    assert dock.bar.batch.text() == "batch loss 0.2 · accuracy 50.0 %"
    assert dock.steps_taken == 10


def test_curves_grow_with_what_is_told(qtbot, dock, desk):
    press(qtbot, dock)
    for step in (1, 2, 3):
        desk.trainer.stepped.emit((progress(step),))
    qtbot.waitUntil(lambda: "batch" in ends(dock.curves.loss))
    desk.trainer.evaluated.emit(EVALUATED)
    assert list(dock.curves.loss.curves()[0].ys) == pytest.approx([2.0, 1.0, 2 / 3])
    assert ends(dock.curves.loss)["training"] == 0.5
    assert ends(dock.curves.loss)["validation"] == 0.6
    assert ends(dock.curves.accuracy) == {"batch": 0.5, "training": 0.8, "validation": 0.75}


def test_stop_waits_for_the_last_step_and_says_what_was_kept(qtbot, dock, desk):
    press(qtbot, dock)
    desk.trainer.stepped.emit((progress(20),))
    desk.trainer.evaluated.emit(EVALUATED)
    click(qtbot, dock.bar.stop)
    assert desk.trainer.orders == ["stop"]
    assert not any(button.isEnabled() for button in (dock.bar.button, dock.bar.stop, dock.bar.step, dock.bar.reset))
    desk.trainer.finished.emit(STOPPED)
    desk.trainer.set_running(False)
    assert dock.bar.button.isEnabled()
    assert dock.bar.words.text() == "Kept the model after 20 steps: 75.0 % on validation."
    assert "run 1" in dock.bar.words.toolTip()
    assert dock.form.preset.isEnabled()


def test_the_main_button_trains_pauses_and_goes_on(qtbot, dock, desk):
    assert dock.bar.button.word == "Train"
    press(qtbot, dock)
    assert dock.bar.button.word == "Pause"
    desk.trainer.stepped.emit((progress(5),))
    press(qtbot, dock)
    desk.trainer.go_to(TrainerState.PAUSED)
    assert dock.bar.words.text() == "Paused at step 5 of 40: every page shows the model as it is now."
    assert dock.bar.button.word == "Go on"
    desk.timeline.is_live = False
    desk.timeline.live_changed.emit(False)
    assert dock.bar.words.text() == "Paused at step 5 of 40; the pages show another moment."
    press(qtbot, dock)
    assert desk.trainer.orders == ["pause", "go on"]
    assert dock.bar.words.text().startswith("epoch 1 of 10")


def test_step_takes_the_first_and_each_further_one(qtbot, dock, desk):
    click(qtbot, dock.bar.step)
    assert desk.options[0]["single_step"]
    for step in (1, 2):
        desk.trainer.stepped.emit((progress(step),))
        desk.trainer.go_to(TrainerState.PAUSED)
        assert f"step {step} of 40" in dock.bar.words.text()
        click(qtbot, dock.bar.step)
        assert dock.bar.step.isEnabled()  # else the keyboard would have to find it again
    assert desk.trainer.orders == ["step", "step"]


def test_reset_shows_the_first_weights_of_the_recipe(qtbot, dock, desk):
    dock.choice.set("seed", 5)
    click(qtbot, dock.bar.reset)
    assert desk.reset_to == [(DEFAULT, TrainSettings(seed=5))]
    assert "seed 5" in dock.bar.words.text()
    assert not dock.bar.save_model.isVisible()


def test_a_new_seed_is_another_one_and_stands_in_the_form(qtbot, dock, desk):
    for _ in range(3):
        before = dock.choice.recipe.get("seed")
        click(qtbot, dock.bar.new_seed)
        seed = dock.form.fields["seed"].widget.value()
        assert seed != before
        assert desk.reset_to[-1][1].seed == seed


def test_no_button_moves_while_a_training_comes_and_goes(qtbot, dock, desk):
    bar = dock.bar
    bar.resize(1200, bar.height())
    places = set()
    for state, resumable in (
        (TrainerState.READY, ""),
        (TrainerState.RUNNING, ""),
        (TrainerState.PAUSED, ""),
        (TrainerState.STOPPING, ""),
        (TrainerState.READY, "tiny"),
    ):
        bar.set_state(state, resumable=resumable)
        bar.layout().activate()
        places.add((bar.step.x(), bar.reset.x(), bar.new_seed.x()))
        assert bar.stop.isEnabled() == (state in (TrainerState.RUNNING, TrainerState.PAUSED))
    assert len(places) == 1


def test_a_training_that_was_stopped_can_be_resumed(qtbot, dock, desk):
    dock.set_open(True)
    assert not dock.bar.resume.isVisible()
    press(qtbot, dock)
    desk.trainer.stepped.emit((progress(20),))
    desk.trainer.finished.emit(STOPPED)
    desk.trainer.resumable = Path("run 1")
    desk.trainer.set_running(False)
    assert "“run 1”" in dock.bar.resume.toolTip()
    click(qtbot, dock.bar.resume)
    assert desk.resumed == [Path("run 1")]
    record = dock.record
    desk.trainer.set_running(True)
    desk.begin(*desk.asked[0], path=Path("run 1"))
    desk.trainer.recalled.emit((progress(20),))
    assert dock.record is record  # the curves go on
    assert dock.steps_taken == 20


def test_the_run_on_show_that_was_stopped_can_go_on(qtbot, dock, desk):
    desk.trainer.resumable = Path("/runs/of another day")
    desk.resumable_changed.emit()
    assert "“of another day”" in dock.bar.resume.toolTip()
    click(qtbot, dock.bar.resume)
    assert desk.resumed == [Path("/runs/of another day")]


def test_who_asks_for_the_list_of_runs_sees_curves_beside_it_and_the_costs_below_the_form(qtbot, dock, desk):
    press(qtbot, dock)
    dock.set_open(True)
    desk.trainer.stepped.emit((progress(5),))
    qtbot.waitUntil(lambda: "batch" in ends(dock.curves.loss))
    desk.trainer.set_running(False)
    summary, form, curves = dock.details.summary, dock.form, dock.curves
    assert summary.x() > form.geometry().right()
    curves.bar.runs.click()
    qtbot.waitUntil(lambda: summary.y() > form.y() and curves.width() > 800)
    assert len(curves.grid.in_sight) >= 2
    assert curves.grid.geometry().right() < curves.runs.geometry().left()
    assert not (curves.bar.log.isHidden() or curves.bar.clock.isHidden())
    curves.bar.runs.click()
    qtbot.waitUntil(lambda: summary.x() > form.geometry().right())


def test_in_a_low_window_a_training_leaves_the_page_its_height(qtbot, dock, desk):
    dock.parentWidget().resize(900, HIGH - 1)
    press(qtbot, dock)
    assert not dock.is_open
    dock.set_open(True)
    desk.trainer.stepped.emit((progress(5),))
    qtbot.waitUntil(lambda: "batch" in ends(dock.curves.loss))


def test_what_was_refused_is_told_to_be_mended_once_it_is(qtbot, dock):
    mended = []
    dock.controls.mended.connect(mended.append)
    dock.choice.set("num_heads", 5)
    with qtbot.waitSignal(dock.refused) as refused:
        press(qtbot, dock)
    dock.choice.set("depth", 3)
    assert mended == []
    dock.choice.set("num_heads", 4)
    dock.choice.set("num_heads", 2)
    assert mended == refused.args


def test_a_run_of_another_day_brings_its_recipe_and_its_past(qtbot, dock, desk, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/runs/old")
    dock.controls.ask_for_run()
    assert desk.resumed == [Path("/runs/old")]
    config, settings = ViTConfig(depth=2), TrainSettings(epochs=4, warmup=0.0)
    desk.trainer.set_running(True)
    desk.begin(config, settings, path=Path("/runs/old"))
    desk.trainer.recalled.emit(tuple(progress(step) for step in range(1, 21)))
    assert dock.choice.recipe.config(desk.images) == config
    assert dock.choice.recipe.settings() == settings
    assert dock.steps_taken == 20
    assert len(ends(dock.curves.loss)) == 1


def test_a_run_whose_precision_the_device_decided_is_that_of_the_default(dock, desk):
    desk.trainer.set_running(True)
    desk.begin(ViTConfig(), TrainSettings(precision="bfloat16", seed=3), path=Path("/runs/old"))
    assert dock.choice.recipe.differences == ()


def test_trouble_with_the_disk_is_told_until_it_is_over(qtbot, dock, desk):
    press(qtbot, dock)
    desk.trainer.stepped.emit((progress(5),))
    desk.trainer.go_to(TrainerState.PAUSED)
    desk.trainer.troubled.emit(RunError("full", "make room"))
    assert "cannot be written" in dock.bar.words.text()
    press(qtbot, dock)
    assert desk.trainer.orders == ["go on"]
    assert "cannot be written" not in dock.bar.words.text()


def test_the_end_is_measured_and_said(qtbot, dock, desk):
    press(qtbot, dock)
    desk.trainer.stepped.emit((progress(40),))
    desk.trainer.measuring.emit()
    assert "test images" in dock.bar.words.text()


def test_another_dock_goes_on_with_what_this_one_was_told(qtbot, dock, desk):
    dock.choice.choose_preset(Preset.TINY)
    press(qtbot, dock)
    desk.trainer.stepped.emit((progress(5),))
    desk.trainer.go_to(TrainerState.PAUSED)
    another = TrainingDock(desk)
    qtbot.addWidget(another)
    another.take_over(dock.memory)
    assert another.choice.recipe == dock.choice.recipe
    assert another.bar.words.text() == dock.bar.words.text()
    assert another.steps_taken == 5
    assert ends(another.curves.loss) == ends(dock.curves.loss)
    assert not another.form.preset.isEnabled()


def test_the_machine_is_looked_at_when_the_settings_are_first_seen(dock, desk):
    assert not desk.machine.looked_at
    dock.set_open(True)
    assert set(desk.machine.looked_at) == {"cpu"}


def test_what_unfolds_is_made_when_it_is_wanted(qtbot, desk):
    folded = TrainingDock(desk)
    qtbot.addWidget(folded)
    assert folded.findChild(TrainingDetails) is None
    folded.set_open(True)
    assert folded.findChild(TrainingDetails) is folded.details


@pytest.mark.parametrize("width", [640, 900, 1280])
def test_every_button_can_be_hit_at_any_width(dock, desk, qtbot, width):
    dock.parentWidget().resize(width, 400)
    press(qtbot, dock)
    desk.trainer.stepped.emit((progress(5),))
    desk.trainer.go_to(TrainerState.PAUSED)
    bar = dock.bar
    buttons = [bar.button, bar.stop, bar.step, bar.reset, bar.new_seed, bar.details]
    qtbot.waitUntil(lambda: all(bar.rect().contains(button.geometry()) for button in buttons))
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip()
        assert button.width() >= button.sizeHint().width()


def test_a_long_recall_is_thinned_evenly_and_keeps_the_last_step():
    events = [Started(steps=5000, epochs=1, train_images=1, valid_images=1)]
    events += [progress(step) for step in range(1, 5001)]
    kept = thinned((*events, EVALUATED), 1000)
    steps = [event.step for event in kept if isinstance(event, Progress)]
    assert len(steps) == 1000
    assert steps[-1] == 5000
    assert {later - step for step, later in itertools.pairwise(steps)} == {5}
    assert EVALUATED in kept


def test_of_a_long_recall_every_step_is_there_in_the_end(qtbot, dock, desk):
    count = 3 * MOST_RECALLED
    desk.trainer.set_running(True)
    desk.begin(ViTConfig(), TrainSettings(), path=Path("/runs/old"))
    desk.trainer.recalled.emit(tuple(progress(step) for step in range(1, count + 1)))
    assert len(dock.record) == MOST_RECALLED  # at once
    desk.trainer.stepped.emit((progress(count + 1),))
    qtbot.waitUntil(lambda: len(dock.record) == count + 1)
    np.testing.assert_array_equal(dock.record.batch("step"), range(1, count + 2))
    (shown,) = [curve for curve in dock.curves.loss.curves() if curve.faint]
    assert len(shown) == count + 1


def test_then_model_and_figure_can_be_saved(qtbot, dock, desk):
    press(qtbot, dock)
    desk.trainer.finished.emit(STOPPED)
    desk.trainer.set_running(False)
    with qtbot.waitSignal(dock.save_model_asked):
        qtbot.mouseClick(dock.bar.save_model, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dock.save_figure_asked) as asked:
        next(action for action in dock.bar.save_figure.menu().actions() if action.text() == "accuracy…").trigger()
    assert asked.args == [Chart.ACCURACY]


@pytest.mark.qt_log_ignore("does not support", extend=True)  # popups on the offscreen platform
@pytest.mark.parametrize("chart", [Chart.LOSS, Chart.ACCURACY])
def test_a_right_click_on_a_chart_offers_to_save_it(qtbot, dock, desk, chart):
    press(qtbot, dock)
    desk.trainer.stepped.emit((progress(3),))
    qtbot.waitUntil(lambda: "batch" in ends(dock.curves.loss))
    view = dock.curves.loss if chart is Chart.LOSS else dock.curves.accuracy
    place = view.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    with qtbot.waitSignal(dock.save_figure_asked) as asked:
        menu.actions()[0].trigger()
    menu.close()
    assert asked.args == [chart]


def test_the_next_training_starts_with_empty_curves(qtbot, dock, desk):
    press(qtbot, dock)
    desk.trainer.stepped.emit((progress(5),))
    desk.trainer.finished.emit(STOPPED)
    desk.trainer.set_running(False)
    assert dock.curves.loss.curves()
    press(qtbot, dock)
    assert not dock.curves.loss.curves()
    assert dock.steps_taken == 0
    assert not dock.bar.save_model.isVisible()


def test_a_training_that_ends_without_a_word_leaves_the_dock_ready(qtbot, dock, desk):
    press(qtbot, dock)
    desk.trainer.set_running(False)
    assert dock.bar.button.word == "Train"
    assert dock.bar.button.isEnabled()
    assert "Getting ready" not in dock.bar.words.text()
