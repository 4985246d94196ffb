"""Kills a training at random moments, resumes it each time, and holds what comes out against a run left in peace.

    python tests/benchmarks/bench_kill.py [--kills 50] [--seed 0] [--epochs 100] [--keep DIR]

Both are `vit-studio train` in processes of their own, on drawn garments, with a tiny model that has dropout; SIGKILL
gives no chance to tidy up. The kills come at steps drawn over the whole run, some milliseconds after the step was
told; every fifth comes while the process starts. It writes a checkpoint each 0.05 s, so that many kills meet a file
that is just being written. `equal` is whether the weights of the finished model and of each snapshot are
the same bit for bit, `lost` counts snapshots that are not there, and `twice` steps that the metrics tell twice.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch
from measure import report

from vit_studio.runs.metrics import MetricsTail, read_metrics
from vit_studio.runs.run_folder import RunFolder, is_run
from vit_studio.runs.snapshots import list_snapshots
from vit_studio.training.events import Progress
from vit_studio.vit.weights import load_model

MODEL = ("--patch-size", "14", "--embed-dim", "16", "--depth", "2", "--num-heads", "2", "--dropout", "0.1")
START_S = 4.0
"""About as long as a process takes until its first step."""


def command(arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "vit_studio", "train", *arguments, "--threads", "1", "--checkpoint-every", "0.05"]


def begun(path: Path, epochs: int) -> list[str]:
    """How to go on with the run, or to begin it."""
    if is_run(path):
        return command(["--resume", str(path)])
    return command(["--out", str(path), "--drawn", *MODEL, "--epochs", str(epochs), "--batch-size", "50"])


def kill_once(path: Path, epochs: int, rng: random.Random, *, step: int | None) -> int:
    """Kill it soon after it has told `step`, with None while it starts; its exit code, 0 where it was over before."""
    tail = MetricsTail(path / "metrics.jsonl")
    tail.new_events()
    process = subprocess.Popen(begun(path, epochs), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if step is None:
        time.sleep(rng.uniform(0, START_S))
    else:
        while process.poll() is None and max((event.step for event in tail.new_events()), default=-1) < step:
            time.sleep(0.001)
        time.sleep(rng.uniform(0, 0.05))
    process.send_signal(signal.SIGKILL)
    return process.wait()


def same_weights(one: Path, other: Path) -> bool:
    mine, yours = (load_model(path).model.state_dict() for path in (one, other))
    return mine.keys() == yours.keys() and all(torch.equal(mine[name], yours[name]) for name in mine)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--keep", type=Path, help="leave both runs in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        whole, killed = folder / "whole", folder / "killed"
        subprocess.run(begun(whole, options.epochs), check=True, capture_output=True)
        rng, codes, reached = random.Random(options.seed), [], []
        steps = RunFolder.open(whole).info.steps
        for number, step in enumerate(sorted(rng.randrange(1, steps - 5) for _ in range(options.kills))):
            codes.append(kill_once(killed, options.epochs, rng, step=None if number % 5 == 4 else step))
            events = read_metrics(RunFolder.open(killed)) if is_run(killed) else ()
            reached.append(max((event.step for event in events), default=0))
        if not RunFolder.open(killed).is_finished:
            subprocess.run(begun(killed, options.epochs), check=True, capture_output=True)
        tell(RunFolder.open(whole), RunFolder.open(killed), codes, reached)


def tell(whole: RunFolder, killed: RunFolder, codes: list[int], reached: list[int]) -> None:
    wanted = whole.info.snapshot_steps
    theirs, mine = ({shot.step: shot.path for shot in list_snapshots(run)} for run in (whole, killed))
    pairs = [(whole.model_file, killed.model_file), *((theirs[step], mine[step]) for step in wanted if step in mine)]
    steps = [event.step for event in read_metrics(killed) if isinstance(event, Progress)]
    report(
        "kill",
        kills=codes.count(-signal.SIGKILL),
        over_before=codes.count(0),
        steps=whole.info.steps,
        reached_at_kills=reached,
        equal=all(same_weights(*pair) for pair in pairs),
        snapshots=len(wanted),
        lost=len(set(wanted) - set(mine)),
        twice=len(steps) - len(set(steps)),
        missing=whole.info.steps - len(set(steps)),
        leftovers=sum(1 for _ in killed.path.rglob(".*")),
    )


if __name__ == "__main__":
    main()
