import dataclasses

import pytest
import torch

from vit_studio.errors import ConfigError
from vit_studio.training.events import Evaluated, Progress
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import Training
from vit_studio.training.precision import check_precision, computed_in, has_bfloat16
from vit_studio.training.settings import Precision

CPU = torch.device("cpu")
needs_bfloat16 = pytest.mark.skipif(not has_bfloat16(CPU), reason="this CPU does not compute in bfloat16")


def learn(garments, tiny, settings):
    training = Training(initial_model(tiny, 0), garments, settings)
    return list(training.events()), training.state()


@needs_bfloat16
def test_bfloat16_learns_nearly_the_same_and_keeps_float32(garments, tiny, brief):
    fine, fine_state = learn(garments, tiny, brief)
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
