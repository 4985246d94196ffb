"""A run's name tells what trained, by which seed, and when."""

import datetime

import pytest

from vit_studio.session.run_names import new_run_path
from vit_studio.window.docks.training.run_name import run_name, telling_names

TODAY = datetime.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("folder", "seed", "name"),
    [
        ("2026-11-26 01.38.30 tiny", 5480, "Tiny · seed 5480 · 01:38"),
        ("2026-11-25 16.20.33 tiny", 0, "Tiny · seed 0 · 11-25 16:20"),
        ("2026-11-26 01.38.30 no positions 2", 1, "No positions 2 · seed 1 · 01:38"),
        ("2026-11-26 01.38.30 my own", None, "my own · 01:38"),
        ("2026-11-26 01.38.30", 3, "seed 3 · 01:38"),
        ("rate 0.1", 3, "rate 0.1"),  # a person's word for it
    ],
)
def test_it_tells_recipe_seed_and_time(qapp, folder, seed, name):
    assert run_name(folder, seed=seed, today=TODAY) == name


def test_it_reads_the_names_that_this_program_gives(qapp, tmp_path):
    path = new_run_path(tmp_path, "high rate", datetime.datetime(2026, 11, 26, 1, 2, 3))
    assert run_name(path.name, seed=7, today=TODAY) == "Learning rate × 10 · seed 7 · 01:02"


def test_two_of_one_minute_differ_by_the_second(qapp):
    first = run_name("2026-11-26 01.38.30 tiny", seed=0, today=TODAY)
    second = run_name("2026-11-26 01.38.59 tiny", seed=0, today=TODAY, taken=[first])
    assert (first, second) == ("Tiny · seed 0 · 01:38", "Tiny · seed 0 · 01:38:59")


def test_names_become_shorter_and_still_differ():
    names = ["Tiny · seed 0 · 01:38", "Tiny · seed 1 · 01:41", "Tiny · seed 1 · 01:52"]
    whole, differing, *alone = telling_names(names)
    assert whole == names
    assert differing == ["seed 0 · 01:38", "seed 1 · 01:41", "seed 1 · 01:52"]
    assert alone == [["01:38", "01:41", "01:52"]]


@pytest.mark.parametrize("names", [["Tiny · seed 0 · 01:38", "other"], ["Tiny · seed 0 · 01:38"], ["same", "same"], []])
def test_names_that_have_no_parts_in_common_stay_whole(names):
    assert telling_names(names) == [names]
