"""What SIGKILL leaves: each time a folder that resumes, and in the end the run that nobody would have killed."""

import multiprocessing
import random
import signal
import time

import pytest

from vit_studio.cli import main
from vit_studio.data.drawn_garments import draw_garments
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.recorded_training import resume_run, start_run
from vit_studio.runs.run_folder import RunFolder, is_run
from vit_studio.runs.snapshots import snapshot_bytes
from vit_studio.training.events import Progress
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

CONFIG = ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2, dropout=0.2)
SETTINGS = TrainSettings(epochs=20, batch_size=20, valid_images=40, eval_train_images=50)
BUDGET = 40 * snapshot_bytes(CONFIG)
KILLS = 5
PRELOADED = ["vit_studio.commands.training_start", "torch._dynamo"]
"""What takes a process seconds to import: once for all of them, in the one that they are forked from."""


@pytest.fixture(scope="module")
def images():
    return draw_garments()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, images, one_thread):
    path = tmp_path_factory.mktemp("undisturbed") / "run"
    for _ in start_run(path, images, CONFIG, SETTINGS, snapshot_budget=BUDGET):
        pass
    return path


@pytest.fixture(scope="module")
def processes():
    context = multiprocessing.get_context(
        "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    )
    context.set_forkserver_preload(PRELOADED)
    return context


def kill_some_time(processes, path, rng):
    """Let a process go on with the run by the command line, and kill it somewhere in its first 40 events."""
    file = path / "metrics.jsonl"
    before = file.read_bytes()
    words = ["train", "--resume", str(path), "--checkpoint-every", "0.02"]
    process = processes.Process(target=main, args=(words,))
    process.start()
    wait_while(process, lambda: file.read_bytes() == before)
    size = file.stat().st_size + rng.randrange(40 * 300)
    wait_while(process, lambda: file.stat().st_size < size)
    time.sleep(rng.uniform(0, 0.01))
    process.kill()
    process.join()
    return process.exitcode


def wait_while(process, condition):
    deadline = time.monotonic() + 120
    while condition():
        assert process.is_alive()
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_kills_at_random_moments_change_nothing(tmp_path, images, undisturbed, processes, assert_same_run):
    path, rng = tmp_path / "run", random.Random(0)
    start_run(path, images, CONFIG, SETTINGS, snapshot_budget=BUDGET).close()
    codes = [kill_some_time(processes, path, rng) for _ in range(KILLS)]
    assert codes == [-signal.SIGKILL] * KILLS
    folder = RunFolder.open(path)
    assert is_run(path)
    assert not folder.is_finished
    assert (path / "writer.json").exists()  # which its owner could not take away
    for _ in resume_run(path, images):
        pass
    assert folder.is_finished
    assert_same_run(path, undisturbed)
    steps = [event.step for event in read_metrics(folder) if isinstance(event, Progress)]
    assert steps == list(range(1, folder.info.steps + 1))
    assert not list(path.rglob(".*"))
    assert not (path / "writer.json").exists()
