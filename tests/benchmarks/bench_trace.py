"""A traced pass against the plain pass of the same model and image, interleaved.

uv run python tests/benchmarks/bench_trace.py [--rounds 200]
"""

import argparse
import time

import torch
from measure import report, summary

from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import DEFAULT
from vit_studio.vit.model import VisionTransformer


def timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    torch.manual_seed(0)
    model, image = VisionTransformer(DEFAULT).eval(), torch.randn(1, 28, 28)

    def plain():
        with torch.inference_mode():
            model(image[None])

    for _ in range(20):
        plain(), trace(model, image)
    times = [(timed(plain), timed(lambda: trace(model, image))) for _ in range(rounds)]
    plains, traced = summary([pair[0] for pair in times]), summary([pair[1] for pair in times])
    report(
        "trace", plain=plains, traced=traced, ratio=round(traced["median_ms"] / plains["median_ms"], 2), wanted="<= 2"
    )


if __name__ == "__main__":
    main()
