"""`vit-studio train`: trains a model, and tells on stdout, in one JSON line, what came of it."""

import argparse
import json
import os
from pathlib import Path
from typing import Final

from vit_studio.commands.field_options import add_field_options, finite, thread_count
from vit_studio.commands.out_file import check_writable
from vit_studio.commands.recipe_words import MODEL_WORDS, TRAINING_WORDS
from vit_studio.commands.stop_signals import StopSignals
from vit_studio.commands.train_choices import check_choices
from vit_studio.runs.run_folder import RunFolder, check_free
from vit_studio.runs.snapshots import DEFAULT_BUDGET
from vit_studio.training.presets import Preset
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

_MB: Final = 1_000_000
_EPILOG: Final = (
    "A run is a folder: recipe, metrics, snapshots of the weights on the way, and all that going on needs. Ctrl+C "
    "stops at the next step, keeps what was learned and says how to go on (exit code 130). After a kill --resume goes "
    "on as well, to the same weights, bit for bit. torchrun --nproc-per-node N -m vit_studio train ... trains with N "
    "processes. The JSON line on stdout holds the accuracies and the whole recipe."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the command."""
    parser.epilog = _EPILOG
    run = parser.add_mutually_exclusive_group(required=True)
    run.add_argument("--out", type=Path, metavar="RUN", help="the folder to make, and to train in")
    run.add_argument("--resume", type=Path, metavar="RUN", help="the folder of a run that was stopped or killed")
    parser.add_argument(
        "--model", type=Path, metavar="FILE", help="leave a copy of the model in this .safetensors file"
    )
    parser.add_argument(
        "--snapshot-budget",
        type=_megabytes,
        metavar="MB",
        help="disk space for the weights on the way; the first and the last are always kept "
        f"(default {DEFAULT_BUDGET // _MB})",
    )
    parser.add_argument(
        "--checkpoint-every",
        type=_seconds,
        metavar="S",
        help="seconds between two states to resume from (default 15, and at ends of epochs, in under 1 %% of the time)",
    )
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="folder with the Fashion-MNIST files")
    parser.add_argument("--no-download", action="store_true", help="do not fetch images from the network")
    parser.add_argument("--drawn", action="store_true", help="learn from the built-in drawn garments instead")
    parser.add_argument("--threads", type=thread_count, metavar="K", help="threads of torch (default: one a core)")
    parser.add_argument("--device", metavar="NAME", help="where to compute, such as cpu, cuda:0 or mps (default cpu)")
    parser.add_argument(
        "--preset",
        choices=[preset.value for preset in Preset],
        help="a model and a recipe to begin from; the options below change it (default: default, whose values they "
        "name)",
    )
    add_field_options(parser, ViTConfig, title="model", words=MODEL_WORDS)
    add_field_options(parser, TrainSettings, title="training", words=TRAINING_WORDS)


def run(options: argparse.Namespace) -> int:
    """Train in a run's folder, and print the outcome; the exit code. Raises VitStudioError."""
    check_choices(options)
    if os.environ.get("RANK", "0") == "0":  # of the processes that torchrun starts, the first alone writes
        _check_places(options)
    from vit_studio.commands.training_start import train_as_told

    with StopSignals() as signals:
        outcome = train_as_told(options, signals.asked)
    if outcome is not None:
        print(json.dumps(outcome), flush=True)
    return signals.exit_code if outcome is None or outcome["stopped"] else 0


def _check_places(options: argparse.Namespace) -> None:
    if options.model is not None:
        check_writable(options.model)
    if options.resume is None:
        check_free(options.out)
    else:
        RunFolder.open(options.resume).check_unfinished()


def _megabytes(text: str) -> int:
    return round(_seconds(text) * _MB)


def _seconds(text: str) -> float:
    value = finite(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is below 0")
    return value
