import dataclasses

import numpy as np
import pytest

from vit_studio.vit.config import ViTConfig
from vit_studio.window.pages.prediction.verdict import Verdict


def judged(scene, logits, label=0, names=None) -> Verdict:
    trace = dataclasses.replace(scene.trace, logits=np.array(logits, np.float32))
    info = scene.info if names is None else dataclasses.replace(scene.info, class_names=names)
    return Verdict.of(dataclasses.replace(scene, trace=trace, label=label, info=info))


def test_best_second_and_margin(scene):
    verdict = judged(scene, [0, 3, 1, 0, 0, 0, 0, 0, 0, 2], label=1)
    assert (verdict.best, verdict.second, verdict.true) == (1, 9, 1)
    assert verdict.is_right
    assert verdict.margin == pytest.approx(verdict.probs[1] - verdict.probs[9])


def test_a_wrong_answer(scene):
    assert judged(scene, np.arange(10), label=2).is_right is False


def test_other_names_are_matched_by_name(scene):
    turned = tuple(reversed(scene.images.class_names))
    verdict = judged(scene, np.arange(10), label=0, names=turned)
    assert verdict.names_differ
    assert (verdict.best, verdict.true) == (9, 9)
    assert verdict.is_right


def test_names_that_cannot_be_matched_are_not_judged(scene):
    verdict = judged(scene, np.arange(10), names=tuple(f"kind {k}" for k in range(10)))
    assert (verdict.true, verdict.is_right) == (None, None)
    assert verdict.label_name == scene.images.class_names[0]


def test_a_model_without_names_borrows_the_images(scene):
    verdict = judged(scene, np.arange(10), label=9, names=())
    assert not verdict.names_differ
    assert verdict.class_names == scene.images.class_names


def test_one_class_has_no_second(make_scene):
    scene = make_scene(ViTConfig(num_classes=1, depth=1))
    verdict = judged(scene, [0.5], names=("only",))
    assert (verdict.second, verdict.margin) == (None, 1.0)
