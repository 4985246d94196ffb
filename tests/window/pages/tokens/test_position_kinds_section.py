import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from torch import nn

from vit_studio.analysis.expression import evaluate
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels


@pytest.fixture
def kinds(open_tokens):
    return lambda scene: open_tokens(scene, "kinds").cards


def number(text: str) -> int:
    return int("".join(filter(str.isdigit, text)))


@pytest.mark.parametrize("own", PosEmbed)
def test_the_models_kind_and_the_sines_are_shown_the_others_are_not(kinds, make_scene, own):
    cards = kinds(make_scene(ViTConfig(patch_size=7, depth=2, pos_embed=own)))
    assert list(cards) == list(PosEmbed)
    for kind, card in cards.items():
        is_shown = kind is PosEmbed.SINCOS_2D or (kind is own and kind is not PosEmbed.NONE)
        assert card.tiles.isVisible() == card.table.isVisible() == is_shown
        assert card.button.isVisible() == (kind is not own)
        assert ("This model" in card.status.text()) == (kind is own)
        if not is_shown and kind is not PosEmbed.NONE:
            assert "was not trained with these positions" in card.table_slot.words


def test_sines_that_the_model_does_not_have_are_called_computed(kinds, scene):
    card = kinds(scene)[PosEmbed.SINCOS_2D]
    np.testing.assert_array_equal(card.table.array, scene.positions.sincos)
    assert card.status.text().startswith("Computed")


@pytest.mark.parametrize("config", [ViTConfig(depth=2), NOTEBOOK], ids=["default", "notebook"])
def test_each_card_tells_what_such_a_model_would_learn(kinds, make_scene, config):
    for kind, card in kinds(make_scene(config)).items():
        rows = config.max_tokens if kind is PosEmbed.LEARNED_1D else 0
        shape = {name: getattr(config, name) for name in ("patch_size", "embed_dim", "depth", "num_heads")}
        model = VisionTransformer(ViTConfig(**shape, pos_embed=kind, max_tokens=rows))
        parts = [model.pos_embed] if isinstance(model.pos_embed, nn.Parameter) else []
        parts += [p for name, p in model.named_parameters() if name.startswith("pos_embed.") or "rel_pos" in name]
        assert number(card.facts.values[0]) == sum(part.numel() for part in parts)


def test_the_papers_figures_are_those_of_table_8(kinds, scene):
    said = {kind: card.facts.values[1] for kind, card in kinds(scene).items()}
    assert said == {
        PosEmbed.NONE: "61.4 %",
        PosEmbed.LEARNED_1D: "64.2 %",
        PosEmbed.LEARNED_2D: "64.0 %",
        PosEmbed.SINCOS_2D: "–",
        PosEmbed.RELATIVE: "64.0 %",
    }


def test_a_width_without_quarters_cannot_have_sines(kinds, make_scene):
    card = kinds(make_scene(ViTConfig(patch_size=7, embed_dim=6, num_heads=3, depth=1)))[PosEmbed.SINCOS_2D]
    assert "no quarters" in card.table_slot.words
    assert card.facts.values[0] == "–"


@pytest.mark.parametrize("kind", PosEmbed)
def test_the_button_fills_the_training_form_and_opens_it(kinds, make_scene, studio, kind):
    own = PosEmbed.NONE if kind is not PosEmbed.NONE else PosEmbed.LEARNED_1D
    card = kinds(make_scene(ViTConfig(patch_size=7, depth=1, pos_embed=own)))[kind]
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert studio.viewing.get("training.positions") == kind.value
    assert studio.viewing.get("training.open") == "yes"


def test_table_and_tiles_follow_the_selection_and_make_it(kinds, scene, studio):
    cards = kinds(scene)
    studio.selection.set_token(13)
    for kind in (PosEmbed.LEARNED_1D, PosEmbed.SINCOS_2D):
        card = cards[kind]
        assert card.table.selected_row == 13
        assert card.tiles._selected == (1, 5)
        QTest.mouseClick(
            card.tiles, Qt.MouseButton.LeftButton, pos=card.tiles.layout_now().rect(2, 3).center().toPoint()
        )
        assert studio.selection.token == scene.grid.token_at(2, 3)
        cell = card.table.grid().cell(40, 8).center().toPoint()
        QTest.mouseClick(card.table, Qt.MouseButton.LeftButton, pos=cell)
        assert studio.selection.token == 40
        studio.selection.set_token(13)


def test_relative_keys_and_bias_follow_layer_and_head(kinds, make_scene, studio):
    scene = make_scene(ViTConfig(patch_size=7, embed_dim=16, depth=3, num_heads=2, pos_embed="relative"))
    card = kinds(scene)[PosEmbed.RELATIVE]
    studio.selection.set_layer(1)
    studio.selection.set_head(0)
    np.testing.assert_array_equal(card.table.array, scene.positions.rel_pos[1])
    expected = scene.trace.attn_bias[1, 0, 1:, 1:].reshape(4, 4, 4, 4)
    np.testing.assert_array_equal(card.tiles.tiles, expected)
    np.testing.assert_array_equal(evaluate(card.expression, scene), expected)
    assert "offset" in card.table.hover_text(3, 2)


def test_a_row_of_offsets_is_no_token(kinds, make_scene, studio):
    scene = make_scene(ViTConfig(patch_size=7, embed_dim=16, depth=3, num_heads=2, pos_embed="relative"))
    card = kinds(scene)[PosEmbed.RELATIVE]
    studio.selection.set_token(5)
    card.table.cell_clicked.emit(9, 2)
    assert studio.selection.token == 5
    assert card.table.selected_row is None


def test_the_range_follows_the_switch(kinds, scene, studio):
    card = kinds(scene)[PosEmbed.LEARNED_1D]
    assert card.table.levels == Levels.symmetric(scene.trace.pos_embed)
    studio.viewing.set_scale(ScaleMode.FIXED)
    assert card.tiles.levels == Levels(-1, 1)


def test_cosines_of_two_tables_are_compared_on_one_range_unless_each_has_its_own(kinds, scene, studio):
    cards = kinds(scene)
    learned, sines = cards[PosEmbed.LEARNED_1D], cards[PosEmbed.SINCOS_2D]
    others = ~np.eye(49, dtype=bool)
    greatest = max(float(np.abs(card.tiles.array.reshape(49, 49)[others]).max()) for card in (learned, sines))
    assert learned.tiles.levels == sines.tiles.levels
    assert learned.tiles.levels.high == pytest.approx(greatest)
    assert learned.tiles_slot.bar._colour_map is sines.tiles_slot.bar._colour_map is ColourMap.DIVERGING
    studio.viewing.set_scale(ScaleMode.VIEW)
    assert sines.tiles.levels.low > 0 > learned.tiles.levels.low
    assert sines.tiles_slot.bar._colour_map is ColourMap.SEQUENTIAL
