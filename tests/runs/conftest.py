"""A small run: 12 steps of a tiny model on drawn garments, and what came of it when nobody disturbed it."""

import subprocess

import pytest
import torch

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.recorded_training import start_run
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import list_snapshots
from vit_studio.training.events import Evaluated, Progress
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.weights import load_model

CLOCKED = {"images_per_second", "seconds_left", "seconds"}


@pytest.fixture(scope="session")
def garments():
    """200 training images and 40 of the test split."""
    return draw_garments(count=240, seed=1)


@pytest.fixture(scope="session")
def tiny():
    """4 patches, one layer; with dropout, for chance is to be resumed as well."""
    return ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2, dropout=0.2)


@pytest.fixture(scope="session")
def brief():
    """Three epochs of 4 steps, the last one of each not full."""
    return TrainSettings(epochs=3, batch_size=48, learning_rate=5e-3, valid_images=40, eval_train_images=50)


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def start(tmp_path, garments, tiny, brief):
    """Begins a run in a new folder, with a checkpoint after every step."""

    def begin(*, every=0.0, **more):
        recorded = start_run(tmp_path / "run", garments, tiny, brief, **more)
        if every is not None:
            recorded.checkpoint_every(every)
        return recorded

    return begin


@pytest.fixture(scope="module")
def whole(tmp_path_factory, garments, tiny, brief, one_thread):
    """The folder of a run that went through."""
    path = tmp_path_factory.mktemp("whole") / "run"
    for _ in start_run(path, garments, tiny, brief):
        pass
    return path


def weights(path):
    return load_model(path).model.state_dict()


@pytest.fixture(scope="session")
def assert_same_model():
    """Two model files hold the same weights, bit for bit."""

    def compare(one, other):
        one, other = weights(one), weights(other)
        assert one.keys() == other.keys()
        assert all(torch.equal(one[name], other[name]) for name in one)

    return compare


@pytest.fixture(scope="session")
def assert_same_run(assert_same_model):
    """Two run folders hold the same finished model and the same snapshots, bit for bit, and tell the same curves."""

    def compare(path, whole):
        one, other = RunFolder.open(path), RunFolder.open(whole)
        assert_same_model(one.model_file, other.model_file)
        ours, theirs = list_snapshots(one), list_snapshots(other)
        assert [snapshot.step for snapshot in ours] == list(one.info.snapshot_steps)
        assert [snapshot.step for snapshot in theirs] == list(one.info.snapshot_steps)
        for mine, yours in zip(ours, theirs, strict=True):
            assert_same_model(mine.path, yours.path)
            assert load_model(mine.path).info == load_model(yours.path).info
        assert curve(read_metrics(one)) == curve(read_metrics(other))

    return compare


def curve(events):
    """All that does not depend on the clock, nor on how often it was started and stopped."""
    return [
        (type(event), {name: repr(value) for name, value in vars(event).items() if name not in CLOCKED})
        for event in events
        if isinstance(event, Progress | Evaluated)
    ]


@pytest.fixture
def small_disk(tmp_path):
    """Makes a disk of its own with so many bytes; skips the test where the system does not allow that."""
    folder = tmp_path / "disk"

    def mount(size):
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        try:
            subprocess.run(command, capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            folder.rmdir()
            pytest.skip("this system does not let a test mount a small disk")
        return folder

    yield mount
    if folder.is_dir():
        subprocess.run(["umount", "-l", str(folder)], check=True)
