import csv
import io

import pytest

from vit_studio.window.docks.training.run_shelf import ShownRun
from vit_studio.window.docks.training.run_table import RunColumns, confusions_csv, curves_csv


def rows(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture
def runs(make_record):
    return [
        RunColumns.of(ShownRun(name=name, record=make_record(steps), colour=0, class_names=("shirt", "bag")))
        for name, steps in (("first", 12), ("second, longer", 20))
    ]


def test_each_step_of_each_run_has_a_row(runs):
    table = rows(curves_csv(runs))
    assert list(table[0])[:5] == ["run", "step", "epoch", "seconds", "loss"]
    assert [row["step"] for row in table if row["run"] == "first"] == [str(step) for step in range(13)]
    assert sum(row["run"] == "second, longer" for row in table) == 21


def test_values_are_whole_and_what_was_not_told_is_empty(runs):
    table = rows(curves_csv(runs))
    start, third, tenth = table[0], table[3], table[10]
    assert (start["loss"], start["valid_loss"], start["seconds"]) == ("", "1.5", "0.05")
    assert float(third["loss"]) == 2 / 3
    assert (third["valid_loss"], third["valid_accuracy shirt"], third["batch_images"]) == ("", "", "128")
    assert (tenth["loss"], tenth["train_loss"]) == ("0.2", "1.0")
    assert (tenth["valid_accuracy shirt"], tenth["valid_accuracy bag"]) == ("0.6", "1.0")


def test_classes_of_all_runs_have_a_column_each(make_record):
    made = [
        RunColumns.of(ShownRun(name=name, record=make_record(1), colour=0, class_names=names))
        for name, names in (("named", ("shirt", "bag")), ("unnamed", ()))
    ]
    first, *_, last = rows(curves_csv(made))
    assert [name for name in first if name.startswith("valid_accuracy ")] == [
        "valid_accuracy shirt",
        "valid_accuracy bag",
        "valid_accuracy class 1",
        "valid_accuracy class 2",
    ]
    assert last["valid_accuracy shirt"] == ""


def test_confusions_have_a_row_for_each_cell(runs):
    table = rows(confusions_csv(runs[:1]))
    assert len(table) == 2 * 4
    cells = [(row["true_class"], row["predicted_class"], row["count"]) for row in table if row["step"] == "10"]
    assert cells == [("shirt", "shirt", "6"), ("shirt", "bag", "4"), ("bag", "shirt", "0"), ("bag", "bag", "10")]


def test_a_run_may_grow_on_while_it_is_written(make_record, told):
    record = make_record(5)
    columns = RunColumns.of(ShownRun(name="live", record=record, colour=0))
    for step in (6, 3, 4):
        record.add_progress(told(step, loss=99.0))
    assert [row["loss"] for row in rows(curves_csv([columns]))][-3:] == [repr(2 / 3), "0.5", "0.4"]
