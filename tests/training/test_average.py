import dataclasses

import pytest
import torch

from vit_studio.errors import ConfigError
from vit_studio.training.evaluate import evaluate
from vit_studio.training.events import Evaluated, Progress
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import Training
from vit_studio.training.split import hold_out


def test_the_model_is_the_average_of_what_learns(garments, tiny, brief):
    plain = Training(initial_model(tiny, 0), garments, brief)
    weights = [plain.state().weights]
    weights += [plain.state().weights for event in plain.events() if isinstance(event, Progress)]
    settings = dataclasses.replace(brief, ema=0.3)
    averaged = Training(initial_model(tiny, 0), garments, settings)
    losses = [event.loss for event in averaged.events() if isinstance(event, Progress)]
    assert len(losses) == 10
    for name, tensor in averaged.model.state_dict().items():
        expected = weights[0][name].double()
        for step in range(1, 11):
            decay = min(0.3, (1 + step) / (10 + step))
            expected = decay * expected + (1 - decay) * weights[step][name].double()
        torch.testing.assert_close(tensor.double(), expected, rtol=0, atol=1e-5)
        assert torch.equal(averaged.state().optimizer[f"raw.{name}"], weights[10][name])


def test_the_average_is_what_is_evaluated(garments, tiny, brief):
    training = Training(initial_model(tiny, 0), garments, dataclasses.replace(brief, ema=0.9))
    valid = hold_out(garments, brief.valid_images).valid
    for event in training.events():
        if isinstance(event, Evaluated):
            assert event.valid_loss == evaluate(training.model, garments, valid).loss


@pytest.mark.parametrize("ema", [0.0, 0.9])
def test_a_state_of_the_other_kind_is_refused(garments, tiny, brief, ema):
    with_average, without = dataclasses.replace(brief, ema=0.9), brief
    first, second = (with_average, without) if ema else (without, with_average)
    training = Training(initial_model(tiny, 0), garments, first)
    list(training.events())
    with pytest.raises(ConfigError, match="raw"):
        Training(initial_model(tiny, 0), garments, second, resume=training.state())
