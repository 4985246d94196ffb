import pytest

from vit_studio.runs.snapshots import DEFAULT_BUDGET, snapshot_bytes
from vit_studio.training.settings import TrainSettings
from vit_studio.training.speed import Speed
from vit_studio.vit.config import DEFAULT
from vit_studio.vit.costs import multiply_adds
from vit_studio.window.docks.training.amounts import bytes_text, duration_text, short_count
from vit_studio.window.docks.training.recipe_costs import costs_of


def bill(settings=None, *, speed=None, budget=DEFAULT_BUDGET, is_measuring=False):
    return {
        cost.name: cost
        for cost in costs_of(
            DEFAULT,
            settings or TrainSettings(),
            train_images=60_000,
            budget=budget,
            speed=speed,
            is_measuring=is_measuring,
        )
    }


def test_parameters_flops_and_steps():
    costs = bill()
    assert costs["Parameters"].text == "206 k"
    assert costs["FLOPs per image"].text == short_count(2 * multiply_adds(DEFAULT))
    assert costs["Steps"].text == "4,300"
    assert all(cost.tip for cost in costs.values())


def test_snapshots_stay_within_the_budget_and_are_no_more_than_steps():
    each = snapshot_bytes(DEFAULT)
    assert bill(budget=10 * each + 5)["Snapshots"].text == f"{bytes_text(10 * each)} in 10 moments"
    assert bill(budget=1)["Snapshots"].text.endswith("in 2 moments")
    few = TrainSettings(epochs=1, batch_size=55_000)
    assert bill(few)["Snapshots"].text.endswith("in 2 moments")


def test_the_time_is_about_what_was_measured():
    speed = Speed(per_step=0.0, per_multiply_add=1 / (1000 * multiply_adds(DEFAULT)))
    time = bill(speed=speed)["Time"]
    assert time.text.startswith("about ")
    assert time.text.endswith(" min")
    assert "1,000 images/s" in time.tip
    minutes = float(time.text.split()[1])
    assert minutes == pytest.approx(550_000 / 1000 / 60, rel=0.1)


def test_as_long_as_nobody_knows_it_says_so():
    assert bill()["Time"].text == "not measured"
    assert bill(is_measuring=True)["Time"].text == "being measured…"


@pytest.mark.parametrize(
    ("count", "text"), [(7, "7"), (28_234, "28.2 k"), (205_770, "206 k"), (999_800, "1 M"), (23.6e6, "23.6 M")]
)
def test_counts(count, text):
    assert short_count(count) == text


def test_bytes():
    assert [bytes_text(size) for size in (12, 831_500, 63e6, 1.24e9)] == ["12 bytes", "832 kB", "63 MB", "1.24 GB"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "1 s"),
        (42, "42 s"),
        (250, "4 min"),
        (1500, "25 min"),
        (5400, "1.5 h"),
        (36_000, "10 h"),
        (2e5, "2.3 days"),
    ],
)
def test_times_are_no_finer_than_anybody_can_know(seconds, text):
    assert duration_text(seconds) == text
