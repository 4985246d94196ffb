"""Frame times of the gallery while all 70,000 images are scrolled through, by the wheel, by keys and by the bar.

The real dock in the real window without a screen (Qt's raster painting is the same as on one), on real images. A frame
is one turn of the wheel, one key or one move of the bar, and everything that it sets off, paints included.

    uv run python tests/benchmarks/bench_gallery.py --data-dir FOLDER [--answers] [--frames 3000]
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measure import report, summary
from painted import paint_all
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vit_studio.app import make_application
from vit_studio.session.jobs import Lane
from vit_studio.session.studio import Studio
from vit_studio.window.docks.images.gallery_choices import SIZE, ThumbnailSize
from vit_studio.window.main_window import MainWindow

NOTCH: Final = 120
WANTED_MS: Final = 33.0


class Bench:
    """The window with all images in its gallery."""

    def __init__(self, data_dir: Path, width: int) -> None:
        self.app = make_application(["bench"], "en")
        self.window = MainWindow()
        self.window.resize(1920, 1080)
        self.studio = Studio(self.window)
        dock = self.window.furnish(self.studio).images
        self.gallery = dock.gallery
        self.window.show()
        self.window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        self.studio.start(data_dir=data_dir, allow_download=False)
        self.wait(self._is_settled)

    def wait(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self.app.processEvents()
            time.sleep(0.002)

    def ask_the_model(self) -> None:
        """So that each thumbnail of the test set has a sign."""
        self.studio.predictions.ask()
        self.wait(lambda: self.studio.predictions.table is not None)

    def frame(self, act: Callable[[], object]) -> float:
        start = time.perf_counter()
        act()
        self.app.processEvents()  # what is done when the event loop is back may ask for more to be painted
        paint_all()
        return time.perf_counter() - start

    def wheel(self, notches: int) -> None:
        viewport = self.gallery.viewport()
        at = QPointF(viewport.rect().center())
        event = QWheelEvent(
            at,
            viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, -NOTCH * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def scroll_by_wheel(self, frames: int) -> list[float]:
        """From the top to the end, in turns as large as that takes."""
        bar = self.gallery.verticalScrollBar()
        bar.setValue(0)
        paint_all()
        one = self._pixels_of_a_notch()
        notches = max(1, round(bar.maximum() / max(1, one * frames)))
        times = []
        while bar.value() < bar.maximum():
            times.append(self.frame(lambda: self.wheel(notches)))
        return times

    def scroll_by_bar(self, frames: int) -> list[float]:
        """The handle dragged from top to bottom: nothing of a frame was there in the frame before."""
        bar = self.gallery.verticalScrollBar()
        return [self.frame(lambda i=i: bar.setValue(bar.maximum() * i // frames)) for i in range(frames + 1)]

    def scroll_by_keys(self, presses: int) -> list[float]:
        """Page by page, each selecting an image, which the model then looks at in the background."""
        self.gallery.setFocus()
        QTest.keyClick(self.gallery, Qt.Key.Key_Home)
        times = [self.frame(lambda: QTest.keyClick(self.gallery, Qt.Key.Key_PageDown)) for _ in range(presses)]
        self.wait(self._is_settled)
        return times

    def _pixels_of_a_notch(self) -> int:
        self.wheel(1)
        moved = self.gallery.verticalScrollBar().value()
        self.gallery.verticalScrollBar().setValue(0)
        return max(1, moved)

    def _is_settled(self) -> bool:
        scene = self.studio.scene
        ready = scene is not None and not scene.images.drawn and scene.index == self.studio.selection.image
        return ready and not any(self.studio.jobs.is_busy(lane) for lane in Lane)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--frames", type=int, default=3000)
    parser.add_argument("--width", type=int, default=272, help="of the dock")
    parser.add_argument("--answers", action="store_true", help="with the signs of right and wrong answers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as places:
        os.environ["VIT_STUDIO_CACHE"] = os.environ["VIT_STUDIO_CONFIG"] = places
        bench = Bench(options.data_dir, options.width)
        if options.answers:
            bench.ask_the_model()
        figures = {}
        for size in ThumbnailSize:
            bench.studio.viewing.set(SIZE, size.value)
            paint_all()
            figures[size.value] = {
                "columns": bench.gallery.layout_now.columns,
                "wheel": summary(bench.scroll_by_wheel(options.frames)),
                "bar": summary(bench.scroll_by_bar(options.frames)),
                "keys": summary(bench.scroll_by_keys(min(200, options.frames))),
            }
        images = len(bench.gallery.indices)
        bench.window.close()
    # a key selects an image as well: its frame holds the page that is painted for it
    wanted = {"wheel and bar": f"max_ms <= {WANTED_MS}", "keys": "p95_ms <= 50, as any new image"}
    report("gallery", images=images, answers=options.answers, sizes=figures, wanted=wanted)


if __name__ == "__main__":
    main()
