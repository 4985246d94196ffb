import pytest

from vit_studio.window.views.charts.step_chain import Link, StepChain


@pytest.fixture
def chain(qtbot):
    chain = StepChain()
    qtbot.addWidget(chain)
    return chain


def test_the_chain_in_one_line(chain):
    chain.set_chain((Link("x", "64"), Link("y", "10")), (Link("head", "64 × 10"),))
    assert chain.text == "x (64) → head (64 × 10) → y (10)"
    assert chain.accessibleName() == chain.text


def test_steps_must_fit_between_the_tensors(chain):
    with pytest.raises(ValueError, match="2 tensors are joined by 1 steps, not 2"):
        chain.set_chain((Link("x"), Link("y")), (Link("a"), Link("b")))


def test_it_asks_for_room_for_all_its_words(chain):
    chain.set_chain((Link("x"), Link("y")), (Link("f"),))
    short = chain.sizeHint().width()
    chain.set_chain((Link("x"), Link("y")), (Link("a step with a long name"),))
    assert chain.sizeHint().width() > short
    chain.resize(chain.sizeHint())
    assert not chain.grab().isNull()


def test_saved_numbers_are_called_values_and_shapes_are_called_shapes(qtbot, chain):
    numbers = StepChain(of_numbers=True)
    qtbot.addWidget(numbers)
    for made in (chain, numbers):
        made.set_chain((Link("score", "2"), Link("exp", "7.389")), (Link("exp(x)"),))
    assert chain.view_data().columns == ("tensor or step", "shape")
    assert numbers.view_data().columns == ("number or step", "value")
    assert numbers.view_data().rows == (("score", "2"), ("exp(x)", ""), ("exp", "7.389"))
