"""A person asks why the model says what it says: numbers of the softmax, layer by layer, and among all test images."""

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt

from vit_studio.resources import bundled_model
from vit_studio.vit.pixels import to_input
from vit_studio.vit.weights import load_model
from vit_studio.window.pages.stage import Stage


@pytest.fixture
def page(visit):
    return visit.go_to(Stage.PREDICTION)


@pytest.fixture
def bundled():
    return load_model(bundled_model())


def click(visit, view, rect):
    visit.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def show_section(visit, page, name):
    page.header.sections[name].click()
    section = page.section(name)
    visit.wait_for(section.isVisible)
    visit.wait_for(lambda: section.width() > 300)
    return section


def logits_of(bundled, pixels):
    """What the model makes of stored pixels (n, 28, 28), without any of our session."""
    images = to_input(pixels, mean=bundled.info.pixel_mean, std=bundled.info.pixel_std)
    with torch.no_grad():
        return bundled.model(images)


def test_the_answer_in_numbers_and_a_class_written_out(visit, page, bundled):
    section = show_section(visit, page, "answer")
    logits = logits_of(bundled, visit.studio.scene.pixels[None])[0]
    np.testing.assert_array_equal(section.softmax.steps.logits, logits.numpy())
    np.testing.assert_allclose(section.softmax.steps.probs, logits.softmax(0).numpy(), rtol=1e-5)
    said = f"The model says Ankle boot ({float(logits.softmax(0)[9]) * 100:.1f} %). The label says Ankle boot"
    assert section.verdict.sentence.text().startswith(said)
    click(visit, section.softmax, section.softmax.layout_now().row(7))
    assert section.written.text().startswith("Sneaker:  exp(")
    assert section.written.text().endswith(f"{float(logits.softmax(0)[7]) * 100:.1f}\N{NO-BREAK SPACE}%")
    visit.qtbot.keyClick(section.softmax, Qt.Key.Key_Down)
    assert section.written.text().startswith("Bag:")


def test_the_answer_layer_by_layer_and_of_any_token(visit, page):
    section = show_section(visit, page, "layers")
    trace = visit.studio.scene.trace
    click(visit, section.matrix, section.matrix.grid().cell(5, 3))
    assert visit.studio.selection.layer == 2
    assert section.matrix.selected_row == 5
    np.testing.assert_allclose(section.matrix.array[:, -1], trace.probs, rtol=1e-6)
    section.token_choice.button(1).click()
    visit.wait_for(lambda: section.map.fit() is not None)
    click(visit, section.map, section.map.fit().rect(17))
    assert visit.studio.selection.token == 17
    np.testing.assert_array_equal(section.matrix.array, trace.lens_probs[:, 17].T)
    assert section.read_from.text().startswith("token 17")


def test_from_the_whole_test_set_to_one_mistake(visit, page, bundled):
    section = show_section(visit, page, "confusion")
    visit.wait_for(lambda: visit.studio.predictions.table is not None)
    assert section.overall.text().startswith("93.79 % of 10,000 test images are right: 9,379.")
    assert section.matrix.array.sum() == 10_000
    assert section.matrix.lit == (9, 9)
    shirt, t_shirt = 6, 0
    count = int(section.matrix.array[shirt, t_shirt])
    visit.wait_for(lambda: section.matrix.width() > 300)
    click(visit, section.matrix, section.matrix.grid().cell(shirt, t_shirt))
    dock = visit.place.images
    visit.wait_for(lambda: len(dock.gallery.indices) == count)
    images = visit.studio.images
    assert set(images.labels[dock.gallery.indices]) == {shirt}
    logits = logits_of(bundled, np.asarray(images.images[dock.gallery.indices]))
    assert set(logits.argmax(1).tolist()) == {t_shirt}

    visit.wait_for(lambda: section.images.shown_count() > 0)
    click(visit, section.images, section.images.place_rect(0))
    visit.wait_until_settled()
    scene = visit.studio.scene
    assert (scene.label, int(scene.trace.logits.argmax())) == (shirt, t_shirt)
    surest = int(dock.gallery.indices[logits.softmax(1).max(1).values.argmax()])
    assert scene.index == surest
    assert section.matrix.lit == (shirt, t_shirt)
    assert (
        section.matrix_panel.sentence == f"This image: true Shirt, predicted T-shirt/top; one of {count} such images."
    )

    click(visit, section.matrix, section.matrix.grid().cell(shirt, t_shirt))
    visit.wait_for(lambda: len(dock.gallery.indices) == 70_000)
