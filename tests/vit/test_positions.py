"""What is added to tokens: each number of each kind, by its formula."""

import math

import pytest
import torch
from timm.layers import build_sincos2d_pos_embed

from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.positions import LearnedPositions2d, sincos_2d_table


@pytest.mark.parametrize(("side", "width"), [(1, 4), (2, 8), (7, 64), (14, 768)])
def test_sines_and_cosines_are_timms(side, width):
    theirs = build_sincos2d_pos_embed([side, side], width, interleave_sin_cos=True)
    torch.testing.assert_close(sincos_2d_table(grid_size=side, embed_dim=width)[0, 1:], theirs, rtol=0, atol=2e-6)


def test_sines_and_cosines_are_what_the_formula_says():
    side, width = 3, 16
    table = sincos_2d_table(grid_size=side, embed_dim=width)
    assert table.shape == (1, side**2 + 1, width)
    assert not table[0, 0].any()
    for row in range(side):
        for column in range(side):
            expected = []
            for place in (row, column):
                for wave in (math.sin, math.cos):
                    expected += [wave(place * 10_000 ** (-band / (width / 4))) for band in range(width // 4)]
            assert table[0, 1 + row * side + column].tolist() == pytest.approx(expected, abs=1e-6)


def test_learned_2d_joins_the_halves_of_column_and_row():
    side, width = 5, 6
    positions = LearnedPositions2d(grid_size=side, embed_dim=width)
    for table in positions.parameters():
        torch.nn.init.normal_(table)
    table = positions()
    assert table.shape == (1, side**2 + 1, width)
    assert table[0, 0].tolist() == positions.cls[0].tolist()
    for row in range(side):
        for column in range(side):
            expected = positions.x[column].tolist() + positions.y[row].tolist()
            assert table[0, 1 + row * side + column].tolist() == expected


@pytest.mark.parametrize("kind", PosEmbed)
def test_the_table_is_what_a_model_adds(kind):
    model = VisionTransformer(ViTConfig(patch_size=7, depth=1, pos_embed=kind)).eval()
    images = torch.randn(2, 1, 28, 28)
    added = model.embed(images) - torch.cat([model.cls_token.expand(2, -1, -1), model.patch_embed(images)], dim=1)
    table = model.position_table()
    if table is None:
        assert not added.any()
    else:
        torch.testing.assert_close(added, table.expand(2, -1, -1), rtol=0, atol=1e-6)


def test_fixed_positions_are_not_learned():
    model = VisionTransformer(ViTConfig(depth=1, pos_embed=PosEmbed.SINCOS_2D))
    assert "pos_embed" not in dict(model.named_parameters())
    assert not model.position_table().requires_grad
