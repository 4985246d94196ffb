"""Whether a file can be written, found out before hours are spent on what belongs into it."""

import tempfile
from pathlib import Path

from vit_studio.errors import QT_TRANSLATE_NOOP, WeightsError


def check_writable(path: Path) -> None:
    """Raise WeightsError where `path` could not be written or replaced; an existing file is left as it is."""
    if path.is_dir():
        raise WeightsError(
            QT_TRANSLATE_NOOP("errors", "{path} is a folder."),
            QT_TRANSLATE_NOOP("errors", "Name a file in it, such as {example}."),
            path=path,
            example=path / "model.safetensors",
        )
    try:
        with tempfile.TemporaryFile(dir=path.absolute().parent):
            pass
    except OSError as error:
        raise WeightsError(
            QT_TRANSLATE_NOOP("errors", "Nothing can be written to the folder {folder}: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Make the folder, or choose another one."),
            folder=path.absolute().parent,
            reason=error.strerror or error,
        ) from error
