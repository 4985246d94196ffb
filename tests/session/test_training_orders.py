import threading

import pytest

from vit_studio.session.training_orders import TrainingOrders


@pytest.fixture
def orders():
    return TrainingOrders()


def test_without_an_order_a_training_goes_on(orders):
    assert orders.holds() is None
    assert not orders.stops


def test_a_pause_holds_until_it_may_go_on(orders):
    number = orders.pause()
    assert orders.holds() == number == orders.number
    orders.go_on()
    assert orders.holds() is None


def test_a_step_holds_when_it_is_taken_and_no_second_one_is_saved_up(orders):
    for _ in range(2):
        number = orders.step()
    assert orders.holds() is None
    assert orders.is_single_step
    orders.step_taken()
    assert orders.holds() == number
    orders.go_on()
    orders.step_taken()
    assert orders.holds() is None
    assert not orders.is_single_step


def test_a_stop_ends_every_pause_and_cannot_be_taken_back(orders):
    orders.pause()
    orders.stop()
    assert orders.holds() is None
    orders.go_on()
    assert orders.stops
    assert not orders.is_abandoned


def test_what_is_abandoned_stops(orders):
    orders.abandon()
    assert orders.stops
    assert orders.is_abandoned


@pytest.mark.parametrize("order", ["go_on", "pause", "step", "stop", "abandon"])
def test_any_order_wakes_who_waits_for_another(orders, order):
    number = orders.pause()
    waiting = threading.Thread(target=orders.wait_for_another, args=(number,))
    waiting.start()
    getattr(orders, order)()
    waiting.join(10)
    assert not waiting.is_alive()


def test_who_waits_for_another_than_an_old_order_does_not_wait(orders):
    number = orders.pause()
    orders.step()
    orders.wait_for_another(number)
