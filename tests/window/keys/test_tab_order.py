import pytest
from PySide6.QtWidgets import QApplication

from vit_studio.session.studio import Studio
from vit_studio.window.keys.tab_order import next_part, next_stop, parts, tab_stops
from vit_studio.window.main_window import MainWindow


@pytest.fixture
def place(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    place = window.furnish(Studio(window))
    window.show()
    window.activateWindow()
    yield place
    window.close()


def test_only_what_is_seen_takes_part(place):
    assert place.inspector not in parts(place)
    place.inspector.show()
    assert place.inspector in parts(place)
    place.images.hide()
    assert place.images not in parts(place)
    assert not any(place.images.isAncestorOf(stop) for stop in tab_stops(place))


def test_a_message_is_reached_between_strip_and_page(place):
    place.trouble.say("Something is wrong.", action="Mend it")
    order = parts(place)
    assert order.index(place.window.strip) < order.index(place.trouble) < order.index(place.pages)
    assert place.trouble.action in tab_stops(place)


def test_of_buttons_of_which_one_is_down_only_that_one_is_a_stop(place):
    stops = tab_stops(place)
    assert [button for button in place.window.strip.buttons.values() if button in stops] == [
        place.window.strip.buttons[place.pages.stage]
    ]


def test_from_nowhere_it_begins_at_the_start_or_the_end(place):
    place.window.setFocus()
    stops = tab_stops(place)
    assert next_stop(place, forward=True) is stops[0]
    assert next_stop(place, forward=False) is stops[-1]


def test_from_the_end_it_goes_round(place):
    stops = tab_stops(place)
    stops[-1].setFocus()
    assert QApplication.focusWidget() is stops[-1]
    assert next_stop(place, forward=True) is stops[0]
    first = next(stop for stop in stops if place.training.isAncestorOf(stop))
    place.images.gallery.setFocus()
    assert next_part(place, forward=True) is first
