"""A training that keeps itself in a folder, from its first step or from where it was left."""

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import torch

from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.runs.checkpoint import read_checkpoint, remove_damaged
from vit_studio.runs.company import Company
from vit_studio.runs.data_fingerprint import DataFingerprint
from vit_studio.runs.metrics_writer import MetricsWriter
from vit_studio.runs.new_run import new_run
from vit_studio.runs.recorder import Recorder
from vit_studio.runs.run_error import RunError, disk_error
from vit_studio.runs.run_folder import RunFolder, check_free
from vit_studio.runs.run_info import RunInfo
from vit_studio.runs.safe_files import remove_leftovers
from vit_studio.runs.snapshots import DEFAULT_BUDGET, snapshot_bytes, snapshot_steps
from vit_studio.runs.writer_lock import WriterLock
from vit_studio.training.device import torch_device
from vit_studio.training.evaluate import never
from vit_studio.training.events import TrainEvent
from vit_studio.training.initial import info_for, initial_model
from vit_studio.training.loop import Training
from vit_studio.training.plan import check_fit, planned_epoch_steps
from vit_studio.training.precision import check_precision, decided
from vit_studio.training.settings import Precision, TrainSettings
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.model_info import ModelInfo


class RecordedTraining:
    """An iterator of events, of which each is on disk before the next step is taken.

    It begins at the folder's checkpoint, or anew where there is none. Where something cannot be written, asking for
    the next event raises RunError; the training has not moved, what was saved is whole, and asking again, or
    `retry`, tries once more. After the last event, on `close`, or when it is dropped, others may write the folder.

    With `company`, this is the first of many processes that train together, and the only one that writes.
    `settings` are those of the run, in another `precision` if one is named. With `threads`, torch has so many until
    the end, which must come in the thread that made it. `lock` says that this process may write; it stays the caller's
    where this raises RunError, as it does where the folder cannot be read or written.
    """

    def __init__(
        self,
        images: ImageSet,
        folder: RunFolder,
        *,
        lock: WriterLock,
        should_stop: Callable[[], bool] = never,
        device: str = "cpu",
        company: Company | None = None,
        precision: Precision | None = None,
        threads: int | None = None,
    ) -> None:
        self.folder = folder
        settings = folder.info.settings
        self.settings = settings if precision is None else dataclasses.replace(settings, precision=precision)
        self.device = device if company is None else company.world.device
        self.processes = 1 if company is None else company.world.size
        self._threads_before = None if threads is None else torch.get_num_threads()
        if threads is not None:
            torch.set_num_threads(threads)
        try:
            self.training, metrics = _begun(
                images,
                folder,
                lock=lock,
                settings=self.settings,
                should_stop=should_stop,
                device=device,
                company=company,
            )
        except BaseException:
            self._put_threads_back()
            raise
        self._events = self.training.events()
        self._recorder = Recorder(
            folder,
            self.training,
            images,
            lock=lock,
            metrics=metrics,
            should_stop=should_stop,
        )

    @property
    def model(self) -> VisionTransformer:
        """The model that learns."""
        return self.training.model

    @property
    def finished_info(self) -> ModelInfo | None:
        """What the finished model's file says of it; None before that file is written."""
        return self._recorder.finished_info

    def events(self) -> Iterator[TrainEvent]:
        """This iterator; where it raised RunError, it goes on when it is asked again."""
        return self

    def __iter__(self) -> Iterator[TrainEvent]:
        return self

    def __next__(self) -> TrainEvent:
        self._recorder.settle()
        try:
            event = next(self._events)
        except BaseException:
            self.close()
            raise
        self._recorder.owe(event)
        # the event is not lost to a full disk: it is told now, and the trouble when the next one is asked for
        with contextlib.suppress(RunError):
            self._recorder.settle()
        return event

    def retry(self) -> None:
        """Write what could not be written; raises RunError where it still cannot."""
        self._recorder.settle()

    def checkpoint_every(self, seconds: float) -> None:
        """Write a checkpoint each so many seconds, whatever it costs; else it costs under 1 % of the time."""
        self._recorder.pace.interval = seconds

    def save_checkpoint(self) -> None:
        """Make this very moment the one to resume from; between two events. Raises RunError."""
        self._recorder.save_checkpoint()

    def close(self) -> None:
        """Let go of the folder; what was not written is lost, and resuming goes on from the last checkpoint."""
        self._recorder.close()
        self._put_threads_back()

    def _put_threads_back(self) -> None:
        before, self._threads_before = self._threads_before, None
        if before is not None:
            torch.set_num_threads(before)

    def __enter__(self) -> "RecordedTraining":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def start_run(
    path: Path,
    images: ImageSet,
    config: ViTConfig,
    settings: TrainSettings,
    *,
    snapshot_budget: int = DEFAULT_BUDGET,
    should_stop: Callable[[], bool] = never,
    device: str = "cpu",
    company: Company | None = None,
) -> RecordedTraining:
    """Begin a run in a new folder; raises RunError, or ConfigError where model and images do not fit.

    What the settings leave to the device is decided now, so that the run goes on so wherever it is resumed.
    """
    check_free(path)
    check_fit(config, images)
    trained_on = torch_device(company.world.device if company is not None else device)
    settings = dataclasses.replace(settings, precision=decided(settings.precision, trained_on))
    check_precision(settings.precision, trained_on)
    epoch_steps = planned_epoch_steps(images, settings)
    steps = settings.epochs * epoch_steps
    info = RunInfo(
        config=config,
        settings=settings,
        model_info=info_for(images, settings),
        data=DataFingerprint.of(images),
        threads=torch.get_num_threads(),
        device=company.world.device if company is not None else device,
        processes=company.world.size if company is not None else 1,
        steps=steps,
        epoch_steps=epoch_steps,
        snapshot_budget=snapshot_budget,
        snapshot_steps=snapshot_steps(
            steps=steps, epoch_steps=epoch_steps, budget=snapshot_budget, each=snapshot_bytes(config)
        ),
    )
    with new_run(path, info) as (folder, lock):
        return RecordedTraining(images, folder, lock=lock, should_stop=should_stop, device=device, company=company)


def resume_run(
    path: Path,
    images: ImageSet,
    *,
    should_stop: Callable[[], bool] = never,
    device: str = "cpu",
    company: Company | None = None,
    precision: Precision | None = None,
    threads: int | None = None,
) -> RecordedTraining:
    """Go on with a run from its checkpoint.

    The weights in the end are bit for bit those of a run that was never left, given the same device, precision (None
    is the run's) and number of torch threads (None leaves them as they are); `runs.terms` knows which those are, and
    what differs. Raises RunError also where the run is finished, or learned from other images.
    """
    folder = RunFolder.open(path)
    folder.check_unfinished()
    _check_images(folder, images)
    if precision is not None:
        precision = decided(precision, torch_device(company.world.device if company is not None else device))
    lock = WriterLock.claim(folder.writer_file)
    try:
        return RecordedTraining(
            images,
            folder,
            lock=lock,
            should_stop=should_stop,
            device=device,
            company=company,
            precision=precision,
            threads=threads,
        )
    except BaseException:
        lock.release()
        raise


def _check_images(folder: RunFolder, images: ImageSet) -> None:
    wanted, given = folder.info.data, DataFingerprint.of(images)
    if wanted != given:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The run in {path} learns from {wanted_count} images of {wanted}, and not from these {given_count} "
                "of {given}.",
            ),
            QT_TRANSLATE_NOOP("errors", "Open the images that it began with, then resume it."),
            path=folder.path,
            wanted=wanted.name,
            wanted_count=wanted.images,
            given=given.name,
            given_count=given.images,
        )


def _begun(
    images: ImageSet,
    folder: RunFolder,
    *,
    lock: WriterLock,
    settings: TrainSettings,
    should_stop: Callable[[], bool],
    device: str,
    company: Company | None,
) -> tuple[Training, MetricsWriter]:
    """The training where its checkpoint stands, and its metrics, cut back to there."""
    info = folder.info
    try:
        remove_leftovers(folder.path)
        remove_leftovers(folder.snapshots_dir)
        state = read_checkpoint(folder)
        remove_damaged(folder)
        metrics = MetricsWriter(
            folder.metrics_file,
            step=None if state is None else state.step,
            evaluation_due=state is not None and state.evaluation_due,
            check=lock.check,
        )
    except OSError as error:
        raise disk_error(error, folder.path) from error
    if company is not None:
        company.start(dataclasses.replace(info, settings=settings), state)
    training = Training(
        initial_model(info.config, settings.seed),
        images,
        settings,
        should_stop=should_stop,
        resume=state,
        device=device,
        world=company.world if company is not None else None,
    )
    return training, metrics
