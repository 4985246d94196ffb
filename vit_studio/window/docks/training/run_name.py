"""What a run is called in the window: what tells it from the others, not the whole name of its folder."""

import datetime
import re
from collections.abc import Container, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from vit_studio.training.presets import Preset
from vit_studio.window.docks.training.preset_words import preset_name

translate = QCoreApplication.translate

BETWEEN: Final = " · "
_FOLDER: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d)\.(\d\d)\.(\d\d)(?: (.+))?")
"""As `session/run_names.py` writes it: when it began, and what trains."""


def run_name(
    folder: str, *, seed: int | None = None, taken: Container[str] = (), today: datetime.date | None = None
) -> str:
    """Of a folder that this program named "Tiny · seed 0 · 16:20", with the day where that is not today.

    Seconds come to it where the name is `taken`; any other folder was named by a person, and that name stays.
    """
    found = _FOLDER.fullmatch(folder)
    if found is None:
        return folder
    year, month, day, hour, minute, second, what = found.groups()
    is_today = f"{year}-{month}-{day}" == (today or datetime.date.today()).isoformat()
    date = "" if is_today else f"{month}-{day} "
    parts = [_what(what)] if what else []
    parts += [seed_text(seed)] if seed is not None else []
    short, long = (
        BETWEEN.join((*parts, f"{date}{time}")) for time in (f"{hour}:{minute}", f"{hour}:{minute}:{second}")
    )
    return long if short in taken else short


def seed_text(seed: int) -> str:
    """As it stands in a name."""
    return translate("RunShelf", "seed {0}").format(seed)


def telling_names(names: Sequence[str]) -> list[list[str]]:
    """Shorter and shorter names that still tell all of some runs apart, the whole ones first.

    Of "Tiny · seed 0 · 01:38" and "Tiny · seed 1 · 01:41" next what differs, "seed 0 · 01:38", then one part, "seed 0".
    """
    parts = [name.split(BETWEEN) for name in names]
    if len(set(names)) < max(len(names), 2) or len({len(own) for own in parts}) > 1:
        return [list(names)]
    columns = [column for column in zip(*parts, strict=True) if len(set(column)) > 1]
    differing = [BETWEEN.join(own) for own in zip(*columns, strict=True)]
    alone = [list(column) for column in columns if len(set(column)) == len(names)]
    return [list(names), differing, *alone]


def _what(text: str) -> str:
    """A preset in the user's language, with the number that a second folder of that name has."""
    named = {preset.value.replace("_", " "): preset for preset in Preset}
    for value, preset in named.items():
        if text == value or re.fullmatch(rf"{re.escape(value)} \d+", text):
            return f"{preset_name(preset)}{text.removeprefix(value)}"
    return text
