"""An event of a training as a line of JSON, and back."""

import dataclasses
import json
import math
from typing import Any, Final

from vit_studio.training.events import Evaluated, Finished, Progress, Started, TrainEvent

_KINDS: Final[dict[str, type[TrainEvent]]] = {
    "started": Started,
    "progress": Progress,
    "evaluated": Evaluated,
    "finished": Finished,
}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}


def to_line(event: TrainEvent) -> bytes:
    """One line, its end included; a number that is none is null, since JSON has no nan."""
    values = {name: _plain(value) for name, value in vars(event).items()}
    return json.dumps({"event": _NAMES[type(event)], **values}, separators=(",", ":"), allow_nan=False).encode() + b"\n"


def from_line(line: bytes) -> TrainEvent | None:
    """Read what `to_line` wrote; None for a line that is torn, or that this version does not know."""
    try:
        values = json.loads(line)
        kind = _KINDS[values["event"]]
        fields = dataclasses.fields(kind)
        return kind(
            **{field.name: _read(field.type, values[field.name]) for field in fields if _is_told(field, values)}
        )
    except (ValueError, KeyError, TypeError):
        return None


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _is_told(field: dataclasses.Field[Any], values: dict[str, Any]) -> bool:
    """Whether the line has the field; a field with a default may be missing, in a line of an older version."""
    return field.name in values or field.default is dataclasses.MISSING


def _read(kind: Any, value: Any) -> Any:
    if kind is float:
        return math.nan if value is None else float(value)
    if kind is int or kind is bool:
        return kind(value)
    return tuple(tuple(map(int, row)) for row in value)
