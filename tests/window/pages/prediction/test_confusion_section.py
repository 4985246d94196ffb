"""The confusion: counted as the table counts, honest about what it counts, and a way to the images of each cell."""

import dataclasses

import numpy as np
import pytest

from vit_studio.data.images import Split
from vit_studio.session.prediction_table import PredictionTable
from vit_studio.session.viewing import ScaleMode
from vit_studio.window.pages.page_header import ScaleSwitch
from vit_studio.window.pages.prediction.prediction_page import PredictionPage
from vit_studio.window.views.colours.levels import Levels


@pytest.fixture
def page(qtbot, studio, scene):
    made = PredictionPage(studio)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    studio.show(scene)
    made.show_section("confusion")
    return made


@pytest.fixture
def section(page):
    return page.section("confusion")


def make_table(images, *, of_test_set=True):
    """Of the drawn images: each third one is taken for the class after its own."""
    indices = images.indices(split=Split.TEST) if of_test_set else images.indices()
    labels = images.labels[indices].astype(np.int64)
    best = np.where(np.arange(len(labels)) % 3 == 0, (labels + 1) % 10, labels)
    confidence = np.linspace(0.5, 1, len(labels), dtype=np.float32)
    return PredictionTable(
        model_hash="abc",
        class_names=images.class_names,
        indices=indices,
        best=best,
        confidence=confidence,
        labels=labels,
        of_test_set=of_test_set,
    )


@pytest.fixture
def table(images):
    return make_table(images, of_test_set=False)


def test_it_asks_once_for_each_model_and_shows_how_far_it_is(qtbot, section, studio, scene):
    assert studio.predictions.times_asked == 1
    assert section.ask.isVisible()
    assert not section.result.isVisible()
    assert section.ask.button.text() == "Cancel"
    studio.predictions.progressed.emit(2560, 10_000)
    assert section.ask.progress.value() == 2560
    assert section.ask.sentence.text() == "Predicting the test set: 2,560 of 10,000 images"
    section.ask.button.click()
    assert not studio.predictions.is_running
    studio.show(dataclasses.replace(scene))
    assert studio.predictions.times_asked == 1, "it was called off"
    section.ask.button.click()
    assert studio.predictions.times_asked == 2
    section.ask.button.click()
    studio.show(dataclasses.replace(scene, model_hash="another"))
    qtbot.waitUntil(lambda: studio.predictions.times_asked == 3)


def test_who_drags_through_models_has_only_the_last_one_predicted(qtbot, section, studio, scene, monkeypatch):
    asked = []
    monkeypatch.setattr(studio.predictions, "ask", lambda: asked.append(studio.scene.model_hash))
    section.rest.setInterval(100)
    for name in ("second", "third", "fourth"):
        studio.show(dataclasses.replace(scene, model_hash=name))
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["fourth"])
    qtbot.waitUntil(lambda: not section.rest.isActive())
    studio.show(dataclasses.replace(scene, model_hash="fifth"))  # after a rest: at once
    assert asked == ["fourth", "fifth"]


def test_a_model_that_grows_is_not_predicted(qtbot, studio, scene):
    page = PredictionPage(studio)
    qtbot.addWidget(page)
    page.show()
    studio.show(dataclasses.replace(scene, training_step=10))
    page.show_section("confusion")
    section = page.section("confusion")
    assert studio.predictions.times_asked == 0
    assert not section.ask.button.isEnabled()
    assert "still being trained" in section.ask.sentence.text()
    studio.show(scene)
    assert studio.predictions.times_asked == 1


def test_the_matrix_is_the_tables(section, studio, table):
    studio.predictions.give(table)
    assert section.result.isVisible()
    assert not section.ask.isVisible()
    counted = np.zeros((10, 10))
    for true, predicted in zip(table.labels, table.best, strict=True):
        counted[true, predicted] += 1
    np.testing.assert_array_equal(section.matrix.array, counted)
    assert section.matrix.names.rows == section.matrix.names.columns == table.class_names
    assert section.matrix.hover_text(4, 5) == f"true Coat, predicted Sandal: {int(counted[4, 5])}"
    studio.predictions.give(None)
    assert not section.result.isVisible()


def test_a_table_that_came_while_nobody_looked_is_there_on_return(page, section, studio, make_scene, table):
    page.show_section("answer")
    studio.predictions.give(table)
    page.show_section("confusion")
    assert section.result.isVisible()
    np.testing.assert_array_equal(section.matrix.array, table.confusion())
    page.show_section("answer")
    other = make_scene(index=1)
    studio.show(other)
    page.show_section("confusion")
    assert section.matrix.lit == (other.label, int(other.trace.logits.argmax()))
    assert section.matrix.marked_row == other.label


def test_the_cell_of_this_image_is_lit(section, studio, scene, table):
    studio.predictions.give(table)
    own = (scene.label, int(scene.trace.logits.argmax()))
    assert section.matrix.lit == own
    assert section.matrix.marked_row == scene.label


def test_accuracy_as_a_whole_and_by_class(section, studio, table):
    studio.predictions.give(table)
    right = int((table.best == table.labels).sum())
    assert section.overall.text().startswith(f"{right / len(table) * 100:.2f} % of 40 images are right: {right}.")
    data = section.bars.view_data()
    for name, value in zip(data.names, data.values, strict=True):
        of_class = table.labels == table.class_names.index(name)
        assert value == pytest.approx((table.best[of_class] == table.labels[of_class]).mean())
    place = section.bars.layout_now().row(2).center()
    of_class = table.labels == table.class_names.index(data.names[2])
    right = int((table.best[of_class] == table.labels[of_class]).sum())
    read = section.bars.reading_at(place)
    assert read.words == f"{data.names[2]}\n{right} of {of_class.sum()} images"


def test_it_says_which_images_training_may_have_seen(section, studio, images):
    studio.predictions.give(make_table(images))
    assert "test images" in section.overall.text()
    assert "Training here never sees them" in section.overall.text()
    studio.predictions.give(None)
    studio.predictions.give(make_table(images, of_test_set=False))
    assert "training may have seen them" in section.overall.text()


def test_an_image_of_the_training_set_is_not_counted(section, studio, scene, images):
    assert scene.image_id.split is Split.TRAIN
    studio.predictions.give(make_table(images))
    assert "not counted" in section.matrix_panel.sentence


def test_mistakes_alone(section, studio, table):
    studio.predictions.give(table)
    section.cells.chosen.emit(1)
    assert studio.viewing.get("prediction.cells") == "mistakes"
    array = section.matrix.array
    assert np.isnan(array.diagonal()).all()
    mistakes = table.confusion()[~np.eye(10, dtype=bool)]
    assert section.matrix.levels == Levels(0, float(mistakes.max()))
    assert section.bar.caption == "0 to the greatest mistake"


@pytest.mark.parametrize("mode", list(ScaleMode))
def test_colours_span_what_the_bar_says_however_other_pictures_are_scaled(page, section, studio, table, mode):
    studio.viewing.set_scale(mode)
    studio.predictions.give(table)
    whole = Levels(0, float(table.confusion().sum(axis=1).max()))
    assert (section.matrix.levels, section.bar.caption) == (whole, "0 to all images of a class")
    assert not page.findChild(ScaleSwitch).isVisible()
    page.show_section("layers")
    assert page.findChild(ScaleSwitch).isVisible()


def test_a_click_picks_a_cell_and_another_lets_it_go(section, studio, table, images):
    studio.predictions.give(table)
    true = int(table.labels[0])
    cell = (true, (true + 1) % 10)
    section.matrix.cell_clicked.emit(*cell)
    assert studio.viewing.get("gallery.cell") == f"{cell[0]},{cell[1]}"
    assert section.matrix.chosen == cell
    wanted = [
        (confidence, index)
        for index, label, best, confidence in zip(
            table.indices, table.labels, table.best, table.confidence, strict=True
        )
        if (label, best) == cell
    ]
    surest = [index for _, index in sorted(wanted, reverse=True)]
    np.testing.assert_array_equal(section.images.pixels, images.images[surest])
    section.matrix.cell_clicked.emit(*cell)
    assert studio.viewing.get("gallery.cell") == ""
    assert section.matrix.chosen is None


def test_an_image_of_a_cell_can_be_selected(section, studio, table):
    studio.predictions.give(table)
    true = int(table.labels[3])
    section.matrix.cell_clicked.emit(true, (true + 1) % 10)
    section.images.picked.emit(0)
    image = studio.selection.image
    row = table.row_of(image)
    assert (table.labels[row], table.best[row]) == (true, (true + 1) % 10)


@pytest.mark.parametrize("choice", ["", "1", "1,2,3", "1,99", "a,b", "-1,2"])
def test_a_choice_that_is_no_cell_means_that_of_the_image(section, studio, table, choice):
    studio.viewing.set("gallery.cell", choice)
    studio.predictions.give(table)
    assert section.matrix.chosen is None


def test_every_panel_explains_itself(section):
    for panel in (section.matrix_panel, section.accuracy_panel, section.images_panel):
        assert panel.whatsThis()
    assert section.cells.whatsThis()
