"""Predictions of the whole test set: what the plain pass says, made only when asked for, kept, and dropped when old."""

import dataclasses
import threading

import numpy as np
import pytest
import torch

from vit_studio.data.images import Split
from vit_studio.data.loading import load_images
from vit_studio.data.places import cache_dir
from vit_studio.resources import bundled_model
from vit_studio.session import predictions as predictions_module
from vit_studio.session.exhibit import Exhibit
from vit_studio.session.jobs import JobControl, Jobs, Lane
from vit_studio.session.opening import open_model
from vit_studio.session.predicting import BATCH_SIZE, predict
from vit_studio.session.prediction_table import UNKNOWN
from vit_studio.session.predictions import Predictions
from vit_studio.session.selection import Selection
from vit_studio.vit.pixels import to_input

PATIENCE = 30_000


def control():
    return JobControl(lambda _: None)


@pytest.fixture
def stage(qapp, monkeypatch, tmp_path):
    """An exhibit with predictions, and what they told."""
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(tmp_path))

    class Stage:
        def __init__(self):
            self.jobs = Jobs()
            self.exhibit = Exhibit(Selection(), self.jobs)
            self.predictions = Predictions(self.exhibit, self.jobs)
            self.tables, self.busy, self.progress = [], [], []
            self.predictions.changed.connect(lambda: self.tables.append(self.predictions.table))
            self.predictions.running_changed.connect(self.busy.append)
            self.predictions.progressed.connect(lambda *numbers: self.progress.append(numbers))

        def show(self, qtbot, **wish):
            self.exhibit.want(**wish)
            qtbot.waitUntil(lambda: not self.jobs.is_busy(Lane.TRACE), timeout=PATIENCE)

        def settle(self, qtbot):
            qtbot.waitUntil(lambda: not self.predictions.is_running, timeout=PATIENCE)

        def predict(self, qtbot):
            self.predictions.ask()
            self.settle(qtbot)
            return self.predictions.table

    made = Stage()
    yield made
    assert made.jobs.shutdown(PATIENCE / 1000)


@pytest.fixture
def gate(monkeypatch):
    """Predicting waits until it is let through; `entered` is released once for each that has begun."""

    class Gate:
        entered, open = threading.Semaphore(0), threading.Event()

        def predict(self, held, images, cache_dir, control):
            self.entered.release()
            assert self.open.wait(PATIENCE / 1000)
            return predict(held, images, cache_dir, control)

    made = Gate()
    monkeypatch.setattr(predictions_module, "predict", made.predict)
    return made


def plain_probs(held, images, indices):
    pixels = to_input(images.images[indices], mean=held.info.pixel_mean, std=held.info.pixel_std)
    with torch.no_grad():
        return held.model(pixels).softmax(1).numpy()


def test_they_are_what_the_plain_pass_says(make_images, held, tmp_path):
    images = make_images(4 * BATCH_SIZE + 40)  # a quarter is the test set: one batch and a rest
    table = predict(held, images, tmp_path, control())
    indices = images.indices(split=Split.TEST)
    probs = plain_probs(held, images, indices)
    np.testing.assert_array_equal(table.indices, indices)
    np.testing.assert_array_equal(table.best, probs.argmax(1))
    np.testing.assert_allclose(table.confidence, probs.max(1), atol=1e-5)
    np.testing.assert_array_equal(table.labels, images.labels[indices])
    assert table.of_test_set
    assert table.model_hash == held.hash


def test_labels_are_places_among_the_models_classes(make_images, held, tmp_path):
    images = make_images()
    names = (*reversed(images.class_names[1:]), "a stranger")
    renamed = dataclasses.replace(held, info=dataclasses.replace(held.info, class_names=names))
    table = predict(renamed, images, tmp_path, control())
    for index, label in zip(table.indices, table.labels, strict=True):
        name = images.class_names[images.labels[index]]
        assert label == (names.index(name) if name in names else UNKNOWN)


def test_images_without_a_test_set_are_all_predicted(make_images, held, tmp_path):
    images = make_images()
    images = dataclasses.replace(images, is_train=np.ones(len(images), bool), numbers=np.arange(len(images)))
    table = predict(held, images, tmp_path, control())
    assert len(table) == len(images)
    assert not table.of_test_set


def test_nothing_happens_before_somebody_asks(stage, images, held, qtbot):
    stage.predictions.ask()
    assert not stage.predictions.is_running, "there is no model yet"
    stage.show(qtbot, images=images, held=held)
    assert stage.predictions.table is None
    assert not stage.busy
    table = stage.predict(qtbot)
    assert stage.tables == [table]
    assert stage.busy == [True, False]
    assert stage.progress[-1] == (6, 6)
    stage.predictions.ask()
    assert stage.busy == [True, False], "it is there"


def test_another_image_keeps_the_table_and_another_model_or_set_drops_it(stage, make_images, make_held, qtbot):
    stage.show(qtbot, images=make_images(), held=make_held())
    table = stage.predict(qtbot)
    stage.show(qtbot, index=3)
    assert stage.predictions.table is table
    stage.show(qtbot, held=make_held(seed=1))
    assert stage.predictions.table is None
    assert stage.tables == [table, None]
    second = stage.predict(qtbot)
    assert second.model_hash != table.model_hash
    stage.show(qtbot, images=make_images(seed=1))
    assert stage.tables == [table, None, second, None]
    assert not stage.predictions.is_running


def test_the_end_of_a_training_keeps_the_table_of_its_model(stage, images, make_held, qtbot):
    growing = make_held(step=7)
    stage.show(qtbot, images=images, held=growing)
    table = stage.predict(qtbot)
    stage.show(qtbot, held=dataclasses.replace(growing, step=None))
    assert stage.predictions.table is table


def test_what_is_under_way_for_an_old_model_is_called_off_and_can_be_asked_for_anew(
    stage, images, make_held, gate, qtbot
):
    stage.show(qtbot, images=images, held=make_held())
    stage.predictions.ask()
    gate.entered.acquire()
    stage.predictions.ask()
    newer = make_held(seed=1)
    stage.show(qtbot, held=newer)
    stage.predictions.ask()
    gate.open.set()
    stage.settle(qtbot)
    assert [table.model_hash for table in stage.tables] == [newer.hash]
    assert stage.busy == [True, False]


def test_it_can_be_called_off_and_asked_for_again(stage, images, held, gate, qtbot):
    stage.show(qtbot, images=images, held=held)
    stage.predictions.ask()
    gate.entered.acquire()
    stage.predictions.cancel()
    gate.open.set()
    stage.settle(qtbot)
    assert stage.predictions.table is None
    assert not stage.tables
    assert stage.predict(qtbot) is not None


def test_what_was_predicted_once_is_read_and_what_is_damaged_is_made_anew(
    stage, images, held, make_held, monkeypatch, qtbot
):
    stage.show(qtbot, images=images, held=held)
    table = stage.predict(qtbot)
    (kept,) = (cache_dir() / "predictions").iterdir()

    def again():
        stage.show(qtbot, held=make_held(seed=1))
        stage.show(qtbot, held=make_held())
        stage.progress.clear()
        found = stage.predict(qtbot)
        np.testing.assert_array_equal(found.best, table.best)
        np.testing.assert_array_equal(found.confidence, table.confidence)
        return found

    again()
    assert not stage.progress, "it was read"
    kept.write_bytes(kept.read_bytes()[:-40])
    again()
    assert stage.progress, "it was made anew"
    again()
    assert not stage.progress, "and kept again"


def test_what_a_growing_model_says_is_not_kept(make_images, make_held, tmp_path):
    predict(make_held(step=3), make_images(), tmp_path, control())
    assert not (tmp_path / "predictions").exists()


def test_other_pixels_and_another_way_to_read_them_are_other_predictions(make_images, held, tmp_path):
    images = make_images()
    brighter = dataclasses.replace(held, info=dataclasses.replace(held.info, pixel_mean=0.1))
    pixels = images.images.copy()
    pixels[-1, -1, -1] ^= 255
    for parts in ((held, images), (brighter, images), (held, dataclasses.replace(images, images=pixels))):
        predict(*parts, tmp_path, control())
    assert len(list((tmp_path / "predictions").iterdir())) == 3
    predict(held, images, tmp_path, control())
    assert len(list((tmp_path / "predictions").iterdir())) == 3


def test_the_bundled_model_is_as_good_as_its_recipe_says(data_dir, tmp_path):
    """93.79 % of the 10,000 images of the real test set, see resources/models/fashion_mnist.json."""
    images = load_images(data_dir, tmp_path)
    held, _ = open_model(bundled_model(), None, 0)
    table = predict(held, images, tmp_path, control())
    assert len(table) == 10_000
    assert held.info.test_accuracy is not None
    assert table.accuracy == pytest.approx(held.info.test_accuracy, abs=1e-9)
    confusion = table.confusion()
    assert confusion.sum(axis=1).tolist() == [1000] * 10
    assert np.trace(confusion) == 9379
