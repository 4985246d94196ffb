"""The walk: from the image to the logits, and the place is kept when values change."""

import pytest

from vit_studio.vit.config import PosEmbed
from vit_studio.window.docks.inspector.code_walk import CodeWalk


@pytest.fixture
def walk(qapp, followed):
    made = CodeWalk()
    made.set_lines(followed())
    return made


def at(walk):
    return walk.step.call.source.qualname, walk.step.layer, walk.step.line


def test_it_stands_nowhere_before_there_are_lines(qapp):
    walk = CodeWalk()
    for move in (walk.forward, walk.back, walk.to_start, walk.to_end):
        move()
    assert walk.step is None and walk.count == 0


def test_forward_goes_through_every_step_to_the_end_and_back_again(qtbot, walk, followed):
    numbers = [walk.step.number]
    while walk.step.number < walk.count - 1:
        walk.forward()
        numbers.append(walk.step.number)
    assert numbers == list(range(len(followed().steps)))
    walk.forward()
    assert walk.step.number == walk.count - 1
    walk.back()
    assert walk.step.number == walk.count - 2
    walk.to_start()
    walk.back()
    assert walk.step.number == 0
    walk.to_end()
    assert walk.step is followed().steps[-1]


def test_a_person_walks_and_a_page_only_shows(qtbot, walk):
    with qtbot.waitSignals([walk.step_changed, walk.walked]):
        walk.forward()
    with qtbot.assertNotEmitted(walk.walked):
        walk.show_function("Mlp.forward", 1)
    assert at(walk)[:2] == ("Mlp.forward", 1)
    walk.show_function("nothing", 0)
    assert at(walk)[:2] == ("Mlp.forward", 1)


def test_another_layer_shows_the_same_line_there(walk):
    walk.show_function("attention_scores", 0)
    before = at(walk)
    walk.show_layer(2)
    assert at(walk) == (before[0], 2, before[2])
    walk.to_start()
    walk.show_layer(1)
    assert walk.step.number == 0


def test_other_values_keep_the_place(walk, followed):
    walk.show_function("Mlp.forward", 2)
    before = at(walk)
    walk.set_lines(followed(seed=1))
    assert at(walk) == before
    assert walk.step in followed(seed=1).steps
    walk.set_lines(followed(depth=1))
    assert at(walk) == (before[0], 0, before[2])


def test_a_line_that_another_model_has_not_leads_to_a_near_one(walk, followed):
    walk.set_lines(followed(PosEmbed.RELATIVE))
    walk.show_function("RelativePositions.forward", 2)
    number = walk.step.number
    walk.set_lines(followed(PosEmbed.NONE))
    assert walk.step.number == min(number, walk.count - 1)


def test_a_caller_is_shown_at_the_line_of_the_call(walk, followed):
    walk.show_function("attention_scores", 1)
    [block] = followed().calls_of("Block.forward", 1)
    walk.show_call(block)
    assert walk.step.call is block
    assert "self.attn(self.norm1(tokens))" in dict(walk.step.statement.calls).values()
    [root] = followed().calls_of("VisionTransformer.forward")
    walk.show_call(root)
    assert dict(walk.step.statement.calls)["blocks"] == "self.blocks(tokens)"
