"""A pass followed line by line against the traced pass and the plain one, of the default model or of one like ViT-B.

uv run python tests/benchmarks/bench_lines.py [--rounds 50] [--large]
"""

import argparse
import time

import torch
from measure import report, summary

from vit_studio.session.line_by_line import BUDGET
from vit_studio.tracing.line_trace import trace_lines
from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import DEFAULT, ViTConfig
from vit_studio.vit.model import VisionTransformer

LARGE = ViTConfig(patch_size=2, embed_dim=768, depth=12, num_heads=12, mlp_ratio=4)
"""197 tokens, as a ViT-B/16 of 224 pixels."""


def timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--large", action="store_true", help="a model of ViT-B's size instead of the default one")
    options = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    model, image = VisionTransformer(LARGE if options.large else DEFAULT).eval(), torch.randn(1, 28, 28)

    def plain():
        with torch.inference_mode():
            model(image[None])

    works = (plain, lambda: trace(model, image), lambda: trace_lines(model, image, budget=BUDGET))
    for work in works:
        work()
    times = [[timed(work) for work in works] for _ in range(options.rounds)]
    plains, traced, followed = (summary(list(column)) for column in zip(*times, strict=True))
    steps = trace_lines(model, image, budget=BUDGET).steps
    kept = sum(value.array.nbytes for step in steps for value in step.values if value.array is not None)
    report(
        "lines",
        plain=plains,
        traced=traced,
        followed=followed,
        steps=len(steps),
        kept_mb=round(kept / 2**20, 1),
        ratio=round(followed["median_ms"] / plains["median_ms"], 2),
    )


if __name__ == "__main__":
    main()
