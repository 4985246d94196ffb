import numpy as np
import pytest

from vit_studio.vit.config import ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.patches.cut import cut_image
from vit_studio.window.pages.patches.patch_pixels import PatchPixels, patch_pixels
from vit_studio.window.views.cells.channels import side_by_side


@pytest.mark.parametrize("channels", [1, 3])
def test_the_unfolded_row_and_the_picture_name_the_same_number(channels):
    row = np.arange(channels * 16.0)
    picture = side_by_side(row.reshape(channels, 4, 4))
    pixels = PatchPixels(patch_size=4)
    for column, value in enumerate(row):
        place = pixels.place_of(column)
        assert picture[place] == value
        assert pixels.column_at(*place) == column


def test_between_two_channels_there_is_no_number():
    assert PatchPixels(patch_size=4).column_at(2, 4) is None


@pytest.mark.parametrize("token", [1, 25, 49])
def test_pixels_of_a_grey_patch_are_those_of_the_file(scene, token):
    box = scene.grid.box(token)
    cut = scene.pixels[box.top : box.top + 4, box.left : box.left + 4]
    np.testing.assert_array_equal(patch_pixels(scene, cut_image(scene, 4), token), cut[None])


def test_several_channels_are_turned_back_from_the_input(make_scene):
    scene = make_scene(ViTConfig(in_channels=3))
    pixels = patch_pixels(scene, cut_image(scene, 4), 25)
    box = scene.grid.box(25)
    cut = scene.pixels[box.top : box.top + 4, box.left : box.left + 4]
    assert pixels.shape == (3, 4, 4)
    np.testing.assert_allclose(pixels[0], cut, atol=1e-3)


def test_the_class_token_has_none(scene):
    pixels = patch_pixels(scene, cut_image(scene, 4), CLASS_TOKEN)
    assert pixels.shape == (1, 4, 4) and np.isnan(pixels).all()
