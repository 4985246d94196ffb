import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.analysis.head_survey import HeadSurvey, Measured
from vit_studio.session.viewing import ScaleMode
from vit_studio.window.pages.encoder.choices import COUNTS, IMAGES


def bits(weights):
    """-Σ p·log₂ p of each row."""
    weights = weights.astype(np.float64)
    return -(weights * np.log2(np.where(weights > 0, weights, 1))).sum(axis=-1)


@pytest.fixture
def section(open_section, scene):
    return open_section("heads", scene)


@pytest.fixture
def survey():
    rng = np.random.default_rng(0)
    values = [rng.uniform(1, 5, (6, 4)).astype(np.float32) for _ in range(4)]
    return HeadSurvey(
        count=16,
        distance=Measured(mean=values[0], spread=values[1]),
        entropy=Measured(mean=values[2], spread=values[3]),
    )


def test_this_images_entropies_are_the_formula(section, scene):
    expected = bits(scene.trace.attn_weights).mean(axis=-1)
    np.testing.assert_allclose(section.entropies.values, expected, rtol=1e-5)


def test_this_images_distances_are_the_formula(section, scene):
    places = np.array([(row, column) for row in range(7) for column in range(7)]) * 4.0
    apart = np.sqrt(((places[:, None] - places[None]) ** 2).sum(-1))
    weights = scene.trace.attn_weights[3, 2, 1:, 1:].astype(np.float64)
    shares = weights / weights.sum(axis=-1, keepdims=True)
    assert section.distances.values[3, 2] == pytest.approx((shares * apart).sum(axis=-1).mean(), rel=1e-5)


def test_a_click_on_a_point_selects_layer_and_head(section, studio):
    section.grab()
    for place in ((1, 3), (4, 0)):
        point = section.distances.places()[place]
        QTest.mouseClick(section.distances, Qt.MouseButton.LeftButton, pos=point.toPoint())
        assert (studio.selection.layer, studio.selection.head) == place
    QTest.keyClick(section.distances, Qt.Key.Key_Left)
    QTest.keyClick(section.distances, Qt.Key.Key_Up)
    assert (studio.selection.layer, studio.selection.head) == (3, 1)


def test_the_image_shows_the_entropy_of_each_patch(section, scene, studio):
    with studio.selection.hold():
        studio.selection.set_layer(2)
        studio.selection.set_head(1)
    expected = bits(scene.trace.attn_weights[2, 1])
    np.testing.assert_allclose(section.image_panel.image.view_data().overlay.ravel(), expected[1:], rtol=1e-4)
    studio.selection.set_head(None)
    expected = bits(scene.trace.attn_weights[2]).mean(axis=0)
    np.testing.assert_allclose(section.image_panel.image.view_data().overlay.ravel(), expected[1:], rtol=1e-4)


def test_more_images_are_asked_for_and_shown_when_they_are_there(section, studio, survey):
    before = section.distances.values
    section.survey_bar.counts.button(1).click()
    assert studio.head_survey.asked == [16]
    assert section.distances.values is before
    studio.head_survey.made[16] = survey
    studio.head_survey.changed.emit()
    np.testing.assert_array_equal(section.distances.values, survey.distance.mean)
    np.testing.assert_array_equal(section.entropies.values, survey.entropy.mean)
    assert "Mean of 16 images" in section.distance_panel.sentence
    assert section.distance_panel.expression == ""
    assert "±" in section.distances.place_text(0, 0)
    assert not section.distance_panel.of_image and not section.entropy_panel.of_image
    section.survey_bar.counts.button(0).click()
    assert section.distance_panel.of_image
    np.testing.assert_array_equal(section.distances.values, before)
    assert studio.head_survey.asked == [16]


def test_progress_and_a_way_to_call_it_off(section, studio):
    bar = section.survey_bar
    assert not bar.progress.isVisible()
    studio.head_survey.running_changed.emit(True)
    studio.head_survey.progressed.emit(32, 128)
    assert bar.progress.isVisible()
    assert (bar.progress.value(), bar.progress.maximum()) == (32, 128)
    bar.stop.click()
    assert studio.head_survey.cancelled == 1
    studio.head_survey.running_changed.emit(False)
    assert not bar.progress.isVisible()


def test_another_model_has_no_survey_until_it_is_asked_for(section, studio, survey, make_scene):
    studio.head_survey.made[128] = survey
    studio.viewing.set(IMAGES, "128")
    np.testing.assert_array_equal(section.distances.values, survey.distance.mean)
    studio.head_survey.made.clear()
    studio.show(make_scene(seed=1))
    assert "128" in section.distance_panel.sentence
    assert "this image" in section.distance_panel.sentence.lower()
    section.survey_bar.counts.button(COUNTS.index(128)).click()
    assert studio.head_survey.asked == [128]


def test_a_fixed_range_is_the_quantitys_own(section, studio):
    studio.viewing.set_scale(ScaleMode.FIXED)
    assert section.entropies.view_data().y_limits == (0, pytest.approx(math.log2(50)))
    assert section.distances.view_data().y_limits[0] == 0


def test_heights_can_be_compared_but_in_the_views_own_range(section, studio):
    assert section.distances.layout_now().chart.y.low == 0
    assert "does not begin" not in section.distance_panel.sentence
    studio.viewing.set_scale(ScaleMode.VIEW)
    assert section.distances.layout_now().chart.y.low > 0
    assert "The axis does not begin at 0." in section.distance_panel.sentence


def test_beside_many_images_the_map_says_that_it_is_of_one(section, studio, survey):
    alone = section.image_panel.sentence
    studio.head_survey.made[16] = survey
    studio.viewing.set(IMAGES, "16")
    assert section.image_panel.sentence == f"Of this image alone: {alone}"
    studio.viewing.set(IMAGES, "128")
    assert section.image_panel.sentence == alone
    studio.head_survey.made[128] = survey
    studio.head_survey.changed.emit()
    assert section.image_panel.sentence == f"Of this image alone: {alone}"


def test_the_widest_queries_are_listed_and_chosen_by_a_click(section, scene, studio):
    with studio.selection.hold():
        studio.selection.set_layer(2)
        studio.selection.set_head(1)
    weights = scene.trace.attn_weights[2, 1].astype(np.float64)
    bits = -(weights * np.log2(weights)).sum(axis=-1)
    order = np.argsort(-bits)
    first, second = section.ranking.lines[:2]
    assert (first.name.split(" ·")[0], float(first.value.split()[0])) == (
        f"token {order[0]}",
        pytest.approx(bits[order[0]], abs=1e-3),
    )
    assert float(second.value.split()[0]) == pytest.approx(bits[order[1]], abs=1e-3)
    section.ranking.line_clicked.emit(1)
    assert studio.selection.token == order[1]
