"""Training from the window against `vit-studio train`, and the gaps that the event loop shows meanwhile.

The command line and the real window train side by side, by the same recipe, each in a run's folder; one of them sleeps
while the other has the machine, in short turns, so that whatever else the machine does befalls both alike. Steps are
counted in the folders: nothing is measured in the processes. While the window trains, its dock is open with curves and
its Encoder page follows the growing model. `ratio` is of all turns together; each round, a turn of both, has its own.

`beside_training` is processor time of all threads apart from the two that took most, as a share of one core.
A gap is the time between two turns of a 5 ms timer in the GUI thread; gaps are measured afterwards, in a window of its
own, for 200 turns a second of a Python timer slow the training themselves.

    uv run python tests/benchmarks/bench_window_training.py --data-dir FOLDER [--rounds 20] [--seconds 4] [--later 0]

The window looks at a model less often the longer it learns: the first minute costs most. With `--later` both train so
many seconds before the turns begin; a training by the default recipe takes some minutes.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from measure import report, summary

BATCH: Final = 128
WARM_UP: Final = 30
"""Steps before anything is measured."""
RECIPE: Final = {"valid_images": 200, "eval_train_images": 200, "epochs": 100}

WINDOW: Final = """
import json, os, sys, time
from vit_studio.heap import keep_freed
from vit_studio.openmp import wait_briefly
wait_briefly()
keep_freed()
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from vit_studio.app import make_application
from vit_studio.session.studio import Studio
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import DEFAULT
from vit_studio.window.docks.training.training_dock import TrainingDock
from vit_studio.window.main_window import MainWindow

data_dir, recipe, watched_seconds = Path(sys.argv[1]), json.loads(sys.argv[2]), float(sys.argv[3])
app = make_application(["bench"], "en")
studio, window = Studio(), MainWindow()
window.furnish(studio)
window.show()
turns, has_begun = [], []

def on_scene(scene):
    if scene.training_step:
        print(json.dumps({"scene": scene.training_step}), flush=True)
    elif not has_begun and not scene.images.drawn:
        has_begun.append(True)
        studio.training.train(DEFAULT, TrainSettings(**recipe))

def on_progress(progress):
    assert window.findChild(TrainingDock).curves.loss.isVisible()
    if watched_seconds and progress.step >= 30:
        if not timer.isActive():
            timer.start()
        elif turns[-1] - turns[0] > watched_seconds:
            print(json.dumps({"gaps": [after - before for before, after in zip(turns, turns[1:])]}), flush=True)
            timer.stop()
            window.close()

timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=5)
timer.timeout.connect(lambda: turns.append(time.perf_counter()))
studio.scene_changed.connect(on_scene)
studio.trainer.progressed.connect(on_progress)
studio.start(data_dir=data_dir, allow_download=False)
sys.exit(app.exec())
"""

WARM_CACHE: Final = """
import sys
from pathlib import Path
from vit_studio.data import places
from vit_studio.data.loading import load_images
load_images(Path(sys.argv[1]), places.cache_dir())
"""


class Trained:
    """A process that trains in a folder below `runs`, asleep but for its turns."""

    def __init__(self, command: list[str], environment: dict[str, str], runs: Path, *, later: float) -> None:
        self._runs, self._told = runs, runs.with_suffix(".told")
        with self._told.open("w") as told:
            self._process = subprocess.Popen(command, env=environment, stdout=told, stderr=subprocess.DEVNULL)
        self.seconds = 0.0
        while self.steps() < WARM_UP:
            assert self._process.poll() is None, f"it has ended: {command}"
            time.sleep(0.1)
        time.sleep(later)
        self._process.send_signal(signal.SIGSTOP)
        time.sleep(0.05)
        self._first_step, self._first_cpu = self.steps(), self._cpu()
        self._first_told = len(self.told())

    def steps(self) -> int:
        """That are in the folder."""
        lines = (line for file in self._runs.glob("*/metrics.jsonl") for line in file.read_bytes().splitlines())
        return sum(b'"progress"' in line for line in lines)

    def turn(self, seconds: float) -> float:
        """Run so long; images per second."""
        before, start = self.steps(), time.perf_counter()
        self._process.send_signal(signal.SIGCONT)
        time.sleep(seconds)
        self._process.send_signal(signal.SIGSTOP)
        took = time.perf_counter() - start
        self.seconds += took
        time.sleep(0.05)
        return (self.steps() - before) * BATCH / took

    @property
    def rate(self) -> float:
        """Images per second of all turns: a step that a turn's end cuts through is counted in the next one."""
        return (self.steps() - self._first_step) * BATCH / self.seconds

    @property
    def beside_training(self) -> float | None:
        """Processor time of all threads but the two that took most, as a share of one core; None but on Linux."""
        spent = sorted(self._spent().values(), reverse=True)
        return round(sum(spent[2:]) / self.seconds, 4) if spent else None

    @property
    def first_thread(self) -> float | None:
        """The same of the process's first thread: the window's, or the one that trains."""
        spent = self._spent().get(str(self._process.pid))
        return None if spent is None else round(spent / self.seconds, 4)

    def told(self) -> list[str]:
        """The lines that it has printed so far."""
        return self._told.read_text().splitlines()

    @property
    def scenes_per_second(self) -> float:
        """Of the growing model, that the pages have shown."""
        return (len(self.told()) - self._first_told) / self.seconds

    def end(self) -> None:
        """Let go of it."""
        self._process.kill()
        self._process.wait()

    def _spent(self) -> dict[str, float]:
        return {thread: seconds - self._first_cpu.get(thread, 0.0) for thread, seconds in self._cpu().items()}

    def _cpu(self) -> dict[str, float]:
        """Seconds of each thread."""
        tasks = Path(f"/proc/{self._process.pid}/task")
        return {task.name: int((task / "schedstat").read_text().split()[0]) / 1e9 for task in tasks.glob("*")}


def gaps(environment: dict[str, str], data_dir: str, seconds: float) -> list[float]:
    """Seconds between the turns of the timer in a window that trains."""
    command = [sys.executable, "-c", WINDOW, data_dir, json.dumps(RECIPE), str(seconds)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=600)
    return next(line["gaps"] for line in map(json.loads, done.stdout.splitlines()) if "gaps" in line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=4, help="of a turn; gaps are watched for five times as long")
    parser.add_argument("--later", type=float, default=0, help="seconds that both train before the turns begin")
    options = parser.parse_args()
    data_dir = str(options.data_dir.resolve())
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"VIT_STUDIO_CACHE": folder, "VIT_STUDIO_CONFIG": folder}
        environment["VIT_STUDIO_RUNS"] = f"{folder}/window"
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        subprocess.run([sys.executable, "-c", WARM_CACHE, data_dir], env=environment, check=True)
        recipe = [word for name, value in RECIPE.items() for word in (f"--{name.replace('_', '-')}", str(value))]
        command = [sys.executable, "-m", "vit_studio", "train", "--out", f"{folder}/command_line/run"]
        command += ["--data-dir", data_dir, *recipe]
        command_line = Trained(command, environment, Path(folder, "command_line"), later=options.later)
        window = [sys.executable, "-c", WINDOW, data_dir, json.dumps(RECIPE), "0"]
        in_window = Trained(window, environment, Path(folder, "window"), later=options.later)
        try:
            rounds = [
                (command_line.turn(options.seconds), in_window.turn(options.seconds)) for _ in range(options.rounds)
            ]
            figures = {
                "command_line_images_per_second": round(command_line.rate),
                "window_images_per_second": round(in_window.rate),
                "ratio": round(in_window.rate / command_line.rate, 3),
                "ratio_wanted": ">= 0.97",
                "ratio_of_rounds": [round(window / line, 3) for line, window in rounds],
                "ratio_median": round(statistics.median(window / line for line, window in rounds), 3),
                "beside_training": {
                    "command_line": command_line.beside_training,
                    "window": in_window.beside_training,
                    "gui_thread": in_window.first_thread,
                },
                "scenes_per_second": round(in_window.scenes_per_second, 2),
            }
        finally:
            command_line.end()
            in_window.end()
        watched = gaps(environment, data_dir, 5 * options.seconds)
    report(
        "window_training",
        later=options.later,
        **figures,
        event_loop_gaps=summary(watched),
        gaps_wanted="p99 <= 16.7 ms, max <= 100 ms",
    )


if __name__ == "__main__":
    main()
