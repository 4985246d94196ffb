"""The costs that are counted by formula, against models that are built and run."""

import dataclasses

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from vit_studio.errors import ConfigError
from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed, ViTConfig, divisors
from vit_studio.vit.costs import attention_cells, multiply_adds, num_parameters, trace_bytes, with_patch_size
from vit_studio.vit.model import VisionTransformer, count_parameters

CONFIGS = [
    DEFAULT,
    NOTEBOOK,
    ViTConfig(image_size=32, patch_size=8, in_channels=3, num_classes=7, embed_dim=24, num_heads=3, mlp_ratio=1.7),
    *(ViTConfig(patch_size=7, embed_dim=32, depth=2, pos_embed=kind) for kind in PosEmbed),
]


@pytest.mark.parametrize("config", CONFIGS, ids=str)
def test_parameters_are_those_of_a_real_model(config):
    assert num_parameters(config) == count_parameters(VisionTransformer(config))


@pytest.mark.parametrize("config", CONFIGS, ids=str)
def test_multiply_adds_are_those_that_torch_counts(config):
    model = VisionTransformer(config).eval()
    images = torch.zeros(1, config.in_channels, config.image_size, config.image_size)
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(images)
    assert 2 * multiply_adds(config) == counter.get_total_flops()


@pytest.mark.parametrize("config", CONFIGS)
def test_the_bytes_of_a_trace_are_those_of_its_arrays(config):
    made = trace(VisionTransformer(config), torch.zeros(config.in_channels, config.image_size, config.image_size))
    arrays = {field.name: getattr(made, field.name) for field in dataclasses.fields(made) if field.name != "config"}
    if config.pos_embed is not PosEmbed.RELATIVE:
        del arrays["attn_bias"]  # one zero stands for all
    assert trace_bytes(config) == sum(array.nbytes for array in arrays.values())


def test_attention_costs_the_square_of_the_tokens():
    assert attention_cells(DEFAULT) == 50 * 50
    assert attention_cells(with_patch_size(DEFAULT, 2)) == 197 * 197


@pytest.mark.parametrize("patch_size", divisors(28))
def test_a_model_cut_otherwise_is_a_model(patch_size):
    config = with_patch_size(DEFAULT, patch_size)
    assert config.num_tokens == config.max_tokens == (28 // patch_size) ** 2 + 1
    assert dataclasses.replace(config, patch_size=4, max_tokens=0) == DEFAULT
    assert num_parameters(config) == count_parameters(VisionTransformer(config))


def test_rows_to_spare_are_kept_while_they_suffice():
    assert with_patch_size(NOTEBOOK, 7).max_tokens == 32
    assert with_patch_size(NOTEBOOK, 4).max_tokens == 50
    assert with_patch_size(NOTEBOOK, 14) == NOTEBOOK


def test_a_size_that_does_not_divide_is_refused():
    with pytest.raises(ConfigError):
        with_patch_size(DEFAULT, 5)
