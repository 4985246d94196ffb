"""What this machine can train on, and about how fast: looked up when somebody asks, corrected by each training."""

import dataclasses
import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vit_studio.session.jobs import JobControl, Jobs, Lane
from vit_studio.session.quiet_import import quiet_import
from vit_studio.session.trainer import Trainer
from vit_studio.training.device import CPU, Device
from vit_studio.training.events import Finished
from vit_studio.training.speed import Speed

if TYPE_CHECKING:
    from vit_studio.runs.run_folder import RunFolder

log = logging.getLogger(__name__)

DELAY_MS: Final = 800
"""Who opens the settings and trains at once, or closes the window, need not wait for a machine that is measured."""
ENOUGH_STEPS: Final = 20
"""A training that took fewer says little of how fast it would have been."""


@dataclasses.dataclass(frozen=True)
class _Found:
    devices: tuple[Device, ...]
    speed: Speed | None


class Machine(QObject):
    """`look` finds the devices and measures the one that is asked for; `changed` tells when more is known.

    Beside a training nothing is measured: that would slow both. What a training shows is kept instead.
    """

    changed = Signal()

    def __init__(self, trainer: Trainer, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._jobs = jobs
        self._devices: tuple[Device, ...] = ()
        self._speeds: dict[str, Speed] = {}
        self._folder: RunFolder | None = None
        self._device = CPU
        self._asked = CPU
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(DELAY_MS)
        self._soon.timeout.connect(self._look_now)
        trainer.began.connect(self._on_began)
        trainer.finished.connect(self._on_finished)
        trainer.running_changed.connect(self._on_running_changed)

    @property
    def devices(self) -> tuple[Device, ...]:
        """What there is; empty until it was looked up."""
        return self._devices

    @property
    def is_looking(self) -> bool:
        """Whether more will be known soon."""
        return self._soon.isActive() or self._jobs.is_busy(Lane.MACHINE)

    def speed(self, device: str = CPU) -> Speed | None:
        """How fast a device trains; None while nobody knows."""
        return self._speeds.get(device)

    def precision(self, device: str = CPU) -> str | None:
        """Which precision a device takes by itself; None while nobody knows."""
        return next((each.precision for each in self._devices if each.name == device), None)

    def look(self, device: str = CPU) -> None:
        """Find out in a moment what is not known yet, in the background."""
        if not self._devices or (device not in self._speeds and not self._trainer.running):
            self._asked = device
            self._soon.start()

    @Slot()
    def _look_now(self) -> None:
        device = self._asked
        measures = device not in self._speeds and not self._trainer.running
        if self._jobs.is_busy(Lane.MACHINE) or (self._devices and not measures):
            return
        self._jobs.run(
            Lane.MACHINE,
            lambda control: _found(device if measures else None, control),
            on_done=lambda found: self._on_found(device, found),
            on_dropped=self._on_dropped,
            on_failed=lambda error: log.info("The device %s was not measured: %s", device, error),
        )

    def _on_found(self, device: str, found: _Found) -> None:
        self._devices = found.devices
        if found.speed is not None:
            self._speeds.setdefault(device, found.speed)
        self.changed.emit()

    def _on_began(self, folder: "RunFolder") -> None:
        self._folder, self._device = folder, self._trainer.device

    def _on_running_changed(self, running: bool) -> None:
        if running:
            self._jobs.cancel(Lane.MACHINE)  # it would be measured beside a training

    def _on_dropped(self) -> None:
        if not self._devices and self._trainer.running:
            self._soon.start()

    def _on_finished(self, finished: Finished) -> None:
        if self._folder is None or finished.step < ENOUGH_STEPS or finished.images_per_second <= 0:
            return
        info, shown = self._folder.info, finished.images_per_second
        known = self._speeds.get(self._device)
        batch_size = info.settings.batch_size
        self._speeds[self._device] = (
            Speed.of(info.config, shown) if known is None else known.corrected(info.config, batch_size, shown)
        )
        self.changed.emit()


def _found(device: str | None, control: JobControl) -> _Found:
    from vit_studio.training.device import available_devices
    from vit_studio.training.speed import measure_speed

    with quiet_import():
        devices = available_devices()
        speed = None if device is None else measure_speed(device, should_stop=lambda: control.cancelled)
    return _Found(devices, speed)
