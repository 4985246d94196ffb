"""Token ↔ (row, column) ↔ pixel box, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid

grids = st.builds(lambda side, patch: PatchGrid(side * patch, patch), st.integers(1, 14), st.integers(1, 9))


@given(grids)
def test_there_and_back(grid):
    assert not grid.is_patch(CLASS_TOKEN)
    for token in range(1, grid.num_tokens):
        assert grid.is_patch(token)
        assert grid.token_at(*grid.place(token)) == token
        assert grid.token_of(grid.patch_of(token)) == token
        box = grid.box(token)
        assert grid.token_at_pixel(box.top, box.left) == token
        assert grid.token_at_pixel(box.top + box.side - 1, box.left + box.side - 1) == token


def test_the_class_token_has_no_place():
    grid = PatchGrid(28, 4)
    for ask in (grid.place, grid.box, grid.patch_of):
        with pytest.raises(IndexError):
            ask(CLASS_TOKEN)
    with pytest.raises(IndexError):
        grid.place(grid.num_tokens)


@pytest.mark.parametrize("pixel", [(-1, 0), (0, -1), (28, 0), (0, 28)])
def test_outside_the_image_there_is_no_token(pixel):
    assert PatchGrid(28, 4).token_at_pixel(*pixel) is None


def test_neighbours_stop_at_the_edges():
    grid = PatchGrid(28, 4)
    assert grid.place(grid.neighbour(grid.token_at(3, 3), rows=1, columns=-1)) == (4, 2)
    assert grid.neighbour(grid.token_at(0, 6), rows=-1, columns=1) == grid.token_at(0, 6)
    assert grid.neighbour(CLASS_TOKEN, rows=0, columns=1) == grid.token_at(0, 0)
    assert grid.place(grid.centre_token) == (3, 3)
