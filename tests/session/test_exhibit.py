"""What is on show changes in whole steps, follows the newest wish, and survives what goes wrong."""

import threading

import pytest

from vit_studio.errors import ConfigError, DataError
from vit_studio.session import exhibit as exhibit_module
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.opening import View, make_scene
from vit_studio.session.selection import Selection, SelectionLimits

PATIENCE = 30.0


@pytest.fixture
def selection(qapp):
    return Selection()


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.shutdown(PATIENCE)


@pytest.fixture
def exhibit(selection, jobs):
    return Exhibit(selection, jobs)


@pytest.fixture
def scenes(exhibit):
    """The indices of all scenes that are shown."""
    shown = []
    exhibit.scene_changed.connect(lambda scene: shown.append(scene.index))
    return shown


@pytest.fixture
def gate(monkeypatch):
    """Traces wait until they are let through; `gate.entered` is released once for each that has begun."""

    class Gate:
        entered, open = threading.Semaphore(0), threading.Event()

        def make_scene(self, view):
            self.entered.release()
            assert self.open.wait(PATIENCE)
            return make_scene(view)

    made = Gate()
    monkeypatch.setattr(exhibit_module, "make_scene", made.make_scene)
    return made


def settle(qtbot, jobs):
    qtbot.waitUntil(lambda: not jobs.is_busy(Lane.TRACE), timeout=60_000)


def test_images_are_shown_before_there_is_a_model(exhibit, selection, images, qtbot):
    with qtbot.waitSignal(exhibit.images_changed):
        exhibit.want(images=images, index=5)
    assert exhibit.shown.images is images
    assert exhibit.scene is None
    assert (selection.image, selection.limits.num_images) == (5, 24)


def test_a_model_waits_for_images(exhibit, jobs, images, held, qtbot):
    exhibit.want(held=held)
    assert not jobs.is_busy(Lane.TRACE)
    with qtbot.waitSignal(exhibit.scene_changed) as shown:
        exhibit.want(images=images, index=2)
    assert shown.args[0].index == 2
    assert exhibit.shown.held is held


def test_one_step_has_its_state_new_before_the_first_signal_and_its_signals_in_order(
    exhibit, selection, images, held, small, qtbot
):
    order = []
    limits = SelectionLimits.of(small, 24)

    def note(name):
        order.append(name)
        assert exhibit.shown.images is images
        assert exhibit.shown.held is held
        assert exhibit.scene.index == selection.image == 7
        assert selection.limits == limits

    exhibit.images_changed.connect(lambda: note("images"))
    for name in ("image", "token", "layer"):
        getattr(selection, f"{name}_changed").connect(lambda _, name=name: note(name))
    exhibit.model_changed.connect(lambda info: note("model"))
    exhibit.scene_changed.connect(lambda scene: note("scene"))
    scene = make_scene(View(images=images, index=7, held=held))
    exhibit._wish = exhibit_module.Wish(images=images, index=7)
    exhibit.want(held=held, ready=scene)
    assert order == ["images", "image", "token", "layer", "model", "scene"]


def test_a_selected_image_is_traced(exhibit, selection, jobs, scenes, images, held, qtbot):
    exhibit.want(images=images, held=held)
    settle(qtbot, jobs)
    assert not exhibit.image_was_chosen
    selection.set_image(9)
    settle(qtbot, jobs)
    assert scenes == [0, 9]
    assert exhibit.image_was_chosen


def test_of_the_images_selected_during_a_trace_only_the_newest_follows(
    exhibit, selection, jobs, gate, scenes, images, held, qtbot
):
    exhibit.want(images=images, held=held)
    assert gate.entered.acquire(timeout=PATIENCE)
    for index in (1, 2, 3):
        selection.set_image(index)
    gate.open.set()
    qtbot.waitUntil(lambda: exhibit.scene is not None and exhibit.scene.index == 3, timeout=60_000)
    settle(qtbot, jobs)
    assert scenes == [0, 3]
    assert selection.image == 3


def test_a_model_that_is_replaced_during_its_trace_is_never_shown(exhibit, jobs, gate, images, held, make_held, qtbot):
    names = []
    exhibit.model_changed.connect(lambda info: names.append(info.name))
    exhibit.want(images=images, held=held)
    assert gate.entered.acquire(timeout=PATIENCE)
    exhibit.want(held=make_held(name="newer"))
    gate.open.set()
    qtbot.waitUntil(lambda: exhibit.scene is not None, timeout=60_000)
    settle(qtbot, jobs)
    assert names == ["newer"]


def test_nothing_is_traced_twice(exhibit, jobs, scenes, images, held, qtbot):
    exhibit.want(images=images, held=held)
    settle(qtbot, jobs)
    exhibit.want(held=held, index=0)
    assert not jobs.is_busy(Lane.TRACE)
    assert scenes == [0]


def test_a_scene_that_is_ready_is_shown_at_once(exhibit, jobs, scenes, images, held):
    exhibit.want(images=images, index=4)
    exhibit.want(held=held, ready=make_scene(View(images=images, index=4, held=held)))
    assert scenes == [4]
    assert not jobs.is_busy(Lane.TRACE)


def test_a_scene_that_is_ready_but_late_is_followed_by_that_of_the_image_selected_meanwhile(
    exhibit, selection, jobs, scenes, images, held, qtbot
):
    exhibit.want(images=images, index=4)
    scene = make_scene(View(images=images, index=4, held=held))
    selection.set_image(6)
    exhibit.want(held=held, ready=scene)
    settle(qtbot, jobs)
    assert scenes == [4, 6]


def test_a_scene_of_images_that_are_gone_is_made_again(exhibit, jobs, scenes, images, make_images, held, qtbot):
    scene = make_scene(View(images=images, index=4, held=held))
    exhibit.want(images=make_images(seed=1), index=1)
    exhibit.want(held=held, ready=scene)
    assert scenes == []
    settle(qtbot, jobs)
    assert scenes == [1]


def test_what_does_not_fit_is_refused_and_changes_nothing(exhibit, jobs, images, make_images, held, qtbot):
    exhibit.want(images=images, held=held)
    settle(qtbot, jobs)
    before = exhibit.shown, exhibit.wish, exhibit.scene
    with pytest.raises(ConfigError):
        exhibit.want(images=make_images(size=32))
    assert before == (exhibit.shown, exhibit.wish, exhibit.scene)
    assert not jobs.is_busy(Lane.TRACE)


def test_other_images_replace_the_old_ones_only_with_their_trace(
    exhibit, selection, jobs, gate, images, make_images, held, qtbot
):
    gate.open.set()
    exhibit.want(images=images, held=held, index=20)
    settle(qtbot, jobs)
    gate.open.clear()
    fewer = make_images(8)
    exhibit.want(images=fewer, index=6)
    assert exhibit.shown.images is images
    assert selection.image == 20
    gate.open.set()
    settle(qtbot, jobs)
    assert exhibit.scene.images is exhibit.shown.images is fewer
    assert selection.image == exhibit.scene.index == 6
    assert selection.limits.num_images == 8
    assert not exhibit.image_was_chosen


@pytest.mark.parametrize(("trouble", "told"), [(DataError("the disk is gone"), "failed"), (KeyError("bug"), "crashed")])
def test_a_trace_that_goes_wrong_leaves_what_is_on_show(
    exhibit, selection, jobs, images, held, qtbot, monkeypatch, trouble, told
):
    exhibit.want(images=images, held=held, index=1)
    settle(qtbot, jobs)
    scene = exhibit.scene

    def broken(view):
        raise trouble

    monkeypatch.setattr(exhibit_module, "make_scene", broken)
    teller = exhibit.failed if told == "failed" else jobs.crashed
    with qtbot.waitSignals([teller, exhibit.settled]):
        selection.set_image(2)
    assert exhibit.scene is scene
    assert selection.image == 1
    monkeypatch.setattr(exhibit_module, "make_scene", make_scene)
    selection.set_image(3)
    settle(qtbot, jobs)
    assert exhibit.scene.index == 3


def test_a_model_that_cannot_be_traced_is_not_wished_for_any_longer(
    exhibit, jobs, images, held, make_held, qtbot, monkeypatch
):
    exhibit.want(images=images, held=held)
    settle(qtbot, jobs)
    bad = make_held(name="bad")

    def broken(view):
        if view.held is bad:
            raise DataError("cannot")
        return make_scene(view)

    monkeypatch.setattr(exhibit_module, "make_scene", broken)
    with qtbot.waitSignal(exhibit.failed):
        exhibit.want(held=bad)
    assert exhibit.wish.held is exhibit.shown.held is held
    exhibit.want(index=5)
    settle(qtbot, jobs)
    assert exhibit.scene.info is held.info
