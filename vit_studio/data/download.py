"""The four files of Fashion-MNIST from the servers that torchvision names, verified before they get their names."""

import contextlib
import hashlib
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Final

from vit_studio.data.disk_errors import disk_error
from vit_studio.data.fashion_files import (
    FILE_NAMES,
    TEST_IMAGES,
    TEST_LABELS,
    TRAIN_IMAGES,
    TRAIN_LABELS,
    FoundFiles,
    published_md5,
    require,
    survey,
    verified,
)
from vit_studio.data.fetching import ServerError, fetch_pieces
from vit_studio.errors import QT_TRANSLATE_NOOP

COMPRESSED_BYTES: Final = {TRAIN_IMAGES: 26421880, TRAIN_LABELS: 29515, TEST_IMAGES: 4422102, TEST_LABELS: 5148}
"""What there is to fetch is known before the first answer, and an answer that never ends cannot fill the disk."""

_log: Final = logging.getLogger(__name__)


class Cancelled(Exception):  # noqa: N818 - a wish, not an error
    """The person who asked for the download has called it off."""


def download(
    data_dir: Path,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    mirrors: Sequence[str] | None = None,
) -> FoundFiles:
    """Fetch what is missing or damaged in `data_dir`, trying one mirror (a URL ending in /) after the other.

    `progress` hears the bytes that are done and their total; `cancelled` is asked at least ten times a second, and a
    True ends in Cancelled. Nothing but whole files stays behind. Raises DataError for what network, server or disk
    refuse, and for a checksum that is wrong on every mirror.
    """
    found, md5 = survey(data_dir), published_md5()
    wanted = [name for name in FILE_NAMES if verified(found, name, md5) is None]
    if wanted:
        _make_folder(found.folder)
    meter = _Meter(sum(COMPRESSED_BYTES[name] for name in wanted), progress, cancelled)
    for name in wanted:
        _fetch_from_any(mirrors or _torchvision_mirrors(), found.folder / f"{name}.gz", meter, md5[f"{name}.gz"])
    return require(data_dir)


class _Meter:
    """Tells how far the download is, and ends it when it was called off."""

    def __init__(self, total: int, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
        self.done = 0
        self._total = total
        self._progress = progress
        self._cancelled = cancelled

    def set_done(self, done: int) -> None:
        """Raise Cancelled, or tell a progress."""
        if self._cancelled():
            raise Cancelled
        if done != self.done:
            self.done = done
            self._progress(done, self._total)


def _torchvision_mirrors() -> Sequence[str]:
    from torchvision.datasets import FashionMNIST

    return list(FashionMNIST.mirrors)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error(error, folder) from error


def _fetch_from_any(mirrors: Sequence[str], path: Path, meter: _Meter, md5: str) -> None:
    before = meter.done
    for number, mirror in enumerate(mirrors, start=1):
        try:
            _fetch(f"{mirror}{path.name}", path, meter, md5)
        except ServerError as error:
            _log.info("mirror %d of %d: %s", number, len(mirrors), error)
            if number == len(mirrors):
                raise
            meter.set_done(before)
        else:
            return


def _fetch(url: str, path: Path, meter: _Meter, md5: str) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            received = _receive(url, file, meter, COMPRESSED_BYTES[path.stem])
        if received != md5:
            raise _damaged(url, path)
        part.replace(path)
    except OSError as error:
        raise disk_error(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _receive(url: str, file: IO[bytes], meter: _Meter, size: int) -> str:
    """Write what comes to `file`, and return its MD5; what is longer than `size` is broken off."""
    digest, before, received = hashlib.md5(usedforsecurity=False), meter.done, 0
    with contextlib.closing(fetch_pieces(url)) as pieces:
        for piece in pieces:
            received += len(piece)
            digest.update(piece)
            if received > size:
                break
            file.write(piece)
            meter.set_done(before + received)
    return digest.hexdigest()


def _damaged(url: str, path: Path) -> ServerError:
    return ServerError(
        QT_TRANSLATE_NOOP("errors", "What came from {url} is damaged or incomplete: its checksum is wrong."),
        QT_TRANSLATE_NOOP("errors", "Try again, or choose a folder that holds {file} already."),
        url=url,
        file=path.name,
    )
