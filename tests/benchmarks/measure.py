"""What all benchmarks share: medians, p95 and p99 of times, and one JSON object at the end."""

import json
import os
import platform
import statistics
from collections.abc import Sequence


def summary(seconds: Sequence[float]) -> dict[str, float]:
    """Median, p95, p99 and greatest of some times, in milliseconds."""
    ordered = sorted(seconds)
    return {
        "count": len(ordered),
        "median_ms": _ms(statistics.median(ordered)),
        "p95_ms": _ms(_quantile(ordered, 0.95)),
        "p99_ms": _ms(_quantile(ordered, 0.99)),
        "max_ms": _ms(ordered[-1]),
    }


def report(name: str, **figures: object) -> None:
    """Print one JSON object, with the machine's size and how busy it was: a ratio on a busy machine says little."""
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "load": round(os.getloadavg()[0], 2)}
    print(json.dumps({"benchmark": name, **figures, "machine": machine}), flush=True)


def _quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 3)
