"""The tables are the model's, whole, and stay as they were when they were taken."""

import dataclasses

import numpy as np
import pytest
import torch

from vit_studio.tracing.positions import position_tables
from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer


def made(kind, **more):
    torch.manual_seed(2)
    model = VisionTransformer(ViTConfig(patch_size=7, depth=2, pos_embed=kind, **more))
    return model, position_tables(model)


def there(tables):
    return {field.name for field in dataclasses.fields(tables) if getattr(tables, field.name) is not None} - {"kind"}


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (PosEmbed.NONE, set()),
        (PosEmbed.LEARNED_1D, {"pos_table"}),
        (PosEmbed.LEARNED_2D, {"pos_x", "pos_y"}),
        (PosEmbed.SINCOS_2D, set()),
        (PosEmbed.RELATIVE, {"rel_pos", "rel_indices"}),
    ],
)
def test_each_kind_has_its_own_tables(kind, names):
    _, tables = made(kind)
    assert tables.kind is kind
    assert there(tables) == names | {"sincos"}


def test_the_whole_table_is_there_with_the_rows_that_are_never_read():
    model = VisionTransformer(NOTEBOOK)
    table = position_tables(model).pos_table
    assert table.shape == (32, 8)
    np.testing.assert_array_equal(table, model.pos_embed[0].detach().numpy())


def test_halves_make_the_rows_that_are_added():
    model, tables = made(PosEmbed.LEARNED_2D)
    added = trace(model, torch.zeros(1, 28, 28)).pos_embed[1:].reshape(4, 4, 64)
    for row in range(4):
        for column in range(4):
            np.testing.assert_array_equal(added[row, column], np.append(tables.pos_x[column], tables.pos_y[row]))


def test_the_sines_that_would_be_are_those_that_are():
    model, tables = made(PosEmbed.SINCOS_2D)
    np.testing.assert_array_equal(tables.sincos, trace(model, torch.zeros(1, 28, 28)).pos_embed)
    np.testing.assert_array_equal(made(PosEmbed.NONE)[1].sincos, tables.sincos)


def test_a_width_without_quarters_has_no_sines():
    assert made(PosEmbed.LEARNED_2D, embed_dim=6, num_heads=3)[1].sincos is None


def test_relative_tables_are_those_of_the_layers():
    model, tables = made(PosEmbed.RELATIVE)
    assert tables.rel_pos.shape == (2, 7**2 + 3, 64)
    assert tables.rel_indices.shape == (17, 17)
    np.testing.assert_array_equal(tables.rel_pos[1], model.blocks[1].attn.rel_pos.table.detach().numpy())


@pytest.mark.parametrize("kind", PosEmbed)
def test_tables_do_not_change_while_the_model_learns(kind):
    model, tables = made(kind)
    before = {name: getattr(tables, name).copy() for name in there(tables)}
    with torch.no_grad():
        for tensor in (*model.parameters(), *model.buffers()):
            tensor += 1
    for name, value in before.items():
        np.testing.assert_array_equal(getattr(tables, name), value)
        assert not getattr(tables, name).flags.writeable
