"""Two models side by side: pinned, looked at, swapped, let go, and what happens to both meanwhile."""

import dataclasses
import gc
import weakref

import numpy as np
import pytest

from vit_studio.errors import ConfigError
from vit_studio.session.comparing import COMPARE, Comparison
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.head_survey import HeadSurveys
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.looked_at import LookedAt
from vit_studio.session.opening import View, make_scene
from vit_studio.session.predictions import Predictions
from vit_studio.session.selection import Selection
from vit_studio.session.viewing import Viewing
from vit_studio.vit.config import ViTConfig

PATIENCE_MS = 60_000
TALL = ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=1)


class NoTrainer:
    running = False


@pytest.fixture
def desk(qapp, qtbot, images, make_held):
    """Exhibit and comparison, with a model and images on show."""

    class Desk:
        def __init__(self):
            self.selection, self.viewing, self.jobs, self.trainer = Selection(), Viewing(), Jobs(), NoTrainer()
            self.exhibit = Exhibit(self.selection, self.jobs)
            self.comparison = Comparison(self.exhibit, self.viewing, self.trainer, self.jobs)
            self.failures = []
            self.comparison.failed.connect(self.failures.append)
            self.exhibit.failed.connect(self.failures.append)

        @property
        def scene(self):
            return self.exhibit.scene

        def settle(self):
            qtbot.waitUntil(lambda: not any(map(self.jobs.is_busy, Lane)), timeout=PATIENCE_MS)

        def pin(self, held, look=LookedAt.A):
            self.comparison.pin(held)
            self.comparison.look_at(look)
            self.settle()

    made = Desk()
    made.exhibit.want(images=images, held=make_held(seed=0))
    made.settle()
    yield made
    made.jobs.shutdown(30.0)


def values_of(images, held, index=0):
    return make_scene(View(images=images, index=index, held=held)).trace.tokens


def test_nothing_is_compared_at_first(desk):
    assert desk.comparison.pinned is None
    assert desk.comparison.seen is LookedAt.A
    assert desk.comparison.scenes is None
    assert desk.scene.compared == (desk.scene,)


def test_a_pinned_model_is_shown_beside_the_other_once_both_are_traced(desk, images, make_held, qtbot):
    b = make_held(seed=1)
    with qtbot.waitSignal(desk.comparison.changed):
        desk.comparison.pin(b)
    assert desk.comparison.pinned is b
    assert desk.scene.beside is not None
    assert np.array_equal(desk.scene.beside.trace.tokens, values_of(images, b))


@pytest.mark.parametrize(("look", "seeds"), [(LookedAt.B, (1,)), (LookedAt.DIFFERENCE, (0, 1))])
def test_b_and_the_difference_are_shown_at_once(desk, images, make_held, look, seeds):
    desk.pin(make_held(seed=1))
    desk.comparison.look_at(look)
    assert desk.comparison.seen is look  # both were there: nothing to wait for
    expected = values_of(images, make_held(seed=seeds[0]))
    for seed in seeds[1:]:
        expected = expected - values_of(images, make_held(seed=seed))
    assert np.array_equal(desk.scene.trace.tokens, expected)


def test_the_selection_stays_while_one_looks_from_one_to_the_other(desk, make_held):
    desk.pin(make_held(seed=1))
    with desk.selection.hold():
        desk.selection.set_token(7)
        desk.selection.set_layer(1)
        desk.selection.set_head(1)
    before = desk.selection.now
    for look in (LookedAt.B, LookedAt.DIFFERENCE, LookedAt.A):
        desk.comparison.look_at(look)
        assert desk.selection.now == before


def test_unpinning_brings_a_back_alone(desk, make_held):
    before = desk.scene
    desk.pin(make_held(seed=1), LookedAt.DIFFERENCE)
    desk.comparison.unpin()
    desk.settle()
    assert desk.scene is before
    assert desk.comparison.pinned is None
    assert desk.viewing.get(COMPARE) == LookedAt.A


def test_another_image_is_traced_through_both_before_it_is_shown(desk, images, make_held):
    desk.pin(make_held(seed=1), LookedAt.DIFFERENCE)
    desk.selection.set_image(5)
    desk.settle()
    assert desk.scene.index == 5
    expected = values_of(images, make_held(seed=0), 5) - values_of(images, make_held(seed=1), 5)
    assert np.array_equal(desk.scene.trace.tokens, expected)


def test_a_grows_and_the_difference_follows_while_b_is_traced_no_more(desk, images, make_held):
    b = make_held(seed=1)
    desk.pin(b, LookedAt.DIFFERENCE)
    b_before = desk.comparison.scenes[1]
    desk.exhibit.want(held=make_held(seed=2, step=10))
    desk.settle()
    expected = values_of(images, make_held(seed=2)) - values_of(images, b)
    assert np.array_equal(desk.scene.trace.tokens, expected)
    assert desk.comparison.scenes[1] is b_before
    assert desk.scene.training_step == 10


def test_a_and_b_change_places(desk, make_held):
    a, b = desk.comparison.held, make_held(seed=1)
    desk.pin(b, LookedAt.B)
    seen = desk.scene.trace
    desk.comparison.swap()
    desk.settle()
    assert (desk.comparison.held, desk.comparison.pinned) == (b, a)
    assert desk.comparison.scenes[0].trace is seen


def test_nothing_changes_places_while_a_is_trained(desk, make_held):
    desk.pin(make_held(seed=1))
    desk.trainer.running = True
    before = desk.comparison.held
    desk.comparison.swap()
    desk.settle()
    assert desk.comparison.held is before
    assert "trained" in str(desk.failures[-1])


def test_models_of_two_shapes_are_looked_at_in_turn_and_limits_follow(desk, make_held):
    desk.pin(make_held(TALL), LookedAt.B)
    assert desk.scene.config == TALL
    assert desk.selection.limits.num_tokens == TALL.num_tokens
    assert desk.scene.compared == (desk.scene,)
    desk.comparison.look_at(LookedAt.DIFFERENCE)
    assert desk.comparison.seen is LookedAt.A
    assert "patch_size 7 ≠ 14" in str(desk.comparison.trouble)
    desk.comparison.flip_difference()
    assert desk.failures == []  # `trouble` says it already


def test_b_has_to_fit_the_images(desk, make_held):
    before, large = desk.scene, make_held(dataclasses.replace(TALL, image_size=42, max_tokens=0))
    with pytest.raises(ConfigError):
        desk.exhibit.pin(large)
    desk.comparison.pin(large)
    desk.settle()
    assert desk.scene is before
    assert "42" in str(desk.failures[-1])


def test_new_images_that_b_cannot_read_let_it_go(desk, make_images, make_held):
    desk.pin(make_held(seed=1), LookedAt.B)
    six = ViTConfig(image_size=28, patch_size=7, embed_dim=8, depth=2, num_heads=2, num_classes=6)
    desk.exhibit.want(images=make_images(num_classes=6), held=make_held(six))
    desk.settle()
    assert desk.comparison.pinned is None
    assert desk.scene.config == six


def test_flip_goes_there_and_back(desk, make_held):
    desk.comparison.flip()
    assert desk.viewing.get(COMPARE) == ""
    desk.pin(make_held(seed=1))
    seen = []
    for act in (desk.comparison.flip, desk.comparison.flip, desk.comparison.flip_difference, desk.comparison.flip):
        act()
        seen.append(desk.comparison.seen)
    assert seen == [LookedAt.B, LookedAt.A, LookedAt.DIFFERENCE, LookedAt.A]


def test_flip_goes_back_from_the_difference_to_what_was_looked_at_before(desk, make_held):
    desk.pin(make_held(seed=1), LookedAt.B)
    desk.comparison.look_at(LookedAt.DIFFERENCE)
    desk.comparison.flip()
    assert desk.comparison.seen is LookedAt.B
    desk.comparison.look_at(LookedAt.DIFFERENCE)
    desk.comparison.unpin()
    desk.settle()
    desk.pin(make_held(seed=2), LookedAt.DIFFERENCE)
    desk.comparison.flip()
    assert desk.comparison.seen is LookedAt.A


def test_what_is_looked_at_can_be_pinned(desk, make_held):
    desk.comparison.pin_shown()
    desk.settle()
    assert desk.comparison.pinned is desk.comparison.held
    desk.comparison.look_at(LookedAt.DIFFERENCE)
    assert not desk.scene.trace.tokens.any()


def test_a_model_is_pinned_from_its_file(desk, save):
    path = save(seed=4, name="other")
    desk.comparison.pin_file(path)
    desk.settle()
    assert desk.comparison.pinned.file == path
    assert desk.comparison.scenes[1].info.name == "other"


def test_a_file_that_is_no_model_changes_nothing(desk, tmp_path):
    (tmp_path / "broken.safetensors").write_text("nothing")
    desk.comparison.pin_file(tmp_path / "broken.safetensors")
    desk.settle()
    assert desk.comparison.pinned is None
    assert desk.failures


def test_a_word_that_nobody_knows_means_a(desk, make_held):
    desk.pin(make_held(seed=1))
    desk.viewing.set(COMPARE, "sideways")
    assert desk.comparison.seen is LookedAt.A


def test_no_scene_is_kept_when_others_have_come(desk, make_held, qtbot):
    desk.pin(make_held(seed=1), LookedAt.DIFFERENCE)
    gc.collect()
    gc.disable()  # what only the collector would find is a cycle, which keeps a large model's arrays for long
    try:
        old = [weakref.ref(part) for part in (desk.scene, *desk.comparison.scenes)]
        for index in (3, 4):
            desk.selection.set_image(index)
            desk.settle()
        # the worker lets go of what it made last when it comes to rest
        qtbot.waitUntil(lambda: [part() for part in old] == [None, None, None])
        shown = weakref.ref(desk.scene)
        desk.comparison.unpin()
        desk.settle()
        qtbot.waitUntil(lambda: shown() is None)
    finally:
        gc.enable()


def test_both_models_are_asked_where_they_are_subtracted(desk, make_held, tmp_path, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(tmp_path))
    predictions = Predictions(desk.exhibit, desk.jobs)
    desk.pin(make_held(seed=1), LookedAt.DIFFERENCE)
    predictions.ask()
    desk.settle()
    a, b = predictions.tables
    assert [a.model_hash, b.model_hash] == [scene.model_hash for scene in desk.comparison.scenes]
    assert predictions.table is a
    desk.comparison.look_at(LookedAt.B)
    assert predictions.tables == (b,)
    desk.comparison.look_at(LookedAt.A)
    assert predictions.table is a


def test_surveys_of_both_models_are_subtracted(desk, images, make_held):
    surveys = HeadSurveys(desk.exhibit, desk.jobs)
    desk.pin(make_held(seed=1))
    means = []
    for look in (LookedAt.A, LookedAt.B):
        desk.comparison.look_at(look)
        surveys.ask(4)
        desk.settle()
        means.append(surveys.of(4).entropy.mean)
    desk.comparison.look_at(LookedAt.DIFFERENCE)
    assert np.array_equal(surveys.of(4).entropy.mean, means[0] - means[1])
    assert surveys.of(4) is surveys.of(4)
