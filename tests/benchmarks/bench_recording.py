"""What it costs a training to keep itself in a folder: each write timed, and images per second with and without.

    python tests/benchmarks/bench_recording.py [--rounds 20] [--steps 10] [--threads 2] [--folder DIR]

The default model and recipe, on as many drawn garments as give the epochs their real length. Rounds alternate between
a training that nobody records and one that is, so that what else the machine does befalls both alike; `ratio` is
the median over the rounds. Many snapshots fall into the first steps, so `share_of_a_run` says what the writes of a
whole run come to: its lines, its snapshots, and a checkpoint each 15 seconds.
"""

import argparse
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from measure import report, summary

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.runs.checkpoint_pace import INTERVAL_S
from vit_studio.runs.recorded_training import RecordedTraining, start_run
from vit_studio.runs.recorder import Recorder
from vit_studio.training.events import Progress
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import train
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import DEFAULT

SETTINGS = TrainSettings(valid_images=0, eval_train_images=0)
GARMENTS = 66_000
WRITES = {"line": "_write_line", "snapshot": "_write_snapshot", "checkpoint": "_write_new_checkpoint"}


def timed_writes() -> dict[str, list[float]]:
    """Seconds of each kind of write from now on."""
    seconds: dict[str, list[float]] = {kind: [] for kind in WRITES}
    for kind, name in WRITES.items():
        setattr(Recorder, name, _timed(getattr(Recorder, name), seconds[kind]))
    return seconds


def _timed(write: Callable[..., None], into: list[float]) -> Callable[..., None]:
    def timed(*arguments: object) -> None:
        start = time.perf_counter()
        write(*arguments)
        into.append(time.perf_counter() - start)

    return timed


def seconds_in_rounds(trainings: dict[str, Iterator[object]], *, rounds: int, steps: int) -> dict[str, list[float]]:
    """Seconds of a step of each, round by round."""
    seconds: dict[str, list[float]] = {name: [] for name in trainings}
    for _ in range(rounds):
        for name, training in trainings.items():
            start = time.perf_counter()
            list(itertools.islice(training, steps))
            seconds[name].append((time.perf_counter() - start) / steps)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument(
        "--folder", type=Path, help="a folder on the disk to measure (default: that of temporary files)"
    )
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    images = draw_garments(GARMENTS)
    writes = timed_writes()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        recorded = start_run(Path(folder) / "run", images, DEFAULT, SETTINGS)
        plain = train(initial_model(DEFAULT, SETTINGS.seed), images, SETTINGS)
        trainings = {
            name: (event for event in events if isinstance(event, Progress))
            for name, events in (("plain", plain), ("recorded", recorded))
        }
        for training in trainings.values():
            list(itertools.islice(training, 3))
        seconds = seconds_in_rounds(trainings, rounds=options.rounds, steps=options.steps)
        for _ in range(10):
            list(itertools.islice(trainings["recorded"], 1))
            recorded.save_checkpoint()
        tell(recorded, seconds, writes, options.threads)
        recorded.close()


def tell(
    recorded: RecordedTraining, seconds: dict[str, list[float]], writes: dict[str, list[float]], threads: int
) -> None:
    info = recorded.folder.info
    cost = {kind: statistics.median(times) for kind, times in writes.items()}
    step = statistics.median(seconds["plain"])
    of_a_step = cost["line"] + cost["snapshot"] * len(info.snapshot_steps) / info.steps
    report(
        "recording",
        threads=threads,
        images_per_second={
            name: round(info.settings.batch_size / statistics.median(times)) for name, times in seconds.items()
        },
        ratio=round(statistics.median(a / b for a, b in zip(seconds["plain"], seconds["recorded"], strict=True)), 4),
        share_of_a_run=round(of_a_step / step + cost["checkpoint"] / INTERVAL_S, 5),
        snapshots_in_these_steps=len(writes["snapshot"]),
        writes={kind: summary(times) for kind, times in writes.items()},
        run={"steps": info.steps, "snapshots": len(info.snapshot_steps)},
    )


if __name__ == "__main__":
    main()
