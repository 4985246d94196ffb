import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.window.pages.tokens.table_of_columns_and_rows import ColumnsAndRowsTable
from vit_studio.window.pages.tokens.table_of_offsets import OffsetsTable
from vit_studio.window.pages.tokens.table_of_tokens import TokensTable

RELATIVE = ViTConfig(patch_size=7, embed_dim=16, depth=3, num_heads=2, pos_embed="relative")
COLUMNS_AND_ROWS = ViTConfig(patch_size=7, embed_dim=16, depth=1, num_heads=2, pos_embed="learned_2d")


@pytest.fixture
def table(open_tokens):
    return lambda scene: open_tokens(scene, "table").part


def click(view, row, column):
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.grid().cell(row, column).center().toPoint())


# one row a token


def test_all_rows_are_shown_those_in_use_and_those_never_read(table, notebook_scene):
    part = table(notebook_scene)
    np.testing.assert_array_equal(part.table.array, notebook_scene.positions.pos_table)
    np.testing.assert_array_equal(part.table.array[:5], notebook_scene.trace.pos_embed)
    assert [(band.name, band.count, band.is_read) for band in part.table.bands] == [
        ("class token", 1, True),
        ("patches", 4, True),
        ("never read", 27, False),
    ]
    assert "no pass reads them" in part.panel.sentence


def test_rows_are_counted_and_measured(table, notebook_scene, studio):
    part = table(notebook_scene)
    studio.selection.set_token(2)
    rows, used, unread, parameters, of_unread, selected, in_use, never = part.facts.values
    assert (rows, used, unread, parameters, of_unread) == ("32", "5", "27", "256", "216")
    lengths = [float(sum(value**2 for value in row) ** 0.5) for row in notebook_scene.positions.pos_table.tolist()]
    assert float(selected) == pytest.approx(lengths[2], rel=1e-3)
    assert float(in_use) == pytest.approx(sum(lengths[:5]) / 5, rel=1e-3)
    assert float(never) == pytest.approx(sum(lengths[5:]) / 27, rel=1e-3)


def test_a_row_in_use_is_a_token_another_is_none(table, notebook_scene, studio):
    part = table(notebook_scene)
    click(part.table, 3, 6)
    assert (studio.selection.token, studio.selection.dim) == (3, 6)
    click(part.table, 20, 2)
    assert (studio.selection.token, studio.selection.dim) == (3, 2)
    assert part.table.selected_row == 3
    assert "never read" in part.table.hover_text(20, 2)
    assert "class token" in part.table.hover_text(0, 2)


def test_each_row_has_a_bar_of_its_length(table, notebook_scene, studio):
    part = table(notebook_scene)
    lengths = [sum(value**2 for value in row) ** 0.5 for row in notebook_scene.positions.pos_table.tolist()]
    np.testing.assert_allclose(part.lengths.lengths, lengths, rtol=1e-5)
    click(part.lengths, 2, 0)
    assert studio.selection.token == part.lengths.selected_row == 2
    click(part.lengths, 25, 0)
    assert studio.selection.token == 2
    assert "never read" in part.lengths.hover_text(25, 0)


def test_a_table_of_the_right_length_has_no_rows_to_spare(table, scene):
    part = table(scene)
    assert [band.name for band in part.table.bands] == ["class token", "patches"]
    assert part.facts.values[2] == "0"
    assert part.facts.values[-1] == "–"


def test_sines_are_computed_and_cost_nothing(table, make_scene):
    part = table(make_scene(ViTConfig(depth=1, pos_embed="sincos_2d")))
    assert isinstance(part, TokensTable)
    assert part.facts.values[3] == "0"
    assert "nothing of it is learned or saved" in part.panel.sentence


# columns and rows


def test_column_and_row_of_the_selected_patch_are_lit_and_joined(table, make_scene, studio):
    scene = make_scene(COLUMNS_AND_ROWS)
    part = table(scene)
    studio.selection.set_token(scene.grid.token_at(2, 1))
    assert (part.x_table.selected_row, part.y_table.selected_row) == (1, 2)
    joined = np.concatenate([scene.positions.pos_x[1], scene.positions.pos_y[2]])
    np.testing.assert_array_equal(part.row.array[0], joined)
    assert "X 2; Y 3" in part.row_panel.title


def test_a_dimension_lies_in_one_of_the_halves(table, make_scene, studio):
    part = table(make_scene(COLUMNS_AND_ROWS))
    studio.selection.set_dim(3)
    assert (part.x_table.selected_column, part.y_table.selected_column) == (3, None)
    studio.selection.set_dim(8)
    assert (part.x_table.selected_column, part.y_table.selected_column) == (None, 0)


def test_clicks_move_one_place_at_a_time(table, make_scene, studio):
    scene = make_scene(COLUMNS_AND_ROWS)
    part = table(scene)
    studio.selection.set_token(scene.grid.token_at(2, 1))
    click(part.x_table, 3, 4)
    assert (studio.selection.token, studio.selection.dim) == (scene.grid.token_at(2, 3), 4)
    click(part.y_table, 0, 4)
    assert (studio.selection.token, studio.selection.dim) == (scene.grid.token_at(0, 3), 12)


def test_the_class_token_has_a_row_of_its_own(table, make_scene, studio):
    scene = make_scene(COLUMNS_AND_ROWS)
    part = table(scene)
    studio.selection.set_token(0)
    assert part.x_table.selected_row is part.y_table.selected_row is None
    assert "of its own" in part.row_panel.title
    np.testing.assert_array_equal(part.row.array[0], scene.trace.pos_embed[0])


# offsets


@pytest.mark.parametrize("head", [None, 0, 1])
def test_the_bias_of_each_offset_is_query_times_key(table, make_scene, studio, head):
    scene = make_scene(RELATIVE)
    part = table(scene)
    studio.selection.set_layer(2)
    studio.selection.set_head(head)
    studio.selection.set_token(6)
    q, keys = scene.trace.q[2, :, 6].astype(np.float64), scene.positions.rel_pos[2].astype(np.float64)
    heads = [0, 1] if head is None else [head]
    for row in range(7):
        for column in range(7):
            r = keys[row * 7 + column].reshape(2, 8)
            expected = np.mean([sum(q[one] * r[one]) / 8**0.5 for one in heads])
            assert part.offsets.array[row, column] == pytest.approx(expected, abs=1e-5)


def test_the_frame_holds_the_offsets_that_the_attention_has_use_for(table, make_scene, studio):
    scene = make_scene(RELATIVE)
    part = table(scene)
    studio.selection.set_head(1)
    studio.selection.set_token(scene.grid.token_at(0, 3))
    row, column, side = part.offsets.window_cells
    framed = part.offsets.array[row : row + side, column : column + side]
    bias = scene.trace.attn_bias[2, 1, scene.grid.token_at(0, 3), 1:].reshape(4, 4)
    np.testing.assert_allclose(framed[::-1, ::-1], bias, atol=1e-5)  # offsets run from key to query
    studio.selection.set_token(0)
    assert part.offsets.window_cells is None


def test_a_head_has_its_own_columns_of_the_keys(table, make_scene, studio):
    scene = make_scene(RELATIVE)
    part = table(scene)
    studio.selection.set_layer(1)
    studio.selection.set_head(1)
    studio.selection.set_dim(9)
    np.testing.assert_array_equal(part.table.array, scene.positions.rel_pos[1][:, 8:])
    assert part.table.selected_column == 1
    click(part.table, 5, 4)
    assert studio.selection.dim == 12
    studio.selection.set_head(None)
    assert part.table.array.shape == (52, 16)


# all of them


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (PosEmbed.LEARNED_1D, TokensTable),
        (PosEmbed.LEARNED_2D, ColumnsAndRowsTable),
        (PosEmbed.SINCOS_2D, TokensTable),
        (PosEmbed.RELATIVE, OffsetsTable),
    ],
)
def test_each_kind_has_its_table(open_tokens, make_scene, studio, kind, wanted):
    section = open_tokens(make_scene(NOTEBOOK), "table")
    studio.show(make_scene(ViTConfig(patch_size=7, depth=1, pos_embed="none")))
    assert section.nothing.isVisible()
    assert section.part is None
    studio.show(make_scene(ViTConfig(patch_size=7, depth=1, pos_embed=kind)))
    assert isinstance(section.part, wanted)
    assert section.part.isVisible()
    assert not section.nothing.isVisible()


def test_without_a_table_it_leads_to_the_kinds(open_tokens, make_scene, studio):
    section = open_tokens(make_scene(ViTConfig(patch_size=7, depth=1, pos_embed="none")), "table")
    QTest.mouseClick(section.nothing.button, Qt.MouseButton.LeftButton)
    assert studio.viewing.get("tokens.section") == "kinds"


@pytest.mark.parametrize("config", [COLUMNS_AND_ROWS, RELATIVE, NOTEBOOK], ids=lambda config: config.pos_embed.value)
def test_the_bars_say_which_range_it_is(table, make_scene, studio, config):
    part = table(make_scene(config))
    bars = getattr(part, "bars", None) or [getattr(part, name) for name in vars(part) if name.endswith("bar")]
    assert all("range" not in bar._caption for bar in bars)
    studio.viewing.set_scale(ScaleMode.VIEW)
    assert {bar._caption for bar in bars} == {"range of this view"}
