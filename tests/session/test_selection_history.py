import pytest

from vit_studio.session.selection import Selection, SelectionLimits
from vit_studio.session.selection_history import KEPT, PAUSE_S, SelectionHistory

LIMITS = SelectionLimits(num_images=500, num_tokens=50, embed_dim=64, depth=6, num_heads=4)


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now

    def pause(self):
        self.now += 2 * PAUSE_S


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def selection(qapp):
    selection = Selection()
    selection.set_limits(LIMITS)
    return selection


@pytest.fixture
def history(selection, clock):
    return SelectionHistory(selection, clock=clock)


def test_at_the_start_there_is_nothing_to_go_back_to(history, selection):
    before = selection.now
    history.undo()
    history.redo()
    assert selection.now == before
    assert not history.can_undo
    assert not history.can_redo


def test_undo_walks_back_and_redo_forward_through_everything_selected(history, selection, clock):
    states = [selection.now]
    for change in (
        lambda: selection.set_token(7),
        lambda: selection.set_layer(2),
        lambda: selection.set_head(3),
        lambda: selection.set_dim(9),
        lambda: selection.set_image(41),
    ):
        clock.pause()
        change()
        states.append(selection.now)
    for state in reversed(states[:-1]):
        history.undo()
        assert selection.now == state
    assert not history.can_undo
    for state in states[1:]:
        history.redo()
        assert selection.now == state
    assert not history.can_redo


def test_rapid_steps_of_one_kind_are_one_step_back(history, selection, clock):
    start = selection.now
    for token in range(1, 9):
        clock.now += PAUSE_S / 4
        selection.set_token(token)
    history.undo()
    assert selection.now == start
    history.redo()
    assert selection.token == 8


def test_a_pause_or_another_kind_begins_a_new_step(history, selection, clock):
    clock.pause()
    selection.set_token(1)
    clock.pause()
    selection.set_token(2)
    selection.set_layer(0)
    history.undo()
    assert (selection.token, selection.layer) == (2, 5)
    history.undo()
    assert selection.token == 1


def test_what_changes_together_is_one_step(history, selection, clock):
    start = selection.now
    clock.pause()
    with selection.hold():
        selection.set_token(3)
        selection.set_layer(1)
    history.undo()
    assert selection.now == start


def test_a_new_choice_after_undo_ends_what_could_be_redone(history, selection, clock):
    for token in (1, 2, 3):
        clock.pause()
        selection.set_token(token)
    history.undo()
    clock.pause()
    selection.set_token(9)
    assert not history.can_redo
    history.undo()
    assert selection.token == 2


def test_a_step_right_after_undo_does_not_overwrite_what_undo_came_to(history, selection, clock):
    for token in (1, 2):
        clock.pause()
        selection.set_token(token)
    history.undo()
    selection.set_token(5)
    history.undo()
    assert selection.token == 1


def test_other_limits_are_a_new_beginning(history, selection, clock):
    clock.pause()
    selection.set_token(3)
    selection.set_limits(SelectionLimits(num_images=10, num_tokens=5, embed_dim=8, depth=2, num_heads=2))
    assert not history.can_undo
    assert selection.token == 1  # of 2 × 2, the patch in which the third of 7 × 7 lies


def test_only_so_much_is_kept(history, selection, clock):
    for step in range(KEPT + 50):
        clock.pause()
        selection.set_image(step + 1)
    steps = 0
    while history.can_undo:
        history.undo()
        steps += 1
    assert steps == KEPT - 1
    assert selection.image == 51


def test_it_tells_when_there_is_more_or_less_to_go_back_to(qtbot, history, selection, clock):
    with qtbot.waitSignal(history.changed):
        selection.set_token(1)
    assert history.can_undo
    with qtbot.waitSignal(history.changed):
        history.undo()
    assert history.can_redo
