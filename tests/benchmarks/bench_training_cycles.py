"""What many trainings leave behind: start, pause, go on, stop, again and again, in one process.

Threads, open files and memory (RssAnon, Linux) are read after some cycles that bring everything into place, and after
all of them. The trainer is the window's, the model small, the images drawn; each cycle is a run in a folder of its own.

    uv run python tests/benchmarks/bench_training_cycles.py [--cycles 200]
"""

import argparse
import gc
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("OMP_NUM_THREADS", "1")  # a step of this model is too short to be shared

from measure import report
from PySide6.QtCore import QCoreApplication

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.session.trainer import Trainer
from vit_studio.session.trainer_state import TrainerState
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

WARM_UP: Final = 20
PATIENCE_S: Final = 60.0
CONFIG: Final = ViTConfig(patch_size=7, embed_dim=16, depth=2, num_heads=1)
SETTINGS: Final = TrainSettings(epochs=1000, batch_size=32, valid_images=20, eval_train_images=20)


class Bench:
    """A trainer, and a person before it."""

    def __init__(self, folder: Path) -> None:
        self.app = QCoreApplication(sys.argv[:1])
        self.images = draw_garments(240)
        self.trainer = Trainer()
        self.trainer.model_grew.connect(self.trainer.snapshot_shown)
        self.trainer.progressed.connect(self._on_progressed)
        self.trainer.crashed.connect(print)
        self._folder = folder
        self._step = 0
        self._count = 0

    def cycle(self) -> None:
        """Train, pause, go on, stop."""
        self._step = 0
        self._count += 1
        self.trainer.start(self._folder / str(self._count), self.images, CONFIG, SETTINGS)
        self._wait(lambda: self._step > 0)
        self.trainer.pause()
        self._wait(lambda: self.trainer.state is TrainerState.PAUSED)
        before = self._step
        self.trainer.go_on()
        self._wait(lambda: self._step > before)
        self.trainer.stop()
        self._wait(lambda: not self.trainer.running)

    def left(self) -> dict[str, float]:
        """What this process holds now."""
        self._wait(lambda: not [thread for thread in threading.enumerate() if thread.name.startswith("vit-studio")])
        gc.collect()
        return {
            "threads": threading.active_count(),
            "open_files": sum(1 for _ in Path("/proc/self/fd").iterdir()),
            "memory_mb": _anonymous_mb(),
        }

    def _on_progressed(self, progress: object) -> None:
        self._step = progress.step

    def _wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            self.app.processEvents()
            time.sleep(0.001)
            if time.monotonic() > deadline:
                raise SystemExit("nothing happens any more")


def _anonymous_mb() -> float:
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return round(int(lines["RssAnon"].split()[0]) / 1024, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cycles", type=int, default=200)
    cycles = parser.parse_args().cycles
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for _ in range(WARM_UP):
            bench.cycle()
        before, start = bench.left(), time.monotonic()
        for _ in range(cycles):
            bench.cycle()
        seconds = time.monotonic() - start
        after = bench.left()
    report(
        "training_cycles",
        cycles=cycles,
        seconds_per_cycle=round(seconds / cycles, 3),
        before=before,
        after=after,
        memory_growth=round(after["memory_mb"] / before["memory_mb"] - 1, 4),
        wanted="no thread and no file left, memory growth <= 0.05",
    )


if __name__ == "__main__":
    main()
