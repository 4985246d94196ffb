"""A twin computes what its weights say, bit for bit, and lives a life of its own."""

import copy

import pytest
import torch

from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.twin import twin


def model_of(kind, seed):
    torch.manual_seed(seed)
    return VisionTransformer(ViTConfig(patch_size=7, embed_dim=8, depth=2, num_heads=2, pos_embed=kind)).eval()


@pytest.mark.parametrize("kind", list(PosEmbed))
def test_a_twin_computes_what_a_model_with_these_weights_does(kind):
    pattern, other, images = model_of(kind, 0), model_of(kind, 1), torch.rand(3, 1, 28, 28)
    made = twin(pattern, other.state_dict())
    with torch.inference_mode():
        assert torch.equal(made(images), other(images))
    assert made.state_dict().keys() == other.state_dict().keys()
    assert [name for name, _ in made.named_buffers()] == [name for name, _ in other.named_buffers()]


def test_pattern_and_weights_stay_as_they_are():
    pattern, weights = model_of(PosEmbed.LEARNED_1D, 0), model_of(PosEmbed.LEARNED_1D, 1).state_dict()
    before = copy.deepcopy(pattern.state_dict())
    made = twin(pattern, weights)
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.zero_()
    assert all(torch.equal(tensor, before[name]) for name, tensor in pattern.state_dict().items())
    assert any(tensor.any() for tensor in weights.values())


def test_a_hook_of_one_does_not_listen_to_the_other():
    pattern, heard = model_of(PosEmbed.NONE, 0), []
    made = twin(pattern, pattern.state_dict())
    with made.norm.register_forward_hook(lambda *_: heard.append("made")):
        pattern(torch.rand(1, 1, 28, 28))
        assert heard == []
        made(torch.rand(1, 1, 28, 28))
    assert heard == ["made"]


def test_half_precision_becomes_whole_and_the_pattern_keeps_its_mode():
    pattern = model_of(PosEmbed.LEARNED_1D, 0).train()
    made = twin(pattern, {name: tensor.half() for name, tensor in pattern.state_dict().items()})
    assert {tensor.dtype for tensor in made.state_dict().values()} == {torch.float32}
    assert not made.training
    assert pattern.training


def test_a_missing_weight_is_told():
    pattern = model_of(PosEmbed.NONE, 0)
    weights = pattern.state_dict()
    del weights["norm.weight"]
    with pytest.raises(KeyError, match=r"norm\.weight"):
        twin(pattern, weights)
