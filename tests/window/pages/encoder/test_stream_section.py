import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from vit_studio.session.viewing import ScaleMode


@pytest.fixture
def section(open_section, scene, studio):
    opened = open_section("stream", scene)
    with studio.selection.hold():
        studio.selection.set_layer(2)
        studio.selection.set_token(30)
        studio.selection.set_dim(7)
    return opened


def click(view, rect):
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def lengths(vectors):
    return np.sqrt((vectors.astype(np.float64) ** 2).sum(axis=-1))


def test_the_length_of_each_token_after_each_layer(section, scene):
    table = section.norm_panel.table
    np.testing.assert_allclose(table.array, lengths(scene.trace.tokens), rtol=1e-5)
    assert (table.selected_row, table.selected_column) == (3, 30)
    assert table.hover_text(0, 0).startswith("class token in z₀, before the first layer")
    assert table.hover_text(3, 30).startswith("token 30 · patch (5, 2) after Layer 3 of 6")


def test_a_click_selects_layer_and_token(section, studio):
    table = section.norm_panel.table
    click(table, table.grid().cell(5, 12))
    assert (studio.selection.layer, studio.selection.token) == (4, 12)
    click(table, table.grid().cell(0, 13))  # z₀ comes before the first layer
    assert (studio.selection.layer, studio.selection.token) == (0, 13)


def test_a_click_selects_layer_and_dimension(section, studio):
    table = section.vector_panel.table
    click(table, table.grid().cell(6, 40))
    assert (studio.selection.layer, studio.selection.dim) == (5, 40)


def test_the_map_shows_lengths_or_likeness(section, scene):
    tokens = scene.trace.tokens[3].astype(np.float64)
    shown = section.map_panel.image
    np.testing.assert_allclose(shown.view_data().overlay.ravel(), lengths(tokens)[1:], rtol=1e-5)
    section.map_of.button(1).click()
    cosines = tokens @ tokens[30] / lengths(tokens) / lengths(tokens[30])
    np.testing.assert_allclose(shown.view_data().overlay.ravel(), cosines[1:], atol=1e-5)
    assert (shown.view_data().levels.low, shown.view_data().levels.high) == (-1, 1)


def test_the_selected_token_row_by_row(section, scene):
    table = section.vector_panel.table
    np.testing.assert_array_equal(table.array, scene.trace.tokens[:, 30])
    assert (table.selected_row, table.selected_column) == (3, 7)


def test_what_a_layer_adds_is_written_out(section, scene):
    trace = scene.trace
    curves = {curve.name: curve.ys for curve in section.added.curves()}
    np.testing.assert_allclose(curves["attention"], lengths(trace.attn_out[:, 30]), rtol=1e-5)
    np.testing.assert_allclose(curves["MLP"], lengths(trace.mlp_out[:, 30]), rtol=1e-5)
    np.testing.assert_allclose(curves["stream after it"], lengths(trace.tokens[:, 30]), rtol=1e-5)
    added, stream = lengths(trace.attn_out[2, 30]), lengths(trace.tokens[2, 30])
    assert f"attention adds {added:.4g}" in section.added_panel.sentence
    assert f"a stream of {stream:.4g}" in section.added_panel.sentence


def test_the_legend_gives_what_the_selected_layer_adds(section, scene, studio):
    trace, token = scene.trace, 30
    for layer in (2, 5):
        studio.selection.set_layer(layer)
        said = [entry.value for entry in section.added.entries]
        vectors = trace.tokens[layer + 1, token], trace.attn_out[layer, token], trace.mlp_out[layer, token]
        assert said == [f"{lengths(vector):.4g}" for vector in vectors]
        assert said[1] in section.added_panel.sentence and said[2] in section.added_panel.sentence


def test_a_click_and_keys_on_the_chart_select_a_layer(section, studio):
    layout = section.added.layout_now()
    point = layout.point(5, layout.y.low)
    QTest.mouseClick(section.added, Qt.MouseButton.LeftButton, pos=(point - QPointF(0, 20)).toPoint())
    assert studio.selection.layer == 4
    for key, layer in ((Qt.Key.Key_Right, 5), (Qt.Key.Key_Right, 5), (Qt.Key.Key_Left, 4), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(section.added, key)
        assert studio.selection.layer == layer
    assert section.added.selected == 1


def test_a_range_that_is_fixed_stays(section, studio, make_scene):
    before = section.norm_panel.table.levels
    studio.viewing.set_scale(ScaleMode.FIXED)
    studio.show(make_scene(index=5))
    assert section.norm_panel.table.levels == before
    studio.viewing.set_scale(ScaleMode.SHARED)
    assert section.norm_panel.table.levels != before


def test_what_the_map_is_of_is_chosen_in_its_own_panel(section):
    assert section.map_panel.isAncestorOf(section.map_of)
    section.grab()
    image = section.map_panel.image
    assert not section.map_of.geometry().intersects(image.rect().translated(image.mapTo(section.map_panel, QPoint())))
