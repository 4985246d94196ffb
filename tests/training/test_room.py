import dataclasses

import pytest
import torch

from vit_studio.errors import ConfigError, VitStudioError
from vit_studio.training import room
from vit_studio.training.events import Progress
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import Training
from vit_studio.training.room import check_room, told_where_it_ends
from vit_studio.vit.costs import num_parameters


def test_a_model_that_the_machine_cannot_hold_is_refused_before_it_is_built(tiny, monkeypatch):
    monkeypatch.setattr("vit_studio.training.initial.VisionTransformer", lambda config: pytest.fail("it was built"))
    vast = dataclasses.replace(tiny, embed_dim=65_536, depth=1000)
    with pytest.raises(ConfigError, match=r"parameters takes [\d,]+ GB of memory to learn.*Choose a smaller model"):
        initial_model(vast, 0)


def test_there_must_be_room_for_weights_gradients_and_the_optimiser(tiny, monkeypatch):
    monkeypatch.setattr(room, "_memory", lambda: 16 * num_parameters(tiny))
    check_room(tiny)
    monkeypatch.setattr(room, "_memory", lambda: 16 * num_parameters(tiny) - 1)
    with pytest.raises(ConfigError):
        check_room(tiny)
    monkeypatch.setattr(room, "_memory", lambda: None)
    check_room(tiny)


def test_what_torch_says_of_a_processor_is_understood():
    with pytest.raises(VitStudioError, match=r"not enough memory.*smaller batch_size"), told_where_it_ends():
        torch.empty(2**58)


@pytest.mark.parametrize(
    "error",
    [
        torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB."),
        RuntimeError("MPS backend out of memory (MPS allocated: 5.05 GB)"),
        RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: not enough memory: you tried to allocate"),
        MemoryError(),
    ],
)
def test_on_the_way_it_is_told_and_the_training_stands_where_it_was(garments, tiny, brief, monkeypatch, error):
    training = Training(initial_model(tiny, 0), garments, brief)
    events = training.events()
    for event in events:
        if isinstance(event, Progress) and event.step == 2:
            break

    def fail(*arguments, **more):
        raise error

    monkeypatch.setattr(training._learner, "learn", fail)
    with pytest.raises(VitStudioError, match="There is not enough memory for this training"):
        list(events)
    assert training.step == 2


def test_other_errors_stay_what_they_are():
    with pytest.raises(RuntimeError, match="sizes differ"), told_where_it_ends():
        raise RuntimeError("sizes differ")


@pytest.mark.parametrize(("told", "is_less"), [("1000000\n", True), ("max\n", False), (None, False)])
def test_a_container_has_what_it_is_left(tmp_path, monkeypatch, told, is_less):
    monkeypatch.setattr(room, "_CONTAINER", tmp_path / "memory.max")
    whole = room._memory()
    if whole is None:
        pytest.skip("this system does not tell")
    if told is not None:
        (tmp_path / "memory.max").write_text(told)
    assert room._memory() == (1_000_000 if is_less else whole)
