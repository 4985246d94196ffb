import pytest
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.window.pages.embedding.equation_layout import LARGEST, LEAST_SQUARE, EquationShape, fit_cells

DEFAULT = EquationShape(num_patches=49, patch_dim=16, embed_dim=64)
NOTEBOOK = EquationShape(num_patches=4, patch_dim=196, embed_dim=8)


def test_the_bundled_model_has_square_cells_of_one_size():
    cells = fit_cells(DEFAULT, width=440, height=147, weight_height=70)
    assert cells.are_square
    assert cells.dim == pytest.approx(3.0)


def test_long_patches_are_scaled_by_themselves():
    cells = fit_cells(NOTEBOOK, width=440, height=147, weight_height=70)
    assert not cells.are_square
    assert cells.pixel_down == pytest.approx(70 / 196)
    assert cells.dim > 10 * cells.pixel_across


@given(
    num_patches=st.sampled_from([1, 4, 16, 49, 196]),
    patch_dim=st.sampled_from([4, 16, 48, 196, 784, 2352]),
    embed_dim=st.sampled_from([2, 8, 64, 192]),
    width=st.floats(200, 2000),
    height=st.floats(60, 900),
)
def test_whatever_the_shape_everything_fits(num_patches, patch_dim, embed_dim, width, height):
    shape = EquationShape(num_patches=num_patches, patch_dim=patch_dim, embed_dim=embed_dim)
    cells = fit_cells(shape, width=width, height=height, weight_height=height / 2)
    assert patch_dim * cells.pixel_across + 2 * embed_dim * cells.dim <= width * 1.0001
    assert num_patches * cells.patch <= height * 1.0001
    assert patch_dim * cells.pixel_down <= height / 2 * 1.0001
    assert max(cells.patch, cells.pixel_across, cells.pixel_down, cells.dim) <= LARGEST
    assert not cells.are_square or cells.dim >= LEAST_SQUARE
