"""`vit-studio train`: trains a model, and tells on stdout, in one JSON line, what came of it."""

import argparse
import json
import sys
from pathlib import Path

from vit_studio.commands.field_options import add_field_options, from_options, whole
from vit_studio.commands.out_file import check_writable
from vit_studio.commands.progress_line import ProgressLine
from vit_studio.commands.recipe_words import MODEL_WORDS, TRAINING_WORDS
from vit_studio.commands.stop_signals import StopSignals
from vit_studio.commands.training_images import images_for_training
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the command."""
    parser.epilog = (
        "Ctrl+C stops at the next step and keeps what was learned (exit code 130). "
        "The JSON line on stdout holds the accuracies and the whole recipe."
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the .safetensors file to write")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="folder with the Fashion-MNIST files")
    parser.add_argument("--no-download", action="store_true", help="do not fetch images from the network")
    parser.add_argument("--drawn", action="store_true", help="learn from the built-in drawn garments instead")
    parser.add_argument("--threads", type=_threads, metavar="K", help="threads of torch (default: one a core)")
    add_field_options(parser, ViTConfig, title="model", words=MODEL_WORDS)
    add_field_options(parser, TrainSettings, title="training", words=TRAINING_WORDS)


def run(options: argparse.Namespace) -> int:
    """Train, save, and print the outcome; the exit code. Raises VitStudioError."""
    config, settings = from_options(ViTConfig, options), from_options(TrainSettings, options)
    check_writable(options.out)
    line = ProgressLine(sys.stderr)
    images = images_for_training(options.data_dir, drawn=options.drawn, may_download=not options.no_download, line=line)
    import torch

    from vit_studio.commands.training_session import TrainingSession

    if options.threads:
        torch.set_num_threads(options.threads)
    session = TrainingSession(images, config, settings, out=options.out, line=line)
    with StopSignals() as signals:
        outcome = session.run(signals.asked)
    print(json.dumps(outcome), flush=True)
    return signals.exit_code if outcome["stopped"] else 0


def _threads(text: str) -> int:
    threads = whole(text)
    if threads < 1:
        raise argparse.ArgumentTypeError(f"{text} threads: at least 1 is needed")
    return threads
