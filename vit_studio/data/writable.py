"""Whether a folder takes files: found out by making one, since the rights alone do not tell."""

import tempfile
from pathlib import Path

from vit_studio.data.disk_errors import disk_error


def check_writable(folder: Path) -> None:
    """Raise the DataError that says why no file can be made in `folder`; nothing is left there.

    For a folder that is still to be made the nearest one above it answers.
    """
    there = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        raise disk_error(error, folder) from error
