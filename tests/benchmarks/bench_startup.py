"""From the start of the process to the first paint, to the image, and to image, model and attention on screen.

Each round starts three processes, one after the other: an empty PySide6 window, our window, and a bare `import torch`;
the ratios are of medians over the rounds. The images' cache is warm, as at any start but the first.

    uv run python tests/benchmarks/bench_startup.py --data-dir FOLDER [--rounds 7]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import report

EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.painted)

    def painted(self):
        import time
        print("painted", time.monotonic(), flush=True)
        app.quit()

app = QApplication(sys.argv[:1])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

OUR_WINDOW = """
import sys, time
from pathlib import Path
from painted import paint_all
from vit_studio import app

class Watched(app.MainWindow):
    def __init__(self, **options):
        super().__init__(**options)
        self.first_painted.connect(lambda: self.tell("painted"))

    def furnish(self, studio, *more):
        workplace = super().furnish(studio, *more)
        studio.images_changed.connect(lambda: self.tell("image"))
        studio.scene_changed.connect(self.on_scene)
        return workplace

    def on_scene(self, scene):
        assert scene.trace.attn_weights.any() and not scene.images.drawn
        self.tell("ready")
        self.close()

    def tell(self, word):
        self.repaint()
        paint_all()
        print(word, time.monotonic(), flush=True)

app.MainWindow = Watched
sys.exit(app.run(app.Options(data_dir=Path(sys.argv[1]), no_download=True)))
"""

IMPORT_TORCH = """
import torch, time
print("ready", time.monotonic(), flush=True)
"""

WARM_CACHE = """
import sys
from pathlib import Path
from vit_studio.data import places
from vit_studio.data.loading import load_images
load_images(Path(sys.argv[1]), places.cache_dir())
"""


def environment_in(places: str) -> dict[str, str]:
    """For a script of its own: without a screen, with cache and preferences in `places`, and what lies beside here."""
    path = os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH"))))
    ours = {"VIT_STUDIO_CACHE": places, "VIT_STUDIO_CONFIG": places, "PYTHONPATH": path}
    return {"QT_QPA_PLATFORM": "offscreen"} | os.environ | ours


def seconds_to(script: str, argument: str, environment: dict[str, str]) -> dict[str, float]:
    """Run a script in a process of its own; seconds from before its start to each word that it prints."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, argument],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    words = [line.split() for line in done.stdout.splitlines()]
    return {word: float(moment) - start for word, moment in words}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    data_dir = str(options.data_dir.resolve())
    names = ("empty_painted", "painted", "image", "ready", "import_torch")
    seconds: dict[str, list[float]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as places:
        environment = environment_in(places)
        subprocess.run([sys.executable, "-c", WARM_CACHE, data_dir], env=environment, check=True)
        for script in (EMPTY_WINDOW, OUR_WINDOW, IMPORT_TORCH):
            seconds_to(script, data_dir, environment)  # the files come into the system's cache
        for _ in range(options.rounds):
            seconds["empty_painted"].append(seconds_to(EMPTY_WINDOW, data_dir, environment)["painted"])
            ours = seconds_to(OUR_WINDOW, data_dir, environment)
            for name, moment in ours.items():
                seconds[name].append(moment)
            seconds["import_torch"].append(seconds_to(IMPORT_TORCH, data_dir, environment)["ready"])
    medians = {name: round(statistics.median(values), 3) for name, values in seconds.items()}
    report(
        "startup",
        seconds=medians,
        first_paint_ratio=round(medians["painted"] / medians["empty_painted"], 2),
        first_paint_wanted="<= 2.5",
        ready_ratio=round(medians["ready"] / medians["import_torch"], 2),
        ready_wanted="<= 1.5",
        all_seconds={name: [round(value, 3) for value in values] for name, values in seconds.items()},
    )


if __name__ == "__main__":
    main()
