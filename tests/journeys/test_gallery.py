"""A person looks for what the model gets wrong, and how sure it is, among real images."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from vit_studio.window.docks.images.image_query import Answer, Order


def choose(menu, value):
    menu.setCurrentIndex(menu.findData(value))


@pytest.fixture
def asked(visit):
    """The dock, once the model has answered to all test images."""
    dock = visit.place.images
    choose(dock.answers.answers, Answer.WRONG)
    assert dock.answers.under_way.isVisible()
    assert len(dock.gallery.indices) == 70_000
    visit.wait_for(lambda: visit.studio.predictions.table is not None)
    visit.wait_until_settled()
    return dock


def test_the_wrong_answers_are_wrong_on_every_page(visit, asked):
    table, gallery = visit.studio.predictions.table, asked.gallery
    assert len(gallery.indices) == round(10_000 * (1 - table.accuracy))
    for place in (0, len(gallery.indices) // 2, len(gallery.indices) - 1):
        index = int(gallery.indices[place])
        gallery.image_chosen.emit(index)
        visit.wait_until_settled()
        scene = visit.studio.scene
        assert scene.index == index
        assert int(np.argmax(scene.trace.logits)) != scene.label
        assert "taken for" in asked._describe(index)


def test_the_least_sure_come_first_and_the_keys_walk_that_way(visit, asked):
    choose(asked.answers.answers, Answer.ANY)
    choose(asked.answers.orders, Order.LEAST_SURE)
    visit.window.activateWindow()
    asked.gallery.setFocus()
    visit.qtbot.keyClick(asked.gallery, Qt.Key.Key_Home)
    confidences = []
    for _ in range(3):
        visit.wait_until_settled()
        confidences.append(float(visit.studio.scene.trace.probs.max()))
        visit.qtbot.keyClick(asked.gallery, Qt.Key.Key_Right)
    visit.wait_until_settled()
    assert confidences == sorted(confidences)
    everywhere = visit.studio.predictions.table.confidence
    # the pass that is traced and the quick one for many images agree within 1e-5
    assert confidences[0] == pytest.approx(float(everywhere.min()), abs=1e-4)


def test_a_cell_of_the_confusion_shows_its_images(visit, asked):
    choose(asked.answers.answers, Answer.ANY)
    table = visit.studio.predictions.table
    shirt, coat = (table.class_names.index(name) for name in ("Shirt", "Coat"))
    visit.studio.viewing.set("gallery.cell", f"{shirt},{coat}")
    assert asked.cell.text().startswith("Shirt, taken for Coat")
    assert len(asked.gallery.indices) == table.confusion()[shirt, coat] > 0
    assert set(visit.studio.images.labels[asked.gallery.indices]) == {visit.studio.images.class_names.index("Shirt")}
    visit.qtbot.mouseClick(asked.cell, Qt.MouseButton.LeftButton)
    assert len(asked.gallery.indices) == 70_000


def test_a_filter_that_leaves_nothing_says_so_in_place(visit, asked):
    choose(asked.filter.splits, "train")
    assert asked.empty.isVisible()
    visit.qtbot.mouseClick(asked.empty.button, Qt.MouseButton.LeftButton)
    assert asked.gallery.isVisible()
    assert len(asked.gallery.indices) == 70_000
