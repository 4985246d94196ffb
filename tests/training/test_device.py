import dataclasses
import subprocess
import sys
import types

import pytest
import torch

from vit_studio.errors import ConfigError
from vit_studio.training.device import Device, available_devices, torch_device
from vit_studio.training.events import Finished, Progress
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import Training
from vit_studio.vit.fast_path import fast_logits

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")


def test_the_cpu_is_always_there_and_first():
    first = available_devices()[0]
    assert first.name == "cpu"
    assert first.words
    assert torch_device("cpu") == torch.device("cpu")


def test_each_device_that_is_there_can_be_used():
    for device in available_devices():
        assert torch.ones(2, device=torch_device(device.name)).sum().item() == 2


def test_cuda_devices_are_told_by_their_maker_s_name(monkeypatch):
    named = types.SimpleNamespace(name="NVIDIA Imaginary", total_memory=8 << 30)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda device: named)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda device: (9, 0))
    found = [device for device in available_devices() if device.name.startswith("cuda")]
    wanted = Device(name="cuda:0", words="NVIDIA Imaginary", memory=8 << 30, bfloat16=True)
    assert found == [wanted, dataclasses.replace(wanted, name="cuda:1")]
    assert torch_device("cuda") == torch.device("cuda:0")
    assert torch_device("cuda:1") == torch.device("cuda:1")


@pytest.mark.parametrize("name", ["cuda:99", "quantum", ""])
def test_a_device_that_is_not_there_is_refused_with_those_that_are(name):
    with pytest.raises(ConfigError, match="cpu"):
        torch_device(name)


def test_a_training_on_a_device_that_is_not_there_is_refused(garments, tiny, brief):
    with pytest.raises(ConfigError, match="cuda:99"):
        Training(initial_model(tiny, 0), garments, brief, device="cuda:99")


def test_training_on_the_cpu_wakes_no_other_device():
    look = (
        "import torch, vit_studio.training.distributed\n"
        "from vit_studio.data.drawn_garments import draw_garments\n"
        "from vit_studio.training.loop import initial_model, train\n"
        "from vit_studio.training.settings import TrainSettings\n"
        "from vit_studio.vit.config import ViTConfig\n"
        "asked = []\n"
        "torch.cuda._lazy_init = lambda: asked.append(1)\n"
        "config = ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2, dropout=0.1)\n"
        "settings = TrainSettings(epochs=1, batch_size=50, valid_images=0, drop_path=0.1, optimizer='muon')\n"
        "list(train(initial_model(config, 0), draw_garments(count=60), settings))\n"
        "print(asked, torch.cuda.is_initialized())"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[] False"


@needs_cuda
@pytest.mark.parametrize("change", [{}, {"ema": 0.9, "drop_path": 0.2, "mixup": 0.3, "optimizer": "muon"}], ids=str)
def test_cuda_learns_the_same_resumes_and_comes_back_to_the_cpu(garments, tiny, brief, change):
    settings = dataclasses.replace(brief, **change)
    config = dataclasses.replace(tiny, dropout=0.1)

    def learn(device, resume=None):
        training = Training(initial_model(config, 0), garments, settings, device=device, resume=resume)
        told, states = [], []
        for event in training.events():
            told.append(event)
            states.append(training.state())
        return training, told, states

    training, told, states = learn("cuda:0")
    assert isinstance(told[-1], Finished)
    assert training.model.cls_token.device.type == "cpu"
    assert {tensor.device.type for state in states for tensor in (*state.weights.values(), *state.optimizer.values())}
    resumed, rest, _ = learn("cuda:0", resume=states[7])
    for name, tensor in training.state().weights.items():
        torch.testing.assert_close(resumed.state().weights[name], tensor, rtol=0, atol=1e-5)
    assert [event.step for event in rest if isinstance(event, Progress)][-1] == 10
    assert fast_logits(training.model, torch.zeros(1, 1, 28, 28)).shape == (1, 10)


@needs_cuda
def test_cuda_without_dropout_has_the_cpu_s_losses(garments, tiny, brief):
    def losses(device):
        training = Training(initial_model(tiny, 0), garments, brief, device=device)
        return [event.loss for event in training.events() if isinstance(event, Progress)]

    assert losses("cuda:0") == pytest.approx(losses("cpu"), abs=1e-3)
