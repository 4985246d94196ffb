"""What the folder of a new run is called: when it began and what trains, so that names sort by time."""

import datetime
import re
from pathlib import Path
from typing import Final

# what a name of a file may not hold on one system or another, and what would hide it
_UNFIT: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]|^[. ]+|[. ]+$')


def new_run_path(folder: Path, name: str, now: datetime.datetime) -> Path:
    """A path in `folder` that is free, such as "2025-11-25 16.20.33 default"; nothing is created."""
    fit = _UNFIT.sub("", name).strip()
    stem = f"{now:%Y-%m-%d %H.%M.%S} {fit}".strip()
    path, count = folder / stem, 1
    while path.exists():
        count += 1
        path = folder / f"{stem} {count}"
    return path
