"""The selection clamps, tells each real change once, and is whole before it tells."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.session.selection import START, START_LIMITS, Selected, Selection, SelectionLimits
from vit_studio.vit.config import DEFAULT, NOTEBOOK, ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid

FIELDS = [field.name for field in dataclasses.fields(Selected)]
SMALL = SelectionLimits.of(NOTEBOOK, 3)
whole = st.integers(-(2**31), 2**31 - 1)


@pytest.fixture
def selection():
    made = Selection()
    made.set_limits(SelectionLimits.of(DEFAULT, 100))
    return made


@pytest.fixture
def told(selection):
    """Every (signal, value) that the selection tells."""
    heard = []
    for name in FIELDS:
        getattr(selection, f"{name}_changed").connect(lambda value, name=name: heard.append((name, value)))
    return heard


def test_starts_on_the_middle_patch_of_the_last_layer_with_all_heads():
    selection = Selection()
    assert PatchGrid(28, 4).place(selection.token) == (3, 3)
    assert (selection.image, selection.dim, selection.layer, selection.head) == (0, 0, 5, None)
    assert selection.limits == START_LIMITS


@pytest.mark.parametrize(
    ("name", "asked", "got"),
    [
        ("image", 7, 7),
        ("image", 100, 99),
        ("token", CLASS_TOKEN, CLASS_TOKEN),
        ("token", -3, 0),
        ("token", 50, 49),
        ("dim", 64, 63),
        ("layer", -1, 0),
        ("head", 4, 3),
        ("head", 0, 0),
    ],
)
def test_a_setter_clamps_and_tells_the_value_it_took(selection, told, name, asked, got):
    getattr(selection, f"set_{name}")(asked)
    assert getattr(selection, name) == got
    assert told == [(name, got)]


@pytest.mark.parametrize("name", FIELDS)
def test_setting_what_is_selected_tells_nothing(selection, told, name):
    getattr(selection, f"set_{name}")(getattr(selection, name))
    assert told == []


def test_the_mean_of_the_heads_can_be_left_and_come_back_to(selection, told):
    selection.set_head(0)
    selection.set_head(None)
    assert selection.head is None
    assert told == [("head", 0), ("head", None)]


def test_narrower_limits_clamp_everything_before_the_first_signal(selection):
    for name, value in {"image": 50, "token": 40, "dim": 60, "layer": 4, "head": 3}.items():
        getattr(selection, f"set_{name}")(value)
    seen = []
    for name in FIELDS:
        getattr(selection, f"{name}_changed").connect(lambda _: seen.append(selection._now))
    selection.set_limits(SMALL)
    assert seen == [Selected(image=2, token=4, dim=7, layer=1, head=1)] * len(FIELDS)


@pytest.mark.parametrize(
    ("patch_size", "before", "after"),
    [(7, (3, 3), (2, 2)), (7, (0, 0), (0, 0)), (7, (6, 6), (3, 3)), (7, (0, 6), (0, 3)), (2, (1, 5), (3, 11))],
)
def test_a_patch_stays_where_it_is_in_the_image(selection, patch_size, before, after):
    old, new = PatchGrid(28, 4), PatchGrid(28, patch_size)
    selection.set_token(old.token_at(*before))
    selection.set_limits(SelectionLimits.of(ViTConfig(patch_size=patch_size), 100))
    assert selection.token == new.token_at(*after)
    selection.set_token(0)
    selection.set_limits(SelectionLimits.of(DEFAULT, 100))
    assert selection.token == 0, "the class token stays itself"


def test_limits_that_fit_move_nothing_and_are_told_themselves(selection, told, qtbot):
    wider = SelectionLimits.of(DEFAULT, 200)
    with qtbot.waitSignal(selection.limits_changed) as heard:
        selection.set_limits(wider)
    assert heard.args == [wider]
    assert told == []


def test_held_changes_are_there_at_once_and_told_once_at_the_end(selection, told):
    with selection.hold():
        selection.set_token(3)
        selection.set_token(4)
        selection.set_dim(9)
        selection.set_dim(0)
        assert selection.token == 4
        assert told == []
    assert told == [("token", 4)]


def test_a_slot_may_select_something_else(selection, told):
    selection.token_changed.connect(lambda _: selection.set_dim(5))
    with selection.hold():
        selection.set_token(3)
        selection.set_dim(2)
    assert told == [("token", 3), ("dim", 5)]
    assert selection.dim == 5


@given(asked=st.builds(Selected, image=whole, token=whole, dim=whole, layer=whole, head=st.none() | whole))
def test_whatever_is_asked_ends_within_the_limits_and_stays_there(asked):
    held = asked.within(SMALL)
    assert held.image in range(3)
    assert held.token in range(5)
    assert held.dim in range(8)
    assert held.layer in range(2)
    assert held.head in (None, 0, 1)
    assert held.within(SMALL) == held


def test_the_start_fits_the_bundled_models_limits():
    assert START.within(START_LIMITS) == START
