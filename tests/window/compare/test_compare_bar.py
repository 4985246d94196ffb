"""The bar above the page: there while something is compared, and in step with what is looked at."""

import dataclasses

import pytest
import torch

from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Lane
from vit_studio.session.looked_at import LookedAt
from vit_studio.session.studio import Studio
from vit_studio.vit.config import NOTEBOOK
from vit_studio.vit.model import VisionTransformer
from vit_studio.window.compare.compare_bar import CompareBar

PATIENCE_MS = 60_000


@pytest.fixture
def studio(qtbot, qapp, tmp_path):
    made = Studio()
    made.start(data_dir=tmp_path / "none", allow_download=False)
    settle(qtbot, made)
    yield made
    made.shutdown()


@pytest.fixture
def bar(qtbot, studio):
    made = CompareBar(studio)
    qtbot.addWidget(made)
    return made


def settle(qtbot, studio):
    qtbot.waitUntil(lambda: studio.scene is not None and not any(map(studio.jobs.is_busy, Lane)), timeout=PATIENCE_MS)


def pin(qtbot, studio, config=None, **held):
    torch.manual_seed(5)
    info = dataclasses.replace(studio.info, name="the other")
    studio.comparison.pin(HeldModel(model=VisionTransformer(config or studio.config).eval(), info=info, **held))
    settle(qtbot, studio)


def test_there_is_no_bar_while_nothing_is_compared(qtbot, studio, bar):
    assert bar.isHidden()
    pin(qtbot, studio)
    assert not bar.isHidden()
    bar.unpin.click()
    settle(qtbot, studio)
    assert bar.isHidden()


def test_it_names_both_models_by_name_step_and_hash(qtbot, studio, bar):
    pin(qtbot, studio, step=430)
    a, b = studio.comparison.scenes
    assert bar.names[0].name == f"{a.info.name} · {a.model_hash[:6]}"
    assert bar.names[1].name == f"the other · step 430 · {b.model_hash[:6]}"
    assert b.model_hash in bar.names[1].toolTip()


def test_its_buttons_choose_what_is_looked_at_and_show_what_was_chosen_elsewhere(qtbot, studio, bar):
    pin(qtbot, studio)
    for index, look in enumerate(LookedAt):
        bar.looks.button(index).click()
        assert studio.comparison.seen is look
        assert [name.is_seen for name in bar.names] == [look is not LookedAt.B, look is not LookedAt.A]
    studio.comparison.look_at(LookedAt.B)
    assert bar.looks.choice == 1


def test_b_and_a_minus_b_cannot_be_mistaken_for_a(qtbot, studio, bar):
    pin(qtbot, studio)
    bar.resize(800, 34)
    calm = bar.grab().toImage().pixelColor(400, 2)
    studio.comparison.look_at(LookedAt.B)
    assert bar.grab().toImage().pixelColor(400, 2) != calm


def test_swap_lets_the_models_change_places(qtbot, studio, bar):
    pin(qtbot, studio)
    before = [name.name for name in bar.names]
    bar.swap.click()
    settle(qtbot, studio)
    assert [name.name for name in bar.names] == before[::-1]


def test_models_of_two_shapes_have_no_difference_and_the_bar_says_why(qtbot, studio, bar):
    pin(qtbot, studio, NOTEBOOK)
    assert not bar.looks.button(2).isEnabled()
    assert bar.trouble.text() == "A and B have other shapes, so there is no A − B."
    assert "embed_dim 64 ≠ 8" in bar.trouble.toolTip()
    assert "embed_dim 64 ≠ 8" in bar.looks.button(2).toolTip()
    pin(qtbot, studio)
    assert bar.looks.button(2).isEnabled()
    assert bar.trouble.isHidden()
