import numpy as np
import pytest

from vit_studio.window.views.images.edge_lines import EdgeLines

SIDE = 4
SQUARE = np.zeros((8, 8), np.uint8)
SQUARE[2:6, 2:6] = 255


def map_of(*colour):
    return np.tile(np.array([*colour, 255], np.uint8), (SIDE, SIDE, 1))


def test_each_dot_without_a_line_has_the_colour_of_its_patch():
    colours = np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 4), np.uint8)
    lines = EdgeLines.of(SQUARE, 160, SIDE)
    picture = lines.over(colours)
    untouched = np.ones(160 * 160, bool)
    untouched[lines.places] = False
    expected = colours.repeat(40, axis=0).repeat(40, axis=1).reshape(-1, 4)
    np.testing.assert_array_equal(picture.reshape(-1, 4)[untouched], expected[untouched])
    assert untouched.mean() > 0.9


def test_lines_run_where_the_brightness_changes():
    picture = EdgeLines.of(SQUARE, 160, SIDE).over(map_of(60, 0, 80))
    changed = (picture[..., :3] != (60, 0, 80)).any(axis=-1)
    rows, columns = np.nonzero(changed)
    # a pixel is 20 dots: the square reaches from 40 to 120, its outline is two dots wide
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (39, 120, 39, 120)
    assert not changed[45:115, 45:115].any()


@pytest.mark.parametrize(("colour", "is_brighter"), [((40, 0, 80), True), ((250, 230, 40), False)])
def test_lines_stand_out_from_dark_and_from_light_colours(colour, is_brighter):
    picture = EdgeLines.of(SQUARE, 160, SIDE).over(map_of(*colour))[..., :3].astype(int)
    on_line = picture[40 - 1, 80]
    assert bool(on_line.sum() > sum(colour)) is is_brighter
    assert abs(on_line.sum() - sum(colour)) > 300


def test_a_flat_image_and_one_of_slight_noise_leave_no_line():
    noise = (128 + np.arange(64) % 5).reshape(8, 8).astype(np.uint8)
    assert (
        EdgeLines.of(noise, 160, SIDE).places.size
        == EdgeLines.of(np.zeros((8, 8), np.uint8), 160, SIDE).places.size
        == 0
    )


def test_a_stronger_change_is_a_stronger_line():
    steps = np.repeat(np.array([0, 40, 120, 255], np.uint8), 2)[None].repeat(8, axis=0)
    picture = EdgeLines.of(steps, 160, SIDE).over(map_of(0, 0, 0))[80, :, 0]
    strengths = [int(picture[border]) for border in (40, 80, 120)]
    assert strengths[0] < strengths[1] < strengths[2]


def test_pixels_smaller_than_a_line_are_averaged():
    checks = np.indices((64, 64)).sum(axis=0) % 2 * 255
    assert EdgeLines.of(checks.astype(np.uint8), 64 * 2, SIDE).places.size == 0
    halves = np.zeros((64, 64), np.uint8)
    halves[:, 32:] = 255
    columns = np.unique(EdgeLines.of(halves, 128, SIDE).places % 128)
    assert columns.tolist() == [63]


def test_a_length_that_pixels_do_not_divide_loses_nothing():
    picture = EdgeLines.of(SQUARE, 151, SIDE).over(map_of(1, 2, 3))
    assert picture.shape == (151, 151, 4)
    assert (picture[..., 3] == 255).all()
