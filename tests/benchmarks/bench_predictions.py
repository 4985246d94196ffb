"""Predictions of the 10,000 test images behind the real window, and the gaps that the event loop shows meanwhile.

Each round is a process of its own with an empty cache of predictions: the window opens on the Encoder page, stands idle
for some seconds, then predicts the whole test set of the bundled model, and once more from the cache. A gap is the time
between two turns of a 5 ms timer in the GUI thread.

    uv run python tests/benchmarks/bench_predictions.py --data-dir FOLDER [--rounds 3] [--idle 3]
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

WINDOW = """
import json, shutil, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer, Qt
from vit_studio.app import make_application
from vit_studio.data import places
from vit_studio.session.studio import Studio
from vit_studio.window.main_window import MainWindow

app = make_application(["bench"], "en")
studio, window = Studio(), MainWindow()
window.furnish(studio)
window.show()
shutil.rmtree(places.cache_dir() / "predictions", ignore_errors=True)
turns = []

def wait(signal, seconds=None):
    loop = QEventLoop()
    signal.connect(loop.quit)
    if seconds is not None:
        QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)

def gaps(work):
    turns.clear()
    timer.start()
    start = time.perf_counter()
    work()
    timer.stop()
    return [after - before for before, after in zip(turns, turns[1:])], time.perf_counter() - start

def predict():
    studio.predictions.ask()
    wait(studio.predictions.changed)

timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=5)
timer.timeout.connect(lambda: turns.append(time.perf_counter()))
studio.start(data_dir=Path(sys.argv[1]), allow_download=False)
while studio.scene is None or studio.scene.images.drawn:
    wait(studio.scene_changed)
wait(studio.scene_changed, 1.0)
idle, _ = gaps(lambda: wait(studio.predictions.changed, float(sys.argv[2])))
busy, seconds = gaps(predict)
table = studio.predictions.table
studio.predictions._tables.clear()  # forgotten here, kept on the disk
_, again = gaps(predict)
print(json.dumps({
    "idle": idle, "busy": busy, "seconds": seconds, "again": again, "images": len(table), "accuracy": table.accuracy
}), flush=True)
window.close()
"""

WARM_CACHE = """
import sys
from pathlib import Path
from vit_studio.data import places
from vit_studio.data.loading import load_images
load_images(Path(sys.argv[1]), places.cache_dir())
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--idle", type=float, default=3)
    options = parser.parse_args()
    folder = str(options.data_dir.resolve())
    with tempfile.TemporaryDirectory() as places:
        environment = os.environ | {"VIT_STUDIO_CACHE": places, "VIT_STUDIO_CONFIG": places}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        subprocess.run([sys.executable, "-c", WARM_CACHE, folder], env=environment, check=True)
        runs = [outcome(environment, folder, str(options.idle)) for _ in range(options.rounds)]
    idle, busy = (summary([gap for run in runs for gap in run[name]]) for name in ("idle", "busy"))
    report(
        "predictions",
        images=runs[0]["images"],
        accuracy=runs[0]["accuracy"],
        images_per_second=[round(run["images"] / run["seconds"]) for run in runs],
        from_cache_ms=round(1000 * statistics.median(run["again"] for run in runs), 1),
        idle_gaps=idle,
        busy_gaps=busy,
        p99_ratio=round(busy["p99_ms"] / idle["p99_ms"], 2),
        gaps_wanted="p99 <= 33 ms",
    )


def outcome(environment: dict[str, str], *arguments: str) -> dict:
    """What one round prints last."""
    command = [sys.executable, "-c", WINDOW, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=600)
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
