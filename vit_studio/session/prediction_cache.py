"""Predictions on disk, one small file for each model and set of images; a damaged one counts as missing."""

import contextlib
import logging
import secrets
import zipfile
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

log = logging.getLogger(__name__)

KEPT: Final = 64
"""Files that stay, the newest: of 10,000 images each takes 60 kB."""
_UNREADABLE: Final = (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile, NotImplementedError)
"""What numpy and zipfile raise for a file that is missing, torn or somebody else's."""


class Answers(NamedTuple):
    """The class of the greatest logit (n,) and its probability (n,)."""

    best: npt.NDArray[np.int64]
    confidence: npt.NDArray[np.float32]


class PredictionCache:
    """The folder of all predictions; keys are made of letters, digits and dashes."""

    def __init__(self, cache_dir: Path) -> None:
        self.folder = cache_dir / "predictions"

    def load(self, key: str, *, count: int, num_classes: int) -> Answers | None:
        """What was kept under a key; None where nothing was, or it is no answer to `count` images."""
        try:
            # opened here, since numpy leaves a file open that turns out to be torn
            with self._path(key).open("rb") as file, np.load(file, allow_pickle=False) as stored:
                best, confidence = stored["best"], stored["confidence"]
        except _UNREADABLE:
            return None
        fits = best.shape == confidence.shape == (count,) and best.dtype == np.int32 and confidence.dtype == np.float32
        # written so that nan does not pass
        if not fits or not ((best >= 0) & (best < num_classes) & (confidence >= 0) & (confidence <= 1)).all():
            return None
        return Answers(best.astype(np.int64), confidence)

    def save(self, key: str, answers: Answers) -> None:
        """Keep answers; where the disk does not take them they are computed again another time."""
        path = self._path(key)
        part = path.with_name(f"{key}.{secrets.token_hex(4)}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                np.savez(file, best=answers.best.astype(np.int32), confidence=answers.confidence)
            part.replace(path)
        except OSError as error:
            log.info("Predictions are not kept: %s", error)
            _remove(part)
        else:
            self._forget_oldest()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.npz"

    def _forget_oldest(self) -> None:
        with contextlib.suppress(OSError):
            files = sorted(self.folder.glob("*.npz"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in files[KEPT:]:
                _remove(path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
