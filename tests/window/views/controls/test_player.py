import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from vit_studio.window.views.controls.player import Player, player_in


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.player = Player("walk", page)
    page.player.walk.set_count(12)
    page.show()
    return page


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_buttons_move_the_walk(page, qtbot):
    player, walk = page.player, page.player.walk
    with qtbot.waitSignal(player.moved, timeout=1000) as told:
        click(player.step)
    assert told.args == [0]
    click(player.step)
    assert player.where.text() == "2 / 12"
    click(player.back)
    assert walk.place == 0
    click(player.play)
    assert walk.playing and player.play.accessibleName().startswith("Pause (P)")
    click(player.play)
    assert not walk.playing and player.play.accessibleName().startswith("Play (P)")
    click(player.stop)
    assert walk.place is None and player.where.text() == ""


def test_out_of_sight_nothing_moves(page):
    page.player.walk.toggle()
    page.hide()
    assert not page.player.walk.playing and page.player.walk.place is None


def test_the_place_takes_no_more_room_than_it_had(page):
    width = page.player.where.minimumWidth()
    page.player.walk.step()
    assert page.player.where.minimumWidth() == width
    assert page.player.where.sizeHint().width() <= width


def test_buttons_are_reached_by_tab(page):
    player = page.player
    for button in (player.back, player.play, player.step):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.accessibleName() and button.whatsThis()


def test_the_player_that_is_seen_is_found(page):
    assert player_in(page) is page.player
    page.player.hide()
    assert player_in(page) is None
    assert player_in(None) is None


def test_play_and_pause_look_different(page):
    before = page.player.play.grab().toImage()
    page.player.walk.toggle()
    assert page.player.play.grab().toImage() != before
