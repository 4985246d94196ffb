import pytest

from vit_studio.window.theme import DARK, LIGHT
from vit_studio.window.views.controls.digits_label import DigitsLabel, agreeing_signs


@pytest.fixture
def label(qtbot):
    label = DigitsLabel()
    qtbot.addWidget(label)
    label.resize(160, 24)
    label.show()
    return label


@pytest.mark.parametrize(
    ("text", "other", "count"),
    [("0.123", "0.124", 4), ("−0.5", "0.5", 0), ("0.12", "0.12", 4), ("0.1", "0.12", 3), ("", "1", 0)],
)
def test_signs_agree_from_the_beginning(text, other, count):
    assert agreeing_signs(text, other) == count


def test_what_agrees_is_bold(label):
    label.set_digits("0.12345678")
    plain = label.grab().toImage()
    assert label.agreeing == ""
    label.set_digits("0.12345678", "0.12345999")
    assert (label.text(), label.agreeing) == ("0.12345678", "0.12345")
    assert label.grab().toImage() != plain


def test_it_asks_for_the_room_that_bold_digits_need(label):
    label.set_digits("0.12345678")
    alone = label.sizeHint()
    label.set_digits("0.12345678", "0.12345678")
    assert label.sizeHint() == alone
    assert label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(label.text())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_both_inks_are_the_themes(label, themed, theme):
    themed(theme)
    label.set_digits("888", "8x8")
    image = label.grab().toImage()
    inks = {image.pixelColor(x, y).getRgb()[:3] for x in range(label.width()) for y in range(label.height())}
    strong = min(abs(ink[0] - theme.text.red()) for ink in inks)
    weak = min(abs(ink[0] - theme.muted.red()) for ink in inks)
    assert strong < 40 and weak < 40
