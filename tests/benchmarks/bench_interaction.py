"""From a click, a move of the mouse, a key or a new image until all is painted, on each page and in each section.

The real window without a screen (Qt's raster painting is the same as on one), real images, the bundled model or another
(`--model`). A click is a mouse event sent to the view; the time ends when the events that it set off, paints included,
are done. `first` is a place's first sight, once, without what comes later from the background; `new_image_held` is the
longest that the window could not answer while a new image was on its way, which is less than `new_image`: the pass
through the model runs in the background.

    uv run python tests/benchmarks/bench_interaction.py --data-dir FOLDER [--model FILE] [--rounds 100] [--only encoder]
"""

import argparse
import contextlib
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measure import report, summary
from painted import is_painting
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from vit_studio.app import make_application
from vit_studio.session.jobs import Lane
from vit_studio.session.studio import Studio
from vit_studio.window.main_window import MainWindow
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.cells.cell_view import CellView
from vit_studio.window.views.images.patch_grid_view import PatchGridView

V = TypeVar("V", bound=QWidget)


PATIENCE = 10.0
"""Seconds for what a page asks for in the background."""


class NothingPaintedError(Exception):
    """What was done changes no view on this page."""


class Paints(QObject):
    """Counts paints, so that a time in which nothing was painted is never taken for a fast one."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.count = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Bench:
    """The window with a scene in it, and a stop watch."""

    def __init__(self, data_dir: Path, model: Path | None) -> None:
        self.app = make_application(["bench"], "en")
        self.studio = Studio()
        self.window = MainWindow()
        self.workplace = self.window.furnish(self.studio)
        self.window.show()
        self.studio.start(data_dir=data_dir, model_path=model, allow_download=False)
        self.wait(lambda: self.studio.scene is not None and not self.studio.scene.images.drawn)
        if model is not None and self.studio.scene.model_file != model:
            sys.exit(f"{model} was not opened")
        self.paints = Paints(self.app)
        self.random = random.Random(0)
        self.mouse = QPoint()
        self.held = 0.0
        """The longest that the last timed act kept the window from answering."""

    def wait(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self.app.processEvents()
            time.sleep(0.002)  # leave the interpreter to the threads that are waited for

    def timed(self, act: Callable[[], None], until: Callable[[], bool] = lambda: True) -> float:
        """Seconds from `act` until `until` holds and all is painted; at least one view must have been."""
        before, start = self.paints.count, time.perf_counter()
        self.held = 0.0
        self._answer(act)
        while not until():
            self._answer(self.app.processEvents)
        while is_painting():
            self._answer(self.app.processEvents)
        self._answer(self.app.processEvents)
        seconds = time.perf_counter() - start
        if self.paints.count == before:
            raise NothingPaintedError
        return seconds

    def _answer(self, work: Callable[[], None]) -> None:
        start = time.perf_counter()
        work()
        self.held = max(self.held, time.perf_counter() - start)

    def at_rest(self) -> bool:
        """Whether nothing is going on in the background."""
        return not any(self.studio.jobs.is_busy(lane) for lane in Lane)

    def move(self, view: CellView) -> float:
        """Move the mouse over another cell of a view."""
        grid = view.grid()
        for _ in range(1000):
            cell = self.random.randrange(grid.rows), self.random.randrange(grid.columns)
            point = grid.cell(*cell).center().toPoint()
            if point != self.mouse and view.rect().contains(point):
                break
        else:
            raise NothingPaintedError  # one cell alone
        self.mouse = point
        return self.timed(lambda: QTest.mouseMove(view, point))

    def click_patch(self, view: PatchGridView) -> float:
        """Click another patch than the selected one."""
        fit, selected = view.fit(), self.studio.selection.token
        token = self.random.choice([token for token in range(1, fit.grid.num_tokens) if token != selected])
        point = fit.rect(token).center().toPoint()
        seconds = self.timed(lambda: QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point))
        if self.studio.selection.token == selected:
            raise NothingPaintedError  # on this page the image is only to look at
        return seconds

    def other(self, name: str, count: int) -> float:
        """Select another token, dimension, layer or head."""
        selection = self.studio.selection
        value = self.random.choice([value for value in range(count) if value != getattr(selection, name)])
        return self.timed(lambda: getattr(selection, f"set_{name}")(value))

    def new_image(self) -> tuple[float, float]:
        """Seconds until another image is shown, with all that is made of it, and the longest without an answer."""
        index = self.random.randrange(len(self.studio.images))
        seconds = self.timed(
            lambda: self.studio.selection.set_image(index),
            lambda: self.studio.scene.index == index and self.at_rest(),
        )
        return seconds, self.held

    def places(self, only: str) -> Iterator[tuple[str, float]]:
        """Go through all pages and sections whose name begins with `only`.

        Yields the name of the one that is up, painted and at rest, and the seconds of its first sight.
        """
        for stage in Stage:
            page = self.workplace.pages.page(stage)
            for section in page.section_names or [""]:
                place = f"{stage.value} {section}".strip()
                if place.startswith(only):
                    yield place, self._first_sight(stage, section)

    def _first_sight(self, stage: Stage, section: str) -> float:
        def show() -> None:
            if section:
                self.workplace.pages.page(stage).show_section(section)
            self.workplace.pages.show_stage(stage)

        seconds = 0.0
        with contextlib.suppress(NothingPaintedError):  # of the page that is up from the start
            seconds = self.timed(show)
        patience = time.monotonic() + PATIENCE
        self.wait(lambda: self.at_rest() or time.monotonic() > patience)
        self.studio.jobs.cancel(Lane.PREDICTIONS)  # of a large model they take many minutes
        self.wait(self.at_rest)
        self.app.processEvents()
        return seconds

    def in_sight(self, kind: type[V]) -> list[V]:
        """The views of a kind that can be seen on the page."""
        views = self.workplace.pages.currentWidget().findChildren(kind)
        return [view for view in views if view.isVisible() and not view.visibleRegion().isEmpty()]


def measure_place(bench: Bench, rounds: int) -> dict[str, object]:
    """Everything that a person can do to a page; what paints nothing there is left out."""
    limits = bench.studio.selection.limits
    counts = {"token": limits.num_tokens, "dim": limits.embed_dim, "layer": limits.depth, "head": limits.num_heads}
    figures: dict[str, object] = {}
    for name, count in counts.items():
        with contextlib.suppress(NothingPaintedError):
            figures[name] = summary([bench.other(name, count) for _ in range(rounds)])
    for view in bench.in_sight(PatchGridView)[:1]:
        with contextlib.suppress(NothingPaintedError):
            figures["click"] = summary([bench.click_patch(view) for _ in range(rounds)])
    largest = max(bench.in_sight(CellView), key=lambda view: view.width() * view.height(), default=None)
    if largest is not None:
        with contextlib.suppress(NothingPaintedError):
            figures["hover"] = summary([bench.move(largest) for _ in range(rounds)])
    images = [bench.new_image() for _ in range(rounds)]
    figures["new_image"] = summary([seconds for seconds, _ in images])
    figures["new_image_held"] = summary([held for _, held in images])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="the bundled model if left out")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--only", default="", help="places whose name begins so, such as encoder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as places:
        os.environ["VIT_STUDIO_CACHE"] = os.environ["VIT_STUDIO_CONFIG"] = places
        bench = Bench(options.data_dir, options.model)
        figures = {}
        for place, first in bench.places(options.only):
            for _ in range(5):
                bench.new_image()
            print(place, file=sys.stderr)
            figures[place] = {"first": summary([first]), **measure_place(bench, options.rounds), "peak_mb": _peak_mb()}
        config = bench.studio.config.to_dict()
        bench.window.close()
    wanted = {
        "new_image": "p95 <= 50 ms with the bundled model",
        "new_image_held": "p95 <= 50 ms",
        "first": "<= 100 ms",
        "all others": "p95 <= 16.7 ms",
    }
    report("interaction", **figures, worst=_worst(figures), wanted=wanted, config=config, peak_mb=_peak_mb())


def _peak_mb() -> int:
    """The greatest resident memory of the process so far, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024  # Linux counts in kilobytes
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)


def _worst(figures: dict[str, dict[str, object]]) -> dict[str, object]:
    """For each thing to do the place where its p95 is greatest."""
    worst: dict[str, object] = {}
    for act in sorted({act for place in figures.values() for act in place} - {"peak_mb"}):
        p95, place = max((place[act]["p95_ms"], name) for name, place in figures.items() if act in place)
        worst[act] = {"p95_ms": p95, "where": place}
    return worst


if __name__ == "__main__":
    main()
