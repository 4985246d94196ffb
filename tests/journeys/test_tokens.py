"""A person looks at how the model tells places apart, in models of several kinds, and trains one of another kind."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from vit_studio.analysis.expression import evaluate
from vit_studio.training.presets import Preset
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.panels.panel import Panel

SHAPE = {"patch_size": 7, "embed_dim": 16, "depth": 2, "num_heads": 2}


@pytest.fixture
def open_kind(visit, tmp_path):
    """open_kind(kind): a model with these positions, opened from a file."""

    def opened(kind, **more):
        from vit_studio.training.initial import initial_model
        from vit_studio.vit.model_info import ModelInfo
        from vit_studio.vit.weights import save_model

        path = tmp_path / f"{kind}.safetensors"
        names = visit.studio.images.class_names
        save_model(path, initial_model(ViTConfig(**SHAPE, pos_embed=kind, **more), 1), ModelInfo(class_names=names))
        visit.place.files.open_path(path)
        visit.wait_for(lambda: visit.studio.scene.model_file == path)
        return visit.studio.scene

    return opened


def bring_up(visit, section):
    page = visit.go_to(Stage.TOKENS)
    visit.qtbot.mouseClick(page.header.sections[section], Qt.MouseButton.LeftButton)
    return page.section(section)


def click(visit, view, rect):
    visit.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def test_the_bundled_model_has_a_learned_table(visit):
    scene = visit.studio.scene
    total = bring_up(visit, "sum")
    np.testing.assert_allclose(total.tokens.array + total.positions.array, total.z0.array, atol=1e-6)
    similarity = bring_up(visit, "similarity")
    click(visit, similarity.tiles, similarity.tiles.layout_now().rect(2, 5))
    assert visit.studio.selection.token == scene.grid.token_at(2, 5)
    rows = scene.trace.pos_embed[1:].astype(np.float64)
    lengths = np.sqrt((rows**2).sum(axis=1))
    expected = (rows @ rows[2 * 7 + 5] / lengths / lengths[2 * 7 + 5]).reshape(7, 7)
    np.testing.assert_allclose(similarity.tile.array, expected, atol=1e-5)
    table = bring_up(visit, "table").part
    assert table.table.selected_row == scene.grid.token_at(2, 5)


def test_trained_positions_know_their_neighbours(visit):
    """What figure 7 (centre) of the paper shows, in our own model."""
    tiles = bring_up(visit, "similarity").tiles.tiles
    near = [tiles[row, column, row, column + 1] for row in range(7) for column in range(6)]
    far = [tiles[row, column, 6 - row, 6 - column] for row in range(2) for column in range(7)]
    assert np.mean(near) > np.mean(far) + 0.05


@pytest.mark.parametrize("kind", PosEmbed)
def test_each_kind_is_shown_in_every_section(visit, open_kind, kind):
    scene = open_kind(kind)
    visit.studio.selection.set_token(6)
    for section in ("sum", "similarity", "kinds", "table"):
        bring_up(visit, section)
        page = visit.go_to(Stage.TOKENS)
        panels = [panel for panel in page.findChildren(Panel) if panel.isVisible()]
        assert panels
        for panel in panels:
            if panel.expression:
                shown = (panel.main_view or panel.body).view_data().array
                expected = evaluate(panel.expression, scene)
                np.testing.assert_allclose(np.squeeze(shown), np.squeeze(expected), atol=2e-6, err_msg=panel.title)
    own = page.section("kinds").cards[kind]
    assert own.on_show.is_models_own


def test_a_table_longer_than_the_sequence_shows_its_spare_rows(visit, open_kind):
    open_kind(PosEmbed.LEARNED_1D, max_tokens=40)
    part = bring_up(visit, "table").part
    assert part.facts.values[:3] == ("40", "17", "23")
    click(visit, part.table, part.table.grid().cell(30, 3))
    assert visit.studio.selection.token < 17
    assert visit.studio.selection.dim == 3


def test_keys_walk_through_places_layers_and_heads(visit, open_kind):
    scene = open_kind(PosEmbed.RELATIVE)
    section = bring_up(visit, "similarity")
    visit.studio.selection.set_token(6)
    visit.studio.selection.set_layer(0)
    visit.window.activateWindow()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_BracketRight):
        visit.qtbot.keyClick(visit.window, key)
    expected = scene.trace.attn_bias[1, 0, 7, 1:].reshape(4, 4)
    np.testing.assert_array_equal(section.tile.array, expected)
    visit.qtbot.keyClick(visit.window, Qt.Key.Key_C)
    np.testing.assert_array_equal(section.tile.array, scene.trace.attn_bias[1, 0, 0, 1:].reshape(4, 4))


def test_another_kind_is_trained_from_its_card(visit):
    dock = visit.place.training
    dock.choice.choose_preset(Preset.NOTEBOOK)
    cards = bring_up(visit, "kinds").cards
    assert "was not trained" in cards[PosEmbed.RELATIVE].table_slot.words
    visit.qtbot.mouseClick(cards[PosEmbed.RELATIVE].button, Qt.MouseButton.LeftButton)
    assert dock.is_open
    assert dock.isVisible()
    assert not visit.studio.trainer.running
    visit.qtbot.mouseClick(dock.bar.button, Qt.MouseButton.LeftButton)
    visit.wait_for(lambda: visit.studio.scene.config.pos_embed is PosEmbed.RELATIVE)
    visit.wait_for(lambda: dock.steps_taken >= 2)
    dock.stop()
    visit.wait_for(lambda: not visit.studio.trainer.running)
    visit.wait_until_settled()
    assert cards[PosEmbed.RELATIVE].table.isVisible()
    assert cards[PosEmbed.RELATIVE].table.array.shape == (3 * 3 + 3, 8)
    assert bring_up(visit, "similarity").tiles.tiles.shape == (2, 2, 2, 2)
