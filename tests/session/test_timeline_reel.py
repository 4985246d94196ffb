"""A reel gives one moment after the other, each when it is asked for, and ends with what cannot be read."""

import pytest

from vit_studio.errors import WeightsError
from vit_studio.runs.snapshots import snapshot_steps
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.timeline_moment import Moment
from vit_studio.session.timeline_reel import TimelineReel, spread

PATIENCE = 30_000


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    assert made.shutdown()


@pytest.fixture
def moments(save):
    return [Moment(step=seed, path=save(name=f"m{seed}", seed=seed), epoch=0.0) for seed in range(3)]


@pytest.fixture
def reel(jobs, images, moments):
    made = TimelineReel(moments, images, 2, jobs)
    made.seen = []
    made.came.connect(lambda moment, scene: made.seen.append((moment.step, scene)))
    return made


def test_each_moment_comes_when_it_is_asked_for(reel, qtbot):
    for count in (1, 2, 3):
        with qtbot.waitSignal(reel.came, timeout=PATIENCE):
            reel.go_on()
        assert len(reel.seen) == count
    with qtbot.waitSignal(reel.finished, timeout=PATIENCE):
        reel.go_on()
    assert [step for step, _ in reel.seen] == [0, 1, 2]
    assert [scene.kept_step for _, scene in reel.seen] == [0, 1, 2]
    assert {scene.index for _, scene in reel.seen} == {2}
    assert len({scene.model_hash for _, scene in reel.seen}) == 3


def test_what_cannot_be_read_ends_it(reel, moments, qtbot):
    moments[0].path.write_bytes(b"torn")
    with qtbot.waitSignal(reel.failed, timeout=PATIENCE) as failed:
        reel.go_on()
    assert isinstance(failed.args[0], WeightsError)
    with qtbot.waitSignal(reel.finished, timeout=PATIENCE):
        reel.go_on()
    assert reel.seen == []


def test_a_stopped_reel_gives_nothing_more(reel, jobs, qtbot):
    reel.go_on()
    reel.stop()
    qtbot.waitUntil(lambda: not jobs.is_busy(Lane.REEL), timeout=PATIENCE)
    assert reel.seen == []


@pytest.mark.parametrize(
    ("steps", "most", "places"),
    [
        ((), 4, ()),
        ((0, 1, 2), 5, (0, 1, 2)),
        ((0, 1, 2, 3, 4), 5, (0, 1, 2, 3, 4)),
        ((0, 1, 4, 9, 16), 3, (0, 2, 4)),
        ((0, 1, 2, 3, 4, 5, 100), 3, (0, 5, 6)),
        ((7, 8), 1, (0, 1)),
    ],
)
def test_places_lie_where_the_root_of_the_step_is_even(steps, most, places):
    assert spread(steps, most) == places


def test_a_strip_is_not_of_the_first_epoch_alone():
    steps = snapshot_steps(steps=8600, epoch_steps=430, budget=60, each=1)
    chosen = [steps[place] for place in spread(steps, 12)]
    assert (chosen[0], chosen[-1], len(chosen)) == (0, 8600, 12)
    assert sum(step > 4300 for step in chosen) == 4
    assert sum(step <= 430 for step in chosen) <= 4
