import pytest

from vit_studio.window.docks.training.number_box import NumberBox


@pytest.fixture
def box(qtbot):
    made = NumberBox(1e-8, 10.0)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("value", "text"), [(0.002, "0.002"), (1.0, "1"), (0.0000001, "0.0000001"), (2.50, "2.5"), (1e-8, "0.00000001")]
)
def test_numbers_are_written_plainly(box, value, text):
    box.setValue(value)
    assert box.text() == text


@pytest.mark.parametrize("written", ["0.003", "3e-3", ".003"])
def test_numbers_may_be_typed_as_people_write_them(qtbot, box, written):
    box.selectAll()
    qtbot.keyClicks(box, written)
    assert box.value() == pytest.approx(0.003)


def test_words_are_no_numbers(qtbot, box):
    box.setValue(0.5)
    qtbot.keyClicks(box, "abc")
    assert box.value() == 0.5


@pytest.mark.parametrize(
    ("value", "up", "down"), [(0.002, 0.0021, 0.0019), (0.001, 0.0011, 0.00099), (1.0, 1.1, 0.99), (5.0, 5.1, 4.9)]
)
def test_a_step_changes_the_second_digit(box, value, up, down):
    for steps, outcome in ((1, up), (-1, down)):
        box.setValue(value)
        box.stepBy(steps)
        assert box.value() == pytest.approx(outcome)


def test_a_step_of_its_own_is_kept_to(qtbot):
    box = NumberBox(0.0, 1.0, step=0.05)
    qtbot.addWidget(box)
    for _ in range(3):
        box.stepBy(1)
    assert box.text() == "0.15"


def test_what_zero_stands_for_can_be_said(qtbot):
    box = NumberBox(0.0, 1.0, step=0.1)
    qtbot.addWidget(box)
    box.setSpecialValueText("off")
    assert box.text() == "off"
    box.stepBy(1)
    assert box.text() == "0.1"
    box.stepBy(-1)
    assert box.text() == "off"
