"""Weights on the way of a run: after which steps they are kept, and where they lie."""

import bisect
import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vit_studio.runs.run_folder import RunFolder, is_run
from vit_studio.runs.safe_files import write_safely
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.costs import num_parameters
from vit_studio.vit.model_info import ModelInfo

if TYPE_CHECKING:
    from vit_studio.vit.model import VisionTransformer

DEFAULT_BUDGET: Final = 64_000_000
"""Bytes; 76 snapshots of the default model."""
GREATEST_COUNT: Final = 200
"""More moments than a slider can tell apart are of no use, however small the model."""
_KNEE: Final = 2.0
"""Steps up to which each is kept; from there on their distance grows with the step."""

_NAME: Final = re.compile(r"step-(\d{7,})\.safetensors")


@dataclasses.dataclass(frozen=True, order=True)
class Snapshot:
    """The weights after `step` steps, a model file at `path`."""

    step: int
    path: Path


def snapshot_bytes(config: ViTConfig) -> int:
    """About as large is the file of one snapshot."""
    tensors = 8 + 12 * config.depth
    return 4 * num_parameters(config) + 90 * tensors + 1000  # names, shapes and places; configuration and info


def snapshot_steps(*, steps: int, epoch_steps: int, budget: int, each: int) -> tuple[int, ...]:
    """The steps after which the weights are kept, rising: more often early, when most is learned, than late.

    `budget` and `each` are bytes: of all snapshots, and of one. Step 0 and the last are always among them, whatever
    the budget; ends of epochs get at most half of the rest, evenly; all others lie ever wider apart.
    """
    count = min(max(budget // each, 2), GREATEST_COUNT)
    if steps + 1 <= count:
        return tuple(range(steps + 1))
    always = sorted({0, steps} | _epoch_ends(steps, epoch_steps, (count - 2) // 2))
    chosen: set[int] = set()
    for points in range(max(count - len(always), 2), 4 * count):
        wider = {step for step in _spread(steps, points) if _is_apart(step, always)}
        if len(wider) + len(always) > count:
            break
        chosen = wider
    return tuple(sorted(chosen.union(always)))


def list_snapshots(folder: RunFolder) -> tuple[Snapshot, ...]:
    """The snapshots that are there, by step; none where the folder cannot be read."""
    try:
        entries = [(_NAME.fullmatch(entry.name), entry) for entry in folder.snapshots_dir.iterdir()]
    except OSError:
        return ()
    return tuple(sorted(Snapshot(int(match[1]), entry) for match, entry in entries if match))


def snapshot_file(folder: RunFolder, step: int) -> Path:
    """Where the weights after `step` steps lie."""
    return folder.snapshots_dir / f"step-{step:07d}.safetensors"


def snapshot_step(path: Path) -> int | None:
    """After how many steps the model in this file was kept; None where it is no snapshot of a run."""
    match = _NAME.fullmatch(path.name)
    is_kept = match is not None and path.parent.name == "snapshots" and is_run(path.parent.parent)
    return int(match[1]) if match is not None and is_kept else None


def write_snapshot(folder: RunFolder, model: "VisionTransformer", info: ModelInfo) -> Path:
    """Keep the model as it is after `info.steps` steps, safe from the end of the process; raises OSError."""
    from vit_studio.vit.weights import model_bytes

    path = snapshot_file(folder, info.steps)
    path.parent.mkdir(exist_ok=True)
    write_safely(path, model_bytes(model, info), sync=False)
    return path


def _epoch_ends(steps: int, epoch_steps: int, count: int) -> set[int]:
    """At most so many ends of epochs, evenly spread back from the last."""
    if count < 1:
        return set()
    stride = -(-(steps // epoch_steps) // count)
    return set(range(steps, 0, -epoch_steps * stride))


def _spread(steps: int, points: int) -> set[int]:
    """So many steps from 0 to the last, at first side by side and later in equal proportions; some may coincide."""
    growth = 1 + steps / _KNEE
    return {min(round(_KNEE * (growth ** (point / (points - 1)) - 1)), steps) for point in range(points)}


def _is_apart(step: int, others: list[int]) -> bool:
    """Whether nothing of `others`, which rise, lies so near that both would look alike."""
    place = bisect.bisect_left(others, step)
    return all(abs(step - other) > step / 16 for other in others[max(place - 1, 0) : place + 1])
