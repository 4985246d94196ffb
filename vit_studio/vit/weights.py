"""Weights in and out as safetensors, the configuration beside them; never a pickle."""

import contextlib
import dataclasses
import json
import os
import tempfile
from pathlib import Path
from typing import Final

import safetensors
import safetensors.torch
import torch

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError, WeightsError
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.model_info import ModelInfo
from vit_studio.vit.twin import twin

FORMAT: Final = "vit-studio 1"
_PICKLE_MARKS: Final = (b"PK\x03\x04", b"\x80")
"""How a file of torch.save begins: a zip archive, or in old versions a bare pickle."""

_OPEN_ANOTHER = QT_TRANSLATE_NOOP("errors", "Choose a .safetensors file that ViT Studio saved.")


@dataclasses.dataclass(frozen=True, eq=False)
class LoadedModel:
    """A model with what is known of it."""

    model: VisionTransformer
    info: ModelInfo


def save_model(path: Path, model: VisionTransformer, info: ModelInfo) -> None:
    """Write weights, configuration and info to `path`, whole or not at all; raises WeightsError."""
    try:
        _write_atomically(path, model_bytes(model, info))
    except OSError as error:
        raise WeightsError(
            QT_TRANSLATE_NOOP("errors", "The model could not be saved to {path}: {reason}."),
            QT_TRANSLATE_NOOP(
                "errors", "Nothing was overwritten. Free some space or choose another folder, then save again."
            ),
            path=path,
            reason=error.strerror or error,
        ) from error


def model_bytes(model: VisionTransformer, info: ModelInfo) -> bytes:
    """What `save_model` writes."""
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in model.state_dict().items()}
    metadata = {
        "format": "pt",
        "vit_studio": FORMAT,
        "config": json.dumps(model.config.to_dict()),
        "info": json.dumps(info.to_dict()),
    }
    return safetensors.torch.save(tensors, metadata)


def load_model(path: Path, *, like: VisionTransformer | None = None) -> LoadedModel:
    """Read what `save_model` wrote, in eval mode; raises WeightsError, and then nothing is loaded.

    Where `like` is a model of that very shape, it is spared to make one from nothing, which takes most of the time.
    """
    _refuse_pickles(path)
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - it is no dictionary
    except (safetensors.SafetensorError, OSError) as error:
        raise WeightsError(
            QT_TRANSLATE_NOOP("errors", "{path} is damaged or no safetensors file: {reason}."),
            _OPEN_ANOTHER,
            path=path,
            reason=error,
        ) from error
    config, info = _read_metadata(path, metadata)
    pattern = like if like is not None and like.config == config else VisionTransformer(config)
    _check_tensors(path, tensors, pattern.state_dict())
    _check_finite(path, tensors)
    if pattern is like:
        return LoadedModel(twin(like, tensors), info)
    pattern.load_state_dict(tensors)
    return LoadedModel(pattern.eval(), info)


def _refuse_pickles(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(9)
    except OSError as error:
        raise WeightsError(
            QT_TRANSLATE_NOOP("errors", "{path} cannot be read: {reason}."),
            _OPEN_ANOTHER,
            path=path,
            reason=error.strerror or error,
        ) from error
    # the first eight bytes of safetensors are the length of the JSON that follows, and may begin as a pickle does
    is_safetensors = start[4:] == b"\0\0\0\0{"
    if start.startswith(_PICKLE_MARKS) and not is_safetensors:
        raise WeightsError(
            QT_TRANSLATE_NOOP(
                "errors",
                "{path} looks like a pickle, as torch.save writes it; it could run any code, so it was not opened.",
            ),
            QT_TRANSLATE_NOOP("errors", "Save the weights with safetensors instead."),
            path=path,
        )


def _read_metadata(path: Path, metadata: dict[str, str]) -> tuple[ViTConfig, ModelInfo]:
    if metadata.get("vit_studio") != FORMAT:
        raise WeightsError(
            QT_TRANSLATE_NOOP("errors", "{path} holds no model of ViT Studio: its format is {format}, not {wanted}."),
            _OPEN_ANOTHER,
            path=path,
            format=metadata.get("vit_studio", "?"),
            wanted=FORMAT,
        )
    try:
        return (
            ViTConfig.from_dict(json.loads(metadata["config"])),
            ModelInfo.from_dict(json.loads(metadata["info"])),
        )
    except ConfigError as error:
        # a clash of numbers already says what to do: it must not be buried in a general complaint
        raise WeightsError(error.message, error.hint, **error.values) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WeightsError(
            QT_TRANSLATE_NOOP("errors", "The description of the model in {path} cannot be read: {reason}."),
            _OPEN_ANOTHER,
            path=path,
            reason=error,
        ) from error


def _check_tensors(path: Path, found: dict[str, torch.Tensor], wanted: dict[str, torch.Tensor]) -> None:
    missing, foreign = sorted(set(wanted) - set(found)), sorted(set(found) - set(wanted))
    if missing or foreign:
        raise WeightsError(
            QT_TRANSLATE_NOOP(
                "errors", "The weights in {path} do not fit its configuration: missing {missing}, unknown {foreign}."
            ),
            _OPEN_ANOTHER,
            path=path,
            missing=_some(missing),
            foreign=_some(foreign),
        )
    for name, tensor in found.items():
        if tensor.shape != wanted[name].shape or not tensor.is_floating_point():
            raise WeightsError(
                QT_TRANSLATE_NOOP("errors", "{name} in {path} is {found}, but its configuration asks for {wanted}."),
                _OPEN_ANOTHER,
                path=path,
                name=name,
                found=f"{tuple(tensor.shape)} {tensor.dtype}",
                wanted=f"{tuple(wanted[name].shape)} {wanted[name].dtype}",
            )


def _check_finite(path: Path, tensors: dict[str, torch.Tensor]) -> None:
    broken = [name for name, tensor in tensors.items() if not tensor.isfinite().all()]
    if broken:
        raise WeightsError(
            QT_TRANSLATE_NOOP("errors", "Weights in {path} are not finite numbers: {names}."),
            QT_TRANSLATE_NOOP(
                "errors", "The training that made them went astray: train again with a lower learning rate."
            ),
            path=path,
            names=_some(broken),
        )


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:3]) or "–"
    return f"{shown}, …" if len(names) > 3 else shown


def _write_atomically(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)  # mkstemp makes it private
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
