"""`vit-studio shots`: draws each page of the real window to a PNG, without a screen."""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Final

EXIT_TROUBLE: Final = 2
PAGES: Final = ("image", "patches", "embedding", "tokens", "encoder", "prediction")
"""The values of `Stage`, which must not be imported for this: it would bring Qt to every command."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the command."""
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the PNG files")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH", help="window size (default 1280x800)")
    parser.add_argument("--scale", type=int, choices=(1, 2), default=1, help="2 for a screen of double density")
    parser.add_argument("--page", choices=PAGES, help="draw this page alone (default: all)")
    parser.add_argument("--image", type=int, metavar="N", help="number of a test image (default 0)")
    parser.add_argument("--model", type=Path, metavar="FILE", help="a .safetensors model (default: the bundled one)")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="folder with the Fashion-MNIST files")
    parser.add_argument("--language", metavar="LOCALE", help="such as en or zh_CN (default: the system's)")
    parser.add_argument(
        "--train-steps", type=int, default=0, metavar="N", help="also train for N steps and draw that (default: do not)"
    )


def run(options: argparse.Namespace) -> int:
    """Write a PNG for each page, or for each of its sections, and print their paths; the exit code."""
    # Qt reads both once, when the application is made
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    from vit_studio.commands.photographer import ShotsError, take_shots

    try:
        with tempfile.TemporaryDirectory(prefix="vit-studio-shots-") as runs:
            os.environ["VIT_STUDIO_RUNS"] = runs  # what trains for a picture is nobody's run
            take_shots(options)
    except (ShotsError, OSError) as error:
        print(f"vit-studio shots: {error}", file=sys.stderr)
        return EXIT_TROUBLE
    return 0


def _size(text: str) -> tuple[int, int]:
    written = re.fullmatch(r"(\d+)x(\d+)", text)
    if written is None or not all(200 <= int(side) <= 10_000 for side in written.groups()):
        raise argparse.ArgumentTypeError(f"{text} is no size: write it as 1280x800")
    return int(written[1]), int(written[2])
