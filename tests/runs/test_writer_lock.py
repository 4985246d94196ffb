import gc
import json
import os
import subprocess
import sys
import threading
import time

import pytest

from vit_studio.runs import writer, writer_lock
from vit_studio.runs.run_error import RunError
from vit_studio.runs.writer import STALE_S, read_writer
from vit_studio.runs.writer_lock import WriterLock

HOLDS = """
import sys, time
from pathlib import Path
from vit_studio.runs.writer_lock import WriterLock
lock = WriterLock.claim(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "writer.json"


@pytest.fixture
def other_process(path):
    """A process that holds the run."""
    process = subprocess.Popen([sys.executable, "-c", HOLDS, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def forge(path, *, age=0.0, **changes):
    """As if another machine had written it so many seconds ago."""
    lock = WriterLock.claim(path)
    values = json.loads(path.read_text())
    lock.release()
    path.write_text(json.dumps(values | {"token": "theirs"} | changes))
    os.utime(path, (time.time() - age, time.time() - age))


def test_it_names_this_process_and_goes_when_it_is_let_go(path):
    lock = WriterLock.claim(path)
    assert read_writer(path).pid == os.getpid()
    lock.check()
    lock.release()
    assert list(path.parent.iterdir()) == []


def test_one_process_does_not_write_a_run_twice(path):
    lock = WriterLock.claim(path)
    with pytest.raises(RunError, match=f"Another process writes the run.*{os.getpid()}"):
        WriterLock.claim(path)
    lock.release()
    WriterLock.claim(path).release()


def test_a_lock_that_nobody_refers_to_is_let_go(path):
    lock = WriterLock.claim(path)
    assert path.exists()
    del lock
    gc.collect()
    assert not path.exists()


def test_another_process_is_told_by_its_number_until_it_is_killed(path, other_process):
    with pytest.raises(RunError, match=str(other_process.pid)):
        WriterLock.claim(path)
    other_process.kill()
    other_process.wait()
    assert path.exists()
    WriterLock.claim(path).release()


def test_a_process_that_was_killed_and_not_yet_buried_is_dead(path, other_process):
    other_process.kill()
    deadline = time.monotonic() + 10
    while writer._state(other_process.pid) not in ("Z", "") and time.monotonic() < deadline:
        time.sleep(0.01)
    WriterLock.claim(path).release()


@pytest.mark.skipif(not writer._birth(os.getpid()), reason="this system does not tell when a process was begun")
def test_a_number_that_is_another_processs_by_now_is_not_taken_for_it(path):
    forge(path, pid=os.getppid(), birth="1")
    WriterLock.claim(path).release()


def test_a_number_of_this_process_from_before_it_was_begun_is_stale(path):
    forge(path)  # as when a container starts again, and its process has the same number
    WriterLock.claim(path).release()


@pytest.mark.parametrize("changes", [{"host": "far-away"}, {"realm": "another start of this machine"}])
def test_another_machine_is_judged_by_its_heartbeat(path, changes):
    forge(path, age=STALE_S / 2, **changes)
    with pytest.raises(RunError, match=r"Another process writes.*try again in 120 seconds"):
        WriterLock.claim(path)
    forge_again = json.loads(path.read_text())
    assert forge_again["token"] == "theirs"
    os.utime(path, (time.time() - STALE_S - 1,) * 2)
    WriterLock.claim(path).release()


def test_a_file_that_is_not_complete_is_one_that_is_just_being_made(path):
    path.write_text('{"pid": 1')
    with pytest.raises(RunError):
        WriterLock.claim(path)
    os.utime(path, (time.time() - STALE_S - 1,) * 2)
    WriterLock.claim(path).release()


def test_the_file_is_kept_fresh(path, monkeypatch):
    monkeypatch.setattr(writer_lock, "HEARTBEAT_S", 0.01)
    lock = WriterLock.claim(path)
    os.utime(path, (1, 1))
    deadline = time.monotonic() + 10
    while path.stat().st_mtime == 1 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert time.time() - path.stat().st_mtime < 10
    lock.release()


def test_whoever_was_taken_for_dead_learns_that_another_has_taken_over(path):
    lock = WriterLock.claim(path)
    path.unlink()
    forge_lock = WriterLock.claim(path)
    with pytest.raises(RunError, match="Another process writes"):
        lock.check()
    lock.release()
    assert path.exists()  # it is not ours to remove
    forge_lock.check()
    forge_lock.release()


def test_a_file_that_somebody_removed_is_made_again(path):
    lock = WriterLock.claim(path)
    path.unlink()
    lock.check()
    assert path.exists()
    lock.release()


def test_a_disk_without_links_will_do(path, monkeypatch):
    def refuse(*arguments):
        raise PermissionError("no links here")

    monkeypatch.setattr("os.link", refuse)
    lock = WriterLock.claim(path)
    with pytest.raises(RunError):
        WriterLock.claim(path)
    lock.release()


def test_of_many_who_find_a_stale_file_at_once_one_wins(path):
    for _ in range(20):
        forge(path, age=STALE_S + 1, host="far-away")
        locks, refused, gate = [], [], threading.Barrier(8)

        def race(locks=locks, refused=refused, gate=gate):
            gate.wait()
            try:
                locks.append(WriterLock.claim(path))
            except RunError as error:
                refused.append(error)

        racers = [threading.Thread(target=race) for _ in range(8)]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()
        assert (len(locks), len(refused)) == (1, 7)
        locks[0].check()
        locks[0].release()
        assert list(path.parent.iterdir()) == []


def test_no_heart_beats_after_the_release(tmp_path):
    lock = WriterLock.claim(tmp_path / "writer.json")
    assert [thread for thread in threading.enumerate() if thread.name == "vit-studio run heartbeat"]
    lock.release()
    assert not [thread for thread in threading.enumerate() if thread.name == "vit-studio run heartbeat"]
