"""One training on the command line, from its first event to the outcome of the whole."""

import dataclasses
import math
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from vit_studio.commands.patient_events import patient_events
from vit_studio.commands.progress_line import ProgressLine
from vit_studio.commands.training_report import TrainingReport
from vit_studio.data.images import ImageSet
from vit_studio.runs.recorded_training import RecordedTraining
from vit_studio.runs.run_info import versions
from vit_studio.training.evaluate import evaluate
from vit_studio.training.events import Finished
from vit_studio.training.split import hold_out
from vit_studio.vit.model import count_parameters
from vit_studio.vit.model_info import ModelInfo
from vit_studio.vit.weights import save_model


class TrainingSession:
    """Drives one recorded training, and writes a copy of its model to `model_file`."""

    def __init__(
        self, recorded: RecordedTraining, images: ImageSet, *, model_file: Path | None, line: ProgressLine
    ) -> None:
        self._recorded = recorded
        self._images = images
        self._model_file = model_file
        self._line = line
        self._copy: Path | None = None

    def run(self, should_stop: Callable[[], bool]) -> dict[str, Any]:
        """Train until the end or until asked to stop; the outcome, ready for JSON. Raises VitStudioError."""
        finished = self._train(should_stop)
        info = self._recorded.finished_info
        if info is not None:
            self._line.say(
                f"wrote {self._recorded.folder.model_file}, {_percent(info.test_accuracy)} right on the test images"
            )
        elif self._model_file is not None and finished.step:
            info = self._unfinished_info(finished.step)
        if info is not None and self._model_file is not None:
            save_model(self._model_file, self._recorded.model, info)
            self._copy = self._model_file
            self._line.say(f"wrote {self._model_file}")
        if self._recorded.finished_info is None:
            self._line.say(f"to go on: vit-studio train --resume {shlex.quote(str(self._recorded.folder.path))}")
        return self._outcome(finished, info)

    def _train(self, should_stop: Callable[[], bool]) -> Finished:
        report = TrainingReport(self._line)
        report.tell_run(self._recorded.folder)
        for event in patient_events(self._recorded, line=self._line, should_stop=should_stop):
            report.tell(event)
        assert isinstance(event, Finished)
        return event

    def _unfinished_info(self, step: int) -> ModelInfo:
        """Of a model that is kept before its end: the test images stay unseen."""
        info = self._recorded.folder.info
        valid = evaluate(self._recorded.model, self._images, hold_out(self._images, info.settings.valid_images).valid)
        accuracy = None if math.isnan(valid.accuracy) else valid.accuracy
        return dataclasses.replace(info.model_info, steps=step, valid_accuracy=accuracy)

    def _outcome(self, finished: Finished, info: ModelInfo | None) -> dict[str, Any]:
        folder, known = self._recorded.folder, self._recorded.finished_info
        return {
            "run": str(folder.path),
            "out": str(folder.model_file) if known else None,
            "model": str(self._copy) if self._copy else None,
            "test_accuracy": known.test_accuracy if known else None,
            "valid_accuracy": info.valid_accuracy if info else None,
            "stopped": known is None,
            "step": finished.step,
            "steps": finished.steps,
            "seconds": round(finished.seconds, 1),
            "images_per_second": round(finished.images_per_second, 1),
            "parameters": count_parameters(self._recorded.model),
            "images": self._images.name,
            "seed": folder.info.settings.seed,
            "threads": torch.get_num_threads(),
            "device": self._recorded.device,
            "processes": self._recorded.processes,
            "config": folder.info.config.to_dict(),
            "settings": self._recorded.settings.to_dict(),
            "versions": versions(),
        }


def _percent(accuracy: float | None) -> str:
    return "–" if accuracy is None else f"{accuracy:.2%}"
