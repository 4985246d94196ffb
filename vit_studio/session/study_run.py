"""A study in a thread of its own: one training after another, each kept in its folder."""

import logging
import threading
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from vit_studio.data.images import ImageSet
from vit_studio.errors import DivergedError, VitStudioError
from vit_studio.runs.run_error import BusyError, RunError
from vit_studio.session.quiet_import import quiet_import
from vit_studio.session.study_messages import (
    MemberBegan,
    MemberDone,
    MemberLeft,
    StudyBegan,
    StudyCrash,
    StudyMessage,
    StudyTrouble,
)
from vit_studio.session.throttle import Throttle
from vit_studio.studies.study_error import fell_apart
from vit_studio.studies.study_folder import StudyFolder
from vit_studio.studies.study_plan import Member
from vit_studio.studies.study_table import MemberBegun, MemberResult, member_state, read_table
from vit_studio.training.events import Progress, TrainEvent

if TYPE_CHECKING:
    from vit_studio.runs.recorded_training import RecordedTraining

log = logging.getLogger(__name__)

PROGRESS_INTERVAL_S: Final = 0.1


class StudyRun:
    """Trains all members that are not finished, from `start` until the last, or until it is stopped.

    `tell` is called in the study's thread: StudyBegan; for each member MemberBegan, Progress at most 10 times a
    second but always the last, MemberDone or, where it is stopped, MemberLeft; StudyTrouble where it waits; what went
    wrong; and at the very end None.
    """

    def __init__(
        self, folder: Callable[[], StudyFolder], images: ImageSet, tell: Callable[[StudyMessage | None], None]
    ) -> None:
        self._folder = folder
        self._images = images
        self._tell = tell
        self._throttle: Throttle[Progress] = Throttle(PROGRESS_INTERVAL_S)
        self._stops = False
        self._order = threading.Event()
        self._thread = threading.Thread(target=self._run, name="vit-studio study", daemon=True)

    def start(self) -> None:
        """Begin, in the background."""
        self._thread.start()

    def stop(self) -> None:
        """End with the step that is under way; what is done is kept."""
        self._stops = True
        self._order.set()

    def retry(self) -> None:
        """After trouble, try again."""
        self._order.set()

    def join(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds for the end; whether it has come."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._study()
        except VitStudioError as error:
            self._tell(error)
        except BaseException:  # whatever it is, the window must hear of it
            self._tell(StudyCrash(traceback.format_exc()))
        finally:
            self._tell(None)

    def _study(self) -> None:
        folder = self._folder()
        folder.check_images(self._images)
        table = read_table(folder)
        self._tell(StudyBegan(folder=folder, table=table))
        log.info("A study in %s: %d of %d trainings are done", folder.path, table.done, len(table.plan.members))
        diverged: VitStudioError | None = None
        try:
            for member in folder.plan.members:
                if not self._stops and member not in table.results:
                    try:
                        self._train(folder, member)
                    except DivergedError as error:
                        # the others may do better
                        diverged = diverged or fell_apart(member, error)
                        self._tell_outcome(folder, member)
        except BaseException:
            folder.remove_empty()  # where nothing could begin there is nothing to go on with
            raise
        self._keep_table(folder)
        if diverged is not None:
            raise diverged

    def _train(self, folder: StudyFolder, member: Member) -> None:
        # the first optimizer of a process imports a third as much again as torch itself
        with quiet_import():
            recorded = folder.begin(member, self._images, should_stop=lambda: self._stops)
        with recorded:
            self._tell(MemberBegan(member=member, step=recorded.training.step))
            while (event := self._next(recorded)) is not None:
                self._tell_progress(self._throttle.offer(event) if isinstance(event, Progress) else None)
        self._tell_outcome(folder, member)

    def _tell_outcome(self, folder: StudyFolder, member: Member) -> None:
        self._tell_progress(self._throttle.flush())
        match member_state(folder, member):
            case MemberResult() as result:
                self._tell(MemberDone(result=result))
            case MemberBegun() as left:
                self._tell(MemberLeft(left=left))

    def _next(self, recorded: "RecordedTraining") -> TrainEvent | None:
        """The next event; None after the last, and where it is stopped while nothing can be written."""
        while True:
            try:
                return next(recorded, None)
            except BusyError:
                raise
            except RunError as error:
                self._order.clear()  # before it is asked whether to stop: an order that comes later is not lost
                if self._stops:
                    return None
                log.info("The study waits: %s", error)
                self._tell(StudyTrouble(error=error))
                self._order.wait()

    def _keep_table(self, folder: StudyFolder) -> None:
        from vit_studio.studies.study_files import keep_table

        table = read_table(folder)
        if table.done:
            keep_table(folder, table)

    def _tell_progress(self, progress: Progress | None) -> None:
        if progress is not None:
            self._tell(progress)
