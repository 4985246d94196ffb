import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from vit_studio.window.theme import SPACE_M
from vit_studio.window.views.panels.wrapping_row import WrappingRow


class Block(QWidget):
    """Asks for a least size."""

    def __init__(self, width, height=40):
        super().__init__()
        self.least = QSize(width, height)

    def minimumSizeHint(self):
        return self.least

    def sizeHint(self):
        return self.least


@pytest.fixture
def make(qtbot):
    kept = []  # or the row would go, and the widgets with it

    def make(widgets, stretches=(), size=(600, 100)):
        row = WrappingRow(widgets, stretches)
        qtbot.addWidget(row)
        row.resize(*size)
        row.show()
        kept.append(row)
        return row

    return make


def places(widgets):
    return [widget.geometry().getRect() for widget in widgets]


def test_with_room_all_stand_side_by_side_by_their_shares(make):
    blocks = [Block(100), Block(100)]
    row = make(blocks, (1, 2), (300 + SPACE_M, 90))
    assert places(blocks) == [(0, 0, 100, 90), (100 + SPACE_M, 0, 200, 90)]
    assert row.heightForWidth(400) == 40


def test_who_would_get_too_little_gets_what_it_needs(make):
    blocks = [Block(200), Block(50), Block(50)]
    make(blocks, (1, 1, 1), (400 + 2 * SPACE_M, 40))
    assert [width for _, _, width, _ in places(blocks)] == [200, 100, 100]


def test_without_room_the_last_goes_on_below(make):
    blocks = [Block(200, 40), Block(200, 60), Block(200, 50)]
    row = make(blocks, size=(500, 130 + SPACE_M))
    assert [(left, top) for left, top, _, _ in places(blocks)] == [(0, 0), (244 + SPACE_M, 0), (0, 70 + SPACE_M)]
    assert blocks[2].width() == 500
    assert row.heightForWidth(500) == 60 + SPACE_M + 50
    assert row.heightForWidth(220) == 40 + 60 + 50 + 2 * SPACE_M
    assert row.minimumSizeHint() == QSize(200, 60)


def test_a_share_of_nothing_is_as_wide_as_it_wishes(make):
    blocks = [Block(80), Block(30)]
    make(blocks, (1, 0), (300, 40))
    assert [width for _, _, width, _ in places(blocks)] == [270 - SPACE_M, 30]


def test_what_is_hidden_takes_no_room(make):
    blocks = [Block(100), Block(100), Block(100)]
    blocks[1].hide()
    row = make(blocks, size=(212, 40))
    assert row.heightForWidth(212) == 40
    assert blocks[2].geometry().getRect() == (112, 0, 100, 40)
    assert not blocks[1].isVisible()


def test_words_that_wrap_get_the_height_that_they_need_at_their_width(make):
    words, block = QLabel("one two three four five six seven eight nine ten " * 4), Block(300)
    words.setWordWrap(True)
    words.setMinimumWidth(100)
    panel = QWidget()
    QVBoxLayout(panel).addWidget(words)
    row = make([panel, block], (1, 1), (640, 200))
    assert row.heightForWidth(640) == panel.layout().totalMinimumHeightForWidth((640 - SPACE_M) // 2)
    assert row.heightForWidth(640) > 40


def test_it_places_anew_when_a_widget_asks_for_more(make, qtbot):
    blocks = [Block(100), Block(100)]
    make(blocks, size=(300, 200))
    assert blocks[1].y() == 0
    blocks[1].least = QSize(250, 40)
    blocks[1].updateGeometry()
    qtbot.waitUntil(lambda: blocks[1].y() > 0)


def test_a_widget_that_is_gone_is_forgotten(make, qtbot):
    blocks = [Block(100), Block(100), Block(100)]
    row = make(blocks, size=(212, 200))
    assert row.heightForWidth(212) == 80 + SPACE_M
    blocks[0].deleteLater()
    qtbot.waitUntil(lambda: not isValid(blocks[0]))
    assert row.heightForWidth(212) == 40
    blocks[1].setParent(None)
    assert row.sizeHint() == QSize(100, 40)
