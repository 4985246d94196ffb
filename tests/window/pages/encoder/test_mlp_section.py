import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from vit_studio.window.pages.encoder.choices import UNIT


@pytest.fixture
def section(open_section, scene, studio):
    opened = open_section("mlp", scene)
    with studio.selection.hold():
        studio.selection.set_layer(2)
        studio.selection.set_token(30)
    return opened


def test_tokens_and_units_of_the_layer(section, scene):
    np.testing.assert_array_equal(section.hidden.array, scene.trace.mlp_hidden[2])
    assert section.hidden.selected_row == 30
    assert section.hidden.hover_text(30, 4).startswith("token 30 · patch (5, 2) · hidden unit 5: ")


def test_the_most_active_unit_is_shown_until_one_is_chosen(section, scene, studio):
    hidden = scene.trace.mlp_hidden[2]
    strongest = int(hidden[30].argmax())
    assert section.hidden.selected_column == strongest
    np.testing.assert_array_equal(section.map_panel.image.view_data().overlay.ravel(), hidden[1:, strongest])
    studio.selection.set_token(31)
    assert section.hidden.selected_column == int(hidden[31].argmax())
    studio.viewing.set(UNIT, "17")
    np.testing.assert_array_equal(section.map_panel.image.view_data().overlay.ravel(), hidden[1:, 17])


def test_the_list_names_units_in_falling_order(section, scene):
    values = scene.trace.mlp_hidden[2, 30]
    order = np.argsort(-values, kind="stable")
    first = section.ranking.lines[:3]
    assert [line.name for line in first] == [f"hidden unit {unit + 1}" for unit in order[:3]]
    QTest.mouseClick(section.ranking, Qt.MouseButton.LeftButton, pos=QPoint(20, 25))
    assert section.hidden.selected_column == order[1]
    QTest.mouseClick(section.ranking, Qt.MouseButton.LeftButton, pos=QPoint(20, 25))
    assert section.hidden.selected_column == order[0]


def test_a_click_selects_token_and_unit(section, studio):
    point = section.hidden.grid().cell(12, 60).center().toPoint()
    QTest.mouseClick(section.hidden, Qt.MouseButton.LeftButton, pos=point)
    assert (studio.selection.token, studio.viewing.get(UNIT)) == (12, "60")


def test_the_share_of_active_units(section, scene):
    active = scene.trace.mlp_hidden > 0
    curves = {curve.name: curve.ys for curve in section.active.curves()}
    np.testing.assert_allclose(curves["selected token"], active[:, 30].mean(axis=-1))
    np.testing.assert_allclose(curves["all tokens"], active.mean(axis=(1, 2)))
    assert f"{active[2, 30].mean() * 100:.1f} %" in section.active_panel.sentence


def test_the_chart_tells_of_the_selected_layer_and_selects_another(section, scene, studio):
    share = (scene.trace.mlp_hidden[2, 30] > 0).mean()
    assert section.active.entries[0].value == f"{share * 100:.1f} %"
    assert section.active.entries[0].value in section.active_panel.sentence
    section.active.place_clicked.emit(6)
    assert studio.selection.layer == 5
    share = (scene.trace.mlp_hidden[5] > 0).mean()
    assert section.active.entries[1].value == f"{share * 100:.1f} %"
    assert section.active.layout_now().x.ticks == (1, 2, 3, 4, 5, 6)
