import dataclasses

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.errors import ConfigError
from vit_studio.session.viewing import Viewing
from vit_studio.training.events import Evaluated, Finished, Progress, Started
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed
from vit_studio.window.docks.training.model_presets import Preset
from vit_studio.window.docks.training.training_curves import Chart
from vit_studio.window.docks.training.training_dock import TrainingDock
from vit_studio.window.theme import DARK


class ScriptedTrainer(QObject):
    """Tells what the test lets it tell; the real one is in the journeys."""

    started = Signal(object)
    progressed = Signal(object)
    evaluated = Signal(object)
    finished = Signal(object)
    running_changed = Signal(bool)

    def __init__(self):
        super().__init__()
        self.running = False
        self.stops = 0

    def set_running(self, running):
        self.running = running
        self.running_changed.emit(running)

    def stop(self):
        self.stops += 1


class Desk(QObject):
    images_changed = Signal()

    def __init__(self, images):
        super().__init__()
        self.images = images
        self.trainer = ScriptedTrainer()
        self.viewing = Viewing(self)
        self.asked = []
        self.training = self

    def train(self, config, settings):
        self.asked.append((config, settings))
        self.trainer.set_running(True)
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
    return Desk(draw_garments(30))


@pytest.fixture
def dock(qtbot, desk):
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = TrainingDock(desk)
    window.setCentralWidget(QWidget())
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
    window.resize(1280, 400)
    window.show()
    yield dock  # while the window is kept


def ends(view):
    """The newest value of each curve, by name."""
    return {curve.name: float(curve.ys[-1]) for curve in view.curves()}


def press(qtbot, dock):
    qtbot.mouseClick(dock.bar.button, Qt.MouseButton.LeftButton)


def test_it_opens_folded_to_one_row(dock):
    assert not dock.is_open
    assert dock.bar.button.text().endswith("Train")
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
    dock.form.preset.setCurrentIndex(dock.form.preset.findData(Preset.NOTEBOOK.value))
    dock.form.epochs.setValue(3)
    dock.form.batch_size.setValue(16)
    dock.form.learning_rate.setValue(0.004)
    dock.form.seed.setValue(7)
    press(qtbot, dock)
    config, settings = desk.asked[0]
    assert config == NOTEBOOK
    assert (settings.epochs, settings.batch_size, settings.learning_rate, settings.seed) == (3, 16, 0.004, 7)


def test_the_default_is_the_bundled_models_shape_and_recipe(qtbot, dock, desk):
    press(qtbot, dock)
    config, settings = desk.asked[0]
    assert config == DEFAULT
    assert dataclasses.asdict(settings)["learning_rate"] == 2e-3


@pytest.mark.parametrize("kind", PosEmbed)
@pytest.mark.parametrize("preset", Preset)
def test_each_model_can_have_each_kind_of_positions(qtbot, dock, desk, preset, kind):
    dock.form.preset.setCurrentIndex(dock.form.preset.findData(preset.value))
    dock.form.positions.setCurrentIndex(dock.form.positions.findData(kind.value))
    press(qtbot, dock)
    config, _ = desk.asked[0]
    assert config.pos_embed is kind
    assert dataclasses.replace(config, pos_embed="learned_1d", max_tokens=0) == dataclasses.replace(
        preset.config_for(desk.images), max_tokens=0
    )


def test_others_may_ask_for_positions_and_nothing_starts(dock, desk):
    desk.viewing.set("training.positions", "sincos_2d")
    desk.viewing.set("training.open", "yes")
    assert dock.form.positions.currentData() == "sincos_2d"
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


@pytest.mark.parametrize("preset", Preset)
@pytest.mark.parametrize("patch_size", [2, 7, 28])
def test_each_model_can_have_each_patch_size(qtbot, dock, desk, preset, patch_size):
    dock.form.preset.setCurrentIndex(dock.form.preset.findData(preset.value))
    dock.form.patch_size.setCurrentIndex(dock.form.patch_size.findData(patch_size))
    assert f"patch {patch_size} " in dock.form.summary.text()
    press(qtbot, dock)
    config, _ = desk.asked[0]
    assert config.patch_size == patch_size
    assert config.embed_dim == preset.config_for(desk.images).embed_dim


def test_others_may_ask_for_a_patch_size_and_nothing_starts(dock, desk):
    desk.viewing.set("training.patch_size", "7")
    desk.viewing.set("training.open", "yes")
    assert dock.form.patch_size.currentData() == 7
    assert dock.form.config(desk.images).patch_size == 7
    assert dock.is_open
    assert not desk.asked


def test_other_images_offer_other_patch_sizes(dock, desk):
    desk.viewing.set("training.patch_size", "7")
    desk.images = dataclasses.replace(desk.images, images=desk.images.images[:, :21, :21])
    desk.images_changed.emit()
    offered = [dock.form.patch_size.itemData(index) for index in range(dock.form.patch_size.count())]
    assert offered == [0, 1, 3, 7, 21]
    assert dock.form.patch_size.currentData() == 7
    desk.images = dataclasses.replace(desk.images, images=desk.images.images[:, :20, :20])
    desk.images_changed.emit()
    assert dock.form.patch_size.currentData() == 0
    assert desk.viewing.get("training.patch_size") == "0"


def test_positions_outlive_the_dock(qtbot, dock, desk):
    dock.form.positions.setCurrentIndex(dock.form.positions.findData("relative"))
    another = TrainingDock(desk)
    qtbot.addWidget(another)
    assert another.form.positions.currentData() == "relative"


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
    assert not dock.form.isEnabled()
    desk.trainer.progressed.emit(progress(10))
    assert dock.bar.words.text() == "epoch 1 of 10 · 640 images/s · 12 s left"
    assert dock.bar.progress.value() == 250
    assert dock.bar.batch.text() == "batch loss 0.2 · accuracy 50.0 %"
    assert dock.steps_taken == 10


def test_curves_grow_with_what_is_told(qtbot, dock, desk):
    press(qtbot, dock)
    for step in (1, 2, 3):
        desk.trainer.progressed.emit(progress(step))
    qtbot.waitUntil(lambda: "batch" in ends(dock.curves.loss))
    desk.trainer.evaluated.emit(EVALUATED)
    assert list(dock.curves.loss.curves()[0].ys) == pytest.approx([2.0, 1.0, 2 / 3])
    assert ends(dock.curves.loss)["training"] == 0.5
    assert ends(dock.curves.loss)["validation"] == 0.6
    assert ends(dock.curves.accuracy) == {"batch": 0.5, "training": 0.8, "validation": 0.75}


def test_stop_waits_for_the_last_step_and_says_what_was_kept(qtbot, dock, desk):
    press(qtbot, dock)
    desk.trainer.progressed.emit(progress(20))
    desk.trainer.evaluated.emit(EVALUATED)
    press(qtbot, dock)
    assert desk.trainer.stops == 1
    assert not dock.bar.button.isEnabled()
    desk.trainer.finished.emit(STOPPED)
    desk.trainer.set_running(False)
    assert dock.bar.button.isEnabled()
    assert dock.bar.words.text() == "Kept the model after 20 steps: 75.0 % on validation."
    assert dock.form.isEnabled()


def test_then_model_and_figure_can_be_saved(qtbot, dock, desk):
    press(qtbot, dock)
    desk.trainer.finished.emit(STOPPED)
    desk.trainer.set_running(False)
    with qtbot.waitSignal(dock.save_model_asked):
        qtbot.mouseClick(dock.bar.save_model, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dock.save_figure_asked) as asked:
        dock.bar.save_figure.menu().actions()[1].trigger()
    assert asked.args == [Chart.ACCURACY]


@pytest.mark.qt_log_ignore("does not support", extend=True)  # popups on the offscreen platform
@pytest.mark.parametrize("chart", [Chart.LOSS, Chart.ACCURACY])
def test_a_right_click_on_a_chart_offers_to_save_it(qtbot, dock, desk, chart):
    press(qtbot, dock)
    desk.trainer.progressed.emit(progress(3))
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
    desk.trainer.progressed.emit(progress(5))
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
    assert dock.bar.button.text().endswith("Train")
    assert dock.bar.button.isEnabled()
    assert "Getting ready" not in dock.bar.words.text()
