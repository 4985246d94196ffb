import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget

from vit_studio.window.keys.page_player import PagePlayer
from vit_studio.window.views.controls.player import Player


@pytest.fixture
def pages(qtbot):
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.players = []
    for _ in range(2):
        page = QWidget()
        player = Player("walk", page)
        player.walk.set_count(4)
        pages.players.append(player)
        pages.addWidget(page)
    pages.addWidget(QWidget())
    pages.show()
    return pages


def test_the_page_that_is_seen_is_played(pages):
    keys = PagePlayer(pages)
    pages.setCurrentIndex(1)
    keys.step()
    keys.step()
    keys.step_back()
    assert [player.walk.place for player in pages.players] == [None, 0]
    keys.toggle()
    assert [player.walk.playing for player in pages.players] == [False, True]
    pages.players[1].walk.stop()


def test_a_page_without_a_player_is_left_alone(pages):
    keys = PagePlayer(pages)
    pages.setCurrentIndex(2)
    keys.toggle()
    keys.step()
    keys.step_back()
    assert [player.walk.place for player in pages.players] == [None, None]
