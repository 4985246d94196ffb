"""The configuration refuses numbers that clash, and says what would work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vit_studio.errors import ConfigError
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed, ViTConfig


def test_default_shapes():
    assert (DEFAULT.grid_size, DEFAULT.num_patches, DEFAULT.num_tokens, DEFAULT.patch_dim) == (7, 49, 50, 16)
    assert (DEFAULT.head_dim, DEFAULT.mlp_dim, DEFAULT.max_tokens) == (16, 128, 50)


def test_notebook_shapes():
    assert (NOTEBOOK.num_patches, NOTEBOOK.patch_dim, NOTEBOOK.num_tokens, NOTEBOOK.max_tokens) == (4, 196, 5, 32)


@pytest.mark.parametrize(
    ("values", "named", "would_work"),
    [
        ({"patch_size": 5}, "patch_size 5 does not divide image_size 28", "1, 2, 4, 7, 14, 28"),
        ({"embed_dim": 10, "num_heads": 4}, "num_heads 4 does not divide embed_dim 10", "1, 2, 5, 10"),
        ({"max_tokens": 49}, "49 rows is too short for 50 tokens", "max_tokens to 50"),
        ({"depth": 0}, "depth is 0", "at least 1"),
        ({"patch_size": 4.0}, "patch_size is 4.0", "whole number"),
        ({"num_classes": True}, "num_classes is True", "whole number"),
        ({"dropout": 1.0}, "dropout is 1.0", "from 0"),
        ({"dropout": float("nan")}, "dropout is nan", "from 0"),
        ({"mlp_ratio": 0.001}, "mlp_ratio 0.001", "at least 0.015625"),
        ({"mlp_ratio": float("nan")}, "mlp_ratio is nan", "above 0"),
        ({"mlp_ratio": float("inf")}, "mlp_ratio is inf", "above 0"),
        ({"mlp_ratio": 1e308}, "mlp_ratio is 1e+308", "at most 1000"),
        ({"embed_dim": 4_000_000}, "embed_dim is 4000000", "at most 65536"),
        ({"depth": 10**9}, "depth is 1000000000", "at most 1000"),
        ({"max_tokens": 10**30}, "max_tokens is 1", "at most 1000000"),
        ({"pos_embed": "rope"}, "pos_embed is rope", "none, learned_1d, learned_2d, sincos_2d, relative"),
        (
            {"pos_embed": "learned_2d", "embed_dim": 9, "num_heads": 3},
            "pos_embed learned_2d parts a token in 2, which does not divide embed_dim 9",
            "embed_dim to 12",
        ),
        (
            {"pos_embed": "sincos_2d", "embed_dim": 66, "num_heads": 6},
            "pos_embed sincos_2d parts a token in 4, which does not divide embed_dim 66",
            "embed_dim to 72",
        ),
        (
            {"pos_embed": "relative", "max_tokens": 51},
            "max_tokens is 51, but pos_embed relative",
            "Leave max_tokens at 0",
        ),
        ({"pos_embed": "none", "max_tokens": 51}, "max_tokens is 51, but pos_embed none", "learned_1d"),
    ],
)
def test_refusals_name_the_numbers_and_a_way_out(values, named, would_work):
    with pytest.raises(ConfigError) as refused:
        ViTConfig(**values)
    assert named in str(refused.value)
    assert would_work in str(refused.value)


@given(
    grid=st.integers(1, 9),
    patch=st.integers(1, 9),
    heads=st.integers(1, 8),
    head_dim=st.integers(1, 16),
    extra=st.integers(0, 40),
    kind=st.sampled_from(PosEmbed),
)
def test_what_is_valid_survives_the_way_through_a_dictionary(grid, patch, heads, head_dim, extra, kind):
    config = ViTConfig(
        image_size=grid * patch,
        patch_size=patch,
        embed_dim=4 * heads * head_dim,
        num_heads=heads,
        max_tokens=grid**2 + 1 + (extra if kind is PosEmbed.LEARNED_1D else 0),
        pos_embed=kind,
        mlp_ratio=1.0,
    )
    assert (config.num_patches, config.head_dim, config.patch_dim) == (grid**2, 4 * head_dim, patch**2)
    assert ViTConfig.from_dict(config.to_dict()) == config


def test_a_field_of_the_future_is_refused_by_name():
    with pytest.raises(ConfigError, match="registers"):
        ViTConfig.from_dict({"registers": 4})
