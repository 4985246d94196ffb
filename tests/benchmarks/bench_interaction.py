"""From a click, a key or a new image to the moment when every visible view is painted, on each page.

The real window without a screen (Qt's raster painting is the same as on one), real images, the bundled model. A click
is a mouse event sent to the view; the time ends when the events that it set off, paints included, are done.

    uv run python tests/benchmarks/bench_interaction.py --data-dir FOLDER [--rounds 200]
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measure import report, summary
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vit_studio.app import make_application
from vit_studio.session.studio import Studio
from vit_studio.window.main_window import MainWindow
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.patch_grid_view import PatchGridView


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

    def wait(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self.app.processEvents()

    def timed(self, act: Callable[[], None], until: Callable[[], bool] = lambda: True) -> float:
        """Seconds from `act` until `until` holds and all is painted; at least one view must have been."""
        before, start = self.paints.count, time.perf_counter()
        act()
        while not until():
            self.app.processEvents()
        self.app.processEvents()
        seconds = time.perf_counter() - start
        assert self.paints.count > before, "nothing was painted"
        return seconds

    def click_patch(self, view: PatchGridView) -> float:
        """Click another patch than the selected one."""
        grid, selected = self.studio.scene.grid, self.studio.selection.token
        token = self.random.choice([token for token in range(1, grid.num_tokens) if token != selected])
        point = view.fit().rect(token).center().toPoint()
        return self.timed(
            lambda: QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point),
            lambda: self.studio.selection.token == token,
        )

    def other_token(self) -> float:
        selection = self.studio.selection
        token = self.random.choice([t for t in range(selection.limits.num_tokens) if t != selection.token])
        return self.timed(lambda: selection.set_token(token))

    def other_layer(self) -> float:
        selection = self.studio.selection
        layer = self.random.choice([i for i in range(selection.limits.depth) if i != selection.layer])
        return self.timed(lambda: selection.set_layer(layer))

    def new_image(self) -> float:
        index = self.random.randrange(len(self.studio.images))
        return self.timed(
            lambda: self.studio.selection.set_image(index),
            lambda: self.studio.scene.index == index,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as places:
        os.environ["VIT_STUDIO_CACHE"] = os.environ["VIT_STUDIO_CONFIG"] = places
        bench = Bench(options.data_dir)
        figures: dict[str, dict[str, object]] = {
            "click_patch": {},
            "select_token": {},
            "select_layer": {},
            "new_image": {},
        }
        for stage in Stage:
            bench.workplace.pages.show_stage(stage)
            bench.app.processEvents()
            for _ in range(5):
                bench.new_image()
            views = [view for view in bench.window.findChildren(PatchGridView) if view.isVisible()]
            if views and stage in (Stage.PATCHES, Stage.ENCODER, Stage.TOKENS):
                clicks = [bench.click_patch(views[0]) for _ in range(options.rounds)]
                figures["click_patch"][stage.value] = summary(clicks)
            if stage in (Stage.PATCHES, Stage.EMBEDDING, Stage.TOKENS, Stage.ENCODER):
                figures["select_token"][stage.value] = summary([bench.other_token() for _ in range(options.rounds)])
            if stage is Stage.ENCODER:
                figures["select_layer"][stage.value] = summary([bench.other_layer() for _ in range(options.rounds)])
            figures["new_image"][stage.value] = summary([bench.new_image() for _ in range(options.rounds)])
        bench.window.close()
    report("interaction", **figures, wanted={"click_patch": "p95 <= 16.7 ms", "new_image": "p95 <= 50 ms"})


if __name__ == "__main__":
    main()
