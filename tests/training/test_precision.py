import dataclasses

import pytest
import torch

from vit_studio.errors import ConfigError
from vit_studio.training.device import available_devices
from vit_studio.training.events import Evaluated, Progress
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import Training
from vit_studio.training.precision import check_precision, computed_in, decided, has_bfloat16
from vit_studio.training.settings import Precision

CPU = torch.device("cpu")
needs_bfloat16 = pytest.mark.skipif(not has_bfloat16(CPU), reason="this CPU does not compute in bfloat16")


def learn(garments, tiny, settings):
    training = Training(initial_model(tiny, 0), garments, settings)
    return list(training.events()), training.state()


@needs_bfloat16
def test_bfloat16_learns_nearly_the_same_and_keeps_float32(garments, tiny, brief):
    fine, fine_state = learn(garments, tiny, dataclasses.replace(brief, precision="float32"))
    coarse, state = learn(garments, tiny, dataclasses.replace(brief, precision="bfloat16"))
    losses, expected = ([event.loss for event in told if isinstance(event, Progress)] for told in (coarse, fine))
    assert losses == pytest.approx(expected, abs=0.02)
    assert losses != expected
    assert {tensor.dtype for tensor in (*state.weights.values(), *state.optimizer.values())} == {torch.float32}
    assert not torch.equal(state.weights["head.weight"], fine_state.weights["head.weight"])
    # evaluations are of the float32 model: before the first step they are the very same
    assert (
        next(event for event in coarse if isinstance(event, Evaluated)).valid_loss
        == next(event for event in fine if isinstance(event, Evaluated)).valid_loss
    )


@needs_bfloat16
def test_bfloat16_resumes_bit_equal(garments, tiny, brief):
    settings = dataclasses.replace(brief, precision="bfloat16")
    training = Training(initial_model(tiny, 0), garments, settings)
    states = [training.state() for event in training.events() if isinstance(event, Progress)]
    resumed = Training(initial_model(tiny, 1), garments, settings, resume=states[6])
    list(resumed.events())
    for name, tensor in training.state().weights.items():
        assert torch.equal(resumed.state().weights[name], tensor), name


@needs_bfloat16
def test_products_are_of_16_bits_within_and_not_without():
    matrix = torch.randn(4, 4)
    with computed_in(Precision.BFLOAT16, CPU):
        assert (matrix @ matrix).dtype is torch.bfloat16
    with computed_in(Precision.FLOAT32, CPU):
        assert (matrix @ matrix).dtype is torch.float32


def test_a_device_that_only_imitates_it_is_refused(monkeypatch):
    monkeypatch.setattr("vit_studio.training.precision.has_bfloat16", lambda device: False)
    check_precision(Precision.FLOAT32, CPU)
    with pytest.raises(ConfigError, match="float32"):
        check_precision(Precision.BFLOAT16, CPU)


def test_a_training_is_refused_before_it_begins(garments, tiny, brief, monkeypatch):
    monkeypatch.setattr("vit_studio.training.precision.has_bfloat16", lambda device: False)
    with pytest.raises(ConfigError, match="bfloat16"):
        Training(initial_model(tiny, 0), garments, dataclasses.replace(brief, precision="bfloat16"))


def made_for_bfloat16(monkeypatch, *instructions):
    monkeypatch.setattr("vit_studio.training.precision.has_bfloat16", lambda device: True)
    for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported"):
        monkeypatch.setattr(torch.cpu, name, lambda name=name: name in instructions, raising=False)


@pytest.mark.parametrize("instructions", ["_is_avx512_bf16_supported", "_is_amx_tile_supported"])
def test_by_itself_a_processor_made_for_bfloat16_takes_it(monkeypatch, instructions):
    made_for_bfloat16(monkeypatch, instructions)
    assert decided(Precision.AUTO, CPU) is Precision.BFLOAT16
    assert decided(Precision.FLOAT32, CPU) is Precision.FLOAT32
    assert available_devices()[0].precision == "bfloat16"
    with computed_in(Precision.AUTO, CPU):
        assert torch.is_autocast_enabled("cpu")


def test_by_itself_one_that_imitates_it_does_not(monkeypatch):
    made_for_bfloat16(monkeypatch)
    assert decided(Precision.AUTO, CPU) is Precision.FLOAT32
    assert decided(Precision.BFLOAT16, CPU) is Precision.BFLOAT16
    assert available_devices()[0].precision == "float32"
    with computed_in(Precision.AUTO, CPU):
        assert not torch.is_autocast_enabled("cpu")


def test_by_itself_an_accelerator_computes_in_float32():
    assert decided(Precision.AUTO, torch.device("cuda", 0)) is Precision.FLOAT32
    assert decided(Precision.AUTO, torch.device("mps")) is Precision.FLOAT32
