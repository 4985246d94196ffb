from pathlib import Path

import pytest

from vit_studio.window.docks.training.run_shelf import RunShelf
from vit_studio.window.docks.training.training_record import TrainingRecord
from vit_studio.window.views.charts.curve_colours import NUM_RUN_COLOURS


@pytest.fixture
def shelf(qapp):
    return RunShelf()


def test_the_newest_training_is_on_top_and_chosen(shelf, make_record):
    first = shelf.add_training(make_record())
    second = shelf.add_training(make_record())
    assert shelf.runs == (second, first)
    assert [run.name for run in shelf.runs] == ["training 2", "training 1"]
    assert shelf.chosen is second
    shelf.choose(first)
    assert shelf.chosen is first


def test_a_run_keeps_its_colour_and_a_free_one_is_given_again(shelf, make_record):
    runs = [shelf.add_training(make_record(1)) for _ in range(NUM_RUN_COLOURS)]
    assert [run.colour for run in runs] == list(range(NUM_RUN_COLOURS))
    shelf.remove(runs[2])
    assert shelf.add_training(make_record(1)).colour == 2
    assert shelf.add_training(make_record(1)).colour == 0
    assert [run.colour for run in runs] == list(range(NUM_RUN_COLOURS))


def test_only_runs_with_something_to_draw_are_shown(shelf, make_record):
    run = shelf.add_training(TrainingRecord())
    assert shelf.shown == () and shelf.chosen is None
    other = shelf.add_folder(Path("there/tiny"), make_record())
    assert shelf.shown == (other,)
    shelf.show(other, False)
    assert shelf.shown == () and shelf.chosen is None
    assert shelf.runs == (run, other)


def test_the_one_that_is_hidden_is_not_the_chosen_one(shelf, make_record):
    first, second = (shelf.add_training(make_record()) for _ in range(2))
    shelf.show(second, False)
    assert shelf.chosen is first
    shelf.show(second, True)
    assert shelf.chosen is second


def test_the_same_folder_is_read_anew_in_its_place(shelf, make_record):
    run = shelf.add_folder(Path("there/tiny"), make_record(3))
    shelf.add_folder(Path("there/other"), make_record(3))
    shelf.show(run, False)
    grown = make_record(9)
    assert shelf.add_folder(Path("there/tiny"), grown) is run
    assert (len(shelf.runs), run.record, run.is_shown, shelf.chosen) == (2, grown, True, run)


def test_changes_are_told_and_nothing_else(qtbot, shelf, make_record):
    run = shelf.add_training(make_record())
    for act in (lambda: shelf.rename(run, "no warm-up"), lambda: shelf.show(run, False), lambda: shelf.remove(run)):
        with qtbot.waitSignal(shelf.changed):
            act()
        with qtbot.assertNotEmitted(shelf.changed):
            act()
    assert run.name == "no warm-up"
    shelf.rename(run, "  ")
    assert run.name == "no warm-up"


def test_another_shelf_goes_on_from_there(qapp, shelf, make_record):
    first, second = (shelf.add_training(make_record()) for _ in range(2))
    shelf.choose(first)
    other = RunShelf()
    other.restore(shelf.memory)
    assert (other.runs, other.chosen) == ((second, first), first)
    assert other.add_training(make_record()).name == "training 3"
