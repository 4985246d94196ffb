"""Make a finished run the bundled model, with a small timeline beside it.

    uv run python tools/bundle_run.py runs/fashion_mnist

writes to resources/models/:

- fashion_mnist.safetensors, the run's model as it is;
- fashion_mnist.run/, the run that the time bar opens by itself: its metrics at every 40th step and all evaluations, and
  as many of its snapshots as fit into 8 MB, in 16 bits; the last stays as it is, since it is the bundled model;
- fashion_mnist.json, the recipe and what came of it.
"""

import argparse
import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any, Final

import torch

from vit_studio.runs.event_lines import to_line
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.run_folder import INFO_NAME, RunFolder
from vit_studio.runs.run_info import RunInfo
from vit_studio.runs.snapshots import Snapshot, list_snapshots, snapshot_file, snapshot_steps
from vit_studio.training.events import Finished, Progress, TrainEvent
from vit_studio.vit.costs import num_parameters
from vit_studio.vit.weights import load_model, model_bytes

MODELS: Final = Path(__file__).resolve().parent.parent / "resources" / "models"
NAME: Final = "fashion_mnist"
BUDGET: Final = 8_000_000
"""Bytes of the whole folder."""
EVERY: Final = 40
"""Steps between two that are told."""


def few_events(events: tuple[TrainEvent, ...]) -> list[TrainEvent]:
    """All but most of the steps: the first, each 40th and the last stay."""
    last = max(event.step for event in events if isinstance(event, Progress))
    kept = {1, last}
    return [e for e in events if not isinstance(e, Progress) or e.step in kept or e.step % EVERY == 0]


def few_snapshots(snapshots: tuple[Snapshot, ...], info: RunInfo, budget: int) -> list[Snapshot]:
    """As many as fit, the last twice as large as the others; spread as a run with so small a budget spreads them."""
    each = snapshots[-1].path.stat().st_size // 2
    wanted = snapshot_steps(steps=info.steps, epoch_steps=info.epoch_steps, budget=budget - each, each=each)
    return sorted({min(snapshots, key=lambda kept: abs(kept.step - step)) for step in wanted})


def write_timeline(run: RunFolder, target: Path) -> None:
    """The run, small enough to come with the program."""
    shutil.rmtree(target, ignore_errors=True)
    lines = b"".join(map(to_line, few_events(read_metrics(run))))
    small = RunFolder.create(target, run.info)
    small.metrics_file.write_bytes(lines)
    write_in_16_bits(run.model_file, small.model_file)
    room = BUDGET - sum(file.stat().st_size for file in target.iterdir() if file.is_file())
    *on_the_way, last = few_snapshots(list_snapshots(run), run.info, room)
    for snapshot in on_the_way:
        write_in_16_bits(snapshot.path, snapshot_file(small, snapshot.step))
    shutil.copyfile(last.path, snapshot_file(small, last.step))
    info = dataclasses.replace(
        run.info, snapshot_budget=BUDGET, snapshot_steps=tuple(snapshot.step for snapshot in [*on_the_way, last])
    )
    (target / INFO_NAME).write_text(json.dumps(info.to_dict(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def write_in_16_bits(source: Path, target: Path) -> None:
    """The same model in half of the space."""
    loaded = load_model(source)
    target.write_bytes(model_bytes(loaded.model.to(torch.float16), loaded.info))


def recipe(run: RunFolder) -> dict[str, Any]:
    """How the model was made, and how well it does."""
    info, model = run.info, load_model(run.model_file).info
    finished = next(event for event in reversed(read_metrics(run)) if isinstance(event, Finished))
    return {
        "command": command(info),
        "machine": "2 cores of an AMD EPYC, no GPU, other work going on beside",
        "test_accuracy": model.test_accuracy,
        "valid_accuracy": model.valid_accuracy,
        "steps": finished.steps,
        "seconds": round(finished.seconds, 1),
        "images_per_second": round(finished.images_per_second, 1),
        "parameters": num_parameters(info.config),
        "images": model.trained_on,
        "seed": model.seed,
        "threads": info.threads,
        "device": info.device,
        "config": info.config.to_dict(),
        "settings": info.settings.to_dict(),
        "versions": info.versions,
    }


def command(info: RunInfo) -> str:
    """What makes the same run again, also when the defaults are others by then."""
    options = [option(name, value) for name, value in info.settings.to_dict().items()]
    return " ".join(["vit-studio train --data-dir DIR --out RUN", *options, f"--threads {info.threads}"])


def option(name: str, value: Any) -> str:
    """A setting as the command line takes it."""
    flag = name.replace("_", "-")
    if isinstance(value, bool):
        return f"--{flag}" if value else f"--no-{flag}"
    return f"--{flag} {value}"


def main() -> None:
    """Write all three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--to", type=Path, default=MODELS)
    options = parser.parse_args()
    run = RunFolder.open(options.run)
    write_timeline(run, options.to / f"{NAME}.run")
    shutil.copyfile(run.model_file, options.to / f"{NAME}.safetensors")
    text = json.dumps(recipe(run), indent=2, ensure_ascii=False)
    (options.to / f"{NAME}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
