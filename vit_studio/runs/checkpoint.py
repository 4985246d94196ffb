"""All that exact resuming needs, in one file; the one before the last is kept as well."""

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.runs.run_error import RunError
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.run_info import newer_version
from vit_studio.runs.safe_files import sync_folder, write_safely

if TYPE_CHECKING:
    import torch

    from vit_studio.training.state import TrainState

FORMAT: Final = 1
_GROUPS: Final = ("weights", "optimizer")
"""The fields of a state that hold tensors by name; all others are plain numbers."""


def write_checkpoint(folder: RunFolder, state: "TrainState") -> None:
    """Keep `state`, and the checkpoint that was the last; raises OSError, and then those that were there are there."""
    data = _packed(state)
    # the new one is complete on disk before the old one loses its name: at any instant one of the two can be read
    fresh = folder.path / ".checkpoint.part"
    write_safely(fresh, data)
    if folder.checkpoint_file.exists():
        folder.checkpoint_file.replace(folder.checkpoint_before_file)
    fresh.replace(folder.checkpoint_file)
    sync_folder(folder.path)


def read_checkpoint(folder: RunFolder) -> "TrainState | None":
    """The last checkpoint, or, where that is torn or damaged, the one before; None where there is none yet.

    Raises RunError where both are damaged, or a newer version wrote them, and where the disk does not give one of
    them: it may be whole, and the newer one.
    """
    files = [path for path in (folder.checkpoint_file, folder.checkpoint_before_file) if path.exists()]
    for path in files:
        state = _read(path)
        if state is not None:
            return state
    if not files:
        return None
    raise RunError(
        QT_TRANSLATE_NOOP("errors", "{files} cannot be read: the run has nothing to go on from."),
        QT_TRANSLATE_NOOP("errors", "Remove these files, and resuming trains from the start, to the same weights."),
        files=", ".join(map(str, files)),
    )


def remove_damaged(folder: RunFolder) -> None:
    """Take a damaged last checkpoint away, before the next one would push out the whole one before it."""
    if folder.checkpoint_file.exists() and _read(folder.checkpoint_file) is None:
        folder.checkpoint_file.unlink()


def _packed(state: "TrainState") -> bytes:
    import safetensors.torch

    numbers = {name: value for name, value in vars(state).items() if name not in _GROUPS}
    tensors = {f"{group}/{name}": tensor for group in _GROUPS for name, tensor in getattr(state, group).items()}
    text = json.dumps(numbers)
    metadata = {"vit_studio_checkpoint": str(FORMAT), "state": text, "digest": _digest(text, tensors)}
    return safetensors.torch.save({name: tensor.contiguous() for name, tensor in tensors.items()}, metadata)


def _read(path: Path) -> "TrainState | None":
    """None where the file is torn, damaged or away; raises RunError where nobody can tell."""
    import safetensors
    import safetensors.torch

    data = _bytes(path)
    try:
        metadata = _metadata(data)
        if int(metadata["vit_studio_checkpoint"]) > FORMAT:
            raise newer_version()
        tensors = safetensors.torch.load(data)
        if _digest(metadata["state"], tensors) != metadata["digest"]:
            return None
        return _unpacked(json.loads(metadata["state"]), tensors)
    except (safetensors.SafetensorError, KeyError, TypeError, ValueError):
        return None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise RunError(
            QT_TRANSLATE_NOOP("errors", "{path} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP(
                "errors",
                "See whether the disk is there and the file may be read, then resume again: nothing was changed.",
            ),
            path=path,
            reason=error.strerror or error,
        ) from error


def _unpacked(numbers: dict[str, Any], tensors: dict[str, "torch.Tensor"]) -> "TrainState":
    from vit_studio.training.state import TrainState

    known = {field.name for field in dataclasses.fields(TrainState)}
    if not set(numbers) <= known:
        raise newer_version()
    groups: dict[str, dict[str, torch.Tensor]] = {group: {} for group in _GROUPS}
    for name, tensor in tensors.items():
        group, _, own = name.partition("/")
        groups[group][own] = tensor
    return TrainState(**numbers, weights=groups["weights"], optimizer=groups["optimizer"])


def _metadata(data: bytes) -> dict[str, str]:
    """The texts in the head of a safetensors file: eight bytes of its length, then JSON."""
    length = int.from_bytes(data[:8], "little")
    return dict(json.loads(data[8 : 8 + length])["__metadata__"])


def _digest(text: str, tensors: dict[str, "torch.Tensor"]) -> str:
    """SHA-256 over all that the file says: safetensors itself would not notice a block that was never written."""
    import torch

    digest = hashlib.sha256(text.encode())
    for name in sorted(tensors):
        tensor = tensors[name].detach().cpu().contiguous()
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}".encode())
        digest.update(tensor.reshape(-1).view(torch.uint8).numpy().data)
    return digest.hexdigest()
