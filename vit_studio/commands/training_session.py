"""One training on the command line, from the first weights to the saved file and its accuracy."""

import dataclasses
import math
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from vit_studio.commands.progress_line import ProgressLine
from vit_studio.commands.training_report import TrainingReport
from vit_studio.commands.version import version
from vit_studio.data.images import ImageSet, Split
from vit_studio.training.evaluate import evaluate
from vit_studio.training.events import Finished
from vit_studio.training.initial import info_for, initial_model
from vit_studio.training.loop import train
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import hold_out
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model import count_parameters
from vit_studio.vit.weights import save_model


class TrainingSession:
    """Trains one model and writes it to `out`; the test images are looked at once, in the end."""

    def __init__(
        self, images: ImageSet, config: ViTConfig, settings: TrainSettings, *, out: Path, line: ProgressLine
    ) -> None:
        self._images = images
        self._settings = settings
        self._out = out
        self._line = line
        self._model = initial_model(config, settings.seed)
        self._info = info_for(images, settings)

    def run(self, should_stop: Callable[[], bool]) -> dict[str, Any]:
        """Train until the end or until asked to stop; the outcome, ready for JSON."""
        finished = self._train(should_stop)
        if not finished.step:
            self._line.say("nothing was learned, so nothing was written")
            return self._outcome(finished)
        self._save(steps=finished.step)  # before the accuracies are known: whatever comes now, this is kept
        self._save(
            valid_accuracy=self._accuracy(hold_out(self._images, self._settings.valid_images).valid),
            test_accuracy=self._accuracy(self._images.indices(split=Split.TEST)),
        )
        self._line.say(f"wrote {self._out}, {_percent(self._info.test_accuracy)} right on the test images")
        return self._outcome(finished)

    def _train(self, should_stop: Callable[[], bool]) -> Finished:
        report = TrainingReport(self._line)
        for event in train(self._model, self._images, self._settings, should_stop=should_stop):
            report.tell(event)
        assert isinstance(event, Finished)
        return event

    def _save(self, **known: Any) -> None:
        self._info = dataclasses.replace(self._info, **known)
        save_model(self._out, self._model, self._info)

    def _accuracy(self, indices: Any) -> float | None:
        accuracy = evaluate(self._model, self._images, indices).accuracy
        return None if math.isnan(accuracy) else accuracy

    def _outcome(self, finished: Finished) -> dict[str, Any]:
        return {
            "out": str(self._out) if finished.step else None,
            "test_accuracy": self._info.test_accuracy,
            "valid_accuracy": self._info.valid_accuracy,
            "stopped": finished.stopped,
            "step": finished.step,
            "steps": finished.steps,
            "seconds": round(finished.seconds, 1),
            "images_per_second": round(finished.images_per_second, 1),
            "parameters": count_parameters(self._model),
            "images": self._images.name,
            "seed": self._settings.seed,
            "threads": torch.get_num_threads(),
            "config": self._model.config.to_dict(),
            "settings": dataclasses.asdict(self._settings),
            "versions": {"vit_studio": version(), "torch": torch.__version__, "python": platform.python_version()},
        }


def _percent(accuracy: float | None) -> str:
    return "–" if accuracy is None else f"{accuracy:.2%}"
