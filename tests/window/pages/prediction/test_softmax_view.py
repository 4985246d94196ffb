"""The softmax as a table: its numbers are torch's, they add up, and rows are picked by mouse and key."""

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, Qt

from vit_studio.window.pages.prediction.softmax_painting import fraction_text, logit_text
from vit_studio.window.pages.prediction.softmax_steps import SoftmaxSteps
from vit_studio.window.pages.prediction.softmax_view import SoftmaxView
from vit_studio.window.theme import current_theme

LOGITS = np.array([0.5, -1.25, 3.75, 0.0], np.float32)
NAMES = ("shirt", "coat", "bag", "boot")


@pytest.fixture
def view(qtbot):
    made = SoftmaxView()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_steps(NAMES, SoftmaxSteps.of(LOGITS), true_index=0, best_index=2)
    made.show()
    return made


def middle(view, index) -> QPoint:
    return view.layout_now().row(index).center().toPoint()


@pytest.mark.parametrize("logits", [LOGITS, LOGITS + 1000, np.zeros(3, np.float32)], ids=["usual", "great", "even"])
def test_the_steps_lead_to_torchs_softmax(logits):
    steps = SoftmaxSteps.of(logits)
    np.testing.assert_allclose(steps.probs, torch.from_numpy(logits).softmax(0).numpy(), rtol=1e-5)
    np.testing.assert_allclose(steps.shifted, logits - max(logits.tolist()), rtol=1e-6)
    np.testing.assert_allclose(steps.exponentials, [np.exp(float(shifted)) for shifted in steps.shifted], rtol=1e-6)
    assert steps.total == pytest.approx(sum(steps.exponentials.tolist()), rel=1e-6)
    assert sum(steps.probs.tolist()) == pytest.approx(1, abs=1e-6)


def test_the_numbers_on_screen_add_up(view):
    steps = view.steps
    written = [float(fraction_text(value)) for value in steps.exponentials]
    assert sum(written) == pytest.approx(float(fraction_text(steps.total)), abs=len(NAMES) * 0.00005)
    assert logit_text(-1.25) == "−1.25"
    assert logit_text(np.float32(-0.0)) == "0.00"


def test_a_row_tells_all_its_numbers(view):
    text = view.tip_at(middle(view, 0).toPointF())
    assert text.startswith("shirt: logit 0.50, minus the greatest −3.25, exponential 0.0388, probability")
    assert text.endswith("(true)")
    assert "bag: logit 3.75" in view.accessibleDescription()


def test_a_click_picks_a_class_but_selects_nothing_by_itself(view, qtbot):
    with qtbot.waitSignal(view.class_clicked) as told:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, 3))
    assert told.args == [3]
    assert view.selected is None


def test_keys_step_through_the_classes(view, qtbot):
    view.class_clicked.connect(view.set_selected)
    for key, wanted in ((Qt.Key.Key_Down, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_Up, 0)):
        qtbot.keyClick(view, key)
        assert view.selected == wanted
    view.set_selected(3)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.selected == 3


def test_right_and_wrong_answers_have_their_colours(view):
    assert view.colour_of(2) == current_theme().bad
    view.set_steps(NAMES, SoftmaxSteps.of(LOGITS), true_index=2, best_index=2)
    assert view.colour_of(2) == current_theme().accent
    assert view.colour_of(0) != current_theme().accent


def test_bars_are_as_long_as_their_values(view):
    """Counted on the screen: the pixels of the best class's two bars."""
    image, layout = view.grab().toImage(), view.layout_now()
    steps = view.steps
    spanned = float(LOGITS.max() - LOGITS.min())
    for column, share in ((layout.logit_bar, LOGITS[2] / spanned), (layout.prob_bar, steps.probs[2])):
        track = layout.track(2, column)
        y = round(track.center().y())
        inked = sum(
            image.pixelColor(x, y) == view.colour_of(2) for x in range(round(track.left()), round(track.right()))
        )
        assert inked == pytest.approx(share * track.width(), abs=2)


def test_it_tells_its_numbers_as_a_table(view):
    data = view.view_data()
    assert [row[0] for row in data.rows] == list(NAMES)
    expected = np.stack([LOGITS, LOGITS - LOGITS.max(), np.exp(LOGITS - LOGITS.max()), view.steps.probs], axis=1)
    np.testing.assert_allclose(data.array, expected, rtol=1e-6)
    assert (data.bars, data.best_index, data.true_index) == ((1, 4), int(LOGITS.argmax()), view._table.true)
    assert not any("-" in name for name in data.columns)  # a minus is no hyphen
    assert SoftmaxView().view_data() is None


def test_names_must_fit_the_logits(view):
    with pytest.raises(ValueError, match="each class needs a name"):
        view.set_steps(NAMES[:2], SoftmaxSteps.of(LOGITS), true_index=0, best_index=0)


OTHERS = np.array([1.5, -1.0, 2.0, -0.5], np.float32)


def read_at(view, index, column):
    place = view.layout_now().part(view.layout_now().row(index), column)
    return view.reading_at(place.center())


def test_of_a_difference_the_number_under_the_mouse_comes_with_what_is_subtracted(view):
    a, b = SoftmaxSteps.of(LOGITS), SoftmaxSteps.of(OTHERS)
    view.set_steps(NAMES, a.minus(b), true_index=0, best_index=None)
    layout = view.layout_now()
    columns = (
        ((layout.name, layout.logit_bar, layout.logit), "logits", logit_text),
        ((layout.shifted,), "shifted", logit_text),
        ((layout.exponential,), "exponentials", fraction_text),
        ((layout.prob_bar, layout.prob), "probs", fraction_text),
    )
    words = set()
    for places, name, text in columns:
        one, other = getattr(a, name)[1], getattr(b, name)[1]
        for place in places:
            reading = read_at(view, 1, place)
            assert (reading.value, reading.parts) == (text(one - other), (text(one), text(other)))
            words.add(reading.words)
    assert len(words) == len(columns) and all(text.startswith("coat · ") for text in words)
    view.set_selected(1)
    assert view.reading_of_keys().parts == (fraction_text(a.probs[1]), fraction_text(b.probs[1]))


def test_of_one_model_a_row_is_read_as_a_whole_also_after_a_difference(view):
    a, b = SoftmaxSteps.of(LOGITS), SoftmaxSteps.of(OTHERS)
    view.set_steps(NAMES, a.minus(b), true_index=0, best_index=None)
    view.set_steps(NAMES, a, true_index=0, best_index=2)
    reading = read_at(view, 1, view.layout_now().prob)
    assert (reading.words, reading.value, reading.parts) == (view.row_text(1), "", None)
    view.set_selected(1)
    assert view.reading_of_keys() == reading
