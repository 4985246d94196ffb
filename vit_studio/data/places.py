"""Where the program keeps what it fetches, builds and remembers on this computer."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import platformdirs

APP_NAME: Final = "vit-studio"
_chosen: Final[dict[str, Path]] = {}
"""What a person has chosen in the window."""


def data_dir(option: str | Path | None = None) -> Path:
    """Folder of the data sets: the `--data-dir` given as `option`, else VIT_STUDIO_DATA, else one in the cache folder.

    Nothing is created here; the folder need not exist.
    """
    named = option or os.environ.get("VIT_STUDIO_DATA")
    return _absolute(named) if named else cache_dir() / "datasets"


def cache_dir() -> Path:
    """Folder of what can be made again at any time: VIT_STUDIO_CACHE, else the platform's cache folder."""
    return _place("VIT_STUDIO_CACHE", platformdirs.user_cache_path)


def config_dir() -> Path:
    """Folder of the user's preferences: VIT_STUDIO_CONFIG, else the platform's."""
    return _place("VIT_STUDIO_CONFIG", platformdirs.user_config_path)


def runs_dir() -> Path:
    """Folder of what trainings from the window leave: VIT_STUDIO_RUNS, else the chosen one, else `usual_runs_dir`.

    Nothing is created here: a user who never trains finds no folder.
    """
    return named_runs_dir() or _chosen.get("runs") or usual_runs_dir()


def named_runs_dir() -> Path | None:
    """What VIT_STUDIO_RUNS says, which outweighs any choice; None where it is not set."""
    named = os.environ.get("VIT_STUDIO_RUNS")
    return _absolute(named) if named else None


def usual_runs_dir() -> Path:
    """The folder of runs where nobody names or chooses one: among the user's documents."""
    return platformdirs.user_documents_path() / "ViT Studio" / "runs"


def choose_runs_dir(folder: str | Path | None) -> None:
    """Keep runs in `folder` from now on, for this process; None or an empty text for the usual one."""
    _chosen.clear()
    if folder:
        _chosen["runs"] = _absolute(folder)


def log_file() -> Path:
    """The log, in VIT_STUDIO_CACHE if that is set: one variable moves all that grows, else with the platform's."""
    return _place("VIT_STUDIO_CACHE", platformdirs.user_log_path) / f"{APP_NAME}.log"


def _place(variable: str, platform_folder: Callable[..., Path]) -> Path:
    named = os.environ.get(variable)
    return _absolute(named) if named else platform_folder(APP_NAME, appauthor=False)


def _absolute(path: str | Path) -> Path:
    return Path(path).expanduser().absolute()
