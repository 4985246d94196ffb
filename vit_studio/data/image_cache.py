"""Images as they were decoded once, mapped from disk: the next start shows them without torch or torchvision."""

import contextlib
import hashlib
import json
import os
import secrets
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, Final

import numpy as np

from vit_studio.data.fashion_files import SourceFile
from vit_studio.data.images import ImageSet

_FORMAT: Final = 1
_INDEX: Final = "set.npz"
_UNREADABLE: Final = (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile, NotImplementedError)
"""What numpy, zipfile and json raise for a file that is missing, torn or somebody else's."""


def load_cached(data_dir: Path, cache_dir: Path) -> ImageSet | None:
    """The images of `data_dir`, mapped read-only; None where they were never kept, or are torn, foreign or out of date.

    Needs numpy only, and takes some milliseconds.
    """
    try:
        return _read(_folder(data_dir, cache_dir))
    except _UNREADABLE:
        return None


def save(images: ImageSet, sources: Sequence[SourceFile], *, data_dir: Path, cache_dir: Path) -> None:
    """Keep the images of `data_dir`, decoded from `sources`, for `load_cached`. Raises OSError.

    The pixels get a name of their own each time and the index is replaced last: it always names pixels that are
    whole, and pixels that another process has mapped are not written over.
    """
    folder = _folder(data_dir, cache_dir)
    folder.mkdir(parents=True, exist_ok=True)
    pixels = folder / f"pixels-{secrets.token_hex(4)}.npy"
    try:
        _write(pixels, lambda file: np.save(file, images.images))
        facts = json.dumps(_facts(images, sources, SourceFile.of(pixels)))
        _write(folder / _INDEX, lambda file: _save_index(file, images, facts))
    except OSError:
        _remove(pixels)
        raise
    for old in folder.iterdir():
        if old not in (pixels, folder / _INDEX):
            _remove(old)


def _folder(data_dir: Path, cache_dir: Path) -> Path:
    key = hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()[:16]
    return cache_dir / "images" / key


def _facts(images: ImageSet, sources: Sequence[SourceFile], pixels: SourceFile) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "sources": [(str(source.path), source.size, source.mtime_ns) for source in sources],
        "pixels": (pixels.path.name, pixels.size, pixels.mtime_ns),
        "set": {
            "name": images.name,
            "class_names": images.class_names,
            "mean": images.mean,
            "std": images.std,
            "source": images.source,
            "drawn": images.drawn,
        },
    }


def _save_index(file: IO[bytes], images: ImageSet, facts: str) -> None:
    np.savez(file, labels=images.labels, is_train=images.is_train, numbers=images.numbers, facts=np.array(facts))


def _write(path: Path, fill: Callable[[IO[bytes]], None]) -> None:
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        _remove(part)
        raise


def _remove(path: Path) -> None:
    # Windows keeps a file that is still mapped; the next save tries again
    with contextlib.suppress(OSError):
        path.unlink()


def _read(folder: Path) -> ImageSet | None:
    # opened here, since numpy leaves a file open that turns out to be torn
    with (folder / _INDEX).open("rb") as file, np.load(file, allow_pickle=False) as stored:
        facts = json.loads(str(stored["facts"]))
        labels, is_train, numbers = stored["labels"], stored["is_train"], stored["numbers"]
    name, *_ = facts["pixels"]
    files = [*facts["sources"], (folder / name, *facts["pixels"][1:])]
    if facts["format"] != _FORMAT or not all(_is_unchanged(*file) for file in files):
        return None
    pixels = np.load(folder / name, mmap_mode="r", allow_pickle=False)
    about = facts["set"] | {"class_names": tuple(facts["set"]["class_names"])}
    return ImageSet(images=pixels, labels=labels, is_train=is_train, numbers=numbers, **about)


def _is_unchanged(path: str | Path, size: int, mtime_ns: int) -> bool:
    return SourceFile.of(Path(path)) == SourceFile(Path(path), size, mtime_ns)
