import pytest
from PySide6.QtCore import QObject

from vit_studio.session.selection import Selection, SelectionLimits
from vit_studio.vit.config import DEFAULT
from vit_studio.window.keys.selection_moves import SelectionMoves


class Desk(QObject):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.selection = Selection(self)
        self.selection.set_limits(SelectionLimits.of(DEFAULT, 1))


@pytest.fixture
def desk(qapp):
    return Desk(DEFAULT)


@pytest.fixture
def moves(desk):
    return SelectionMoves(desk)


@pytest.mark.parametrize(
    ("move", "reached"), [("patch_up", 18), ("patch_down", 32), ("patch_left", 24), ("patch_right", 26)]
)
def test_arrows_walk_over_the_grid(desk, moves, move, reached):
    assert desk.selection.token == 25
    getattr(moves, move)()
    assert desk.selection.token == reached


def test_they_hold_at_the_edge(desk, moves):
    desk.selection.set_token(1)
    moves.patch_up()
    moves.patch_left()
    assert desk.selection.token == 1


def test_from_the_class_token_they_enter_the_grid(desk, moves):
    moves.class_token()
    assert desk.selection.token == 0
    moves.patch_down()
    assert desk.selection.token == 1


def test_layers_hold_at_both_ends(desk, moves):
    moves.next_layer()
    assert desk.selection.layer == 5
    moves.previous_layer()
    assert desk.selection.layer == 4


def test_heads_begin_at_the_mean(desk, moves):
    seen = []
    desk.selection.head_changed.connect(seen.append)
    for _ in range(5):
        moves.next_head()
    for _ in range(5):
        moves.previous_head()
    assert seen == [0, 1, 2, 3, 2, 1, 0, None]


def test_without_a_model_there_is_no_grid_to_walk_on(qapp):
    desk = Desk(None)
    SelectionMoves(desk).patch_up()
    assert desk.selection.token == 25
