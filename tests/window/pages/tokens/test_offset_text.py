import pytest

from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.vit.relative_positions import offset_indices
from vit_studio.window.pages.tokens.offset_text import offset_text

GRID = PatchGrid(28, 4)


@pytest.mark.parametrize(
    ("query", "key", "said"),
    [
        ((3, 3), (3, 3), "offset (0, 0)"),
        ((4, 1), (3, 3), "offset (+1, −2)"),
        ((0, 0), (6, 6), "offset (−6, −6)"),
        ((6, 6), (0, 0), "offset (+6, +6)"),
    ],
)
def test_an_offset_is_the_querys_place_less_the_keys(query, key, said):
    row = int(offset_indices(7)[GRID.token_at(*query), GRID.token_at(*key)])
    assert offset_text(GRID, row) == said


def test_the_class_token_has_names():
    indices = offset_indices(7)
    assert offset_text(GRID, int(indices[0, 5])) == "from class token to patches"
    assert offset_text(GRID, int(indices[5, 0])) == "from patches to class token"
    assert offset_text(GRID, int(indices[0, 0])) == "from class token to itself"
