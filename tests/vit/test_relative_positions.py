"""The bias of relative positions, by the formula and one number at a time."""

import math

import pytest
import torch
from timm.layers.pos_embed_rel import gen_relative_position_index

from vit_studio.vit.attention import Attention
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.position_costs import num_offsets
from vit_studio.vit.relative_positions import RelativePositions, offset_indices


@pytest.mark.parametrize("side", [1, 2, 7, 14])
def test_offsets_are_counted_as_in_timm_and_beit(side):
    indices = offset_indices(side)
    assert torch.equal(indices, gen_relative_position_index((side, side), class_token=True))
    assert set(indices.flatten().tolist()) == set(range(num_offsets(side)))


def made(side=3, heads=2, head_dim=4):
    torch.manual_seed(5)
    positions = RelativePositions(grid_size=side, embed_dim=heads * head_dim, num_heads=heads)
    torch.nn.init.normal_(positions.table)
    return positions, torch.randn(2, heads, side**2 + 1, head_dim)


def row_of(query, key, side):
    """The row of the table for two tokens, told apart by hand."""
    if query == 0 or key == 0:
        return num_offsets(side) - (1 if query == key else 3 if query == 0 else 2)
    (query_row, query_column), (key_row, key_column) = divmod(query - 1, side), divmod(key - 1, side)
    return (query_row - key_row + side - 1) * (2 * side - 1) + (query_column - key_column + side - 1)


def test_the_bias_is_query_times_relative_embedding():
    side, heads, head_dim = 3, 2, 4
    positions, q = made(side, heads, head_dim)
    bias = positions(q)
    for image in range(2):
        for head in range(heads):
            for query in range(side**2 + 1):
                for key in range(side**2 + 1):
                    r = positions.table[row_of(query, key, side), head * head_dim : (head + 1) * head_dim]
                    expected = sum((q[image, head, query] * r).tolist()) / math.sqrt(head_dim)
                    assert bias[image, head, query, key].item() == pytest.approx(expected, abs=1e-5)


def test_some_queries_alone_get_the_same_bias():
    positions, q = made()
    some = slice(2, 5)
    torch.testing.assert_close(positions(q[:, :, some], some), positions(q)[:, :, some])


def test_the_same_query_gets_the_same_bias_wherever_it_stands():
    side = 3
    positions, q = made(side)
    q[:] = q[:, :, :1]
    bias = positions(q)
    centre, corner = 5, 1  # (1, 1) and (0, 0): their neighbours at the right are 6 and 2
    assert torch.equal(bias[..., centre, 6], bias[..., corner, 2])
    assert not torch.equal(bias[..., centre, 6], bias[..., centre, 4])


def test_the_bias_is_added_before_the_softmax():
    positions, _ = made()
    attention = Attention(embed_dim=8, num_heads=2, dropout=0.0, rel_pos=positions)
    plain = Attention(embed_dim=8, num_heads=2, dropout=0.0)
    plain.load_state_dict({name: tensor for name, tensor in attention.state_dict().items() if "rel" not in name})
    tokens = torch.randn(1, 10, 8)
    seen = []
    for module in (attention, plain):
        module.softmax.register_forward_hook(lambda _, inputs, output: seen.append(inputs[0]))
    positions.register_forward_hook(lambda _, inputs, output: seen.append(output))
    attention(tokens), plain(tokens)
    bias, with_bias, without = seen
    torch.testing.assert_close(with_bias, without + bias)


def test_a_model_has_one_table_a_layer():
    model = VisionTransformer(ViTConfig(depth=3, pos_embed=PosEmbed.RELATIVE))
    tables = [tuple(tensor.shape) for name, tensor in model.state_dict().items() if name.endswith("rel_pos.table")]
    assert tables == [(13**2 + 3, 64)] * 3
