"""The four files of Fashion-MNIST: where they lie in a folder, and whether they are whole."""

import dataclasses
import hashlib
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from vit_studio.data.disk_errors import disk_error
from vit_studio.errors import QT_TRANSLATE_NOOP, DataError

TRAIN_IMAGES: Final = "train-images-idx3-ubyte"
TRAIN_LABELS: Final = "train-labels-idx1-ubyte"
TEST_IMAGES: Final = "t10k-images-idx3-ubyte"
TEST_LABELS: Final = "t10k-labels-idx1-ubyte"
FILE_NAMES: Final = (TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)
"""Known here as well as in torchvision, so that a folder can be looked through without importing that."""

_FOLDERS: Final = (Path("FashionMNIST", "raw"), Path("raw"), Path(), Path("FashionMNIST"))
"""Torchvision's layout seen from its root and from its FashionMNIST folder, then the files themselves, then a mix."""

# torchvision publishes the checksums of the compressed files; these are of what comes out of them
_EXTRACTED_MD5: Final = {
    TRAIN_IMAGES: "f4a8712d7a061bf5bd6d2ca38dc4d50a",
    TRAIN_LABELS: "9018921c3c673c538a1fc5bad174d6f9",
    TEST_IMAGES: "8181f5470baa50b63fa0f6fddb340f0a",
    TEST_LABELS: "15d484375f8d13e6eb1aabb0c3f46965",
}


@dataclasses.dataclass(frozen=True)
class FoundFiles:
    """Where the four files lie, not verified yet: of each of `FILE_NAMES` the extracted file, the .gz one, or both."""

    data_dir: Path
    folder: Path
    choices: Mapping[str, tuple[Path, ...]]

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the files of which there is neither form."""
        return tuple(name for name in FILE_NAMES if not self.choices[name])


@dataclasses.dataclass(frozen=True)
class SourceFile:
    """A file as it was when it was looked at: one that changes afterwards shows it by its size or its time."""

    path: Path
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, path: Path) -> "SourceFile":
        """The file as it is now. Raises OSError."""
        status = path.stat()
        return cls(path, status.st_size, status.st_mtime_ns)


def survey(data_dir: Path) -> FoundFiles:
    """What there is of Fashion-MNIST in `data_dir`: the place with the most of it, else where torchvision puts it.

    Raises DataError for a folder without rights.
    """
    places = [_look_into(data_dir, data_dir / folder) for folder in _FOLDERS]
    return min(places, key=lambda place: len(place.missing))


def find(data_dir: Path | None) -> FoundFiles | None:
    """The four files in `data_dir`, in torchvision's layout or flat, compressed or extracted; None if one is missing.

    Raises DataError for a folder without rights.
    """
    found = survey(data_dir) if data_dir else None
    return None if found is None or found.missing else found


def require(data_dir: Path) -> FoundFiles:
    """The four files in `data_dir`; raises a DataError that says which of them are missing."""
    found = survey(data_dir)
    if not found.missing:
        return found
    missing = ", ".join(f"{name}.gz" for name in found.missing)
    if len(found.missing) == len(FILE_NAMES):
        message = QT_TRANSLATE_NOOP("errors", "There is no Fashion-MNIST in {folder}.")
        folder = data_dir
    else:
        message = QT_TRANSLATE_NOOP("errors", "Fashion-MNIST is incomplete in {folder}.")
        folder = found.folder
    hint = QT_TRANSLATE_NOOP("errors", "Download the images, or choose the folder that holds {missing}.")
    raise DataError(message, hint, folder=folder, missing=missing)


def verified(found: FoundFiles, name: str, published_md5: Mapping[str, str]) -> SourceFile | None:
    """A form of the file `name` whose MD5 is right; None if there is none. Raises DataError if it cannot be read."""
    for path in found.choices[name]:
        expected = published_md5[path.name] if path.suffix == ".gz" else _EXTRACTED_MD5[name]
        try:
            source = SourceFile.of(path)  # before its bytes are read: a change while they are cannot pass unseen
            if _md5(path) == expected:
                return source
        except OSError as error:
            raise disk_error(error, path) from error
    return None


def published_md5() -> dict[str, str]:
    """MD5 of the .gz files by file name, as torchvision knows them."""
    from torchvision.datasets import FashionMNIST

    return dict(FashionMNIST.resources)


def _look_into(data_dir: Path, folder: Path) -> FoundFiles:
    try:
        choices = {name: tuple(filter(_is_file, (folder / name, folder / f"{name}.gz"))) for name in FILE_NAMES}
    except OSError as error:
        raise disk_error(error, folder) from error
    return FoundFiles(data_dir, folder, choices)


def _is_file(path: Path) -> bool:
    # Path.is_file hides a folder without rights from Python 3.14 on
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
