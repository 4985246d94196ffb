import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import ViTConfig
from vit_studio.window.pages.image.image_page import ImagePage
from vit_studio.window.pages.page_header import ScaleSwitch
from vit_studio.window.text import number_text
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at


@pytest.fixture
def page(qtbot, studio):
    page = ImagePage(studio)
    qtbot.addWidget(page)
    page.resize(1000, 620)
    page.show()
    return page


@pytest.fixture
def show(page, studio, qapp):
    """Show a scene, with everything in its place."""

    def shown(scene):
        studio.show(scene)
        qapp.processEvents()

    return shown


def place(view, row, column):
    return view.grid().cell(row, column).center().toPoint()


def colour_in(view, row, column):
    return view.grab().toImage().pixelColor(place(view, row, column)).getRgb()


def test_the_pixels_are_there_before_the_model(page, studio, images):
    studio.show_images(images)
    np.testing.assert_array_equal(page.pixels.array, images.images[0])
    assert page.input.array.size == 0
    label, where, prediction, _ = page.facts.values
    assert label == images.class_names[images.labels[0]]
    assert "#" in where and "on its way" in prediction
    studio.selection.set_image(3)
    np.testing.assert_array_equal(page.pixels.array, images.images[3])
    page.grab()


def test_a_scene_shows_what_the_file_holds_and_what_the_model_reads(page, show, scene):
    show(scene)
    np.testing.assert_array_equal(page.pixels.array, scene.pixels)
    np.testing.assert_array_equal(page.input.array, scene.trace.image[0])
    assert page.input_panel.tensor == "image  1 × 28 × 28"
    assert page.input_bar.isVisible()
    assert page.input_bar._levels == page.input.levels


def test_the_grey_values_are_painted(page, show, scene):
    show(scene)
    for row, column in ((0, 0), (14, 14), (20, 9)):
        value = int(scene.pixels[row, column])
        assert colour_in(page.pixels, row, column) == (value, value, value, 255)
        expected = colour_at(ColourMap.DIVERGING, float(page.input.levels.unit(scene.trace.image[0])[row, column]))
        assert colour_in(page.input, row, column) == expected.getRgb()


def test_label_place_and_prediction_are_told(page, show, scene):
    show(scene)
    label, where, prediction, _ = page.facts.values
    best = int(np.argmax(scene.trace.logits))
    assert label == scene.class_names[scene.label]
    assert f" #{scene.image_id.number}, " in where and scene.images.name in where
    assert prediction.startswith(scene.class_names[best])
    assert prediction.endswith("✓" if best == scene.label else "✗")


@pytest.mark.parametrize("name", ["pixels", "input"])
def test_the_pixel_under_the_mouse_is_read_in_both(page, show, scene, name):
    show(scene)
    view = getattr(page, name)
    QTest.mouseMove(view, place(view, 17, 5))
    formula, pixel, value, _ = page.reading.values
    assert pixel == f"{scene.pixels[17, 5]} at row 18, column 6"
    assert value.endswith(f"= {number_text(scene.trace.image[0, 17, 5])}")
    assert number_text(scene.info.pixel_mean) in formula and number_text(scene.info.pixel_std) in value
    assert page.pixels.echo == page.input.echo == (17, 5)


def test_the_formula_gives_the_number_that_the_model_reads(page, show, scene):
    show(scene)
    QTest.mouseMove(page.pixels, place(page.pixels, 14, 15))
    arithmetic, result = page.reading.values[2].replace("−", "-").split(" = ")
    assert eval(arithmetic) == pytest.approx(float(result), abs=0.005)


def test_arrows_walk_over_the_pixels(page, show, scene):
    show(scene)
    QTest.mouseClick(page.pixels, Qt.MouseButton.LeftButton, pos=place(page.pixels, 3, 3))
    QTest.keyClick(page.pixels, Qt.Key.Key_Right)
    assert page.reading.values[1].endswith("row 4, column 5")


def test_three_channels_stand_side_by_side(page, show, make_scene):
    scene = make_scene(ViTConfig(in_channels=3))
    show(scene)
    assert page.input.array.shape == (28, 86)
    np.testing.assert_array_equal(page.input.array[:, 29:57], scene.trace.image[1])
    QTest.mouseMove(page.input, place(page.input, 12, 29 + 9))
    assert page.reading.values[1].endswith("row 13, column 10")
    assert page.pixels.echo == (12, 9)
    assert page.reading.values[2].count(",") == 2
    QTest.mouseMove(page.input, place(page.input, 12, 28))
    assert page.reading.values[1].endswith("row 13, column 10")


def test_another_scene_replaces_everything(page, show, make_scene):
    show(make_scene(index=0))
    first = page.facts.values
    show(make_scene(index=7, seed=1))
    np.testing.assert_array_equal(page.pixels.array, make_scene(index=7, seed=1).pixels)
    assert page.facts.values != first


@pytest.mark.parametrize("size", [(1000, 620), (1600, 1000)])
def test_it_fits_without_scrolling(page, show, scene, size, qapp):
    show(scene)
    page.resize(*size)
    qapp.processEvents()
    for view in (page.pixels, page.input):
        assert view.grid().cell_width >= 8
        assert page.rect().contains(view.rect().translated(view.mapTo(page, view.rect().topLeft())))


def test_mean_and_spread_are_told_of_pixels_and_inputs(page, show, scene):
    show(scene)
    pixels, inputs = (facts.values[3].replace("−", "-").split(" ± ") for facts in (page.facts, page.reading))
    assert [float(word) for word in pixels] == pytest.approx([scene.pixels.mean(), scene.pixels.std()], rel=1e-3)
    image = scene.trace.image
    assert [float(word) for word in inputs] == pytest.approx([image.mean(), image.std()], rel=1e-3)


def test_the_histogram_counts_the_pixels(page, show, studio, images, scene):
    studio.show_images(images)
    assert len(page.histogram.lines) == 1
    show(scene)
    counts, _ = np.histogram(scene.pixels, bins=32, range=(0, 256))
    np.testing.assert_array_equal(page.histogram.histogram.counts, counts)
    assert page.histogram.lines[0][1] == pytest.approx(float(scene.pixels.mean()))
    assert page.histogram.lines[1][1] == pytest.approx(scene.info.pixel_mean * 255)


def test_the_scale_holds_any_image_whatever_is_chosen(page, show, studio, scene):
    assert page.header.findChild(ScaleSwitch) is None
    show(scene)
    mean, std = scene.info.pixel_mean, scene.info.pixel_std
    widest = max(mean, 1 - mean) / std
    for mode in ScaleMode:
        studio.viewing.set_scale(mode)
        assert page.input.levels.high == pytest.approx(widest, abs=1e-5)
        assert (page.pixels.levels.low, page.pixels.levels.high) == (0, 255)
    assert page.input_bar.caption == page.pixels_bar.caption == "holds any image"


def test_where_cells_hold_numbers_grey_values_are_whole(page, show, scene, monkeypatch):
    written = []
    text = page.pixels._value_text
    monkeypatch.setattr(page.pixels, "_value_text", lambda value: written.append(text(value)) or written[-1])
    show(scene)
    page.resize(2600, 1500)
    page.grab()
    assert page.pixels.grid().cell_width >= 28
    assert set(written) == {str(value) for value in np.unique(scene.pixels)}
