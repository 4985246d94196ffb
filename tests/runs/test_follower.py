import os
import subprocess
import sys
import time

import pytest

from vit_studio.runs.checkpoint import read_checkpoint
from vit_studio.runs.follower import RunFollower
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.recorded_training import resume_run
from vit_studio.runs.run_error import RunError
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import list_snapshots, snapshot_file
from vit_studio.training.events import Finished, Progress, Started
from vit_studio.vit.weights import load_model

WRITES = """
import sys, time
from pathlib import Path
import torch
from vit_studio.data.drawn_garments import draw_garments
from vit_studio.runs.recorded_training import start_run
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig
torch.set_num_threads(1)
config = ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2)
settings = TrainSettings(epochs=20, batch_size=48, valid_images=40)
for event in start_run(Path(sys.argv[1]), draw_garments(count=240, seed=1), config, settings):
    pass
"""


def steps(events):
    return [event.step for event in events if isinstance(event, Progress)]


def take(recorded, step):
    for event in recorded:
        if isinstance(event, Progress) and event.step == step:
            return


def test_what_is_no_run_is_told_at_once(tmp_path):
    with pytest.raises(RunError, match="not the folder of a run"):
        RunFollower(tmp_path)


def test_a_finished_run_is_told_whole_and_then_nothing(whole):
    follower = RunFollower(whole)
    news = follower.poll()
    assert news.events == read_metrics(follower.folder)
    assert news.begins_anew
    assert news.snapshots == list_snapshots(follower.folder)
    assert news.writer is None
    assert news.is_finished
    assert follower.poll() is None


def test_each_event_is_told_once_as_it_comes(start, tmp_path):
    recorded = start()
    follower = RunFollower(tmp_path / "run")
    told = [follower.poll()]
    assert (told[0].events, told[0].begins_anew, told[0].is_finished) == ((), True, False)
    assert told[0].writer.pid == os.getpid()
    for event in recorded:
        news = follower.poll()
        assert news.events == (event,)
        assert not news.begins_anew
        assert all(snapshot.step <= event.step for snapshot in news.snapshots)
    news = follower.poll()  # that nobody writes any more
    assert (news.events, news.writer, news.is_finished) == ((), None, True)
    assert follower.poll() is None


def test_a_run_that_was_left_is_told_as_such(start, tmp_path):
    recorded = start()
    follower = RunFollower(tmp_path / "run")
    take(recorded, 4)
    assert follower.poll().writer is not None
    recorded.close()
    assert follower.poll().writer is None
    assert follower.poll() is None


def test_a_run_that_goes_on_from_an_earlier_step_is_told_anew(start, garments, tmp_path):
    recorded = start(every=1e9)
    follower = RunFollower(tmp_path / "run")
    take(recorded, 5)
    recorded.save_checkpoint()
    take(recorded, 9)
    recorded.close()
    assert steps(follower.poll().events) == list(range(1, 10))
    resumed = resume_run(tmp_path / "run", garments)
    assert isinstance(next(resumed), Started)
    news = follower.poll()
    assert news.begins_anew
    assert steps(news.events) == list(range(1, 6))
    # those of steps 6 to 9 still lie there, but belong to what is void
    assert [snapshot.step for snapshot in news.snapshots] == list(range(6))
    take(resumed, 7)
    news = follower.poll()
    assert (news.begins_anew, steps(news.events)) == (False, [6, 7])
    resumed.close()


def test_a_folder_that_goes_away_and_comes_back_is_no_error(start, tmp_path):
    recorded = start()
    take(recorded, 5)
    follower = RunFollower(tmp_path / "run")
    assert len(follower.poll().events) > 5
    (tmp_path / "run").rename(tmp_path / "away")
    news = follower.poll()
    assert (news.events, news.snapshots, news.writer) == ((), (), None)
    assert follower.poll() is None
    (tmp_path / "away").rename(tmp_path / "run")
    news = follower.poll()
    assert (news.events, news.begins_anew) == ((), False)
    assert len(news.snapshots) == 6
    recorded.close()


def test_whatever_lies_half_written_in_the_folder_is_no_error(start, tmp_path):
    recorded = start()
    take(recorded, 5)
    folder = recorded.folder
    with folder.metrics_file.open("ab") as file:
        file.write(b'\xff\xfe not a line\n{"event": "progress", "st')
    folder.writer_file.write_bytes(b'{"pid": ')
    (folder.snapshots_dir / f".{snapshot_file(folder, 6).name}.0a1b2c3d.part").write_bytes(b"half")
    follower = RunFollower(folder.path)
    news = follower.poll()
    assert steps(news.events) == [1, 2, 3, 4, 5]
    assert len(news.snapshots) == 6
    assert news.writer is None
    assert follower.poll() is None


def test_another_machine_whose_clock_is_wrong_is_alive_as_long_as_its_heart_beats(start, tmp_path):
    recorded = start()
    take(recorded, 1)
    path = recorded.folder.writer_file
    now = [1000.0]
    follower = RunFollower(tmp_path / "run", clock=lambda: now[0])
    path.write_bytes(path.read_bytes().replace(b'"realm": "', b'"realm": "another machine '))
    an_hour_ago = time.time() - 3600
    os.utime(path, (an_hour_ago, an_hour_ago))
    assert follower.poll().writer is None
    for beat in range(1, 4):
        now[0] += 5
        os.utime(path, (an_hour_ago + 5 * beat,) * 2)
        follower.poll()
        assert follower._last.writer is not None
    now[0] += 119
    assert follower.poll() is None
    now[0] += 2
    assert follower.poll().writer is None
    recorded.close()


def test_a_run_that_another_process_writes_is_followed_to_its_end(tmp_path):
    path = tmp_path / "run"
    process = subprocess.Popen([sys.executable, "-c", WRITES, str(path)])
    deadline = time.monotonic() + 120
    while not (path / "run.json").exists():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    follower, events, writers, opened = RunFollower(path), [], set(), set()
    while True:
        over = process.poll() is not None
        news = follower.poll()
        if news is not None:
            events += news.events
            writers.add(news.writer.pid if news.writer else None)
            for snapshot in news.snapshots:
                if snapshot.step not in opened:  # whole as soon as it is listed
                    assert load_model(snapshot.path).info.steps == snapshot.step
                    opened.add(snapshot.step)
        elif over:
            break
        assert time.monotonic() < deadline
        time.sleep(0.005)
    assert process.returncode == 0
    assert tuple(events) == read_metrics(RunFolder.open(path))
    assert steps(events) == list(range(1, 81))
    assert isinstance(events[-1], Finished)
    assert process.pid in writers
    assert opened == set(follower.folder.info.snapshot_steps)
    assert follower.folder.is_finished
    assert read_checkpoint(follower.folder).step == 80
