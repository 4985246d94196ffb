"""The answer: words, colours and numbers are those of the scene."""

import dataclasses

import numpy as np
import pytest

from vit_studio.analysis.expression import evaluate
from vit_studio.window.pages.prediction.prediction_page import PredictionPage
from vit_studio.window.theme import current_theme
from vit_studio.window.views.colours.colour_maps import ColourMap


@pytest.fixture
def open_section(qtbot, studio):
    kept = []

    def opened(scene, size=(760, 460)):
        page = PredictionPage(studio)
        qtbot.addWidget(page)
        kept.append(page)  # qtbot holds it weakly
        page.resize(*size)
        page.show()
        studio.show(scene)
        return page.section("answer")

    return opened


def saying(scene, best, label, names=None):
    """The scene with a model that is sure of `best`, next of the class after it, and an image labelled `label`."""
    logits = np.zeros(scene.config.num_classes, np.float32)
    logits[best], logits[(best + 1) % len(logits)] = 6, 3
    info = scene.info if names is None else dataclasses.replace(scene.info, class_names=names)
    trace = dataclasses.replace(scene.trace, logits=logits)
    return dataclasses.replace(scene, trace=trace, label=label, info=info)


def test_logits_and_probabilities_of_the_scene(open_section, scene):
    section = open_section(scene)
    steps = section.softmax.steps
    np.testing.assert_array_equal(steps.logits, scene.trace.logits)
    np.testing.assert_array_equal(steps.probs, scene.trace.probs)
    assert section.softmax.names == scene.images.class_names


def test_the_expression_gives_the_table(open_section, scene):
    section = open_section(scene)
    shown = section.softmax.view_data().array
    np.testing.assert_array_equal(evaluate(section.softmax_panel.expression, scene), shown)
    np.testing.assert_array_equal(evaluate(section.image_panel.expression, scene), scene.pixels)


def test_a_right_answer_in_words_and_colours(open_section, scene):
    section = open_section(saying(scene, best=9, label=9))
    assert section.verdict.sentence.text() == "The model says Ankle boot (93.5 %). The label says Ankle boot."
    assert (section.verdict.badge.text, section.verdict.badge.good) == ("right", True)
    assert section.softmax.colour_of(9) == current_theme().accent


def test_a_wrong_answer_is_marked(open_section, scene):
    section = open_section(saying(scene, best=7, label=9))
    assert section.verdict.sentence.text() == "The model says Sneaker (93.5 %). The label says Ankle boot."
    assert (section.verdict.badge.text, section.verdict.badge.good) == ("wrong", False)
    assert section.softmax.colour_of(7) == current_theme().bad
    assert section.softmax.tip_at(section.softmax.layout_now().row(9).center()).endswith("(true)")


def test_the_second_choice_and_its_distance(open_section, scene):
    section = open_section(saying(scene, best=7, label=7))
    probs = sorted(section.softmax.steps.probs.tolist())
    expected = f"Bag ({probs[-2] * 100:.1f} %), {(probs[-1] - probs[-2]) * 100:.1f} percentage points behind."
    assert expected in section.verdict.details.text()


def test_other_class_names_are_pointed_out(open_section, scene):
    section = open_section(saying(scene, best=7, label=9, names=tuple(f"kind {k}" for k in range(10))))
    assert "kind 7" in section.verdict.sentence.text()
    assert "other class names" in section.verdict.details.text()
    assert section.verdict.badge.isHidden()
    assert section.softmax.colour_of(7) == current_theme().accent


def test_the_same_class_names_are_not_remarked_on(open_section, scene):
    assert "names" not in open_section(scene).verdict.details.text()


def test_the_answers_softmax_is_written_out(open_section, scene):
    section = open_section(saying(scene, best=7, label=9))
    assert section.softmax.selected == 7
    # 1 + exp(3 - 6) + 8·exp(0 - 6) = 1.0696
    expected = "Sneaker:  exp(6.00 − 6.00) ÷ 1.0696  =  1.0000 ÷ 1.0696  =  0.9349  =  93.5\N{NO-BREAK SPACE}%"
    assert section.written.text() == expected


def test_any_class_can_be_written_out_and_stays_chosen(open_section, scene, studio):
    section = open_section(saying(scene, best=7, label=9))
    section.softmax.class_clicked.emit(0)
    assert studio.viewing.get("prediction.class") == "0"
    assert section.softmax.selected == 0
    assert section.written.text().startswith("T-shirt/top:  exp(0.00 − 6.00) ÷ 1.0696  =  0.0025 ÷ 1.0696")
    studio.show(saying(scene, best=3, label=9))
    assert section.softmax.selected == 0


@pytest.mark.parametrize("choice", ["", "ten", "-1", "99"])
def test_a_choice_that_is_no_class_means_the_answer(open_section, scene, studio, choice):
    studio.viewing.set("prediction.class", choice)
    assert open_section(saying(scene, best=7, label=9)).softmax.selected == 7


def test_how_it_comes_about_with_shapes(open_section, scene):
    section = open_section(scene)
    expected = (
        "z₆, class token (64) → norm → normalised (64) → head (64 × 10) → logits (10) → softmax → probabilities (10)"
    )
    assert section.chain.text == expected


def test_the_image_stands_beside(open_section, scene):
    section = open_section(scene)
    np.testing.assert_array_equal(section.image.view_data().pixels, scene.pixels)
    assert scene.images.class_names[scene.label] in section.image_panel.sentence


def test_a_new_scene_replaces_the_answer(open_section, scene, studio):
    section = open_section(saying(scene, best=7, label=9))
    studio.show(saying(scene, best=9, label=9))
    assert section.verdict.badge.good
    assert section.softmax.colour_of(7) != current_theme().bad


def test_every_panel_explains_itself(open_section, scene):
    section = open_section(scene)
    for panel in (section.image_panel, section.softmax_panel, section.chain_panel):
        assert panel.whatsThis()


def test_the_image_has_a_bar_of_all_grey_values(open_section, scene):
    bar = open_section(scene).image_panel.colour_bar
    assert bar.isVisible() and (bar._levels.low, bar._levels.high) == (0, 255)
    assert bar._colour_map is ColourMap.GREY
