"""Command-line options made from the fields of a dataclass, so that none is forgotten."""

import argparse
import dataclasses
import enum
import math
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar

Values = TypeVar("Values")

GREATEST_THREADS: Final = 1024
"""More cores than a machine has; each thread takes memory and waits for all others."""


def add_field_options(
    parser: argparse.ArgumentParser,
    kind: type,
    *,
    title: str,
    words: Mapping[str, str],
    leave_out: Collection[str] = (),
) -> None:
    """Give `parser` an option for each field of the dataclass `kind`, described by `words` and its default.

    What is not given is not in the namespace either, so that one can tell.
    """
    group = parser.add_argument_group(title)
    for field in dataclasses.fields(kind):
        if field.name in leave_out:
            continue
        group.add_argument(
            f"--{field.name.replace('_', '-')}",
            default=argparse.SUPPRESS,
            help=f"{words[field.name]} (default {_default_words(field.default)})".replace("%", "%%"),
            **_how_to_read(field.type),
        )


def from_options(
    kind: type[Values], options: argparse.Namespace, base: Mapping[str, Any] = MappingProxyType({})
) -> Values:
    """The dataclass `kind` as the options describe it, the rest as in `base`; raises what its own check raises.

    Of `base`, what is no field of `kind` is passed over.
    """
    assert dataclasses.is_dataclass(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    values = {name: base[name] for name in names if name in base}
    return kind(**values | {name: getattr(options, name) for name in given_options(kind, options)})


def given_options(kind: type, options: argparse.Namespace) -> list[str]:
    """Names of the fields of `kind` that the command line gives a value."""
    return [field.name for field in dataclasses.fields(kind) if hasattr(options, field.name)]


def finite(text: str) -> float:
    """Read a number; raises ArgumentTypeError for what is none, nan and infinity included."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"{text} is no number")
    return value


def whole(text: str) -> int:
    """Read a whole number; raises ArgumentTypeError for what is none."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no whole number") from None


def thread_count(text: str) -> int:
    """Read how many threads torch is to take; raises ArgumentTypeError for what makes no sense."""
    threads = whole(text)
    if threads < 1:
        raise argparse.ArgumentTypeError(f"{text} threads: at least 1 is needed")
    if threads > GREATEST_THREADS:
        raise argparse.ArgumentTypeError(f"{text} threads: at most {GREATEST_THREADS} make sense")
    return threads


def _how_to_read(kind: Any) -> dict[str, Any]:
    if kind is bool:
        return {"action": argparse.BooleanOptionalAction}
    if kind is int:
        return {"type": whole, "metavar": "N"}
    if kind is float:
        return {"type": finite, "metavar": "X"}
    if issubclass(kind, enum.StrEnum):
        return {"choices": [member.value for member in kind]}
    raise TypeError(f"no way to read a {kind} from the command line")


def _default_words(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
