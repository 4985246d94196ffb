import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.window.pages.encoder.choices import KEY, PEAKS, Peaks


@pytest.fixture
def section(open_section, scene, studio):
    opened = open_section("query", scene)
    with studio.selection.hold():
        studio.selection.set_layer(2)
        studio.selection.set_head(1)
        studio.selection.set_token(30)
    return opened


def click(view, rect):
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def test_the_head_stands_there_whole(section, scene):
    trace, steps = scene.trace, section.steps
    for view, expected in ((steps.q, trace.q), (steps.k, trace.k), (steps.v, trace.v)):
        np.testing.assert_array_equal(view.array, expected[2, 1])
    np.testing.assert_array_equal(steps.weights.values, trace.attn_weights[2, 1, 30])
    np.testing.assert_allclose(steps.scaled.values, trace.attn_scores[2, 1, 30], rtol=1e-4, atol=1e-6)
    np.testing.assert_array_equal(steps.out_band.array[0], trace.heads[2, 1, 30])
    np.testing.assert_array_equal(steps.q_band.array[0], trace.q[2, 1, 30])


def test_saved_numbers_are_the_way_to_the_weights_a_row_a_key(section, scene):
    table = section.steps.table_data()
    assert table.columns == ("token", "q·k", f"÷ √{scene.config.head_dim}", "exp", "weight")
    assert [row[0] for row in table.rows] == [str(token) for token in range(50)]
    q, k = scene.trace.q[2, 1, 30].astype(np.float64), scene.trace.k[2, 1].astype(np.float64)
    scores = (k @ q) / np.sqrt(len(q))
    expected = np.stack([k @ q, scores, np.exp(scores - scores.max()), scene.trace.attn_weights[2, 1, 30]], axis=1)
    np.testing.assert_allclose(table.array, expected, rtol=1e-5, atol=1e-9)
    assert section.steps_panel.subject == "token 30 · patch (5, 2)"
    assert section.steps.name_of(section.steps.weights) == "weight"


def test_rows_stand_on_one_line(section):
    steps = section.steps
    section.grab()

    def tops(view):
        return [view.mapTo(steps, view.grid().cell(row, 0).topLeft().toPoint()).y() for row in (0, 1, 49)]

    expected = tops(steps.k)
    for view in (steps.q, steps.dots, steps.scaled, steps.exps, steps.weights, steps.v):
        assert tops(view) == expected


def test_a_vector_stands_below_the_columns_of_its_matrix(section):
    steps = section.steps
    section.grab()
    for matrix, band in ((steps.k, steps.q_band), (steps.v, steps.out_band)):
        for column in (0, 15):
            above = matrix.x() + matrix.grid().cell(0, column).left()
            assert band.x() + band.grid().cell(0, column).left() == pytest.approx(above, abs=1)


def test_a_click_in_q_chooses_the_query_elsewhere_the_key(section, studio):
    steps = section.steps
    click(steps.q, steps.q.grid().cell(12, 3))
    assert studio.selection.token == 12
    click(steps.v, steps.v.grid().cell(20, 3))
    assert studio.viewing.get(KEY) == "20"
    click(steps.weights, steps.weights.grid().cell(21, 0))
    assert studio.viewing.get(KEY) == "21"
    assert (steps.q.selected_row, steps.k.selected_row, steps.exps.selected_row) == (12, 21, 21)


def test_the_selected_key_is_written_out(section, scene, studio):
    studio.viewing.set(KEY, "9")
    trace = scene.trace
    q, k, v = trace.q[2, 1, 30], trace.k[2, 1, 9], trace.v[2, 1, 9]
    weight = trace.attn_weights[2, 1, 30, 9]
    np.testing.assert_array_equal(section.rows.array, [q, k, q * k, v, weight * v])
    assert section.rows.rows[2].result == f"Σ {float(q @ k):.4g}".replace("-", "−")
    assert section.chain.text.endswith(f"weight ({weight * 100:.1f} %)")


def test_merged_heads_have_no_vectors_and_it_says_so(section, scene, studio):
    studio.selection.set_head(None)
    np.testing.assert_array_equal(section.steps.k.array, scene.trace.k[2, 0])
    assert "head 1" in section.bar.sentence.accessibleName()
    assert section.bar.chooser.heads.currentText() == "Head 1 of 4"


def test_a_single_head_is_no_merged_one(open_section, make_scene):
    section = open_section("query", make_scene(ViTConfig(depth=1, num_heads=1)))
    assert "head 1" not in section.bar.sentence.accessibleName()


def test_the_bias_is_a_column_of_its_own_where_there_is_one(section, open_section, make_scene):
    assert not section.steps.bias.isVisibleTo(section)
    assert "bias" not in section.chain.text
    relative = open_section("query", make_scene(ViTConfig(patch_size=7, depth=2, pos_embed=PosEmbed.RELATIVE)))
    assert relative.steps.bias.isVisibleTo(relative)
    assert "+ bias" in relative.chain.text


def test_what_the_mouse_is_over_is_outlined_in_the_whole_row(section):
    steps = section.steps
    plain = section.grab().toImage()
    QTest.mouseMove(steps.k, steps.k.grid().cell(20, 3).center().toPoint())
    assert steps.echo.row == 20
    lit = section.grab().toImage()
    edge = steps.weights.mapTo(section, steps.weights.grid().row(20).topLeft().toPoint())
    around = [(edge.x() + x, edge.y() + y) for x in range(-3, 4) for y in range(-3, 4)]
    assert any(lit.pixelColor(*place) != plain.pixelColor(*place) for place in around)
    steps.k.hover_left.emit()
    assert steps.echo.row is None


def test_another_key_paints_no_matrix_again(section, studio):
    section.grab()
    kept = section.steps.k.still_key
    studio.viewing.set(KEY, "3")
    section.grab()
    assert section.steps.k.still_key == kept
    studio.selection.set_dim(5)
    assert section.steps.k.still_key == kept
    studio.selection.set_token(4)
    section.grab()
    assert section.steps.k.still_key == kept
    studio.selection.set_head(2)
    section.grab()
    assert section.steps.k.still_key != kept


def test_scores_have_a_range_of_their_own(section, studio):
    steps = section.steps
    for mode in (ScaleMode.SHARED, ScaleMode.VIEW):
        studio.viewing.set_scale(mode)
        assert steps.scaled.levels.high == pytest.approx(steps.dots.levels.high / 4, rel=1e-5)


def test_peaks_of_the_products_are_cut_on_wish(section, scene, studio):
    products = scene.trace.q[2, 1].astype(np.float64) @ scene.trace.k[2, 1].T
    assert section.steps.dots.levels.high == pytest.approx(np.quantile(np.abs(products), 0.99), rel=1e-4)
    studio.viewing.set(PEAKS, Peaks.WHOLE.value)
    assert section.steps.dots.levels.high == pytest.approx(np.abs(products).max(), rel=1e-4)


def test_the_strips_say_which_number_of_what_they_show(section):
    assert section.steps.q_band.reading(0, 7).words == "q of the query, dimension 8"
    assert section.steps.out_band.reading(0, 7).words == "Σ weight · v, dimension 8"


def test_each_table_has_a_bar_with_its_range(section, studio):
    steps = section.steps
    for mode in ScaleMode:
        studio.viewing.set_scale(mode)
        assert steps.qk_bar.levels == steps.q.levels == steps.k.levels == steps.q_band.levels
        assert steps.v_bar.levels == steps.v.levels == steps.out_band.levels
        assert section.rows_bar.levels == section.rows.levels
    section.grab()
    for bar in (steps.qk_bar, steps.v_bar):
        assert steps.rect().contains(bar.geometry())
        assert not any(bar.geometry().intersects(view.geometry()) for view in (steps.q_band, steps.out_band, steps.q))
