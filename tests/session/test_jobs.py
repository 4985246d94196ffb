"""Lanes: the newest request wins, everything is told in the GUI thread, and closing never hangs."""

import logging
import threading
import time

import pytest

from vit_studio.errors import DataError
from vit_studio.session.jobs import Cancelled, Jobs, Lane

PATIENCE = 30.0


class Gate:
    """A job that says when it runs and ends when it is let through."""

    def __init__(self, result=None):
        self.started, self.open = threading.Event(), threading.Event()
        self.result = result
        self.control = None

    def __call__(self, control):
        self.control = control
        self.started.set()
        assert self.open.wait(PATIENCE)
        return self.result

    def hold(self):
        assert self.started.wait(PATIENCE)
        return self


class Heard:
    """The callbacks of one request."""

    def __init__(self):
        self.done, self.failed, self.dropped, self.threads = [], [], [], set()

    def _note(self, what, *value):
        self.threads.add(threading.get_ident())
        what.append(*value)

    def callbacks(self):
        return {
            "on_done": lambda result: self._note(self.done, result),
            "on_failed": lambda error: self._note(self.failed, error),
            "on_dropped": lambda: self._note(self.dropped, True),
        }


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.shutdown(PATIENCE)


@pytest.fixture
def busy(jobs):
    told = []
    jobs.busy_changed.connect(lambda lane, is_busy: told.append((lane, is_busy)))
    return told


def test_a_result_is_delivered_in_the_gui_thread(jobs, busy, qtbot):
    heard, ran_in = Heard(), []
    jobs.run(Lane.TRACE, lambda _: ran_in.append(threading.get_ident()) or 42, **heard.callbacks())
    assert jobs.is_busy(Lane.TRACE)
    qtbot.waitUntil(lambda: heard.done == [42])
    assert heard.threads == {threading.get_ident()}
    assert ran_in != [threading.get_ident()]
    assert busy == [("trace", True), ("trace", False)]
    assert not jobs.is_busy(Lane.TRACE)
    assert (heard.failed, heard.dropped) == ([], [])


def test_a_running_job_is_cancelled_by_a_newer_one_and_its_late_result_dropped(jobs, busy, qtbot):
    first, old, new = Gate("old"), Heard(), Heard()
    jobs.run(Lane.TRACE, first, **old.callbacks())
    first.hold()
    jobs.run(Lane.TRACE, lambda _: "new", **new.callbacks())
    assert first.control.cancelled
    assert old.dropped == [True]
    first.open.set()
    qtbot.waitUntil(lambda: new.done == ["new"])
    assert (old.done, old.dropped) == ([], [True])
    assert busy == [("trace", True), ("trace", False)]


def test_a_waiting_job_is_replaced_and_told_so_and_never_runs(jobs, qtbot):
    first, ran, waiting, newest = Gate(), [], Heard(), Heard()
    jobs.run(Lane.TRACE, first)
    first.hold()
    jobs.run(Lane.TRACE, lambda _: ran.append("waiting"), **waiting.callbacks())
    jobs.run(Lane.TRACE, lambda _: ran.append("newest"), **newest.callbacks())
    assert waiting.dropped == [True]
    first.open.set()
    qtbot.waitUntil(lambda: newest.done != [])
    assert ran == ["newest"]
    assert waiting.done == []


def test_lanes_run_beside_each_other(jobs, qtbot):
    slow, heard = Gate(), Heard()
    jobs.run(Lane.DOWNLOAD, slow)
    slow.hold()
    jobs.run(Lane.TRACE, lambda _: "traced", **heard.callbacks())
    qtbot.waitUntil(lambda: heard.done == ["traced"])
    assert jobs.is_busy(Lane.DOWNLOAD)
    slow.open.set()


def test_progress_is_told_in_order_and_its_last_never_lost(jobs, qtbot):
    told, heard = [], Heard()
    jobs.progressed.connect(lambda *values: told.append(values))

    def count(control):
        for done in range(1, 501):
            control.progress(done, 500)

    jobs.run(Lane.DOWNLOAD, count, **heard.callbacks())
    qtbot.waitUntil(lambda: heard.done == [None])
    steps = [done for _, done, _ in told]
    assert steps == sorted(steps)
    assert told[-1] == ("download", 500, 500)


def test_progress_that_nobody_had_time_for_is_overwritten(jobs, qtbot):
    told, ended = [], threading.Event()
    jobs.progressed.connect(lambda *values: told.append(values))
    jobs.run(Lane.IMAGES, lambda control: [control.progress(done, 9) for done in range(10)] and ended.set())
    assert ended.wait(PATIENCE)  # the event loop stands still meanwhile
    qtbot.waitUntil(lambda: not jobs.is_busy(Lane.IMAGES))
    assert told == [("images", 9, 9)]


def test_an_expected_error_goes_to_its_callback(jobs, qtbot):
    error, heard = DataError("no images"), Heard()
    jobs.run(Lane.IMAGES, lambda _: (_ for _ in ()).throw(error), **heard.callbacks())
    qtbot.waitUntil(lambda: heard.failed == [error])
    assert heard.threads == {threading.get_ident()}
    assert (heard.done, heard.dropped) == ([], [])


def test_an_expected_error_without_a_callback_goes_to_the_signal(jobs, qtbot):
    error = DataError("no images")
    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.run(Lane.IMAGES, lambda _: (_ for _ in ()).throw(error))
    assert failed.args == [error]


@pytest.mark.parametrize("bug", [ZeroDivisionError("bug"), SystemExit(3), KeyError("bug")])
def test_a_crash_is_told_with_its_traceback_and_the_lane_goes_on(jobs, qtbot, bug):
    def crashing_job(_):
        raise bug

    heard, after = Heard(), Heard()
    with qtbot.waitSignal(jobs.crashed) as crashed:
        jobs.run(Lane.TRACE, crashing_job, **heard.callbacks())
    assert type(bug).__name__ in crashed.args[0]
    assert "in crashing_job" in crashed.args[0]
    assert (heard.dropped, heard.done, heard.failed) == ([True], [], [])
    jobs.run(Lane.TRACE, lambda _: "alive", **after.callbacks())
    qtbot.waitUntil(lambda: after.done == ["alive"])


def test_a_crash_is_told_even_if_a_newer_request_has_replaced_the_job(jobs, qtbot):
    started, gate = threading.Event(), threading.Event()

    def crashing_job(_):
        started.set()
        gate.wait(PATIENCE)
        raise ZeroDivisionError

    jobs.run(Lane.TRACE, crashing_job)
    assert started.wait(PATIENCE)
    jobs.run(Lane.TRACE, lambda _: None)
    with qtbot.waitSignal(jobs.crashed):
        gate.set()


def test_an_error_of_a_replaced_job_is_not_told(jobs, qtbot):
    started, gate, old, new = threading.Event(), threading.Event(), Heard(), Heard()

    def failing_job(_):
        started.set()
        gate.wait(PATIENCE)
        raise DataError("too late")

    jobs.run(Lane.TRACE, failing_job, **old.callbacks())
    assert started.wait(PATIENCE)
    jobs.run(Lane.TRACE, lambda _: None, **new.callbacks())
    gate.set()
    qtbot.waitUntil(lambda: new.done == [None])
    assert old.failed == []


def test_cancel_ends_a_job_quietly_and_the_lane_is_busy_until_it_has_ended(jobs, busy, qtbot):
    heard, started = Heard(), threading.Event()

    def polite_job(control):
        started.set()
        while True:
            control.check()

    jobs.run(Lane.DOWNLOAD, polite_job, **heard.callbacks())
    assert started.wait(PATIENCE)
    jobs.cancel(Lane.DOWNLOAD)
    assert busy == [("download", True)]
    qtbot.waitUntil(lambda: heard.dropped == [True])
    assert (heard.done, heard.failed) == ([], [])
    assert busy == [("download", True), ("download", False)]


def test_the_result_of_a_cancelled_job_is_dropped(jobs, qtbot):
    gate, heard = Gate("ignores cancel"), Heard()
    jobs.run(Lane.DOWNLOAD, gate, **heard.callbacks())
    gate.hold()
    jobs.cancel(Lane.DOWNLOAD)
    gate.open.set()
    qtbot.waitUntil(lambda: heard.dropped == [True])
    assert heard.done == []


def test_a_callback_may_ask_for_the_next_job_of_its_lane(jobs, busy, qtbot):
    heard = Heard()
    jobs.run(Lane.TRACE, lambda _: 1, on_done=lambda _: jobs.run(Lane.TRACE, lambda _: 2, **heard.callbacks()))
    qtbot.waitUntil(lambda: heard.done == [2])
    assert busy == [("trace", True), ("trace", False)]


def test_shutdown_while_busy_cancels_and_joins_and_nothing_is_told_afterwards(jobs, qapp):
    heard, started = Heard(), threading.Event()

    def polite_job(control):
        started.set()
        while not control.cancelled:
            pass
        raise Cancelled

    jobs.run(Lane.IMAGES, polite_job, **heard.callbacks())
    assert started.wait(PATIENCE)
    assert jobs.shutdown(PATIENCE)
    assert jobs.shutdown(PATIENCE)
    jobs.run(Lane.IMAGES, lambda _: "late", **heard.callbacks())
    qapp.processEvents()
    assert (heard.done, heard.failed, heard.dropped) == ([], [], [])
    assert "vit-studio images" not in [thread.name for thread in threading.enumerate()]


def test_shutdown_does_not_wait_for_a_job_that_ignores_cancel(qapp, caplog):
    jobs, gate = Jobs(), Gate()
    jobs.run(Lane.SAVE, gate)
    gate.hold()
    before = time.monotonic()
    with caplog.at_level(logging.INFO):
        assert not jobs.shutdown(timeout=0.05)
    assert time.monotonic() - before < 1.0
    assert "The save job did not end" in caplog.text
    jobs.deleteLater()
    gate.open.set()  # its end finds nobody to tell, and harms nobody
