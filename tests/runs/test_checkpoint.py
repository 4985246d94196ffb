import dataclasses
import errno
import os
from pathlib import Path

import pytest
import torch

from vit_studio.runs.checkpoint import read_checkpoint, remove_damaged, write_checkpoint
from vit_studio.runs.run_error import RunError
from vit_studio.runs.run_folder import RunFolder
from vit_studio.training.state import TrainState


@pytest.fixture
def folder(tmp_path):
    return RunFolder(tmp_path, None)


def state(step):
    rng = torch.Generator().manual_seed(step)
    weights = {"head.weight": torch.randn(10, 8, generator=rng), "head.bias": torch.randn(10, generator=rng)}
    optimizer = {"exp_avg.head.bias": torch.randn(10, generator=rng), "step.head.bias": torch.tensor(float(step))}
    return TrainState(
        step=step,
        seconds=step / 3,
        images=48 * step,
        weights=weights,
        optimizer=optimizer,
        evaluation_due=step % 2 == 1,
    )


def assert_same(one, other):
    for field in dataclasses.fields(TrainState):
        mine, yours = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, dict):
            assert mine.keys() == yours.keys()
            assert all(torch.equal(mine[name], yours[name]) and mine[name].dtype == yours[name].dtype for name in mine)
        else:
            assert mine == yours


def test_a_state_comes_back_bit_for_bit(folder):
    assert read_checkpoint(folder) is None
    write_checkpoint(folder, state(5))
    assert_same(read_checkpoint(folder), state(5))


def test_the_one_before_is_kept_and_no_other(folder):
    for step in (3, 4, 5):
        write_checkpoint(folder, state(step))
    assert_same(read_checkpoint(folder), state(5))
    folder.checkpoint_file.unlink()
    assert_same(read_checkpoint(folder), state(4))
    assert {entry.name for entry in folder.path.iterdir()} == {"checkpoint-before.safetensors"}


def damaged_versions(data):
    yield b""
    yield b"\0" * len(data)
    for length in (4, 8, 60, len(data) // 2, len(data) - 1):
        yield data[:length]
    for place in range(9, len(data), 131):  # the head, and every tensor
        yield data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]
    middle = 4096 if len(data) > 4096 else len(data) // 2
    yield data[:middle] + b"\0" * (len(data) - middle)  # a block that a loss of power left unwritten


def test_whatever_befalls_the_last_the_one_before_takes_its_place(folder):
    write_checkpoint(folder, state(4))
    write_checkpoint(folder, state(5))
    data = folder.checkpoint_file.read_bytes()
    for damaged in damaged_versions(data):
        folder.checkpoint_file.write_bytes(damaged)
        assert_same(read_checkpoint(folder), state(4))


def test_a_damaged_one_does_not_push_out_the_one_before(folder):
    write_checkpoint(folder, state(4))
    write_checkpoint(folder, state(5))
    folder.checkpoint_file.write_bytes(folder.checkpoint_file.read_bytes()[:-7])
    remove_damaged(folder)
    write_checkpoint(folder, state(6))
    folder.checkpoint_file.unlink()
    assert_same(read_checkpoint(folder), state(4))


def test_a_whole_one_is_not_taken_away(folder):
    write_checkpoint(folder, state(4))
    remove_damaged(folder)
    assert_same(read_checkpoint(folder), state(4))


def test_two_damaged_ones_are_told_and_left(folder):
    for path in (folder.checkpoint_file, folder.checkpoint_before_file):
        path.write_bytes(b"torn")
    with pytest.raises(RunError, match=r"checkpoint\.safetensors, .*cannot be read.*Remove these files"):
        read_checkpoint(folder)
    assert folder.checkpoint_file.exists()


@pytest.mark.parametrize("calls_that_work", range(5))
def test_a_kill_between_any_two_steps_of_writing_leaves_one_to_go_on_from(folder, monkeypatch, calls_that_work):
    class Killed(BaseException):
        pass

    write_checkpoint(folder, state(3))
    write_checkpoint(folder, state(4))
    calls = []

    def dying(kind, name):
        real = getattr(kind, name)

        def call(*arguments, **more):
            if len(calls) == calls_that_work:
                raise Killed
            calls.append(name)
            return real(*arguments, **more)

        monkeypatch.setattr(kind, name, call)

    dying(Path, "replace")
    dying(os, "fsync")
    with pytest.raises(Killed):
        write_checkpoint(folder, state(5))
        raise Killed
    monkeypatch.undo()
    found = read_checkpoint(folder)
    assert_same(found, state(found.step))
    assert found.step in (4, 5)


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ESTALE])
@pytest.mark.parametrize("name", ["checkpoint.safetensors", "checkpoint-before.safetensors"])
def test_what_the_disk_does_not_give_for_a_moment_is_not_damaged(folder, monkeypatch, number, name):
    write_checkpoint(folder, state(4))
    write_checkpoint(folder, state(5))
    if name == "checkpoint-before.safetensors":
        folder.checkpoint_file.write_bytes(b"torn")
    real = Path.read_bytes

    def read(path):
        if path.name == name:
            raise OSError(number, "not now")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    with pytest.raises(RunError, match=rf"{name} cannot be read: not now.*nothing was changed"):
        read_checkpoint(folder)
    if name == "checkpoint.safetensors":
        with pytest.raises(RunError, match="cannot be read"):
            remove_damaged(folder)
    monkeypatch.undo()
    assert_same(read_checkpoint(folder), state(5 if name == "checkpoint.safetensors" else 4))
