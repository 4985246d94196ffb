import dataclasses
import gc
import weakref

import numpy as np
import pytest

from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.window.pages.prediction_page import PredictionPage
from vit_studio.window.theme import current_theme


@pytest.fixture
def open_page(qtbot, studio):
    kept = []

    def opened(scene, size=(760, 460)) -> PredictionPage:
        page = PredictionPage(studio)
        qtbot.addWidget(page)
        kept.append(page)  # qtbot holds it weakly
        page.resize(*size)
        page.show()
        studio.show(scene)
        return page

    return opened


def saying(scene, best, label, names=None):
    """The scene with a model that is sure of `best`, next of the class after it, and an image labelled `label`."""
    logits = np.zeros(scene.config.num_classes, np.float32)
    logits[best], logits[(best + 1) % len(logits)] = 6, 3
    info = scene.info if names is None else dataclasses.replace(scene.info, class_names=names)
    trace = dataclasses.replace(scene.trace, logits=logits)
    return dataclasses.replace(scene, trace=trace, label=label, info=info)


def test_logits_and_probabilities_of_the_scene(open_page, scene):
    page = open_page(scene)
    np.testing.assert_allclose(page.logits._values, scene.trace.logits)
    np.testing.assert_allclose(page.probs._values, scene.trace.probs)
    assert sum(page.probs._values) == pytest.approx(1, abs=1e-5)
    assert page.logits._names == scene.images.class_names


def test_a_right_answer_in_words_and_colours(open_page, scene):
    page = open_page(saying(scene, best=9, label=9))
    assert page.verdict.sentence.text() == "The model says Ankle boot (93.5 %). The label says Ankle boot."
    assert (page.verdict.badge.text, page.verdict.badge.good) == ("right", True)
    assert page.logits.colour_of(9) == page.probs.colour_of(9) == current_theme().accent


def test_a_wrong_answer_is_marked(open_page, scene):
    page = open_page(saying(scene, best=7, label=9))
    assert page.verdict.sentence.text() == "The model says Sneaker (93.5 %). The label says Ankle boot."
    assert (page.verdict.badge.text, page.verdict.badge.good) == ("wrong", False)
    for bars in (page.logits, page.probs):
        assert bars.colour_of(7) == current_theme().bad
        assert bars._true == 9


def test_the_second_choice_and_its_distance(open_page, scene):
    page = open_page(saying(scene, best=7, label=7))
    probs = sorted(page.probs._values)
    expected = f"Bag ({probs[-2] * 100:.1f} %), {(probs[-1] - probs[-2]) * 100:.1f} percentage points behind."
    assert expected in page.verdict.details.text()


def test_other_class_names_are_pointed_out(open_page, scene):
    page = open_page(saying(scene, best=7, label=9, names=tuple(f"kind {k}" for k in range(10))))
    assert "kind 7" in page.verdict.sentence.text()
    assert "other class names" in page.verdict.details.text()
    assert page.verdict.badge.isHidden()
    assert page.logits.colour_of(7) == current_theme().accent


def test_the_same_class_names_are_not_remarked_on(open_page, scene):
    assert "names" not in open_page(scene).verdict.details.text()


def test_both_bar_charts_share_their_rows(open_page, scene):
    page = open_page(scene)
    for index in range(10):
        left = page.logits.mapTo(page, page.logits.layout_now().row(index).center().toPoint()).y()
        right = page.probs.mapTo(page, page.probs.layout_now().row(index).center().toPoint()).y()
        assert left == right


def test_only_the_logits_spend_room_on_names(open_page, scene):
    page = open_page(scene)
    assert page.logits.layout_now().name(0).width() > 60
    assert page.probs.layout_now().name(0).width() <= 1
    row = page.probs.layout_now().row(3).center()
    assert page.probs.tip_at(row).startswith(scene.images.class_names[3])


def test_how_it_comes_about_with_shapes(open_page, scene):
    page = open_page(scene)
    expected = (
        "z₆, class token (64) → norm → normalised (64) → head (64 × 10) → logits (10) → softmax → probabilities (10)"
    )
    assert page.chain.text == expected
    assert "head(norm(tokens[6, 0]))" in page.chain_panel.tensor


def test_the_image_stands_beside(open_page, scene):
    page = open_page(scene)
    np.testing.assert_array_equal(page.image._pixels, scene.pixels)
    assert scene.images.class_names[scene.label] in page.image_panel.sentence


def test_a_new_scene_replaces_the_answer(open_page, scene, studio):
    page = open_page(saying(scene, best=7, label=9))
    studio.show(saying(scene, best=9, label=9))
    assert page.verdict.badge.good
    assert page.probs.colour_of(7) != current_theme().bad


@pytest.mark.parametrize(
    "config", [NOTEBOOK, ViTConfig(patch_size=28, depth=1, num_heads=1)], ids=["notebook", "small"]
)
@pytest.mark.parametrize("size", [(760, 460), (1080, 560)])
def test_other_models_are_painted_without_scrolling(open_page, make_scene, config, size):
    page = open_page(make_scene(config), size)
    assert not page.grab().isNull()
    assert page.body.minimumHeightForWidth(size[0]) <= size[1]


def test_it_goes_without_the_garbage_collector(qtbot, studio, scene):
    """Widgets in a cycle are destroyed whenever the collector runs, be it in the midst of another one's painting."""
    gc.collect()
    gc.disable()
    try:
        page = PredictionPage(studio)
        page.show()
        studio.show(scene)
        gone = weakref.ref(page)
        page.close()
        del page
        assert gone() is None
    finally:
        gc.enable()
