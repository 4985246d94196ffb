"""The logit lens: what is shown is norm and head of the residual stream, after each layer and of each token."""

import dataclasses

import numpy as np
import pytest
import torch

from vit_studio.analysis.expression import evaluate
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.window.pages.prediction.lens_words import leads_from, lens_sentence
from vit_studio.window.pages.prediction.prediction_page import PredictionPage
from vit_studio.window.views.colours.levels import Levels

CONFIG = ViTConfig(patch_size=7, depth=3, num_heads=2, embed_dim=16)


@pytest.fixture
def page(qtbot, studio, make_scene):
    made = PredictionPage(studio)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    studio.show(make_scene(CONFIG))
    made.show_section("layers")
    return made


@pytest.fixture
def section(page):
    return page.section("layers")


@pytest.fixture
def lens(studio, page):
    """(depth + 1, T, classes): the same seeded model's norm and head by torch's own functions."""
    scene = studio.scene
    torch.manual_seed(0)
    model = VisionTransformer(CONFIG).eval()
    tokens = torch.from_numpy(scene.trace.tokens.copy())
    with torch.no_grad():
        normed = torch.nn.functional.layer_norm(tokens, (16,), model.norm.weight, model.norm.bias, eps=1e-6)
        return (normed @ model.head.weight.T + model.head.bias).softmax(-1).numpy()


def test_classes_by_layers_of_the_class_token(section, lens, studio):
    np.testing.assert_allclose(section.matrix.array, lens[:, 0].T, atol=1e-6)
    assert section.matrix.names.rows == studio.scene.images.class_names
    assert section.matrix.names.columns == ("z₀", "1", "2", "3")
    np.testing.assert_allclose(section.matrix.array[:, -1], studio.scene.trace.probs, atol=1e-7)
    assert section.matrix.marked_row == studio.scene.label


def test_or_of_the_selected_token(section, lens, studio):
    studio.selection.set_token(5)
    np.testing.assert_allclose(section.matrix.array, lens[:, 0].T, atol=1e-6)
    section.token_choice.chosen.emit(1)
    assert studio.viewing.get("prediction.token") == "selected"
    np.testing.assert_allclose(section.matrix.array, lens[:, 5].T, atol=1e-6)
    assert section.read_from.text() == "token 5 · patch (2, 1)"
    studio.selection.set_token(6)
    np.testing.assert_allclose(section.matrix.array, lens[:, 6].T, atol=1e-6)


def test_lines_of_the_answer_the_truth_and_the_chosen_class(section, lens, studio):
    best, true = int(studio.scene.trace.probs.argmax()), studio.scene.label
    other = next(place for place in range(10) if place not in (best, true))
    studio.viewing.set("prediction.class", str(other))
    shown = list(dict.fromkeys([best, true, other]))
    np.testing.assert_allclose(section.curves.view_data().array, lens[:, 0, shown].T, atol=1e-6)
    names = [curve.name for curve in section.curves.curves()]
    assert names[0].startswith(studio.scene.images.class_names[best])
    assert "answer" in names[0]
    assert "chosen" in names[-1]


def test_the_chosen_class_over_the_image(section, lens, studio):
    studio.viewing.set("prediction.class", "4")
    studio.selection.set_layer(1)
    data = section.map.view_data()
    np.testing.assert_allclose(data.overlay, lens[2, 1:, 4].reshape(4, 4), atol=1e-6)
    assert "Coat" in section.map_panel.sentence
    assert "after layer 2" in section.map_panel.sentence
    section.map.token_clicked.emit(7)
    assert studio.selection.token == 7


def test_a_click_on_a_cell_chooses_class_and_layer(section, studio):
    section.matrix.cell_clicked.emit(2, 1)
    assert (studio.viewing.get("prediction.class"), studio.selection.layer) == ("2", 0)
    assert (section.matrix.selected_row, section.matrix.selected_column) == (2, 1)
    section.matrix.cell_clicked.emit(3, 0)
    assert studio.selection.layer == 0, "before the first layer there is none to select"
    assert section.matrix.hover_text(3, 0).startswith("Dress · before the first layer: ")
    assert section.matrix.hover_text(3, 2).startswith("Dress · after layer 2: ")


def test_expressions_give_what_is_shown(section, studio):
    studio.viewing.set("prediction.token", "selected")
    studio.viewing.set("prediction.class", "4")
    scene = studio.scene
    for panel, shown in (
        (section.matrix_panel, section.matrix.array),
        (section.curves_panel, section.curves.view_data().array),
        (section.map_panel, section.map.view_data().overlay),
    ):
        np.testing.assert_allclose(evaluate(panel.expression, scene), shown, rtol=1e-6)
        assert panel.whatsThis()


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (ScaleMode.SHARED, "0 to 1, as all probabilities"),
        (ScaleMode.VIEW, "range of this view"),
        (ScaleMode.FIXED, "fixed range"),
    ],
)
def test_colours_span_what_the_bar_says(section, studio, mode, words):
    studio.viewing.set_scale(mode)
    wanted = Levels.of(section.matrix.array) if mode is ScaleMode.VIEW else Levels(0, 1)
    assert section.matrix.levels == wanted
    assert section.matrix_bar.caption == words


def test_a_model_that_does_not_know_the_label(section, studio):
    info = dataclasses.replace(studio.scene.info, class_names=tuple(f"kind {place}" for place in range(10)))
    studio.show(dataclasses.replace(studio.scene, info=info))
    assert section.matrix.marked_row is None
    assert section.matrix.names.rows[3] == "kind 3"
    assert len(section.curves.curves()) == 1


@pytest.mark.parametrize(
    ("best_by_step", "first", "sentence"),
    [
        ([1, 1, 1], 0, "b leads from the start."),
        ([0, 1, 1], 1, "b leads from layer 1 on; before it the head reads a."),
        ([1, 0, 1], 2, "b leads from layer 2 on; after layer 1 the head reads a."),
        ([1, 1, 0, 2, 2], 3, "c leads from layer 3 on; after layer 2 the head reads a."),
    ],
)
def test_when_the_answer_comes(best_by_step, first, sentence):
    probs = np.eye(3)[best_by_step]
    assert leads_from(probs) == first
    assert lens_sentence(probs, ["a", "b", "c"]) == sentence


def test_the_chart_tells_of_the_selected_layer(section, lens, studio):
    best = int(studio.scene.trace.probs.argmax())
    for after in (1, 3):
        section.curves.place_clicked.emit(after)
        assert studio.selection.layer == after - 1
        assert section.curves.entries[0].value == f"{lens[after, 0, best] * 100:.1f} %"
    section.curves.place_clicked.emit(0)
    assert studio.selection.layer == 2, "before the first layer there is none to select"


def test_the_plot_stays_where_it_is_when_another_class_is_chosen(section, studio):
    tops = set()
    for place in range(10):
        studio.viewing.set("prediction.class", str(place))
        tops.add(section.curves.layout_now().plot.top())
    assert len(tops) == 1
