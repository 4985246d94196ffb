import csv
import io
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from vit_studio.session.viewing import Viewing
from vit_studio.training.events import Evaluated, Progress
from vit_studio.window.docks.training.training_curves import Chart, TrainingCurves
from vit_studio.window.docks.training.training_record import TrainingRecord
from vit_studio.window.files.figure_saver import FigureSaver


class Place(QObject):
    """Stands for the workplace: keeps what would be saved."""

    def __init__(self, curves):
        super().__init__()
        self.training = SimpleNamespace(curves=curves)
        self.take_along = self
        self.asked = []

    def ask_and_save(self, picture, choice, save, *, name):
        self.asked.append((picture, choice, save, name))


@pytest.fixture
def place(qtbot):
    curves = TrainingCurves(SimpleNamespace(viewing=Viewing(), images=None))
    qtbot.addWidget(curves)
    curves.show()
    return Place(curves)


def record(loss):
    kept = TrainingRecord()
    for step in (1, 2, 3):
        numbers = {"loss": loss / step, "accuracy": 0.5, "learning_rate": 1e-3, "grad_norm": 1.0, "seconds": 0.1 * step}
        kept.add_progress(
            Progress(step=step, steps=3, epoch=step / 3, images_per_second=1.0, seconds_left=0.0, **numbers)
        )
    shares = {"train_loss": 1.0, "train_accuracy": 0.5, "valid_loss": 1.0, "valid_accuracy": 0.75}
    kept.add_evaluated(Evaluated(step=3, epoch=1.0, confusion=((1, 1), (0, 2)), **shares))
    return kept


def saved(place, chart, path):
    FigureSaver(place).ask(chart)
    picture, _, save, name = place.asked[-1]
    save(path, picture, None)
    return picture, name, list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_nothing_is_asked_while_there_is_nothing(place):
    for chart in Chart:
        FigureSaver(place).ask(chart)
    assert place.asked == []


@pytest.mark.parametrize(
    ("chart", "parts"), [(Chart.LOSS, 1), (Chart.GRADIENT_NORM, 1), (Chart.ALL, 4), (Chart.CLASSES, 2)]
)
def test_a_figure_has_a_part_for_each_chart(place, chart, parts, tmp_path):
    place.training.curves.show_record(record(2.0))
    picture, name, _ = saved(place, chart, tmp_path / "told.csv")
    assert len(picture.parts) == parts
    assert len({(part.box.left, part.box.top) for part in picture.parts}) == parts
    assert name == f"{chart.value.replace('_', '-')}-while-training"


def test_a_figure_says_of_which_runs_it_is_and_how_they_were_smoothed(place, tmp_path):
    curves = place.training.curves
    curves.show_record(record(2.0), tmp_path / "2026-11-26 01.38.30 tiny", 5480)
    picture, *_ = saved(place, Chart.ALL, tmp_path / "told.csv")
    (run,) = curves.shelf.runs
    name = run.name.replace(" · ", ", ")
    assert picture.sentence == (
        f"Run: {name} (2026-11-26 01.38.30 tiny). Batches are smoothed by an exponential running mean of weight "
        "0.9; what was measured is faint behind it."
    )
    assert "seed 5480" in run.name
    curves.choices.set_smoothing(0.0)
    curves.shelf.rename(run, "mine")
    curves.shelf.add_folder(tmp_path / "other", record(3.0), seed=7)
    picture, *_ = saved(place, Chart.LOSS, tmp_path / "told.csv")
    assert picture.sentence == (
        "Runs: mine (2026-11-26 01.38.30 tiny, seed 5480); other (seed 7). Batches are drawn as they were measured, "
        "without smoothing."
    )
    for chart in (Chart.LEARNING_RATE, Chart.CLASSES):  # which are never smoothed
        assert "smooth" not in saved(place, chart, tmp_path / "told.csv")[0].sentence


def test_numbers_are_those_of_all_runs_on_show(place, tmp_path):
    curves = place.training.curves
    for loss in (2.0, 3.0, 4.0):
        curves.clear()
        curves.show_record(record(loss))
    curves.shelf.show(curves.shelf.runs[2], True)
    _, _, rows = saved(place, Chart.LOSS, tmp_path / "told.csv")
    assert {row["run"] for row in rows} == {"training 1", "training 3"}
    assert [row["loss"] for row in rows if row["run"] == "training 3"] == ["4.0", "2.0", repr(4 / 3)]


def test_those_of_the_classes_are_confusions(place, tmp_path):
    place.training.curves.show_record(record(2.0))
    _, _, rows = saved(place, Chart.CLASSES, tmp_path / "told.csv")
    assert [row["count"] for row in rows] == ["1", "1", "0", "2"]
