import pytest

from vit_studio.session.viewing import Viewing
from vit_studio.window.docks.training.curve_choices import LINES, WEIGHTS, Chart, CurveChoices
from vit_studio.window.docks.training.training_record import Clock


@pytest.fixture
def viewing(qapp):
    return Viewing()


@pytest.fixture
def choices(viewing):
    return CurveChoices(viewing)


def test_before_anybody_chooses(choices):
    assert (choices.chart, choices.clock, choices.smoothing, choices.log) == (Chart.ALL, Clock.EPOCHS, 0.9, False)


def test_what_is_chosen_is_kept_in_the_viewing(choices, viewing):
    choices.set_chart(Chart.LOSS)
    choices.set_clock(Clock.SECONDS)
    choices.set_smoothing(0.0)
    choices.set_log(True)
    other = CurveChoices(viewing)
    assert (other.chart, other.clock, other.smoothing, other.log) == (Chart.LOSS, Clock.SECONDS, 0.0, True)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_weight_comes_back(choices, weight):
    choices.set_smoothing(weight)
    assert choices.smoothing == weight


def test_what_means_nothing_counts_as_the_default(choices, viewing):
    for name in ("chart", "x_axis", "smoothing", "log"):
        viewing.set(f"training.{name}", "nonsense")
    assert (choices.chart, choices.clock, choices.smoothing, choices.log) == (Chart.ALL, Clock.EPOCHS, 0.9, False)


def test_only_own_choices_are_told(qtbot, choices, viewing):
    with qtbot.assertNotEmitted(choices.changed):
        viewing.set("encoder.section", "rollout")
    with qtbot.waitSignal(choices.changed):
        viewing.set("training.log", "yes")


def test_every_chart_has_a_name(qapp):
    assert len({chart.label for chart in Chart}) == len(Chart) == len(LINES) + 2
