"""Fashion-MNIST from its four official files: each verified, decoded by torchvision, and kept for the next start."""

import errno
import gzip
import itertools
import logging
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from vit_studio.data import image_cache
from vit_studio.data.disk_errors import disk_error
from vit_studio.data.fashion_files import (
    FILE_NAMES,
    TEST_IMAGES,
    TEST_LABELS,
    TRAIN_IMAGES,
    TRAIN_LABELS,
    FoundFiles,
    SourceFile,
    find,
    published_md5,
    verified,
)
from vit_studio.data.images import FASHION_CLASSES, ImageSet, pixel_mean_and_std
from vit_studio.errors import QT_TRANSLATE_NOOP, DataError

__all__ = ["FoundFiles", "Progress", "find", "load"]

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is in all; whatever it raises ends the work."""

_NAME: Final = "Fashion-MNIST"
_STEPS: Final = 2 * len(FILE_NAMES) + 1
"""Each file is verified and decoded, then all of them are kept."""

_log: Final = logging.getLogger(__name__)


def load(found: FoundFiles, *, cache_dir: Path, progress: Progress | None = None) -> ImageSet:
    """Verify and decode the files, and write the mapped cache: 60,000 training images, then 10,000 of the test set.

    The arrays are read-only. Raises DataError for a damaged file. A cache that cannot be written only costs time at
    the next start.
    """
    steps = itertools.count(1)

    def step_done() -> None:
        if progress is not None:
            progress(next(steps), _STEPS)

    sources = _verify(found, step_done)
    images = _decode(sources, step_done, source=str(found.folder))
    try:
        image_cache.save(images, list(sources.values()), data_dir=found.data_dir, cache_dir=cache_dir)
    except OSError as error:
        _log.info("the images could not be kept in %s: %s", cache_dir, error)
        mapped = None
    else:
        mapped = image_cache.load_cached(found.data_dir, cache_dir)
    step_done()
    return images if mapped is None else mapped


def _verify(found: FoundFiles, step_done: Callable[[], None]) -> dict[str, SourceFile]:
    md5 = published_md5()
    sources: dict[str, SourceFile] = {}
    for name in FILE_NAMES:
        source = verified(found, name, md5)
        if source is None:
            raise DataError(
                QT_TRANSLATE_NOOP("errors", "{path} is damaged: its checksum is not that of the published file."),
                QT_TRANSLATE_NOOP("errors", "Download the images again: only what is damaged or missing is fetched."),
                path=found.choices[name][-1],
            )
        sources[name] = source
        step_done()
    return sources


def _decode(sources: Mapping[str, SourceFile], step_done: Callable[[], None], *, source: str) -> ImageSet:
    from torchvision.datasets.mnist import read_image_file, read_label_file

    readers = {TRAIN_IMAGES: read_image_file, TRAIN_LABELS: read_label_file}
    readers |= {TEST_IMAGES: read_image_file, TEST_LABELS: read_label_file}
    arrays: dict[str, npt.NDArray[np.uint8]] = {}
    for name, read in readers.items():
        arrays[name] = _read_file(sources[name].path, read).astype(np.uint8, copy=False)
        step_done()
    train, test = len(arrays[TRAIN_IMAGES]), len(arrays[TEST_IMAGES])
    mean, std = pixel_mean_and_std(arrays[TRAIN_IMAGES])
    images = ImageSet(
        name=_NAME,
        images=np.concatenate([arrays[TRAIN_IMAGES], arrays[TEST_IMAGES]]),
        labels=np.concatenate([arrays[TRAIN_LABELS], arrays[TEST_LABELS]]),
        class_names=FASHION_CLASSES,
        is_train=np.repeat([True, False], [train, test]),
        numbers=np.concatenate([np.arange(train, dtype=np.int32), np.arange(test, dtype=np.int32)]),
        mean=mean,
        std=std,
        source=source,
    )
    images.images.flags.writeable = False  # as it is when it comes from the cache
    return images


def _read_file(path: Path, read: Callable[[str], Any]) -> npt.NDArray[Any]:
    """Read an extracted file as it is, a compressed one from a temporary folder: the user's own may be read-only."""
    try:
        if path.suffix != ".gz":
            return np.asarray(read(str(path)))
        with tempfile.TemporaryDirectory(prefix="vit-studio-") as folder:
            extracted = Path(folder, path.stem)
            with gzip.open(path) as packed, extracted.open("wb") as file:
                shutil.copyfileobj(packed, file, 1 << 20)
            return np.asarray(read(str(extracted)))
    except OSError as error:
        # a full disk can only be that of the temporary folder
        raise disk_error(error, Path(tempfile.gettempdir()) if error.errno == errno.ENOSPC else path) from error
