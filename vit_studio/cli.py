"""The command line: opens the window, trains, or draws pictures of the window."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Final

from vit_studio.errors import VitStudioError
from vit_studio.heap import keep_freed
from vit_studio.openmp import wait_briefly

COMMANDS: Final = {
    "window": "open the window; this is what happens without a command",
    "train": "train a model in a folder that outlasts a kill, or go on with one",
    "positions": "train each kind of position embedding alike, and print the table beside the paper's",
    "shots": "draw each page of the window to a PNG",
}
"""Each is the module `vit_studio.commands.<name>_command`, with `add_arguments(parser)` and `run(options) -> int`."""

EXIT_REFUSED: Final = 2
EXIT_INTERRUPTED: Final = 130
_FOR_ALL: Final = ("-h", "--help", "--version")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments (by default, the process's) name; the exit code."""
    wait_briefly()
    keep_freed()
    words = _with_command(sys.argv[1:] if arguments is None else arguments)
    options = _parser(words[0]).parse_args(words)
    try:
        return int(options.run(options))
    except VitStudioError as error:
        _tell(error)
        return EXIT_REFUSED
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return EXIT_INTERRUPTED


def _with_command(words: Sequence[str]) -> list[str]:
    names_none = not words or (words[0].startswith("-") and words[0] not in _FOR_ALL)
    return ["window", *words] if names_none else list(words)


def _parser(chosen: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vit-studio",
        description="See a Vision Transformer from pixel to prediction, and watch it learn.",
        epilog="vit-studio COMMAND --help describes the options of a command.",
    )
    parser.add_argument("--version", action=_Version)
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        command = subparsers.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        if name == chosen:  # the others stay unread: a window must not wait for what it does not use
            module = importlib.import_module(f"vit_studio.commands.{name}_command")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help="print the version and leave")

    def __call__(self, parser: argparse.ArgumentParser, *rest: object) -> None:
        """Print it."""
        from vit_studio.commands.version import version

        print(f"vit-studio {version()}")
        parser.exit()


def _tell(error: VitStudioError) -> None:
    # message before hint, each on its own line
    message, hint = (part.format(**error.values) for part in (error.message, error.hint))
    print(f"vit-studio: {message}", file=sys.stderr)
    if hint:
        print(hint, file=sys.stderr)
