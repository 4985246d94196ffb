"""From a click, a move of the mouse, a key or a new image until all is painted, on each page and in each section.

The real window without a screen (Qt's raster painting is the same as on one), real images, the bundled model. A click
is a mouse event sent to the view; the time ends when the events that it set off, paints included, are done.

    uv run python tests/benchmarks/bench_interaction.py --data-dir FOLDER [--rounds 100] [--only encoder]
"""

import argparse
import contextlib
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measure import report, summary
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

    def __init__(self, data_dir: Path) -> None:
        self.app = make_application(["bench"], "en")
        self.studio = Studio()
        self.window = MainWindow()
        self.workplace = self.window.furnish(self.studio)
        self.window.show()
        self.studio.start(data_dir=data_dir, allow_download=False)
        self.wait(lambda: self.studio.scene is not None and not self.studio.scene.images.drawn)
        self.paints = Paints(self.app)
        self.random = random.Random(0)
        self.mouse = QPoint()

    def wait(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self.app.processEvents()
            time.sleep(0.002)  # leave the interpreter to the threads that are waited for

    def timed(self, act: Callable[[], None], until: Callable[[], bool] = lambda: True) -> float:
        """Seconds from `act` until `until` holds and all is painted; at least one view must have been."""
        before, start = self.paints.count, time.perf_counter()
        act()
        while not until():
            self.app.processEvents()
        self.app.processEvents()
        seconds = time.perf_counter() - start
        if self.paints.count == before:
            raise NothingPaintedError
        return seconds

    def move(self, view: CellView) -> float:
        """Move the mouse over another cell of a view."""
        grid = view.grid()
        cells = [(row, column) for row in range(grid.rows) for column in range(grid.columns)]
        on_screen = [cell for cell in cells if view.rect().contains(grid.cell(*cell).center().toPoint())]
        point = grid.cell(*self.random.choice(on_screen)).center().toPoint()
        if point == self.mouse:
            return self.move(view)
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

    def new_image(self) -> float:
        index = self.random.randrange(len(self.studio.images))
        return self.timed(
            lambda: self.studio.selection.set_image(index),
            lambda: self.studio.scene.index == index,
        )

    def places(self) -> Iterator[str]:
        """Go through all pages and sections; yields the name of the one that is up, painted and at rest."""
        for stage in Stage:
            self.workplace.pages.show_stage(stage)
            page = self.workplace.pages.page(stage)
            for section in page.section_names or [""]:
                if section:
                    page.show_section(section)
                self.wait(lambda: not any(self.studio.jobs.is_busy(lane) for lane in Lane))
                self.app.processEvents()
                yield f"{stage.value} {section}".strip()

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
        figures["hover"] = summary([bench.move(largest) for _ in range(rounds)])
    figures["new_image"] = summary([bench.new_image() for _ in range(rounds)])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--only", default="", help="places whose name begins so, such as encoder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as places:
        os.environ["VIT_STUDIO_CACHE"] = os.environ["VIT_STUDIO_CONFIG"] = places
        bench = Bench(options.data_dir)
        figures = {}
        for place in bench.places():
            if place.startswith(options.only):
                for _ in range(5):
                    bench.new_image()
                figures[place] = measure_place(bench, options.rounds)
        bench.window.close()
    wanted = {"new_image": "p95 <= 50 ms", "all others": "p95 <= 16.7 ms"}
    report("interaction", **figures, worst=_worst(figures), wanted=wanted)


def _worst(figures: dict[str, dict[str, object]]) -> dict[str, object]:
    """For each thing to do the place where its p95 is greatest."""
    worst: dict[str, object] = {}
    for act in sorted({act for place in figures.values() for act in place}):
        p95, place = max((place[act]["p95_ms"], name) for name, place in figures.items() if act in place)
        worst[act] = {"p95_ms": p95, "where": place}
    return worst


if __name__ == "__main__":
    main()
