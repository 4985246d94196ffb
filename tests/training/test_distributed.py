import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from vit_studio.training.distributed import setup_from_environment

SCRIPT = Path(__file__).with_name("distributed_script.py")
PROCESSES = 2


def load_script():
    spec = importlib.util.spec_from_file_location("distributed_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = load_script()


def run_script(processes, *arguments):
    """Let so many processes run the script; what they said on stderr."""
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={processes}"]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""}
    done = subprocess.run(
        [*torchrun, str(SCRIPT), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=280,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("distributed")


@pytest.fixture(scope="module")
def together(folder):
    """What each process was told."""
    run_script(PROCESSES, folder)
    return [json.loads((folder / f"events-{rank}.json").read_text()) for rank in range(PROCESSES)]


@pytest.fixture(scope="module")
def alone(garments, folder):
    """What one process is told of the same."""
    (folder / "alone").mkdir()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return script.all_told(garments, None, folder / "alone")
    finally:
        torch.set_num_threads(threads)


def of_kind(events, kind):
    return [event for event in events if event["kind"] == kind]


@pytest.mark.parametrize("name", script.RECIPES)
def test_the_same_batches_give_the_same_losses(together, alone, name):
    expected = of_kind(alone[name], "Progress")
    assert len(expected) == {"plain": 20, "uneven": 12, "all": 12, "unclipped": 4}[name]
    for events in together:
        steps = of_kind(events[name], "Progress")
        assert [step["step"] for step in steps] == [step["step"] for step in expected]
        for key in ("loss", "accuracy", "grad_norm", "learning_rate", "batch_images"):
            wanted = pytest.approx([step[key] for step in expected], abs=1e-4, rel=1e-4 if key == "grad_norm" else 0)
            assert [step[key] for step in steps] == wanted, key


@pytest.mark.parametrize("name", script.RECIPES)
def test_the_weights_are_the_same_in_all_processes_and_close_to_one_s(together, alone, folder, name):
    first, second = (load_file(folder / f"{name}-{rank}.safetensors") for rank in range(PROCESSES))
    expected = load_file(folder / "alone" / f"{name}-0.safetensors")
    for tensor_name, tensor in expected.items():
        assert torch.equal(first[tensor_name], second[tensor_name]), tensor_name
        difference = (first[tensor_name] - tensor).abs()
        if tensor_name.endswith("qkv.bias"):
            difference.view(3, -1)[1] = 0  # of the keys: softmax does not see it, its gradient is rounding alone
        assert difference.max() < 2e-4, tensor_name


def test_only_the_first_evaluates(together, alone):
    first, second = together
    assert of_kind(second["plain"], "Evaluated") == []
    evaluated, expected = (of_kind(events["plain"], "Evaluated") for events in (first, alone))
    assert [event["step"] for event in evaluated] == [event["step"] for event in expected]
    for ours, theirs in zip(evaluated, expected, strict=True):
        assert ours["valid_loss"] == pytest.approx(theirs["valid_loss"], abs=1e-4)
    assert [event["kind"] for event in second["plain"] if event["kind"] != "Progress"] == ["Started", "Finished"]


def test_all_stop_where_one_is_asked_to(together):
    for name, step in (("stopped by the second", 3), ("stopped by the first, while it evaluates", 4)):
        for events in together:
            assert len(of_kind(events[name], "Progress")) == step
            (finished,) = of_kind(events[name], "Finished")
            assert (finished["step"], finished["stopped"]) == (step, True)


def test_three_processes_resume_bit_for_bit_and_without_a_warning(tmp_path):
    """Two numbers add up the same in any order; three do not."""
    said = run_script(3, tmp_path, "resume")
    assert "Warning" not in said
    for rank in range(3):
        whole, resumed = (load_file(tmp_path / f"{name}-{rank}.safetensors") for name in ("whole", "resumed"))
        assert [name for name in whole if not torch.equal(whole[name], resumed[name])] == []


def test_without_torchrun_there_is_no_world(monkeypatch):
    for name in ("RANK", "WORLD_SIZE", "MASTER_ADDR"):
        monkeypatch.delenv(name, raising=False)
    assert setup_from_environment() is None
