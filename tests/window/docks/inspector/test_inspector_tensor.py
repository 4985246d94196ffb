"""The tensor of a line, large: the choosers show the parts that they name."""

import dataclasses

import numpy as np
import pytest

from vit_studio.vit.config import PosEmbed
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.docks.inspector.inspector_axes import AxisLengths
from vit_studio.window.docks.inspector.inspector_tensor import TensorPanel


@pytest.fixture
def panel(qtbot):
    made = TensorPanel()
    qtbot.addWidget(made)
    made.set_model(AxisLengths(heads=2, tokens=17, dims=16), PatchGrid(28, 7))
    made.resize(380, 320)
    made.show()
    return made


def step_of(lines, qualname, layer=1, place=0):
    return lines.steps_in(lines.calls_of(qualname, layer)[0])[place]


def choose(box, index):
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_the_result_of_a_line_comes_first(panel, followed):
    step = step_of(followed(), "Block.forward")
    panel.set_step(step)
    assert np.array_equal(panel.view.array, step.values[-1].array[0])
    assert panel.tensor == "tokens[0]  17 × 16"
    assert [panel.names.itemText(i) for i in range(panel.names.count())] == [
        "self.norm1(tokens)",
        "self.attn(self.norm1(tokens))",
        "tokens",
    ]


def test_values_on_the_way_can_be_chosen(panel, followed):
    step = step_of(followed(), "Block.forward")
    panel.set_step(step)
    choose(panel.names, 0)
    assert np.array_equal(panel.view.array, step.values[0].array[0])
    assert panel.tensor.startswith("self.norm1(tokens)[0]")
    panel.set_step(step_of(followed(seed=1), "Block.forward"))
    assert panel.value.name == "self.norm1(tokens)"
    panel.set_step(step_of(followed(), "Mlp.forward"))
    assert panel.value.name == "hidden"


def test_heads_are_chosen_and_follow_the_selection(qtbot, panel, followed):
    step = step_of(followed(), "attention_scores")
    panel.set_step(step)
    scores = step.values[-1].array
    assert np.array_equal(panel.view.array, scores[0, 0])
    panel.set_head(1)
    assert np.array_equal(panel.view.array, scores[0, 1])
    assert panel.places[0].text() == "Head 2 of 2"
    panel.set_head(None)
    assert np.array_equal(panel.view.array, scores[0, 1])
    with qtbot.waitSignal(panel.head_chosen) as chosen:
        panel.places[0].setValue(1)
    assert chosen.args == [0]
    assert np.array_equal(panel.view.array, scores[0, 0])
    assert panel.expression == "lines.value('attention_scores', 'return', layer=1, line=3)[0, 0]"


@pytest.mark.parametrize("positions", PosEmbed, ids=str)
def test_the_expression_is_the_array_on_screen(panel, followed, positions):
    lines = followed(positions)
    for step in lines.steps:
        panel.set_step(step)
        for index in range(len(step.values)):
            choose(panel.names, index)
            if any(value.name == step.values[index].name for value in step.values[index + 1 :]):
                continue
            evaluated = eval(panel.expression, {"lines": lines})
            shown = panel.view.array
            assert np.array_equal(np.reshape(evaluated, shown.shape), shown), panel.expression


def test_what_is_selected_is_outlined_and_a_click_selects(qtbot, panel, followed):
    panel.set_cell(token=3, dim=9)
    panel.set_step(step_of(followed(), "Block.forward"))
    assert (panel.view.selected_row, panel.view.selected_column) == (3, 9)
    panel.set_cell(token=4, dim=2)
    assert (panel.view.selected_row, panel.view.selected_column) == (4, 2)
    with qtbot.waitSignal(panel.cell_chosen) as chosen:
        panel.view.cell_clicked.emit(5, 6)
    assert chosen.args == [5, 6]
    panel.set_step(step_of(followed(), "Mlp.forward"))
    assert (panel.view.selected_row, panel.view.selected_column) == (4, None)
    with qtbot.waitSignal(panel.cell_chosen) as chosen:
        panel.view.cell_clicked.emit(5, 6)
    assert chosen.args == [5, None]
    panel.set_step(step_of(followed(), "unfold_patches", layer=None))
    assert (panel.view.selected_row, panel.view.selected_column) == (None, None)


def test_cells_are_called_by_their_names(panel, followed):
    for qualname, words in (
        ("attention_scores", "class token → token 6 · patch (2, 2): "),
        ("Block.forward", "class token, dimension 7: "),
        ("Mlp.forward", "class token, column 7: "),
        ("kernels_to_matrix", "row 1, column 7: "),
    ):
        panel.set_step(step_of(followed(), qualname, layer=None if qualname == "kernels_to_matrix" else 1))
        assert panel.view.hover_text(0, 6).startswith(words)


def test_choosers_that_choose_nothing_are_away(panel, followed):
    panel.set_step(step_of(followed(), "split_heads", place=0))
    assert [box.isVisibleTo(panel) for box in panel.places] == [True, True]
    panel.set_step(step_of(followed(), "Mlp.forward"))
    assert [box.isVisibleTo(panel) for box in panel.places] == [False, False]
    panel.set_step(step_of(followed(), "attention_scores"))
    assert not panel.names.isVisibleTo(panel)


def test_an_array_that_was_left_out_is_asked_for(qtbot, panel, followed):
    step = step_of(followed(), "attention_scores")
    lean = dataclasses.replace(step, values=tuple(dataclasses.replace(value, array=None) for value in step.values))
    with qtbot.waitSignal(panel.array_wanted) as wanted:
        panel.set_step(lean)
    assert wanted.args == [lean]
    assert panel._waiting.isVisibleTo(panel)
    assert not panel.view.isVisibleTo(panel)
    panel.set_step(step)
    assert panel.view.isVisibleTo(panel)
    assert not panel._waiting.isVisibleTo(panel)
    assert np.array_equal(panel.view.array, step.values[-1].array[0, 0])
