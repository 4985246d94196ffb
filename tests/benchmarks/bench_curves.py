"""The curves of trainings: one chart painted by us and drawn by matplotlib's Agg, and five long runs in the dock.

Both sides get the same numbers for the same number of pixels, and keep what they can: matplotlib its lines, with
`set_data` and a redraw; we the widget. They take turns, so that both see the same machine.

    uv run python tests/benchmarks/bench_curves.py [--rounds 30]
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
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from vit_studio.app import make_application
from vit_studio.session.viewing import Viewing
from vit_studio.training.events import Evaluated, Progress
from vit_studio.window.docks.training.curve_choices import Chart
from vit_studio.window.docks.training.training_curves import TrainingCurves
from vit_studio.window.docks.training.training_record import TrainingRecord
from vit_studio.window.views.charts.curves_view import CurvesView

SIZE: Final = QSize(640, 320)
DPI: Final = 100
EPOCH: Final = 1000
random = np.random.default_rng(0)


class Desk:
    """As much of a Studio as the curves need."""

    def __init__(self) -> None:
        self.viewing = Viewing()
        self.images = None


def losses(count: int) -> np.ndarray:
    """A loss that falls, with the scatter of batches."""
    steps = np.arange(count)
    return 2 * np.exp(-steps / count * 8) + 0.4 + 0.1 * random.normal(size=count)


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def painted(act: Callable[[], object]) -> None:
    act()
    paint_all()


# one chart


def ours(count: int, smoothing: float) -> Callable[[np.ndarray], None]:
    view, xs = CurvesView(), np.arange(float(count))
    view.set_titles("step", "loss")
    view.set_smoothing(smoothing)
    view.resize(SIZE)
    view.show()
    return lambda ys: painted(lambda: view.set_curve("batch", "batch", xs, ys))


def theirs(count: int, smoothing: float) -> Callable[[np.ndarray], None]:
    """The smoothed line is given to it ready: matplotlib has no smoothing of its own."""
    figure = Figure(figsize=(SIZE.width() / DPI, SIZE.height() / DPI), dpi=DPI)
    FigureCanvasAgg(figure)
    axes, xs = figure.subplots(), np.arange(float(count))
    lines = axes.plot(xs, losses(count), "0.8", linewidth=1.6) if smoothing else []
    lines += axes.plot(xs, losses(count), linewidth=1.6, label="batch")
    axes.set(xlabel="step", ylabel="loss")
    axes.legend()

    def draw(ys: np.ndarray) -> None:
        for line in lines:
            line.set_data(xs, ys)
        axes.relim()
        axes.autoscale_view()
        figure.canvas.draw()

    return draw


def compared(count: int, smoothing: float, rounds: int) -> dict[str, Any]:
    sides = ours(count, smoothing), theirs(count, smoothing)
    times: tuple[list[float], list[float]] = ([], [])
    for draw in sides:
        draw(losses(count))
    for _ in range(rounds):
        ys = losses(count)
        for draw, taken in zip(sides, times, strict=True):
            taken.append(seconds(lambda draw=draw, ys=ys: draw(ys)))
    ratio = statistics.median(times[1]) / statistics.median(times[0])
    return {"ours": summary(times[0]), "matplotlib": summary(times[1]), "times_faster": round(ratio, 1)}


# the dock


def progress(step: int, loss: float) -> Progress:
    return Progress(
        step=step,
        steps=200_000,
        epoch=step / EPOCH,
        loss=loss,
        accuracy=1 - loss / 3,
        learning_rate=1e-3 * np.exp(-step / 50_000),
        images_per_second=1000.0,
        seconds_left=1.0,
        grad_norm=loss + 0.5,
        batch_images=128,
        seconds=step * 0.1,
    )


def record(count: int) -> TrainingRecord:
    kept = TrainingRecord()
    for step, loss in enumerate(losses(count).tolist(), 1):
        kept.add_progress(progress(step, loss))
        if step % EPOCH == 0:
            kept.add_evaluated(
                Evaluated(
                    step=step,
                    epoch=step / EPOCH,
                    train_loss=loss,
                    train_accuracy=0.8,
                    valid_loss=loss + 0.1,
                    valid_accuracy=0.7,
                    seconds=step * 0.1,
                )
            )
    return kept


def dock(runs: int, count: int, rounds: int, *, size: QSize, log: bool) -> dict[str, Any]:
    """Four charts of several runs, the last of which grows; the line moved through all; and all painted anew."""
    curves = TrainingCurves(Desk())  # type: ignore[arg-type]
    records = [record(count) for _ in range(runs)]
    for kept in records:
        curves.show_record(kept)
    for run in curves.shelf.runs:
        curves.shelf.show(run, True)
    curves.choices.set_log(log)
    curves.resize(size)
    curves.show()
    QApplication.processEvents()
    live, steps = records[-1], iter(range(count + 1, 10 * count))

    def grow() -> None:
        live.add_progress(progress(next(steps), 0.4 + 0.1 * random.random()))
        painted(lambda: curves.show_record(live))

    def move(part: int) -> None:
        painted(lambda: [chart.set_cursor(count / EPOCH * part / rounds) for chart in curves.charts.values()])

    def repaint(chart: QWidget) -> None:
        painted(chart.repaint_still)  # type: ignore[attr-defined]

    figures = {
        "grow": summary([seconds(grow) for _ in range(rounds)]),
        "move_line": summary([seconds(lambda part=part: move(part)) for part in range(rounds)]),
        "repaint_loss": summary([seconds(lambda: repaint(curves.charts[Chart.LOSS])) for _ in range(rounds)]),
        "in_sight": len(curves.grid.in_sight),
        "megabytes_a_run": round(live.nbytes / 1e6, 1),
    }
    curves.close()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    app = make_application(["bench"], "en")
    report(
        "curves",
        against_matplotlib={
            "60000_points": compared(60_000, 0.0, rounds),
            "60000_points_smoothed": compared(60_000, 0.9, rounds),
            "500000_points": compared(500_000, 0.0, max(rounds // 3, 5)),
        },
        one_run_of_12000=dock(1, 12_000, rounds, size=QSize(620, 142), log=False),
        five_runs_of_100000=dock(5, 100_000, rounds, size=QSize(1000, 480), log=False),
        five_runs_of_100000_log=dock(5, 100_000, rounds, size=QSize(1000, 480), log=True),
        wanted={"60000_points": "median <= 5 ms", "move_line": "p95 <= 16.7 ms", "grow": "p95 <= 50 ms"},
    )
    app.closeAllWindows()


if __name__ == "__main__":
    main()
