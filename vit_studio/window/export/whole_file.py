"""Writes a file whole or not at all."""

import tempfile
from pathlib import Path

from vit_studio.data.disk_errors import disk_error
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError


def write_whole(path: Path, data: bytes) -> None:
    """Write beside `path` first, so that a full disk leaves the old file as it was; raises VitStudioError."""
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".vit-studio-") as folder:
            part = Path(folder) / path.name
            part.write_bytes(data)
            part.replace(path)
    except OSError as error:
        raise disk_error(error, path) from error


def check_suffix(path: Path, choices: tuple[str, ...]) -> str:
    """The suffix in lower case; raises VitStudioError for one that is none of the choices."""
    suffix = path.suffix.lower()
    if suffix not in choices:
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "A figure cannot be saved as {name}."),
            QT_TRANSLATE_NOOP("errors", "Choose a name that ends in one of {choices}."),
            name=path.name,
            choices=", ".join(choices),
        )
    return suffix
