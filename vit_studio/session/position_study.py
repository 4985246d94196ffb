"""The study of positions as the window sees it: plan, table, what trains now, and signals in the GUI thread."""

import datetime
import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vit_studio.data import places
from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.relay import Relay
from vit_studio.session.run_names import new_run_path
from vit_studio.session.study_messages import (
    MemberBegan,
    MemberDone,
    MemberLeft,
    StudyBegan,
    StudyCrash,
    StudyMessage,
    StudyTrouble,
)
from vit_studio.session.study_run import StudyRun
from vit_studio.session.taken_error import TakenError
from vit_studio.session.trainer import Trainer
from vit_studio.studies.study_folder import StudyFolder, is_study
from vit_studio.studies.study_plan import Member, StudyPlan
from vit_studio.studies.study_table import StudyTable, read_table
from vit_studio.training.events import Progress

log = logging.getLogger(__name__)


class PositionStudy(QObject):
    """One study at most, that is trained, or was, or was opened; and never beside another training.

    `began` carries the StudyFolder as soon as it is there and trains; `changed` says that anything but the progress of
    the member that trains is another; `progressed` carries that.
    `failed` says why it cannot begin or go on; `running_changed(False)` is the last word, however it ends.
    """

    began = Signal(object)
    changed = Signal()
    progressed = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)
    running_changed = Signal(bool)

    def __init__(self, trainer: Trainer, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._jobs = jobs
        self._relay = Relay(self)
        self._run: StudyRun | None = None
        self.folder: StudyFolder | None = None
        """Where it lies; None before there is a study."""
        self.table: StudyTable | None = None
        """What it has found so far."""
        self.member: Member | None = None
        """Which one trains now."""
        self.progress: Progress | None = None
        """How far that one is."""
        self.trouble: VitStudioError | None = None
        """Why it waits."""
        self.is_stopping = False
        self.is_opening = False
        """Whether a folder is being read."""

    @property
    def running(self) -> bool:
        """Whether it trains, or waits for room on the disk; until its last word has been told."""
        return self._run is not None

    def start(self, plan: StudyPlan, images: ImageSet, *, path: Path | None = None, device: str = "cpu") -> None:
        """Begin a new study, by default in a new folder of `places.runs_dir()`."""
        where = path or new_run_path(places.runs_dir(), "positions", datetime.datetime.now())

        def create() -> StudyFolder:
            import torch

            from vit_studio.runs.data_fingerprint import DataFingerprint
            from vit_studio.studies.study_info import StudyInfo

            data, threads = DataFingerprint.of(images), torch.get_num_threads()
            info = StudyInfo(plan=plan, data=data, threads=threads, device=device)
            return StudyFolder.create(where, info)

        if self._begin(create, images):
            self.folder, self.table = None, StudyTable(plan=plan, images=images.name)
            self._tell_begun()

    def go_on(self, images: ImageSet, plan: StudyPlan | None = None) -> None:
        """Train what is not finished of the study that is here, with the kinds and seeds of `plan` as well."""
        folder = self.folder
        if folder is None:
            return

        def known() -> StudyFolder:
            if plan is not None:
                folder.enlarge(plan.kinds, plan.seeds)
            return folder

        if self._begin(known, images):
            self._tell_begun()

    def open(self, path: Path) -> None:
        """Read a study from its folder; `changed` tells when it is here."""
        if self.running:
            self.failed.emit(_is_running())
            return

        def read() -> tuple[StudyFolder, StudyTable]:
            folder = StudyFolder.open(path)
            return folder, read_table(folder)

        self._jobs.run(
            Lane.STUDY,
            lambda _: read(),
            on_done=self._on_opened,
            on_failed=self._on_not_opened,
            on_dropped=self._on_dropped,
        )
        self._set_opening(is_opening=True)

    def close(self) -> None:
        """Put the study away, so that another can be planned; its folder stays."""
        if not self.running:
            self._jobs.cancel(Lane.STUDY)
            self.folder = self.table = None
            self.changed.emit()

    def stop(self) -> None:
        """End with the step that is under way; what is done is kept, and `go_on` goes on from there."""
        if self._run and not self.is_stopping:
            self.is_stopping, self.trouble = True, None
            self._run.stop()
            self.changed.emit()

    def retry(self) -> None:
        """After trouble, try again."""
        if self._run and self.trouble is not None:
            self.trouble = None
            self._run.retry()
            self.changed.emit()

    def shutdown(self, timeout: float = 5.0) -> bool:
        """Stop and wait at most `timeout` seconds; whether the thread has ended. No signal comes afterwards."""
        self._relay.close()
        run, self._run = self._run, None
        if run is None:
            return True
        self._trainer.is_taken = False
        run.stop()
        if run.join(timeout):
            return True
        log.info("The study did not end within %.1f s and is left behind", timeout)
        return False

    def _begin(self, folder: Callable[[], StudyFolder], images: ImageSet) -> bool:
        """Whether it can begin."""
        if self.running or self._trainer.running:
            self.failed.emit(_is_running() if self.running else _other_training())
            return False
        self._jobs.cancel(Lane.STUDY)
        self._run = StudyRun(folder, images, self._tell)
        self._trainer.is_taken = True
        self._run.start()
        return True

    def _tell_begun(self) -> None:
        self.running_changed.emit(True)
        self.changed.emit()

    def _tell(self, message: StudyMessage | None) -> None:
        self._relay.post(lambda: self._on_message(message))

    def _on_message(self, message: StudyMessage | None) -> None:
        match message:
            case Progress():
                self.progress = message
                self.progressed.emit(message)
                return
            case StudyBegan():
                self.folder, self.table = message.folder, message.table
                self.began.emit(message.folder)
            case MemberBegan():
                self.member, self.progress = message.member, None
            case MemberDone():
                self.member = self.progress = None
                self.table = self.table.with_result(message.result) if self.table else None
            case MemberLeft():
                self.member = self.progress = None
                self.table = self.table.with_begun(message.left) if self.table else None
            case StudyTrouble():
                self.trouble = None if self.is_stopping else message.error
            case VitStudioError():
                self.failed.emit(message)
            case StudyCrash():
                log.info("The study crashed:\n%s", message)
                self.crashed.emit(message)
            case None:
                self._on_ended()
                return
        self.changed.emit()

    def _on_ended(self) -> None:
        run, self._run = self._run, None
        if run:
            run.join(1.0)  # it has said its last word
        self._trainer.is_taken = self.is_stopping = False
        self.member = self.progress = self.trouble = None
        if self.folder is None or not is_study(self.folder.path):  # it never began
            self.folder = self.table = None
        self.running_changed.emit(False)
        self.changed.emit()

    def _on_opened(self, opened: tuple[StudyFolder, StudyTable]) -> None:
        self.is_opening = False
        if not self.running:
            self.folder, self.table = opened
        self.changed.emit()

    def _on_not_opened(self, error: VitStudioError) -> None:
        self._set_opening(is_opening=False)
        self.failed.emit(error)

    def _on_dropped(self) -> None:
        # in favour of another that is opened now, or of a new study
        self._set_opening(is_opening=self._jobs.is_busy(Lane.STUDY))

    def _set_opening(self, *, is_opening: bool) -> None:
        if is_opening != self.is_opening:
            self.is_opening = is_opening
            self.changed.emit()


def _is_running() -> TakenError:
    return TakenError(
        QT_TRANSLATE_NOOP("errors", "A study of positions is being trained already."),
        QT_TRANSLATE_NOOP("errors", "Stop it first; what is done is kept."),
    )


def _other_training() -> TakenError:
    return TakenError(
        QT_TRANSLATE_NOOP("errors", "A training is running: beside it a study would slow both down."),
        QT_TRANSLATE_NOOP("errors", "Stop the training, or wait for its end; then start the study."),
    )
