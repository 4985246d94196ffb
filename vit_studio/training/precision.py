"""In which numbers a step is computed: where 16 bits are to be had, where they are faster, and how they are used."""

import contextlib

import torch

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError
from vit_studio.training.settings import Precision


def decided(precision: Precision, device: torch.device) -> Precision:
    """What `AUTO` stands for on the device; any other as it is.

    A step of the default model takes three quarters of its time in bfloat16 on a processor made for it. An accelerator
    is so fast for models of this size that to change numbers there and back may cost more than it saves: float32.
    """
    if precision is not Precision.AUTO:
        return precision
    return Precision.BFLOAT16 if _is_made_for_bfloat16(device) else Precision.FLOAT32


def computed_in(precision: Precision, device: torch.device) -> contextlib.AbstractContextManager[object]:
    """Within, matrix products are of that precision; what is delicate, and the weights, stay float32."""
    if decided(precision, device) is Precision.FLOAT32:
        return contextlib.nullcontext()
    return torch.autocast(device.type, dtype=torch.bfloat16)


def check_precision(precision: Precision, device: torch.device) -> None:
    """Raise ConfigError where the device has no such numbers; to imitate them is slower than float32."""
    if precision is Precision.BFLOAT16 and not has_bfloat16(device):
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "The device {device} does not compute in bfloat16."),
            QT_TRANSLATE_NOOP("errors", "Choose the precision float32, or another device."),
            device=str(device),
        )


def has_bfloat16(device: torch.device) -> bool:
    """Whether the device multiplies matrices in bfloat16 by itself."""
    if device.type == "cpu":
        supported = getattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", None)
        return bool(torch.backends.mkldnn.is_available() and supported is not None and supported())  # type: ignore[no-untyped-call]
    if device.type == "cuda":
        return bool(torch.cuda.get_device_capability(device)[0] >= 8) or torch.version.hip is not None
    return False


def _is_made_for_bfloat16(device: torch.device) -> bool:
    """Whether it is a processor with instructions for it: oneDNN alone is content with wide vectors, and imitates."""
    instructions = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return (
        device.type == "cpu"
        and has_bfloat16(device)
        and any(getattr(torch.cpu, name, lambda: False)() for name in instructions)
    )
