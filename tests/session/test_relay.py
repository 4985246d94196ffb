"""What any thread posts is called in the GUI thread, in its order, until the relay is closed."""

import threading

from vit_studio.session.relay import Relay


def post_from_a_thread(relay, *calls):
    thread = threading.Thread(target=lambda: [relay.post(call) for call in calls])
    thread.start()
    thread.join()


def test_calls_are_made_in_the_gui_thread_and_in_their_order(qtbot):
    relay, heard = Relay(), []
    post_from_a_thread(relay, *[lambda n=n: heard.append((n, threading.get_ident())) for n in range(100)])
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 100)
    assert heard == [(n, threading.get_ident()) for n in range(100)]


def test_a_post_from_the_gui_thread_waits_for_the_event_loop_as_well(qtbot):
    relay, heard = Relay(), []
    relay.post(lambda: heard.append(1))
    assert heard == []
    qtbot.waitUntil(lambda: heard == [1])


def test_a_closed_relay_makes_no_call_not_even_those_on_their_way(qapp):
    relay, heard = Relay(), []
    post_from_a_thread(relay, lambda: heard.append("on its way"))
    relay.close()
    post_from_a_thread(relay, lambda: heard.append("late"))
    qapp.processEvents()
    assert heard == []
