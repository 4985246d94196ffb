"""The gaps of the event loop while a model trains in the window, somebody scrubs through its moments, and hovers.

A real training in the real window without a screen, by the default recipe on real images, with its dock and curves
open. After some steps a hand goes to and fro over the moments that there are so far, 25 moves a second, while the mouse
wanders over the page, 60 moves a second; page after page, for `--seconds` each. A gap is the time between two turns of
a 5 ms timer in the GUI thread, whoever held it up. `scrub` is from a move of the slider until its moment is painted;
moves that are overtaken by the next one are only counted. `training` tells that the training really went on.

    uv run python tests/benchmarks/bench_together.py --data-dir FOLDER [--seconds 4] [--only encoder]
"""

import argparse
import itertools
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from vit_studio.heap import keep_freed
from vit_studio.openmp import wait_briefly

wait_briefly()
keep_freed()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_scrub import EVERY_S, Bench  # noqa: E402 - the heap and the threads come before Qt and torch, as in the window
from measure import report, summary  # noqa: E402
from painted import is_painting  # noqa: E402
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QCursor  # noqa: E402

from vit_studio.training.settings import TrainSettings  # noqa: E402
from vit_studio.vit.config import DEFAULT  # noqa: E402
from vit_studio.window.docks.training.training_dock import TrainingDock  # noqa: E402

HOVER_MS: Final = 16
FEWEST_MOMENTS: Final = 12
"""That there have to be before anybody scrubs."""


class Together:
    """A window that trains, a hand on its slider and a mouse on its page."""

    def __init__(self, data_dir: Path, recipe: TrainSettings) -> None:
        self.bench = bench = Bench(data_dir)
        self.timeline, self.trainer = bench.timeline, bench.studio.trainer
        self.step = 0
        self.trainer.progressed.connect(self._on_progress)
        bench.studio.training.train(DEFAULT, recipe)
        # before the first step the bar shows the bundled run's moments
        bench.wait(lambda: self.step > 0 and len(self.timeline.moments) >= FEWEST_MOMENTS)
        curves = bench.window.findChild(TrainingDock)
        if curves is None or not curves.isVisible():
            sys.exit("the training dock is not open")
        self.scrubbed: list[float] = []
        self._asked: dict[int, float] = {}
        bench.studio.scene_changed.connect(self._on_scene)
        self._shown = -1
        self._ways = itertools.count()
        self._mouse = QTimer(bench.window, interval=HOVER_MS, timerType=Qt.TimerType.PreciseTimer)
        self._mouse.timeout.connect(self._hover)
        self.hovered = 0

    def act(self, seconds: float) -> dict[str, Any]:
        """Scrub and hover so long; what came of it."""
        bench, places = self.bench, self._to_and_fro()
        self.scrubbed, self._asked = [], {}
        first_step, self.hovered, asked = self.step, 0, 0
        self._mouse.start()
        bench.gaps.begin()
        start = due = time.perf_counter()
        while due < start + seconds:
            place = next(places)
            if place != self.timeline.position:
                asked += 1
                self._asked = {self.timeline.moments[place].step: time.perf_counter()}
                self.timeline.go_to(place)
            due += EVERY_S
            while time.perf_counter() < due:
                bench.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                self._note_painted()
        self._mouse.stop()
        took = time.perf_counter() - start
        gaps = bench.gaps.seconds
        return {
            "gaps": summary(gaps),
            "scrub": summary(self.scrubbed or [0.0]),
            "overtaken": asked - len(self.scrubbed),
            "hovered": self.hovered,
            "training": {"steps_per_second": round((self.step - first_step) / took, 1)},
        }

    def _to_and_fro(self) -> "itertools.chain[int]":
        """Places from the first moment to the newest and back, of as many as there are at the time."""
        return itertools.chain.from_iterable(
            (*range(len(self.timeline.moments)), *range(len(self.timeline.moments) - 2, 0, -1))
            for _ in itertools.count()
        )

    def _hover(self) -> None:
        """Move the mouse along a curve that comes to everything on the page; Qt tells the window of it by itself."""
        turn, stack = next(self._ways), self.bench.workplace.pages
        across, down = _swing(turn / 97), _swing(turn / 31)
        point = QPoint(round(8 + across * (stack.width() - 16)), round(8 + down * (stack.height() - 16)))
        QCursor.setPos(stack.mapToGlobal(point))
        self.hovered += 1

    def _on_progress(self, progress: Any) -> None:
        self.step = progress.step

    def _on_scene(self, scene: Any) -> None:
        self._shown = scene.step

    def _note_painted(self) -> None:
        """After each turn of the event loop: whether what was asked for is in sight."""
        if self._shown in self._asked and not is_painting():
            self.bench.app.processEvents()  # the paint itself
            self.scrubbed.append(time.perf_counter() - self._asked.pop(self._shown))


def _swing(turns: float) -> float:
    """From 0 to 1 and back, once a turn."""
    return 1 - abs(1 - 2 * (turns % 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--only", default="", help="places whose name begins so, such as encoder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as places:
        os.environ["VIT_STUDIO_CACHE"] = os.environ["VIT_STUDIO_CONFIG"] = places
        os.environ["VIT_STUDIO_RUNS"] = f"{places}/runs"
        together = Together(options.data_dir, TrainSettings())
        figures, gaps = {}, []
        for place in together.bench.places(options.only):
            together.act(0.5)  # first sight of a place is no scrub
            figures[place] = together.act(options.seconds)
            gaps += together.bench.gaps.seconds
            print(place, figures[place], file=sys.stderr)
        together.trainer.stop()
        together.bench.wait(lambda: not together.trainer.running)
        together.bench.window.close()
    wanted = {"gaps": "p99 <= 16.7 ms, max <= 100 ms", "scrub": "p95 <= 33 ms"}
    report("together", **figures, gaps_of_all=summary(gaps), wanted=wanted)


if __name__ == "__main__":
    main()
