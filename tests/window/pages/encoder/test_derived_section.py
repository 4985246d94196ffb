"""What follows from all weights comes in the background with a large model, and is what a small one has at once."""

import dataclasses
import gc
import weakref

import numpy as np
import pytest

from vit_studio.analysis.rollout import rollout
from vit_studio.session.derived import Derived
from vit_studio.session.jobs import Jobs
from vit_studio.window.pages.encoder.encoder_page import EncoderPage

PATIENCE = 30_000
SECTIONS = ("attention", "query", "heads", "rollout")


@pytest.fixture
def slow(studio, qtbot):
    """The studio takes every model for a large one."""
    jobs = Jobs()
    studio.derived = Derived(jobs, quick=0)
    yield studio
    jobs.shutdown(timeout=PATIENCE / 1000)


def wait_for(qtbot, studio, act):
    with qtbot.waitSignal(studio.derived.ready, timeout=PATIENCE):
        act()


def shown_arrays(section):
    """All tables of numbers that the section's views show; how many names a list has room for is another matter."""
    views = [view for view in section.findChildren(object) if hasattr(view, "view_data")]
    data = [view.view_data() for view in views]
    return [array for one in data if one is not None for array in one.arrays().values() if array.ndim > 1]


@pytest.mark.parametrize("name", SECTIONS)
def test_the_numbers_are_those_that_are_made_at_once(qtbot, slow, make_page, scene, name):
    wait_for(qtbot, slow, lambda: make_page(slow, name, scene))
    in_background = shown_arrays(make_page.pages[-1].section(name))
    slow.derived = Derived(Jobs(slow), slow)
    make_page(slow, name, scene)
    at_once = shown_arrays(make_page.pages[-1].section(name))
    assert len(in_background) == len(at_once) > 0
    for one, other in zip(in_background, at_once, strict=True):
        np.testing.assert_array_equal(one, other)


def test_what_is_on_show_stays_until_the_new_is_complete(qtbot, slow, make_page, make_scene):
    first, second = make_scene(index=0), make_scene(index=1)
    wait_for(qtbot, slow, lambda: make_page(slow, "rollout", first))
    linked = make_page.pages[-1].section("rollout").linked
    before = linked.matrix.array

    def go_on():
        slow.show(second)
        slow.selection.set_token(7)
        assert linked.matrix.array is before
        np.testing.assert_array_equal(linked.image.view_data().pixels, first.pixels)

    wait_for(qtbot, slow, go_on)
    assert not np.array_equal(linked.matrix.array, before)
    np.testing.assert_array_equal(linked.image.view_data().pixels, second.pixels)
    expected = rollout(second.trace.attn_weights)[slow.selection.layer]
    np.testing.assert_array_equal(linked.matrix.array, expected)


def test_heads_merged_otherwise_are_waited_for_as_well(qtbot, slow, make_page, scene):
    wait_for(qtbot, slow, lambda: make_page(slow, "attention", scene))
    section = make_page.pages[-1].section("attention")
    slow.selection.set_head(None)
    mean = section.linked.matrix.array
    np.testing.assert_allclose(mean, scene.trace.attn_weights[slow.selection.layer].mean(axis=0), atol=1e-7)
    wait_for(qtbot, slow, lambda: slow.viewing.set("encoder.merge", "max"))
    expected = scene.trace.attn_weights[slow.selection.layer].max(axis=0)
    np.testing.assert_array_equal(section.linked.matrix.array, expected)


def test_out_of_sight_no_section_keeps_a_scene_that_is_gone(studio, make_page, make_scene):
    kept = make_scene()
    scene = dataclasses.replace(
        kept, trace=dataclasses.replace(kept.trace, attn_weights=kept.trace.attn_weights.copy())
    )  # one that no fixture keeps
    page = make_page(studio, "attention", scene)
    for name in page.section_names:
        page.show_section(name)
    weights, alive = weakref.ref(scene.trace.attn_weights), weakref.ref(scene)
    page.hide()
    studio.show(make_scene(index=1))
    del scene
    gc.collect()
    assert alive() is None
    assert weights() is None


@pytest.fixture
def make_page(qtbot):
    """make_page(studio, section, scene): a page with that section up."""

    def made(studio, name, scene):
        page = EncoderPage(studio)
        qtbot.addWidget(page)
        made.pages.append(page)
        page.resize(980, 620)
        page.show()
        page.show_section(name)
        studio.show(scene)
        return page

    made.pages = []
    return made
