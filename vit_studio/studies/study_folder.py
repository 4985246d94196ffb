"""A study on disk: a folder with its plan, and in it a run's folder for each member."""

import contextlib
import dataclasses
import json
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.runs.data_fingerprint import DataFingerprint
from vit_studio.runs.run_error import disk_error
from vit_studio.runs.run_folder import RunFolder, is_run
from vit_studio.runs.safe_files import remove_leftovers, sync_folder, write_safely
from vit_studio.studies.study_error import StudyError
from vit_studio.studies.study_info import StudyInfo
from vit_studio.studies.study_plan import Member, StudyPlan
from vit_studio.vit.config import PosEmbed

if TYPE_CHECKING:
    from vit_studio.runs.recorded_training import RecordedTraining

_log = logging.getLogger(__name__)

INFO_NAME: Final = "study.json"


class StudyFolder:
    """What is trained stays, whatever happens to the rest: a member that is finished is never trained again."""

    def __init__(self, path: Path, info: StudyInfo) -> None:
        self.path = path
        self.info = info

    @property
    def plan(self) -> StudyPlan:
        """Which members there are."""
        return self.info.plan

    @classmethod
    def create(cls, path: Path, info: StudyInfo) -> "StudyFolder":
        """Make a study of a folder that is not there yet, or is empty; raises StudyError or RunError.

        What the settings leave to the device is decided now, for all members alike; ConfigError where there is none.
        """
        check_free(path)
        study = cls(path, dataclasses.replace(info, plan=_decided(info.plan, info.device)))
        try:
            path.mkdir(parents=True, exist_ok=True)
            sync_folder(path.parent)
        except OSError as error:
            raise disk_error(error, path) from error
        study._write_info()
        return study

    @classmethod
    def open(cls, path: Path) -> "StudyFolder":
        """The study at `path`, a folder or the `study.json` in it; raises StudyError."""
        if path.name == INFO_NAME and path.is_file():
            path = path.parent
        try:
            text = (path / INFO_NAME).read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError) as error:
            raise StudyError(
                QT_TRANSLATE_NOOP("errors", "{path} is not the folder of a study: there is no {name} in it."),
                QT_TRANSLATE_NOOP("errors", "Choose a folder that a study has written, or begin a new study."),
                path=path,
                name=INFO_NAME,
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(path, error) from error
        try:
            return cls(path, StudyInfo.from_dict(json.loads(text)))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _unreadable(path, error) from error

    def enlarge(self, kinds: Iterable[PosEmbed], seeds: Iterable[int]) -> None:
        """Take further kinds and seeds in; what is trained stays. Raises VitStudioError, and then all is as before."""
        plan = self.plan.enlarged(kinds, seeds)
        if plan != self.plan:
            before, self.info = self.info, dataclasses.replace(self.info, plan=plan)
            try:
                self._write_info()
            except BaseException:
                self.info = before
                raise

    def check_images(self, images: ImageSet) -> None:
        """Raise StudyError where the study was begun with others."""
        wanted, given = self.info.data, DataFingerprint.of(images)
        if wanted != given:
            raise StudyError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "The study in {path} learns from {wanted_count} images of {wanted}, and not from these "
                    "{given_count} of {given}.",
                ),
                QT_TRANSLATE_NOOP("errors", "Open the images that it began with, then go on with it."),
                path=self.path,
                wanted=wanted.name,
                wanted_count=wanted.images,
                given=given.name,
                given_count=given.images,
            )

    def member_path(self, member: Member) -> Path:
        """The folder of a member's run, be it there or not."""
        return self.path / member.name

    def member_run(self, member: Member) -> RunFolder | None:
        """A member's run; None before it is begun. Raises RunError, and StudyError where it is of another recipe."""
        path = self.member_path(member)
        if not is_run(path):
            return None
        run = RunFolder.open(path)
        wanted = self.plan.config_for(member.kind), self.plan.settings_for(member.seed), self.info.data
        if (run.info.config, run.info.settings, run.info.data) != wanted:
            raise StudyError(
                QT_TRANSLATE_NOOP("errors", "The run in {path} has another recipe than this study."),
                QT_TRANSLATE_NOOP("errors", "Move that folder elsewhere: the study then trains a member of its own."),
                path=path,
            )
        return run

    def begin(
        self, member: Member, images: ImageSet, *, should_stop: Callable[[], bool], device: str = ""
    ) -> "RecordedTraining":
        """Train a member that is not finished, from its checkpoint if there is one; raises RunError or StudyError."""
        from vit_studio.runs.recorded_training import resume_run, start_run

        path, run = self.member_path(member), self.member_run(member)
        device = device or self.info.device
        if run is not None:
            return resume_run(path, images, should_stop=should_stop, device=device)
        return start_run(
            path,
            images,
            self.plan.config_for(member.kind),
            self.plan.settings_for(member.seed),
            snapshot_budget=self.info.snapshot_budget,
            should_stop=should_stop,
            device=device,
        )

    def remove_empty(self) -> None:
        """Undo `create` where no member has begun; nothing is raised, and what else lies there stays."""
        with contextlib.suppress(OSError):
            if [entry.name for entry in self.path.iterdir()] == [INFO_NAME]:
                (self.path / INFO_NAME).unlink()
                self.path.rmdir()

    def _write_info(self) -> None:
        text = json.dumps(self.info.to_dict(), indent=2, ensure_ascii=False)
        try:
            remove_leftovers(self.path)
            write_safely(self.path / INFO_NAME, text.encode())
        except OSError as error:
            raise disk_error(error, self.path) from error


def is_study(path: Path) -> bool:
    """Whether it looks like a study's folder; a glance, nothing is read."""
    return (path / INFO_NAME).is_file()


def check_free(path: Path) -> None:
    """Raise StudyError where something is at `path` that a new study must not touch."""
    try:
        is_free = not path.exists() or (path.is_dir() and not any(_is_foreign(entry) for entry in path.iterdir()))
    except OSError as error:
        raise disk_error(error, path) from error
    if not is_free:
        raise StudyError(
            QT_TRANSLATE_NOOP("errors", "{path} is not empty, and is no study."),
            QT_TRANSLATE_NOOP("errors", "Choose a new folder, or an empty one."),
            path=path,
        )


def _is_foreign(entry: Path) -> bool:
    # a process that was killed while it made the folder leaves these
    return not entry.name.startswith(f".{INFO_NAME}.")


def _unreadable(path: Path, reason: Exception) -> StudyError:
    file = path / INFO_NAME
    hint = QT_TRANSLATE_NOOP("errors", "The runs in the folder are whole, and each can be opened; begin a new study.")
    if isinstance(reason, OSError):
        message = QT_TRANSLATE_NOOP("errors", "{path} cannot be read: {reason}.")
        return StudyError(message, hint, path=file, reason=reason.strerror or reason)
    _log.info("%s is no description of a study: %r", file, reason)  # where a file breaks off helps nobody else
    return StudyError(QT_TRANSLATE_NOOP("errors", "{file} is cut off or damaged."), hint, file=file)


def _decided(plan: StudyPlan, device: str) -> StudyPlan:
    from vit_studio.training.device import torch_device
    from vit_studio.training.precision import decided

    precision = decided(plan.settings.precision, torch_device(device))
    return dataclasses.replace(plan, settings=dataclasses.replace(plan.settings, precision=precision))
