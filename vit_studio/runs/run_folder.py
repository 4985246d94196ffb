"""Where each part of a run lies, and how a folder becomes a run."""

import contextlib
import json
import logging
from pathlib import Path
from typing import Final

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.runs.run_error import RunError, disk_error
from vit_studio.runs.run_info import RunInfo
from vit_studio.runs.safe_files import sync_folder, write_safely

INFO_NAME: Final = "run.json"
WRITER_NAME: Final = "writer.json"

_log: Final = logging.getLogger(__name__)


class RunFolder:
    """A folder that is a run: `run.json` is there, and nobody changes it any more."""

    def __init__(self, path: Path, info: RunInfo) -> None:
        self.path = path
        self.info = info

    @classmethod
    def create(cls, path: Path, info: RunInfo) -> "RunFolder":
        """Make a run of a folder that is not there yet, or is empty; raises RunError, and then no run is there."""
        check_free(path)
        text = json.dumps(info.to_dict(), indent=2, ensure_ascii=False)
        try:
            path.mkdir(parents=True, exist_ok=True)
            (path / "snapshots").mkdir(exist_ok=True)
            write_safely(path / INFO_NAME, text.encode())
            sync_folder(path.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                (path / "snapshots").rmdir()
            raise disk_error(error, path) from error
        return cls(path, info)

    @classmethod
    def open(cls, path: Path) -> "RunFolder":
        """The run at `path`, a folder or the `run.json` in it; raises RunError."""
        if path.name == INFO_NAME and path.is_file():
            path = path.parent
        try:
            text = (path / INFO_NAME).read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError) as error:
            raise RunError(
                QT_TRANSLATE_NOOP("errors", "{path} is not the folder of a run: there is no {name} in it."),
                QT_TRANSLATE_NOOP("errors", "Choose a folder that a training has written."),
                path=path,
                name=INFO_NAME,
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(path, error) from error
        try:
            return cls(path, RunInfo.from_dict(json.loads(text)))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _unreadable(path, error) from error

    def remove_empty(self) -> None:
        """Undo `create` where no training has begun, but for the folder itself; nothing is raised.

        Only for whoever writes the run: to anybody else it may just be beginning.
        """
        with contextlib.suppress(OSError):
            (self.path / INFO_NAME).unlink()
            self.metrics_file.unlink(missing_ok=True)
            self.snapshots_dir.rmdir()

    @property
    def metrics_file(self) -> Path:
        """What the training told, a line of JSON for each event."""
        return self.path / "metrics.jsonl"

    @property
    def snapshots_dir(self) -> Path:
        """Weights on the way, a model file for each step that is kept."""
        return self.path / "snapshots"

    @property
    def checkpoint_file(self) -> Path:
        """All that going on needs; at times only the one before is there."""
        return self.path / "checkpoint.safetensors"

    @property
    def checkpoint_before_file(self) -> Path:
        """The checkpoint before the last."""
        return self.path / "checkpoint-before.safetensors"

    @property
    def model_file(self) -> Path:
        """The finished model; it opens like any model file."""
        return self.path / "model.safetensors"

    @property
    def writer_file(self) -> Path:
        """Who writes the run now."""
        return self.path / WRITER_NAME

    @property
    def is_finished(self) -> bool:
        """Whether all steps were taken and the finished model lies there."""
        return self.model_file.is_file()

    def check_unfinished(self) -> None:
        """Raise RunError where nothing is left to train."""
        if self.is_finished:
            raise RunError(
                QT_TRANSLATE_NOOP("errors", "The run in {path} is finished: there is nothing to resume."),
                QT_TRANSLATE_NOOP("errors", "Its model is {model}; to train on other terms, start a new run."),
                path=self.path,
                model=self.model_file,
            )


def is_run(path: Path) -> bool:
    """Whether it looks like the folder of a run, or the `run.json` of one; a glance, nothing is read."""
    return (path / INFO_NAME).is_file() or (path.name == INFO_NAME and path.is_file())


def check_free(path: Path) -> None:
    """Raise RunError where something is at `path` that a new run must not touch."""
    try:
        if is_run(path):
            raise RunError(
                QT_TRANSLATE_NOOP("errors", "There is a run in {path} already."),
                QT_TRANSLATE_NOOP("errors", "Resume it, or choose a new folder."),
                path=path,
            )
        if path.exists() and not path.is_dir():
            raise RunError(
                QT_TRANSLATE_NOOP("errors", "{path} is a file, and a run is a folder."),
                QT_TRANSLATE_NOOP("errors", "Choose the name of a new folder."),
                path=path,
            )
        # a process that makes the folder now, or was killed while it did, leaves these
        if path.is_dir() and any(not _is_beginning(entry) for entry in path.iterdir()):
            raise RunError(
                QT_TRANSLATE_NOOP("errors", "{path} is not empty, and is no run."),
                QT_TRANSLATE_NOOP("errors", "Choose a new folder, or an empty one."),
                path=path,
            )
    except OSError as error:
        raise disk_error(error, path) from error


def _is_beginning(entry: Path) -> bool:
    if entry.name == "snapshots":
        return entry.is_dir() and not any(entry.iterdir())
    return entry.name == WRITER_NAME or entry.name.startswith((f".{INFO_NAME}.", f".{WRITER_NAME}."))


def _unreadable(path: Path, reason: Exception) -> RunError:
    hint = QT_TRANSLATE_NOOP(
        "errors", "The models in the run's folder can still be opened one by one; start a new run to train on."
    )
    file = path / INFO_NAME
    if isinstance(reason, OSError):
        message = QT_TRANSLATE_NOOP("errors", "{path} cannot be read: {reason}.")
        return RunError(message, hint, path=file, reason=reason.strerror or reason)
    _log.info("%s is no description of a run: %r", file, reason)  # where a file breaks off helps nobody else
    return RunError(QT_TRANSLATE_NOOP("errors", "{file} is cut off or damaged."), hint, file=file)
