"""Reads the curves of run folders without holding up the window."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from vit_studio.errors import VitStudioError
from vit_studio.session.jobs import JobControl
from vit_studio.window.docks.training.training_record import TrainingRecord


@dataclasses.dataclass(frozen=True, eq=False)
class RunRead:
    """What a run folder tells of itself."""

    path: Path
    record: TrainingRecord
    class_names: tuple[str, ...] = ()


def read_runs(folders: Sequence[Path], control: JobControl | None = None) -> list[RunRead | VitStudioError]:
    """Each folder, or what is wrong with it: one that is no run must not keep the others away."""
    found: list[RunRead | VitStudioError] = []
    for folder in folders:
        try:
            found.append(read_run(folder, control))
        except VitStudioError as error:
            found.append(error)
    return found


def read_run(folder: Path, control: JobControl | None = None) -> RunRead:
    """The record of a run folder and the names of its classes; raises RunError for a folder that is none."""
    from vit_studio.runs.metrics import read_metrics
    from vit_studio.runs.run_folder import RunFolder

    run, record = RunFolder.open(folder), TrainingRecord()
    for event in read_metrics(run):
        if control is not None:
            control.check()
        record.add(event)
    return RunRead(folder, record, run.info.model_info.class_names)
