import pytest

from vit_studio.runs.checkpoint_pace import GREATEST_SHARE, INTERVAL_S, CheckpointPace


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pace(clock):
    return CheckpointPace(clock=clock)


def write(pace, clock, seconds):
    def take():
        clock.now += seconds

    pace.timed(take)


def test_one_is_due_after_the_interval_or_at_the_end_of_an_epoch(pace, clock):
    write(pace, clock, 0.01)
    clock.now += INTERVAL_S - 1
    assert not pace.is_due(epoch_ends=False)
    assert pace.is_due(epoch_ends=True)
    clock.now += 1
    assert pace.is_due(epoch_ends=False)


@pytest.mark.parametrize("epoch_ends", [False, True])
@pytest.mark.parametrize("cost", [0.01, 0.2, 30.0])
def test_they_never_take_more_than_their_share(pace, clock, cost, epoch_ends):
    start, spent = clock.now, 0.0
    while clock.now - start < 2000 * cost + 100:
        clock.now += cost / 7
        if pace.is_due(epoch_ends=epoch_ends):
            write(pace, clock, cost)
            spent += cost
    assert 0 < spent - cost <= GREATEST_SHARE * (clock.now - start)


def test_an_interval_that_somebody_sets_is_kept(pace, clock):
    pace.interval = 2.0
    write(pace, clock, 50.0)
    clock.now += 1.5
    assert not pace.is_due(epoch_ends=True)
    clock.now += 0.5
    assert pace.is_due(epoch_ends=False)
