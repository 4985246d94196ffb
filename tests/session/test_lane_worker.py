"""One thread runs a task at a time, and of those that wait only the newest."""

import threading

import pytest

from vit_studio.session.lane_worker import LaneWorker

PATIENCE = 30.0


@pytest.fixture
def worker():
    made = LaneWorker("lane under test")
    yield made
    made.stop()
    assert made.join(PATIENCE)


def test_no_thread_before_the_first_task(worker):
    assert "lane under test" not in [thread.name for thread in threading.enumerate()]
    assert worker.join(0.0)


def test_all_tasks_run_in_one_other_thread(worker):
    threads = []
    for _ in range(3):
        ran = threading.Event()
        worker.submit(lambda ran=ran: (threads.append(threading.current_thread()), ran.set()))
        assert ran.wait(PATIENCE)
    assert len(set(threads)) == 1
    assert threads[0].daemon
    assert threads[0] is not threading.current_thread()


def test_only_the_newest_of_the_waiting_tasks_runs(worker):
    started, gate, ended = threading.Event(), threading.Event(), threading.Event()
    ran = []
    worker.submit(lambda: (started.set(), gate.wait(PATIENCE)))
    assert started.wait(PATIENCE)
    worker.submit(lambda: ran.append("forgotten"))
    worker.submit(lambda: (ran.append("newest"), ended.set()))
    gate.set()
    assert ended.wait(PATIENCE)
    assert ran == ["newest"]


def test_stop_forgets_what_waits_and_what_comes(worker):
    started, gate = threading.Event(), threading.Event()
    ran = []
    worker.submit(lambda: (started.set(), gate.wait(PATIENCE)))
    assert started.wait(PATIENCE)
    worker.submit(lambda: ran.append("waiting"))
    worker.stop()
    worker.submit(lambda: ran.append("late"))
    assert not worker.join(0.0)
    gate.set()
    assert worker.join(PATIENCE)
    assert ran == []
