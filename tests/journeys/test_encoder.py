"""A person follows one query through the encoder: from a glance at all heads to a single product, and out again."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from vit_studio.analysis.distance import attention_distance
from vit_studio.analysis.entropy import entropy
from vit_studio.session.opening import View, make_scene
from vit_studio.window.pages.stage import Stage

LAYER, HEAD, QUERY = 2, 1, 31


def click(visit, view, rect, modifier=Qt.KeyboardModifier.NoModifier):
    visit.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, modifier, rect.center().toPoint())


def choose_section(visit, name):
    page = visit.go_to(Stage.ENCODER)
    page.header.sections[name].click()
    visit.qtbot.waitUntil(lambda: page.section(name).isVisible())
    return page.section(name)


def test_from_all_heads_to_one_product(visit):
    trace = visit.studio.scene.trace
    attention = choose_section(visit, "attention")
    click(visit, attention.multiples, attention.multiples.layout_now().rect(LAYER, HEAD))
    click(visit, attention.linked.image, attention.linked.image.fit().rect(QUERY))
    np.testing.assert_array_equal(attention.linked.matrix.array, trace.attn_weights[LAYER, HEAD])
    key = int(trace.attn_weights[LAYER, HEAD, QUERY].argmax())
    assert attention.linked.image.key == key

    query = choose_section(visit, "query")
    products = query.rows.array[2]
    score = products.sum(dtype=np.float64) / np.sqrt(len(products))
    assert score == pytest.approx(float(trace.attn_scores[LAYER, HEAD, QUERY, key]), rel=1e-5)
    weights = query.steps.exps.values / query.steps.exps.values.sum()
    np.testing.assert_allclose(weights, trace.attn_weights[LAYER, HEAD, QUERY], rtol=1e-3, atol=1e-7)
    np.testing.assert_allclose(weights @ query.steps.v.array, query.steps.out_band.array[0], rtol=1e-3, atol=1e-5)

    click(visit, query.steps.k, query.steps.k.grid().cell(7, 3))
    assert choose_section(visit, "attention").linked.image.key == 7


def test_the_same_query_is_selected_in_every_section(visit):
    with visit.studio.selection.hold():
        visit.studio.selection.set_layer(LAYER)
        visit.studio.selection.set_head(HEAD)
        visit.studio.selection.set_token(QUERY)
    assert choose_section(visit, "query").steps.q.selected_row == QUERY
    rollout = choose_section(visit, "rollout")
    rollout.of.button(1).click()
    assert rollout.linked.matrix.selected_row == QUERY
    stream = choose_section(visit, "stream")
    assert (stream.norm_panel.table.selected_row, stream.norm_panel.table.selected_column) == (LAYER + 1, QUERY)
    assert choose_section(visit, "mlp").hidden.selected_row == QUERY
    assert choose_section(visit, "heads").distances._selected == (LAYER, HEAD)


def test_keys_lead_through_layers_and_heads(visit):
    heads = choose_section(visit, "heads")
    visit.window.activateWindow()
    for key, expected in (
        (Qt.Key.Key_PageUp, (4, None)),
        (Qt.Key.Key_BracketRight, (4, 0)),
        (Qt.Key.Key_BracketRight, (4, 1)),
    ):
        visit.qtbot.keyClick(visit.window, key)
        assert heads.distances._selected == expected


def test_the_rollout_of_the_class_token_gathers_all_that_came_in(visit):
    rollout = choose_section(visit, "rollout")
    for layer in range(6):
        visit.studio.selection.set_layer(layer)
        matrix = rollout.linked.matrix.array
        np.testing.assert_allclose(matrix.sum(axis=-1), 1, atol=1e-6)
        assert rollout.linked.matrix.selected_row == 0
    before = rollout.linked.image.view_data().overlay
    visit.studio.selection.set_image(visit.studio.selection.image + 1)
    visit.wait_until_settled()
    assert not np.array_equal(rollout.linked.image.view_data().overlay, before)


def test_heads_are_looked_at_over_many_images_in_the_background(visit):
    heads = choose_section(visit, "heads")
    heads.survey_bar.counts.button(1).click()
    visit.wait_for(lambda: heads.survey_bar.survey is not None)
    studio, images = visit.studio, visit.studio.images
    held = studio._exhibit.shown.held
    tested = np.flatnonzero(~images.is_train)[:16]
    scenes = [make_scene(View(images=images, index=int(index), held=held)) for index in tested]
    distances = [attention_distance(scene.trace.attn_weights, scene.grid) for scene in scenes]
    entropies = [entropy(scene.trace.attn_weights).mean(axis=-1) for scene in scenes]
    np.testing.assert_allclose(heads.distances.values, np.mean(distances, axis=0), rtol=1e-4)
    np.testing.assert_allclose(heads.entropies.values, np.mean(entropies, axis=0), rtol=1e-4)
    assert "Mean of 16 images" in heads.distance_panel.sentence
    visit.studio.selection.set_image(visit.studio.selection.image + 1)
    visit.wait_until_settled()
    assert "Mean of 16 images" in heads.distance_panel.sentence  # the model is the same


def test_a_survey_can_be_called_off(visit):
    heads = choose_section(visit, "heads")
    heads.survey_bar.counts.button(3).click()
    visit.wait_for(lambda: heads.survey_bar.stop.isVisible())
    heads.survey_bar.stop.click()
    visit.wait_for(lambda: not visit.studio.head_survey.is_running)
    assert not heads.survey_bar.stop.isVisible()


def test_every_section_follows_another_image(visit):
    names = visit.go_to(Stage.ENCODER).section_names
    shown = {name: choose_section(visit, name).grab().toImage() for name in names}
    visit.studio.selection.set_image(visit.studio.selection.image + 3)
    visit.wait_until_settled()
    for name in names:
        assert choose_section(visit, name).grab().toImage() != shown[name], name
