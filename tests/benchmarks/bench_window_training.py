"""Training from the window against `vit-studio train`, and the gaps that the event loop shows meanwhile.

Rounds alternate between the command line and the real window with the same model, batch, threads and images; in both a
warm-up of some steps is left out. While the window trains, its Encoder page is open and shows each snapshot of the
growing model. A gap is the time between two turns of a 5 ms timer in the GUI thread; it is measured in rounds of its
own, for 200 turns a second of a Python timer slow the training themselves.

    uv run python tests/benchmarks/bench_window_training.py --data-dir FOLDER [--rounds 3] [--seconds 15]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import report, summary

COMMAND_LINE = """
import itertools, json, sys, time
from pathlib import Path
from vit_studio.data import places
from vit_studio.data.loading import load_images
from vit_studio.training.events import Progress
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import train
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import DEFAULT

images = load_images(Path(sys.argv[1]), places.cache_dir())
settings = TrainSettings(valid_images=200, eval_train_images=200)
steps, start = 0, None
for event in train(initial_model(DEFAULT, 0), images, settings):
    if not isinstance(event, Progress):
        continue
    if event.step == 20:
        start = time.perf_counter()
    elif start and time.perf_counter() - start > float(sys.argv[2]):
        print(json.dumps({"rate": (event.step - 20) * settings.batch_size / (time.perf_counter() - start)}))
        break
"""

WINDOW = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from vit_studio.app import make_application
from vit_studio.session.studio import Studio
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import DEFAULT
from vit_studio.window.main_window import MainWindow

app = make_application(["bench"], "en")
studio, window = Studio(), MainWindow()
window.furnish(studio)
window.show()
turns, scenes, first = [], [], []

def on_scene(scene):
    if not studio.trainer.running and not first and not scene.images.drawn:
        studio.training.train(DEFAULT, TrainSettings(valid_images=200, eval_train_images=200))
    elif scene.training_step:
        scenes.append(scene.training_step)

def on_progress(progress):
    now = time.perf_counter()
    if progress.step < 20:
        return
    if not first:
        first.extend((now, progress.step))
        if sys.argv[3] == "gaps":
            timer.start()
    elif now - first[0] > float(sys.argv[2]):
        gaps = [after - before for before, after in zip(turns, turns[1:])]
        rate = (progress.step - first[1]) * 128 / (now - first[0])
        print(json.dumps({"rate": rate, "gaps": gaps, "scenes": len(scenes)}), flush=True)
        timer.stop()
        window.close()

timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=5)
timer.timeout.connect(lambda: turns.append(time.perf_counter()))
studio.scene_changed.connect(on_scene)
studio.trainer.progressed.connect(on_progress)
studio.start(data_dir=Path(sys.argv[1]), allow_download=False)
sys.exit(app.exec())
"""

WARM_CACHE = """
import sys
from pathlib import Path
from vit_studio.data import places
from vit_studio.data.loading import load_images
load_images(Path(sys.argv[1]), places.cache_dir())
"""


def outcome(script: str, environment: dict[str, str], *arguments: str) -> dict:
    """What a script in a process of its own prints last."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=600)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=15)
    options = parser.parse_args()
    arguments = (str(options.data_dir.resolve()), str(options.seconds))
    command_line, window, watched = [], [], []
    with tempfile.TemporaryDirectory() as places:
        environment = os.environ | {
            "VIT_STUDIO_CACHE": places,
            "VIT_STUDIO_CONFIG": places,
            "VIT_STUDIO_RUNS": f"{places}/runs",
        }
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        subprocess.run([sys.executable, "-c", WARM_CACHE, arguments[0]], env=environment, check=True)
        for _ in range(options.rounds):
            command_line.append(outcome(COMMAND_LINE, environment, *arguments)["rate"])
            window.append(outcome(WINDOW, environment, *arguments, "rate"))
            watched.append(outcome(WINDOW, environment, *arguments, "gaps"))
    rates = [run["rate"] for run in window]
    report(
        "window_training",
        command_line_images_per_second=[round(rate) for rate in command_line],
        window_images_per_second=[round(rate) for rate in rates],
        ratio=round(statistics.median(rates) / statistics.median(command_line), 3),
        ratio_wanted=">= 0.95",
        snapshots_shown=[run["scenes"] for run in window],
        event_loop_gaps=summary([gap for run in watched for gap in run["gaps"]]),
        gaps_wanted="p99 <= 33 ms",
    )


if __name__ == "__main__":
    main()
