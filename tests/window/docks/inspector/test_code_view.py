"""The painted code: what stands where, and what a click and a key do."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage

from vit_studio.vit.config import PosEmbed
from vit_studio.window.docks.inspector.code_rows import rows_of
from vit_studio.window.docks.inspector.code_view import CodeView
from vit_studio.window.docks.inspector.inspector_axes import AxisLengths
from vit_studio.window.docks.inspector.inspector_values import levels_of, map_of, picture_of
from vit_studio.window.theme import DARK, LIGHT, current_theme, mix
from vit_studio.window.views.colours.colour_maps import to_qimage


@pytest.fixture
def view(qtbot, followed):
    made = CodeView()
    qtbot.addWidget(made)
    lines = followed()
    made.set_rows(rows_of(lines, lines.calls_of("Attention.forward", 1)[0]))
    made.resize(388, made.heightForWidth(388))
    made.show()
    return made


def steps_of(view):
    return [row.step.number for row in view.rows if row.step is not None]


def colours_in(image, rect):
    box = rect.toRect()
    return {
        image.pixelColor(x, y).name() for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())
    }


def darkest(view, placed):
    """The lightness of the darkest point of a line, 0 to 255."""
    return min(QColor(name).lightness() for name in colours_in(view.grab().toImage(), placed.code))


def test_it_is_as_high_as_its_lines(view):
    placed = view._placed
    assert view.height() >= placed[-1].area.bottom()
    assert view.heightForWidth(240) > view.heightForWidth(900)


def test_only_the_current_line_is_lit(view):
    numbers = steps_of(view)
    for number in numbers[:3]:
        view.set_current(number)
        image = view.grab().toImage()
        tint = mix(current_theme().accent, current_theme().surface, 0.86).name()
        for other in numbers:
            corner = view.rect_of(other).topRight() + QPointF(-3, 3)
            is_lit = image.pixelColor(corner.toPoint()).name() == tint
            assert is_lit == (other == number)
    assert view.rect_of(10_000) is None


def test_the_step_stands_at_the_right_and_what_it_computed_below_the_code(view):
    """Both numbers at the left would read as one column."""
    image, ground = view.grab().toImage(), current_theme().surface.name()
    for placed in view._placed:
        if placed.row.step is not None:
            caption = placed.caption
            name = colours_in(image, QRectF(caption.left(), caption.top() + 1, 10, caption.height() - 2))
            step = colours_in(image, QRectF(caption.right() - 24, caption.top() + 1, 24, caption.height() - 2))
            assert max(QColor(colour).hsvSaturation() for colour in name) > 100, "the accent"
            assert max(QColor(colour).hsvSaturation() for colour in step) < 80
            assert step != {ground}


def test_a_thumbnail_has_the_colours_of_its_tensor(view):
    row = next(placed for placed in view._placed if placed.row.step is not None and "attn_weights" in placed.row.text)
    value = row.row.step.results[-1]
    expected: QImage = to_qimage(value.thumbnail, levels_of(value), map_of(value))
    wanted = {expected.pixelColor(x, y).name() for x in range(expected.width()) for y in range(expected.height())}
    seen = colours_in(view.grab().toImage(), row.thumbnail)
    assert len(wanted & seen) >= 0.9 * len(wanted)
    assert np.array_equal(value.thumbnail, value.array[0, 0])


def test_the_thumbnail_is_of_the_selected_head(view):
    view.set_lengths(AxisLengths(heads=2, tokens=17, dims=16))
    [row] = [placed for placed in view._placed if placed.row.text.strip().startswith("attn_weights")]
    value = row.row.step.results[-1]
    for head, shown in ((None, 0), (1, 1), (0, 0)):
        view.set_head(head)
        assert np.array_equal(picture_of(value, view._head, view._lengths), value.array[0, shown])
    before = view.grab(row.thumbnail.toRect()).toImage()
    view.set_head(1)
    assert view.grab(row.thumbnail.toRect()).toImage() != before


def test_lines_that_did_not_run_are_pale(qtbot, followed, view):
    pale = next(
        placed
        for placed in view._placed
        if "self.rel_pos(q)" in "".join(span.text for piece in placed.pieces for span in piece.spans)
    )
    assert darkest(view, pale) > 100
    lines = followed(PosEmbed.RELATIVE)
    view.set_rows(rows_of(lines, lines.calls_of("Attention.forward", 1)[0]))
    view.resize(388, view.heightForWidth(388))
    [ran] = [placed for placed in view._placed if "self.rel_pos(q)" in placed.row.text]
    assert darkest(view, ran) < 50


def test_a_click_on_a_line_tells_its_step(qtbot, view):
    for placed in view._placed:
        point = placed.area.center().toPoint()
        if placed.row.step is None:
            with qtbot.assertNotEmitted(view.step_clicked):
                qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
        else:
            with qtbot.waitSignal(view.step_clicked) as clicked:
                qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
            assert clicked.args == [placed.row.step.number]


def test_arrows_go_from_line_to_line(qtbot, view):
    numbers = steps_of(view)
    view.set_current(numbers[1])
    with qtbot.waitSignal(view.step_clicked) as clicked:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert clicked.args == [numbers[2]]
    with qtbot.waitSignal(view.step_clicked) as clicked:
        qtbot.keyClick(view, Qt.Key.Key_Up)
    assert clicked.args == [numbers[0]]
    view.set_current(numbers[-1])
    with qtbot.assertNotEmitted(view.step_clicked):
        qtbot.keyClick(view, Qt.Key.Key_Down)


def test_the_thumbnail_tells_its_range_and_the_code_keeps_silent(view):
    [weights] = [placed for placed in view._placed if placed.row.text.strip().startswith("attn_weights")]
    assert view.tip_at(weights.thumbnail.center()).startswith("attn_weights: 1 × 2 × 17 × 17, from ")
    assert view.tip_at(weights.code.center()) == ""


def test_a_note_can_be_read_whole(view, followed):
    lines = followed()
    view.set_rows(rows_of(lines, lines.calls_of("split_heads", 1)[0]))
    [noted] = [placed for placed in view._placed if placed.row.note]
    assert view.tip_at(noted.caption.center()) == "batch = 1, num_tokens = 17, width = 48"


def test_it_follows_the_theme(view, themed):
    for theme in (DARK, LIGHT):
        themed(theme)
        image = view.grab().toImage()
        assert image.pixelColor(view.width() - 2, view.height() - 2).name() == theme.surface.name()
