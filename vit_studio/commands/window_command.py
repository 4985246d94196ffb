"""`vit-studio window`: opens the window."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the command."""
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="folder with the Fashion-MNIST files")
    parser.add_argument("--model", type=Path, metavar="FILE", help="a .safetensors model (default: the bundled one)")
    parser.add_argument(
        "--run",
        type=Path,
        dest="run_folder",  # "run" is what the command line calls
        metavar="RUN",
        help="the folder of a training, to go through its moments",
    )
    parser.add_argument("--image", type=int, metavar="N", help="number of a test image (default: the last one shown)")
    parser.add_argument("--theme", choices=("light", "dark"), help="default: as chosen in the View menu")
    parser.add_argument("--language", metavar="LOCALE", help="such as en or zh_CN (default: the system's)")
    parser.add_argument("--no-download", action="store_true", help="do not fetch images from the network")


def run(options: argparse.Namespace) -> int:
    """Open the window; the exit code, once it is closed."""
    from vit_studio.app import Options
    from vit_studio.app import run as open_window

    return open_window(
        Options(
            data_dir=options.data_dir,
            model=options.model,
            run=options.run_folder,
            image=options.image,
            theme=options.theme,
            language=options.language,
            no_download=options.no_download,
        )
    )
