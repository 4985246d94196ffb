import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from vit_studio.vit.patch_grid import PatchGrid, PixelBox
from vit_studio.window.views.images.image_fit import fit_image, fit_patch_grid

CHIP = QSizeF(40, 20)
ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0])
grids = st.sampled_from([PatchGrid(28, 4), PatchGrid(28, 14), PatchGrid(28, 1), PatchGrid(224, 16), PatchGrid(32, 8)])
areas = st.builds(QRectF, st.just(4.0), st.just(6.0), st.integers(120, 900), st.integers(120, 900))


@given(areas, grids, ratios)
def test_the_image_fits_and_is_centred(area, grid, ratio):
    bounds = fit_image(area, size=grid.image_size, step=grid.patch_size, ratio=ratio).bounds
    assert area.adjusted(-1, -1, 1, 1).contains(bounds)
    assert bounds.width() == bounds.height()
    assert abs(bounds.center().x() - area.center().x()) <= 1
    assert abs(bounds.center().y() - area.center().y()) <= 1


@given(areas, grids, ratios)
def test_patches_take_whole_device_pixels(area, grid, ratio):
    fit = fit_image(area, size=grid.image_size, step=grid.patch_size, ratio=ratio)
    assert fit.scale * grid.patch_size * ratio == pytest.approx(round(fit.scale * grid.patch_size * ratio))


def test_magnified_pixels_take_whole_device_pixels():
    assert fit_image(QRectF(0, 0, 300, 290), size=28, step=4).scale == 10
    assert fit_image(QRectF(0, 0, 300, 290), size=28, step=4, ratio=2.0).scale == 10
    assert fit_image(QRectF(0, 0, 300, 298), size=28, step=4, ratio=2.0).scale == 10.5


@given(areas, grids, ratios, st.data())
def test_the_centre_of_a_patch_is_that_patch(area, grid, ratio, data):
    fit = fit_patch_grid(area, grid=grid, chip=CHIP, ratio=ratio)
    token = data.draw(st.integers(0, grid.num_tokens - 1))
    rect = fit.rect(token)
    assert rect is not None
    assert fit.token_at(rect.center()) == token


@given(areas, grids, ratios)
def test_the_chip_stands_beside_the_image_within_the_area(area, grid, ratio):
    fit = fit_patch_grid(area, grid=grid, chip=CHIP, ratio=ratio)
    assert fit.chip is not None
    assert not fit.chip.intersects(fit.image.bounds)
    assert area.adjusted(-1, -1, 1, 1).contains(fit.chip)


def test_the_chip_goes_where_there_is_room():
    grid = PatchGrid(28, 4)
    tall = fit_patch_grid(QRectF(0, 0, 300, 400), grid=grid, chip=CHIP)
    wide = fit_patch_grid(QRectF(0, 0, 400, 300), grid=grid, chip=CHIP)
    assert tall.chip is not None and tall.chip.bottom() < tall.image.top
    assert wide.chip is not None and wide.chip.right() < wide.image.left
    assert tall.image.scale == wide.image.scale == 10


def test_no_chip_no_place_for_the_class_token():
    fit = fit_patch_grid(QRectF(0, 0, 300, 300), grid=PatchGrid(28, 4), chip=None)
    assert fit.chip is None
    assert fit.rect(0) is None


@pytest.mark.parametrize(
    ("point", "pixel"),
    [((10, 10), (0, 0)), ((289.9, 10), (0, 27)), ((19.9, 20), (1, 0)), ((9.9, 50), None), ((290, 50), None)],
)
def test_pixel_under_a_point(point, pixel):
    fit = fit_image(QRectF(10, 10, 280, 280), size=28, step=4)
    assert fit.pixel_at(QPointF(*point)) == pixel


def test_rect_of_a_patch():
    fit = fit_image(QRectF(10, 10, 280, 280), size=28, step=4)
    assert fit.rect(PixelBox(4, 8, 4)) == QRectF(90, 50, 40, 40)


@given(st.floats(0, 20), st.floats(0, 20), grids)
def test_no_room_still_gives_a_picture(width, height, grid):
    fit = fit_patch_grid(QRectF(0, 0, width, height), grid=grid, chip=CHIP)
    assert fit.image.scale > 0
