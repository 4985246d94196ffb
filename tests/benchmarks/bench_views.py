"""The same pictures painted by our views and drawn by matplotlib's Agg, and how quickly views follow the mouse.

Both sides get new numbers of the same shape for the same number of pixels, and keep what they can from picture to
picture: matplotlib its figure, with `set_data` and a redraw; we the widget. They take turns, so that both see the same
machine. Nothing is on a screen: Qt's raster painting is the same as on one.

    uv run python tests/benchmarks/bench_views.py [--rounds 30]
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from measure import report, summary
from painted import paint_all
from PySide6.QtCore import QPoint, QPointF, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from vit_studio.app import make_application
from vit_studio.data.drawn_garments import draw_garments
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.charts.bars_view import BarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.images.patch_grid_view import PatchGridView
from vit_studio.window.views.panels.panel import Panel

Values = np.ndarray
Draw = Callable[[Values], object]

SIZE = QSize(640, 520)
DPI = 100
UNIT = Levels(0, 1)
random = np.random.default_rng(0)
GARMENTS: Final = draw_garments(20)


def attention(*shape: int) -> Values:
    """Weights as of a softmax: rows sum to 1."""
    scores = np.exp(random.normal(scale=1.5, size=shape))
    return (scores / scores.sum(-1, keepdims=True)).astype(np.float32)


# ours: each function builds a widget and returns what shows new values in it, painted


def our_heat_map() -> Draw:
    view, bar = HeatmapView(), ColourBar()
    view.set_axes(Axis("query", 0), Axis("key", 0))
    panel = Panel("Attention weights")
    panel.set_body(view)
    panel.set_colour_bar(bar)

    def show(values: Values) -> None:
        view.set_array(values)
        bar.set_levels(view.levels)

    return painting(panel, show)


def our_multiples() -> Draw:
    view = MultiplesView()

    def show(values: Values) -> None:
        view.set_row_names([f"Layer {row + 1}" for row in range(values.shape[0])])
        view.set_column_names([str(column + 1) for column in range(values.shape[1])])
        view.set_levels(UNIT)
        view.set_arrays(values)

    return painting(view, show)


def our_bars() -> Draw:
    view = BarsView()
    names = [f"class {index}" for index in range(10)]
    return painting(view, lambda values: view.set_bars(names, values, best_index=int(values.argmax()), limits=(0, 1)))


def garment_and_map() -> tuple[Values, Values]:
    """Another drawn garment and map: the view draws an image's edges, and noise would be nothing but edges."""
    return GARMENTS.images[random.integers(len(GARMENTS))] / 255, random.random((7, 7))


def another_map() -> Callable[[], tuple[Values, Values]]:
    """Another map over the same garment, as for another head."""
    garment, _ = garment_and_map()
    return lambda: (garment, random.random((7, 7)))


def our_overlay() -> Draw:
    view = PatchGridView()
    view.set_grid(PatchGrid(28, 4))

    shown: list[Values] = []

    def show(values: tuple[Values, Values]) -> None:
        garment, weights = values
        if not shown or shown[0] is not garment:
            shown[:] = [garment]
            view.set_pixels((garment * 255).astype(np.uint8))
        view.set_overlay(weights, UNIT)

    return painting(view, show)


def painting(widget: QWidget, show: Callable[[Values], None]) -> Draw:
    widget.resize(SIZE)
    widget.show()

    def draw(values: Values) -> None:
        show(values)
        paint_all()
        assert widget.isVisible()

    return draw


# matplotlib's


def their_heat_map() -> Draw:
    figure = new_figure()
    axes = figure.subplots()
    image = axes.imshow(attention(50, 50), interpolation="nearest")
    axes.set(title="Attention weights", xlabel="key", ylabel="query")
    figure.colorbar(image)

    def draw(values: Values) -> None:
        image.set_data(values)
        image.set_clim(values.min(), values.max())
        figure.canvas.draw()

    return draw


def their_multiples(rows: int, columns: int, side: int) -> Draw:
    figure = new_figure()
    grid = figure.subplots(rows, columns, squeeze=False)
    images = []
    for place in np.ndindex(rows, columns):
        axes = grid[place]
        images.append(axes.imshow(attention(side, side), vmin=0, vmax=1, interpolation="nearest"))
        axes.set(xticks=[], yticks=[])
        if place[1] == 0:
            axes.set_ylabel(f"Layer {place[0] + 1}")
        if place[0] == 0:
            axes.set_title(str(place[1] + 1))

    def draw(values: Values) -> None:
        for image, picture in zip(images, values.reshape(-1, side, side), strict=True):
            image.set_data(picture)
        figure.canvas.draw()

    return draw


def their_bars() -> Draw:
    figure = new_figure()
    axes = figure.subplots()
    bars = axes.barh([f"class {index}" for index in range(10)], np.ones(10))
    texts = [axes.text(1.02, index, "") for index in range(10)]
    axes.set(xlim=(0, 1))

    def draw(values: Values) -> None:
        for bar, text, value in zip(bars, texts, values, strict=True):
            bar.set_width(value)
            text.set_text(f"{value:.4g}")
        figure.canvas.draw()

    return draw


def their_overlay() -> Draw:
    figure = new_figure()
    axes = figure.subplots()
    pixels = axes.imshow(np.zeros((28, 28)), cmap="gray", vmin=0, vmax=255)
    over = axes.imshow(np.zeros((7, 7)), vmin=0, vmax=1, alpha=0.7, extent=(-0.5, 27.5, 27.5, -0.5))

    def draw(values: tuple[Values, Values]) -> None:
        garment, weights = values
        pixels.set_data((garment * 255).astype(np.uint8))
        over.set_data(weights)
        figure.canvas.draw()

    return draw


def new_figure() -> Figure:
    figure = Figure(figsize=(SIZE.width() / DPI, SIZE.height() / DPI), dpi=DPI)
    FigureCanvasAgg(figure)
    return figure


# measuring


def compared(ours: Draw, theirs: Draw, values: Callable[[], Values], rounds: int) -> dict[str, Any]:
    """Both in turn on the same numbers; the ratio is of the medians."""
    for draw in (ours, theirs):
        draw(values())
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        shown = values()
        for draw, taken in zip((ours, theirs), times, strict=True):
            taken.append(seconds(lambda draw=draw, shown=shown: draw(shown)))
    ratio = statistics.median(times[1]) / statistics.median(times[0])
    return {"ours": summary(times[0]), "matplotlib": summary(times[1]), "times_faster": round(ratio, 1)}


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def overview(rounds: int) -> dict[str, Any]:
    """All heads of a ViT-B/16: from a new widget to its first paint, and what changes afterwards."""
    first, again, select, mark = [], [], [], []
    arrays = [attention(12, 12, 197, 197) for _ in range(2)]
    for index in range(max(rounds // 3, 5)):
        view = MultiplesView()
        view.resize(760, 560)
        view.set_levels(UNIT)

        def show(view: MultiplesView = view, shown: Values = arrays[index % 2]) -> None:
            view.set_arrays(shown)
            view.show()
            paint_all()

        first.append(seconds(show))
        again.append(seconds(lambda view=view: painted(view.repaint_still)))
        for step in range(5):
            select.append(seconds(lambda view=view, step=step: painted(lambda: view.set_selected((step, 3)))))
            mark.append(seconds(lambda view=view, step=step: painted(lambda: view.set_marked_cell((9 * step, 9)))))
        view.close()
    named = {"first_paint": first, "repaint": again, "select": select, "mark_cell": mark}
    return {name: summary(times) for name, times in named.items()}


def heat_map_follows(side: int, rounds: int) -> dict[str, Any]:
    """The mouse over a heat map, and a magnified one moved."""
    window = QWidget()
    view = HeatmapView(window)
    view.set_axes(Axis("query", 0), Axis("key", 0))
    view.set_array(attention(side, side))
    window.resize(SIZE)
    view.resize(SIZE)
    window.show()
    QApplication.processEvents()
    middle = view.picture_rect().center().toPoint()

    def moved(step: int) -> float:
        place = middle + QPoint(step * 37 % 200 - 100, step * 53 % 200 - 100)
        return seconds(lambda: painted(lambda: QTest.mouseMove(view, place)))

    hover = [moved(step) for step in range(rounds * 3)]
    while view.grid().cell_width < 29:
        view.zoom_by(1.2, QPointF(middle))
    zoomed = [moved(step) for step in range(rounds * 3)]
    turned = [seconds(lambda step=step: painted(lambda: view.zoom_by(1.1 if step % 2 else 1 / 1.1)))
              for step in range(rounds)]  # fmt: skip
    window.close()
    return {"hover": summary(hover), "hover_magnified": summary(zoomed), "zoom_with_numbers": summary(turned)}


def painted(act: Callable[[], object]) -> None:
    act()
    paint_all()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    app = make_application(["bench"], "en")
    few = max(rounds // 6, 3)
    against = {
        "heat_map_50x50": compared(our_heat_map(), their_heat_map(), lambda: attention(50, 50), rounds),
        "multiples_6x5_of_50x50": compared(
            our_multiples(), their_multiples(6, 5, 50), lambda: attention(6, 5, 50, 50), rounds
        ),
        "multiples_12x12_of_197x197": compared(
            our_multiples(), their_multiples(12, 12, 197), lambda: attention(12, 12, 197, 197), few
        ),
        "bars_10": compared(our_bars(), their_bars(), lambda: random.random(10), rounds),
        "another_overlay": compared(our_overlay(), their_overlay(), another_map(), rounds),
        "another_image_and_overlay": compared(our_overlay(), their_overlay(), garment_and_map, rounds),
    }
    report(
        "views",
        against_matplotlib=against,
        overview_12x12_of_197x197=overview(rounds),
        heat_map_50x50=heat_map_follows(50, rounds),
        heat_map_197x197=heat_map_follows(197, rounds),
        wanted={
            "times_faster": ">= 10",
            "first_paint": "<= 100 ms",
            "repaint, select, mark_cell, hover, zoom": "p95 <= 16.7 ms",
        },
    )
    app.closeAllWindows()


if __name__ == "__main__":
    main()
