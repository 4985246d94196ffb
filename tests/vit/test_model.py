"""Our logits equal those of timm's and of torchvision's ViT on the same weights."""

import dataclasses

import pytest
import torch
from timm.layers import build_sincos2d_pos_embed
from timm.models.vision_transformer import VisionTransformer as TimmViT
from torch import nn
from torchvision.models.vision_transformer import VisionTransformer as TorchvisionViT

from vit_studio.errors import ConfigError
from vit_studio.vit.config import DEFAULT, PosEmbed, ViTConfig
from vit_studio.vit.fast_path import fast_logits
from vit_studio.vit.model import VisionTransformer, count_parameters
from vit_studio.vit.position_costs import position_parameters

SHAPES = [
    DEFAULT,
    ViTConfig(patch_size=7, embed_dim=48, depth=3, num_heads=3, mlp_ratio=4.0),
    ViTConfig(patch_size=14, embed_dim=32, depth=2, num_heads=8),
    ViTConfig(image_size=32, patch_size=4, in_channels=3, embed_dim=96, depth=2, num_heads=6, num_classes=7),
    ViTConfig(image_size=64, patch_size=16, in_channels=3, embed_dim=64, depth=4, num_heads=2, num_classes=100),
]
WITHOUT_POSITIONS = ViTConfig(patch_size=7, embed_dim=32, depth=2, pos_embed=PosEmbed.NONE)
KINDS = [ViTConfig(patch_size=7, embed_dim=48, depth=2, num_heads=3, pos_embed=kind) for kind in PosEmbed]
LONG = [ViTConfig(patch_size=2, embed_dim=8, depth=2, num_heads=2, pos_embed=kind) for kind in PosEmbed]
"""197 tokens: enough for the fast path to choose fused attention."""


def seeded_model(config: ViTConfig) -> VisionTransformer:
    """A model none of whose tensors is zero or one, so that nothing can be left out unnoticed."""
    torch.manual_seed(7)
    model = VisionTransformer(config).eval()
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=0.2)
    return model


def images_for(config: ViTConfig, batch: int = 3) -> torch.Tensor:
    return torch.randn(batch, config.in_channels, config.image_size, config.image_size)


def timm_model(config: ViTConfig) -> TimmViT:
    return TimmViT(
        img_size=config.image_size,
        patch_size=config.patch_size,
        in_chans=config.in_channels,
        num_classes=config.num_classes,
        embed_dim=config.embed_dim,
        depth=config.depth,
        num_heads=config.num_heads,
        mlp_ratio=config.mlp_ratio,
        pos_embed="none" if config.pos_embed is PosEmbed.NONE else "learn",
    ).eval()


def torchvision_model(config: ViTConfig) -> TorchvisionViT:
    model = TorchvisionViT(
        image_size=config.image_size,
        patch_size=config.patch_size,
        num_layers=config.depth,
        num_heads=config.num_heads,
        hidden_dim=config.embed_dim,
        mlp_dim=config.mlp_dim,
        num_classes=config.num_classes,
    )
    model.conv_proj = nn.Conv2d(config.in_channels, config.embed_dim, config.patch_size, config.patch_size)
    return model.eval()


TORCHVISION_NAMES = {
    "cls_token": "class_token",
    "pos_embed": "encoder.pos_embedding",
    "patch_embed.proj": "conv_proj",
    "blocks.": "encoder.layers.encoder_layer_",
    "norm1": "ln_1",
    "norm2": "ln_2",
    "attn.qkv.weight": "self_attention.in_proj_weight",
    "attn.qkv.bias": "self_attention.in_proj_bias",
    "attn.proj": "self_attention.out_proj",
    "mlp.fc1": "mlp.0",
    "mlp.fc2": "mlp.3",
}


def torchvision_name(name: str) -> str:
    for ours, theirs in TORCHVISION_NAMES.items():
        name = name.replace(ours, theirs)
    if name.startswith("norm."):
        return name.replace("norm.", "encoder.ln.")
    return name.replace("head.", "heads.head.") if name.startswith("head.") else name


@pytest.mark.parametrize("config", [*SHAPES, WITHOUT_POSITIONS], ids=str)
def test_logits_equal_timms(config):
    ours, theirs, images = seeded_model(config), timm_model(config), images_for(config)
    assert list(ours.state_dict()) == list(theirs.state_dict())
    theirs.load_state_dict(ours.state_dict())
    torch.testing.assert_close(ours(images), theirs(images), rtol=0, atol=1e-5)


@pytest.mark.parametrize("config", SHAPES, ids=str)
def test_logits_equal_torchvisions(config):
    ours, theirs, images = seeded_model(config), torchvision_model(config), images_for(config)
    theirs.load_state_dict({torchvision_name(name): tensor for name, tensor in ours.state_dict().items()})
    torch.testing.assert_close(ours(images), theirs(images), rtol=0, atol=1e-5)


@pytest.mark.parametrize("config", [*SHAPES, *KINDS, *LONG, ViTConfig(depth=1)], ids=str)
def test_fast_path_gives_the_same_logits_and_gradients(config):
    model, images = seeded_model(config), images_for(config)
    fast, explicit = fast_logits(model, images), model(images)
    torch.testing.assert_close(fast, explicit, rtol=0, atol=1e-5)
    labels = torch.arange(len(images))
    gradients = [
        torch.autograd.grad(nn.functional.cross_entropy(logits, labels), list(model.parameters()))
        for logits in (fast, explicit)
    ]
    for name, ours, reference in zip(dict(model.named_parameters()), *gradients, strict=True):
        torch.testing.assert_close(ours, reference, rtol=1e-4, atol=1e-5, msg=lambda said, name=name: f"{name}: {said}")


@pytest.mark.parametrize("way", [fast_logits, lambda model, images: model(images)], ids=["fast", "explicit"])
def test_fixed_positions_are_those_that_timms_model_would_be_given(way):
    config = dataclasses.replace(KINDS[0], pos_embed=PosEmbed.SINCOS_2D)
    ours, theirs = seeded_model(config), timm_model(dataclasses.replace(config, pos_embed="learned_1d"))
    table = build_sincos2d_pos_embed([config.grid_size] * 2, config.embed_dim, interleave_sin_cos=True)
    table = torch.cat([torch.zeros(1, config.embed_dim), table])[None]
    theirs.load_state_dict(ours.state_dict() | {"pos_embed": table})
    images = images_for(config)
    torch.testing.assert_close(way(ours, images), theirs(images), rtol=0, atol=1e-5)


@pytest.mark.parametrize("way", [fast_logits, lambda model, images: model(images)], ids=["fast", "explicit"])
def test_dropout_acts_in_training_alone(way):
    model = VisionTransformer(ViTConfig(dropout=0.5, depth=2))
    images = images_for(model.config)
    model.train()
    assert not torch.equal(way(model, images), way(model, images))
    model.eval()
    assert torch.equal(way(model, images), way(model, images))


@pytest.mark.parametrize("kind", PosEmbed)
def test_each_kind_costs_the_parameters_that_are_said(kind):
    config = ViTConfig(depth=2, pos_embed=kind, max_tokens=80 if kind is PosEmbed.LEARNED_1D else 0)
    without = dataclasses.replace(config, pos_embed=PosEmbed.NONE, max_tokens=0)
    cost = count_parameters(VisionTransformer(config)) - count_parameters(VisionTransformer(without))
    assert cost == position_parameters(config)


def test_only_what_is_learned_is_stored():
    stored = {
        config.pos_embed: [name for name in VisionTransformer(config).state_dict() if "pos" in name] for config in KINDS
    }
    assert stored == {
        PosEmbed.NONE: [],
        PosEmbed.LEARNED_1D: ["pos_embed"],
        PosEmbed.LEARNED_2D: ["pos_embed.cls", "pos_embed.x", "pos_embed.y"],
        PosEmbed.SINCOS_2D: [],
        PosEmbed.RELATIVE: ["blocks.0.attn.rel_pos.table", "blocks.1.attn.rel_pos.table"],
    }


@pytest.mark.parametrize("config", KINDS, ids=lambda config: config.pos_embed.value)
def test_without_positions_alone_the_order_of_patches_does_not_matter(config):
    model, images = seeded_model(config), images_for(config)
    turned = (
        images.flip(-2).unflatten(-2, (-1, config.patch_size)).flip(-2).flatten(-3, -2)
    )  # rows of patches, reversed
    same = torch.allclose(model(images), model(turned), rtol=0, atol=1e-4)
    assert same == (config.pos_embed is PosEmbed.NONE)


def test_the_default_model_has_the_size_that_the_window_prints():
    assert count_parameters(VisionTransformer(DEFAULT)) == 205_962


def test_a_table_longer_than_the_sequence_uses_its_first_rows():
    torch.manual_seed(0)
    long = VisionTransformer(ViTConfig(depth=1, max_tokens=80)).eval()
    short = VisionTransformer(ViTConfig(depth=1)).eval()
    short.load_state_dict(long.state_dict() | {"pos_embed": long.pos_embed[:, :50]})
    images = images_for(DEFAULT)
    assert torch.equal(long(images), short(images))


@pytest.mark.parametrize("shape", [(1, 1, 32, 32), (1, 3, 28, 28), (28, 28)])
def test_images_of_another_shape_are_refused(shape):
    with pytest.raises(ConfigError, match="28"):
        VisionTransformer(DEFAULT)(torch.zeros(shape))
