"""What is worked out from a scene: at once or in the background, kept while the scene is on show, and not longer."""

import gc
import threading
import weakref

import pytest

from vit_studio.session.derived import Derived
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.opening import View, make_scene

PATIENCE = 30_000


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.shutdown(timeout=PATIENCE / 1000)


@pytest.fixture
def scene_of(images, held):
    return lambda index: make_scene(View(images=images, index=index, held=held))


def thread():
    return threading.current_thread()


def test_what_is_quick_is_made_at_once_and_once(jobs, scene_of):
    derived, scene = Derived(jobs), scene_of(0)
    made = []
    for _ in range(2):
        assert derived.of(scene, "name", lambda: made.append(thread()) or "made") == "made"
    assert made == [thread()]
    assert not jobs.is_busy(Lane.DERIVED)


def test_what_takes_a_while_is_made_in_the_background_and_told(qtbot, jobs, scene_of):
    derived, scene = Derived(jobs, quick=0), scene_of(0)
    with qtbot.waitSignal(derived.ready, timeout=PATIENCE):
        assert derived.of(scene, "name", thread) is None
        assert derived.of(scene, "name", thread) is None  # under way already
    assert derived.of(scene, "name", thread) not in (None, thread())
    assert not jobs.is_busy(Lane.DERIVED)


def test_another_scene_has_its_own_and_the_old_one_is_let_go(qtbot, jobs, scene_of):
    derived, first, second = Derived(jobs), scene_of(0), scene_of(1)
    assert derived.of(first, "index", lambda: "first") == "first"
    assert derived.of(second, "index", lambda: "second") == "second"
    assert derived.of(second, "index", lambda: "never made") == "second"
    alive = weakref.ref(first)
    del first
    gc.collect()
    assert alive() is None


def test_the_newest_request_wins(qtbot, jobs, scene_of):
    derived, first, second = Derived(jobs, quick=0), scene_of(0), scene_of(1)
    go_on, told = threading.Event(), []
    derived.ready.connect(lambda: told.append(True))
    derived.of(first, "name", lambda: go_on.wait(PATIENCE / 1000) and "first")
    assert derived.of(second, "name", lambda: "second") is None
    go_on.set()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert derived.of(second, "name", lambda: "never made") == "second"
    assert told == [True]


def test_what_was_called_off_can_be_asked_for_again(qtbot, jobs, scene_of):
    derived, scene = Derived(jobs, quick=0), scene_of(0)
    go_on = threading.Event()
    derived.of(scene, "name", lambda: go_on.wait(PATIENCE / 1000))
    jobs.cancel(Lane.DERIVED)
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.is_busy(Lane.DERIVED), timeout=PATIENCE)
    with qtbot.waitSignal(derived.ready, timeout=PATIENCE):
        derived.of(scene, "name", lambda: "again")
    assert derived.of(scene, "name", lambda: "never made") == "again"
