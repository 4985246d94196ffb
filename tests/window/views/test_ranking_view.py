from PySide6.QtGui import QColor

from vit_studio.window.views.ranking_view import Ranked, RankingView


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
