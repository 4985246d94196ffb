from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from vit_studio.window.views.charts.ranking_view import Ranked, RankingView


def test_lines_are_painted_with_their_colours(qtbot):
    view = RankingView(2)
    qtbot.addWidget(view)
    view.resize(200, view.sizeHint().height())
    view.set_lines([Ranked("token 3", "12.0 %", QColor("#ff0000")), Ranked("token 4", "3.0 %", QColor("#00ff00"))])
    image = view.grab().toImage()
    line = view.height() // 2
    assert image.pixelColor(4, line // 2) == QColor("#ff0000")
    assert image.pixelColor(4, line + line // 2) == QColor("#00ff00")
    assert view.accessibleName() == "token 3 12.0 %, token 4 3.0 %"


def test_the_height_does_not_depend_on_the_lines(qtbot):
    view = RankingView(3)
    qtbot.addWidget(view)
    before = view.sizeHint()
    view.set_lines([Ranked("only one", "1", QColor("red"))])
    assert view.sizeHint() == before


def test_only_lines_with_room_are_painted(qtbot):
    view = RankingView(1)
    qtbot.addWidget(view)
    line = view.sizeHint().height()
    red = QColor("#ff0000")
    view.set_lines([Ranked("a", "1", red), Ranked("b", "2", red), Ranked("c", "3", red)])
    view.resize(200, 2 * line + line // 2)
    image = view.grab().toImage()
    seen = [image.pixelColor(4, y) == red for y in range(view.height())]
    assert any(seen[line : 2 * line])
    assert not any(seen[2 * line + 2 :])


def test_a_click_and_the_mouse_tell_the_line(qtbot):
    view = RankingView(1)
    qtbot.addWidget(view)
    line = view.sizeHint().height()
    view.set_lines([Ranked("a", "1", QColor("red")), Ranked("b", "2", QColor("red"))])
    view.resize(200, 4 * line)
    view.show()
    clicked, hovered = [], []
    view.line_clicked.connect(clicked.append)
    view.line_hovered.connect(hovered.append)
    for y in (line + line // 2, 3 * line + line // 2):  # the second line, and below the last one
        QTest.mouseMove(view, QPoint(40, y))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(40, y))
    assert (clicked, hovered) == ([1], [1, -1])


def test_the_selected_line_is_lit(qtbot):
    view = RankingView(2)
    qtbot.addWidget(view)
    view.set_lines([Ranked("a", "1", QColor("red")), Ranked("b", "2", QColor("red"))])
    view.resize(200, 60)
    plain = view.grab().toImage()
    view.set_selected(1)
    assert view.grab().toImage() != plain
