"""Predictions on disk: what was kept comes back, and nothing else does."""

import logging
import os

import numpy as np
import pytest

from vit_studio.session import prediction_cache
from vit_studio.session.prediction_cache import Answers, PredictionCache

ANSWERS = Answers(np.array([0, 2, 1]), np.array([0.5, 1.0, 0.75], np.float32))


@pytest.fixture
def cache(tmp_path):
    return PredictionCache(tmp_path)


def load(cache, key="key", count=3, num_classes=3):
    return cache.load(key, count=count, num_classes=num_classes)


def test_what_was_kept_comes_back(cache):
    assert load(cache) is None
    cache.save("key", ANSWERS)
    found = load(cache)
    np.testing.assert_array_equal(found.best, ANSWERS.best)
    np.testing.assert_array_equal(found.confidence, ANSWERS.confidence)
    assert found.best.dtype == np.int64
    assert [path.name for path in cache.folder.iterdir()] == ["key.npz"], "nothing half-written stays"


def test_answers_to_other_images_or_of_another_model_are_none(cache):
    cache.save("key", ANSWERS)
    assert load(cache, count=4) is None
    assert load(cache, num_classes=2) is None


@pytest.mark.parametrize("confidence", [[0.5, np.nan, 1], [0.5, 1.5, 1]])
def test_impossible_numbers_are_none(cache, confidence):
    cache.save("key", ANSWERS._replace(confidence=np.array(confidence, np.float32)))
    assert load(cache) is None


@pytest.mark.parametrize("length", [0, 10, 100, 300])
def test_a_torn_file_counts_as_missing(cache, length):
    cache.save("key", ANSWERS)
    path = cache.folder / "key.npz"
    path.write_bytes(path.read_bytes()[:length])
    assert load(cache) is None
    path.write_bytes(os.urandom(500))
    assert load(cache) is None
    cache.save("key", ANSWERS)
    assert load(cache) is not None


def test_a_disk_that_takes_nothing_is_no_failure(cache, caplog):
    cache.folder.write_text("a file where the folder should be")
    with caplog.at_level(logging.INFO):
        cache.save("key", ANSWERS)
    assert "not kept" in caplog.text
    assert load(cache) is None


def test_only_the_newest_files_stay(cache, monkeypatch):
    monkeypatch.setattr(prediction_cache, "KEPT", 2)
    for age, key in enumerate(("a", "b", "c")):
        cache.save(key, ANSWERS)
        path = cache.folder / f"{key}.npz"
        if path.exists():
            os.utime(path, (1_000_000 + age, 1_000_000 + age))
    cache.save("d", ANSWERS)
    assert sorted(path.stem for path in cache.folder.iterdir()) == ["c", "d"]
