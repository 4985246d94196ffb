"""Clones of a model that learns: not too often, none before the last was shown, and none that learns on."""

import pytest
import torch

from vit_studio.session.growth import (
    FADING,
    GREATEST_LOOK,
    GREATEST_SHARE,
    INTERVAL_S,
    LONGEST_LOOK_S,
    LONGEST_REST_S,
    Growth,
)


class Clock:
    now = 100.0
    step = 0.0

    def __call__(self):
        self.now += self.step
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def growth(clock):
    return Growth(clock=clock)


def test_the_first_clone_is_due_at_once(growth):
    assert growth.is_due()


def test_the_next_clone_is_due_only_after_a_while_and_when_the_last_was_shown(growth, clock, held):
    growth.clone(held.model, held.info, 1)
    growth.shown()
    clock.now += INTERVAL_S * 0.9
    assert not growth.is_due()
    clock.now += INTERVAL_S * 0.2
    assert growth.is_due()
    growth.clone(held.model, held.info, 2)
    clock.now += 100.0
    assert not growth.is_due()
    growth.shown()
    assert growth.is_due()


def test_cloning_takes_no_more_than_its_share_of_the_time(growth, clock, held):
    clock.step = 0.5  # a very large model
    growth.clone(held.model, held.info, 1)
    clock.step = 0.0
    growth.shown()
    clock.now += 0.5 / GREATEST_SHARE - 0.1
    assert not growth.is_due()
    clock.now += 0.2
    assert growth.is_due()


@pytest.mark.parametrize(("trained", "rest"), [(10.0, INTERVAL_S), (100.0, 100.0 * FADING), (1e6, LONGEST_REST_S)])
def test_the_longer_it_learns_the_less_often_it_is_looked_at(growth, clock, held, trained, rest):
    clock.now += trained
    growth.clone(held.model, held.info, 1)
    growth.shown()
    clock.now += rest - 0.01
    assert not growth.is_due()
    clock.now += 0.02
    assert growth.is_due()


@pytest.mark.parametrize(
    ("look", "rest"),
    [
        (INTERVAL_S * GREATEST_LOOK / 2, INTERVAL_S * (1 - GREATEST_LOOK / 2)),  # counted from the clone
        (INTERVAL_S * GREATEST_LOOK * 3, INTERVAL_S * 3),
        (LONGEST_REST_S / 2, LONGEST_REST_S),
        (LONGEST_LOOK_S + 1, 0.0),
    ],
)
def test_what_takes_long_to_show_is_looked_at_less_often(growth, clock, held, look, rest):
    growth.clone(held.model, held.info, 1)
    clock.now += look
    growth.shown()
    clock.now += rest - 0.01
    assert growth.is_due() == (rest == 0)
    clock.now += 0.02
    growth.shown()  # of another image, say: that is no look at the clone
    assert growth.is_due()


def test_a_clone_is_at_rest_and_does_not_learn_on(growth, held):
    held.model.train()
    optimizer = torch.optim.SGD(held.model.parameters(), lr=1.0)
    held.model(torch.ones(2, 1, 28, 28)).sum().backward()
    clone = growth.clone(held.model, held.info, 7)
    before = {name: tensor.clone() for name, tensor in held.model.state_dict().items()}
    optimizer.step()
    assert (clone.step, clone.info, clone.config) == (7, held.info, held.config)
    assert not clone.model.training
    assert held.model.training
    assert not any(parameter.requires_grad or parameter.grad is not None for parameter in clone.model.parameters())
    for name, tensor in clone.model.state_dict().items():
        assert torch.equal(tensor, before[name])
    assert not torch.equal(clone.model.head.bias, held.model.head.bias)
