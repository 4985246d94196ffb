"""The job that predicts a whole test set: in small batches and one thread, so that the window keeps moving."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from vit_studio.data.images import ImageSet, Split
from vit_studio.session.class_places import logit_names, place_of
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import JobControl
from vit_studio.session.prediction_cache import Answers, PredictionCache
from vit_studio.session.prediction_table import UNKNOWN, PredictionTable
from vit_studio.session.torch_threads import use_one_thread

BATCH_SIZE: Final = 128
"""What the caches hold, see `training/evaluate.py`: 40 ms of torch, which leaves Python to the GUI thread."""

Indices = npt.NDArray[np.int64]


def predict(held: HeldModel, images: ImageSet, cache_dir: Path, control: JobControl) -> PredictionTable:
    """Predict the test set, or read what was predicted before; model and images must fit each other.

    Predictions of a model that grows are not kept: there is no end of such models.
    """
    indices = images.indices(split=Split.TEST)
    of_test_set = len(indices) > 0
    if not of_test_set:
        indices = images.indices()
    cache, key = PredictionCache(cache_dir), _key(held, images, indices, control)
    answers = cache.load(key, count=len(indices), num_classes=held.config.num_classes)
    if answers is None:
        answers = _answers(held, images, indices, control)
        if held.step is None:
            cache.save(key, answers)
    names = logit_names(held.info, images.class_names, held.config.num_classes)
    return PredictionTable(
        model_hash=held.hash,
        class_names=names,
        indices=indices,
        best=answers.best,
        confidence=answers.confidence,
        labels=_places(images, indices, names),
        of_test_set=of_test_set,
    )


def _answers(held: HeldModel, images: ImageSet, indices: Indices, control: JobControl) -> Answers:
    import torch

    from vit_studio.vit.fast_path import fast_logits
    from vit_studio.vit.pixels import to_input

    use_one_thread()
    best, confidence = np.empty(len(indices), np.int64), np.empty(len(indices), np.float32)
    control.progress(0, len(indices))
    for rows in _batches(len(indices)):
        control.check()
        with torch.inference_mode():
            pixels = to_input(images.images[indices[rows]], mean=held.info.pixel_mean, std=held.info.pixel_std)
            greatest = fast_logits(held.model, pixels).softmax(dim=1).max(dim=1)
        best[rows], confidence[rows] = greatest.indices.numpy(), greatest.values.numpy()
        control.progress(rows.stop, len(indices))
    return Answers(best, confidence)


def _key(held: HeldModel, images: ImageSet, indices: Indices, control: JobControl) -> str:
    """Names all that the answers hang on: the model, how it reads pixels, and the pixels; labels and names do not."""
    digest = hashlib.sha256(repr((held.info.pixel_mean, held.info.pixel_std, len(indices))).encode())
    for rows in _batches(len(indices)):
        control.check()
        digest.update(np.ascontiguousarray(images.images[indices[rows]]).data)
    return f"{held.hash}-{digest.hexdigest()[:16]}"


def _batches(count: int) -> Iterator[slice]:
    return (slice(start, min(start + BATCH_SIZE, count)) for start in range(0, count, BATCH_SIZE))


def _places(images: ImageSet, indices: Indices, names: tuple[str, ...]) -> Indices:
    places = [place_of(label, images.class_names, names) for label in range(len(images.class_names))]
    by_label = np.array([UNKNOWN if place is None else place for place in places], dtype=np.int64)
    return by_label[images.labels[indices]]
