"""The machine is looked at in the background, never beside a training, and each training corrects what is known."""

import time
import types

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.session.jobs import Jobs
from vit_studio.session.machine import ENOUGH_STEPS, Machine
from vit_studio.training import speed as speed_module
from vit_studio.training.events import Finished
from vit_studio.training.settings import TrainSettings
from vit_studio.training.speed import Speed
from vit_studio.vit.config import DEFAULT

PATIENCE = 60_000
LAW = Speed(per_step=0.0, per_multiply_add=1e-9)


class ScriptedTrainer(QObject):
    began = Signal(object)
    finished = Signal(object)
    running_changed = Signal(bool)
    running = False
    device = "cpu"

    def train(self, device, images_per_second, *, steps=ENOUGH_STEPS, begun_on=None):
        self.device = device
        info = types.SimpleNamespace(device=begun_on or device, config=DEFAULT, settings=TrainSettings(batch_size=64))
        self.began.emit(types.SimpleNamespace(info=info))
        self.finished.emit(
            Finished(step=steps, steps=steps, seconds=1.0, images_per_second=images_per_second, stopped=False)
        )


@pytest.fixture
def trainer(qapp):
    return ScriptedTrainer()


@pytest.fixture
def machine(trainer):
    jobs = Jobs()
    yield Machine(trainer, jobs)
    assert jobs.shutdown()


@pytest.fixture
def measured(monkeypatch):
    """Devices that were measured; the answer is always the same."""
    asked = []
    monkeypatch.setattr(speed_module, "measure_speed", lambda device, *, should_stop: asked.append(device) or LAW)
    return asked


def test_what_there_is_is_found_and_measured_once(machine, measured, qtbot):
    assert (machine.devices, machine.speed()) == ((), None)
    with qtbot.waitSignal(machine.changed, timeout=PATIENCE):
        machine.look()
    assert machine.devices[0].name == "cpu"
    assert machine.precision() == machine.devices[0].precision
    assert machine.precision("cuda:9") is None
    assert machine.speed() == LAW
    machine.look()
    assert not machine.is_looking
    assert measured == ["cpu"]


def test_beside_a_training_nothing_is_measured(machine, trainer, measured, qtbot):
    trainer.running = True
    with qtbot.waitSignal(machine.changed, timeout=PATIENCE):
        machine.look()
    assert machine.devices
    assert machine.speed() is None
    assert not measured


def test_a_training_calls_the_measuring_off(machine, trainer, monkeypatch, qtbot):
    monkeypatch.setattr(speed_module, "measure_speed", lambda _, *, should_stop: waits(should_stop))
    machine.look()
    trainer.running = True
    with qtbot.waitSignal(machine.changed, timeout=PATIENCE):
        trainer.running_changed.emit(True)
    assert machine.devices
    assert machine.speed() is None


def waits(should_stop):
    deadline = time.monotonic() + PATIENCE / 1000
    while not should_stop() and time.monotonic() < deadline:
        time.sleep(0.001)


def test_each_training_corrects_what_is_known(machine, trainer, measured, qtbot):
    with qtbot.waitSignal(machine.changed, timeout=PATIENCE):
        machine.look()
    trainer.train("cpu", 321.0)
    assert machine.speed().images_per_second(DEFAULT, 64) == pytest.approx(321.0)
    trainer.train("cuda:0", 9000.0)
    assert machine.speed("cuda:0").images_per_second(DEFAULT, 64) == pytest.approx(9000.0)
    assert machine.speed().images_per_second(DEFAULT, 64) == pytest.approx(321.0)


def test_a_training_of_a_few_steps_tells_nothing(machine, trainer):
    trainer.train("cpu", 5.0, steps=ENOUGH_STEPS - 1)
    assert machine.speed() is None


def test_a_run_that_went_on_elsewhere_tells_of_where_it_ended(machine, trainer):
    trainer.train("cpu", 300.0, begun_on="cuda:0")
    assert machine.speed("cuda:0") is None
    assert machine.speed("cpu").images_per_second(DEFAULT, 64) == pytest.approx(300.0)
