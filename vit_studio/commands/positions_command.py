"""`vit-studio positions`: trains the kinds of position embeddings alike, and prints the table beside the paper's."""

import argparse
import json
from pathlib import Path
from typing import Final

from vit_studio.commands.field_options import add_field_options, finite, thread_count, whole
from vit_studio.commands.recipe_words import MODEL_WORDS, TRAINING_WORDS
from vit_studio.commands.stop_signals import StopSignals
from vit_studio.studies.study_info import MEMBER_BUDGET
from vit_studio.studies.study_plan import DEFAULT_SEEDS
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig

EXIT_DIVERGED: Final = 3
"""Where a training of the study fell apart: the table lacks it."""
_MB: Final = 1_000_000
NOT_ASKED: Final = ("pos_embed", "max_tokens")
"""What the study itself chooses of a model."""
_EPILOG: Final = (
    "A study is a folder with a run in it for each kind and seed, and positions.csv, .png, .svg and .pdf. Ctrl+C stops "
    "at the next step and keeps what is done (exit code 130); the same command then goes on where it was, after a kill "
    "as well, and with further --kinds, or more --seeds, the study grows. A run that is finished is never trained "
    "again; one that fell apart leaves a gap (exit code 3). Kinds are compared by accuracy on validation images; the "
    "test images have no part in the table, which is written to stderr, and as a JSON line to stdout."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the command."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="the study's folder: made, or gone on with"
    )
    parser.add_argument(
        "--kinds",
        nargs="+",
        choices=[kind.value for kind in PosEmbed],
        metavar="KIND",
        help=f"of positions: {', '.join(PosEmbed)} (default: all)",
    )
    parser.add_argument(
        "--seeds",
        type=_at_least_one,
        metavar="N",
        help=f"trainings of each kind, with seeds that follow (default {DEFAULT_SEEDS})",
    )
    parser.add_argument(
        "--snapshot-budget",
        type=_megabytes,
        metavar="MB",
        help=f"disk space for the weights on the way of each training (default {MEMBER_BUDGET // _MB})",
    )
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="folder with the Fashion-MNIST files")
    parser.add_argument("--no-download", action="store_true", help="do not fetch images from the network")
    parser.add_argument("--drawn", action="store_true", help="learn from the built-in drawn garments instead")
    parser.add_argument("--threads", type=thread_count, metavar="K", help="threads of torch (default: one a core)")
    parser.add_argument("--device", metavar="NAME", help="where to compute, such as cpu, cuda:0 or mps (default cpu)")
    words = TRAINING_WORDS | {"seed": "the first seed: what chance follows from, the same for all kinds"}
    add_field_options(parser, ViTConfig, title="model", words=MODEL_WORDS, leave_out=NOT_ASKED)
    add_field_options(parser, TrainSettings, title="training", words=words)


def run(options: argparse.Namespace) -> int:
    """Train what is not trained yet, and print the table; the exit code. Raises VitStudioError."""
    from vit_studio.commands.positions_session import study_as_told

    with StopSignals() as signals:
        outcome = study_as_told(options, signals.asked)
    print(json.dumps(outcome), flush=True)
    if outcome["diverged"]:
        return EXIT_DIVERGED
    return 0 if outcome["complete"] else signals.exit_code


def _at_least_one(text: str) -> int:
    number = whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: at least 1 is needed")
    return number


def _megabytes(text: str) -> int:
    value = finite(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is below 0")
    return round(value * _MB)
