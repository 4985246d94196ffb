"""Where a model can be trained: the processor, and what accelerators this machine has."""

import dataclasses
from typing import TYPE_CHECKING, Final

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError

if TYPE_CHECKING:
    import torch

CPU: Final = "cpu"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Device:
    """`name` is what `Training` takes ("cpu", "cuda:0", "mps"); `words` say what is there, a name that makers gave.

    `memory` is in bytes, 0 where nobody tells; `bfloat16` says whether that precision is to be had, `precision` which
    one `Precision.AUTO` stands for there.
    """

    name: str
    words: str
    memory: int = 0
    bfloat16: bool = False
    precision: str = "float32"


def available_devices() -> tuple[Device, ...]:
    """The CPU, each CUDA device, Apple's GPU. It imports torch and asks the drivers: not for the GUI thread."""
    import torch

    from vit_studio.training.precision import decided, has_bfloat16
    from vit_studio.training.settings import Precision

    cpu = torch.device(CPU)
    auto = decided(Precision.AUTO, cpu).value
    found = [Device(name=CPU, words=_processor(), bfloat16=has_bfloat16(cpu), precision=auto)]
    for index in range(torch.cuda.device_count() if torch.cuda.is_available() else 0):
        device = torch.device("cuda", index)
        properties = torch.cuda.get_device_properties(device)
        found.append(
            Device(
                name=str(device),
                words=properties.name,
                memory=properties.total_memory,
                bfloat16=has_bfloat16(device),
            )
        )
    if torch.backends.mps.is_available():
        found.append(Device(name="mps", words="Apple Metal"))
    return tuple(found)


def torch_device(name: str) -> "torch.device":
    """The device of that name; raises ConfigError where this machine has none."""
    import torch

    if name == CPU:
        return torch.device(CPU)  # without asking anybody: CUDA would be woken by it
    names = [device.name for device in available_devices()]
    full = "cuda:0" if name == "cuda" else name
    if full not in names:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "This machine has no device {name} that torch can use."),
            QT_TRANSLATE_NOOP("errors", "Choose one of {names}."),
            name=name,
            names=", ".join(names),
        )
    return torch.device(full)


def _processor() -> str:
    """The maker's name of the CPU; "" where the system does not tell."""
    import platform
    from pathlib import Path

    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor()
