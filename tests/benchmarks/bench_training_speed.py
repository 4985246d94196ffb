"""Images per second of a training step, ours against timm's, torchvision's and vit-pytorch's, in one run.

    python tests/benchmarks/bench_training_speed.py [--rounds 15] [--steps 5] [--threads 2] [--clock wall] [--limit]
                                                [--precision auto]

All have one shape (28×28×1, patch 4, width 64, 6 layers of 4 heads, MLP × 2), batch 128, AdamW. Ours is the whole of
`train`: images picked, augmented and put to scale, clipping, schedule, and the events, in the precision that it takes
by itself on this machine, or in `--precision`; the peers get a batch that lies ready, and compute in float32. Each has
a process of its own, as its user would start it: ours as the command line does, the peers with torch as it comes. Each
round lets each have some steps in turn, so that what else the machine does befalls all alike. `ratio` is ours to the
fastest peer, `ratio_in_rounds` the median of that over the rounds. A peer that is not installed is left out.
`--clock cpu` counts the processor's time: with one thread it says more on a busy machine.

With `--limit` each round also takes the time of our step's matrix products alone (`product_limit.py`): `share_of_limit`
is that over our step's, the median over the rounds; 1 were a step in which nothing but products takes time.
"""

import argparse
import contextlib
import importlib.util
import itertools
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from vit_studio.heap import keep_freed
from vit_studio.openmp import wait_briefly

if "ours" in sys.argv:  # before torch is there
    wait_briefly()
    keep_freed()

import torch
from measure import report, summary
from product_limit import ProductLimit, products_of_step
from torch import nn
from torch.nn import functional as F

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.training.events import Progress
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import train
from vit_studio.training.precision import decided
from vit_studio.training.settings import Precision, TrainSettings
from vit_studio.vit.config import DEFAULT

BATCH = 128
CLOCKS: dict[str, Callable[[], float]] = {"wall": time.perf_counter, "cpu": time.process_time}


def timm() -> nn.Module:
    from timm.models.vision_transformer import VisionTransformer

    return VisionTransformer(
        img_size=28, patch_size=4, in_chans=1, num_classes=10, embed_dim=64, depth=6, num_heads=4, mlp_ratio=2
    )


def torchvision() -> nn.Module:
    from torchvision.models.vision_transformer import VisionTransformer

    model = VisionTransformer(
        image_size=28, patch_size=4, num_layers=6, num_heads=4, hidden_dim=64, mlp_dim=128, num_classes=10
    )
    model.conv_proj = nn.Conv2d(1, 64, kernel_size=4, stride=4)
    return model


def vit_pytorch() -> nn.Module:
    from vit_pytorch import ViT

    return ViT(
        image_size=28, patch_size=4, channels=1, num_classes=10, dim=64, depth=6, heads=4, dim_head=16, mlp_dim=128
    )


PEERS: tuple[Callable[[], nn.Module], ...] = (timm, torchvision, vit_pytorch)


def our_steps(precision: Precision) -> Iterator[object]:
    """One training step for each `next`; nothing is held out, so nothing is evaluated between them."""
    images = draw_garments(count=6 * BATCH)  # five sixths of them are training images: whole batches
    settings = TrainSettings(batch_size=BATCH, epochs=10_000, valid_images=0, eval_train_images=0, precision=precision)
    events = train(initial_model(DEFAULT, settings.seed), images, settings)
    return (event for event in events if isinstance(event, Progress))


def peer_steps(model: nn.Module) -> Iterator[object]:
    """One training step for each `next`, as their tutorials write it."""
    images, labels = torch.randn(BATCH, 1, 28, 28), torch.randint(0, 10, (BATCH,))
    optimizer = torch.optim.AdamW(model.parameters(), 1e-3, fused=True)
    model.train()
    while True:
        optimizer.zero_grad(set_to_none=True)
        loss = F.cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        yield loss


def answer(name: str, options: argparse.Namespace) -> None:
    """In a process of its own: for each line of the input take some steps, and print their seconds and the products'.

    Three steps before the first line are not counted.
    """
    torch.manual_seed(0)
    clock = CLOCKS[options.clock]
    run = (
        our_steps(options.precision)
        if name == "ours"
        else peer_steps(next(peer() for peer in PEERS if peer.__name__ == name))
    )
    limit = ProductLimit(DEFAULT, BATCH, clock) if name == "ours" and options.limit else None
    list(itertools.islice(run, 3))
    print("ready", flush=True)
    for _ in sys.stdin:
        start = clock()
        list(itertools.islice(run, options.steps))
        seconds = clock() - start
        products = limit.seconds() * options.steps if limit else None
        print(json.dumps([seconds, products]), flush=True)


def seconds_in_rounds(names: list[str], rounds: int) -> tuple[dict[str, list[float]], list[float]]:
    """Seconds of some steps of each, round by round; and those of the products of as many steps, right after ours."""
    seconds: dict[str, list[float]] = {name: [] for name in names}
    at_least: list[float] = []
    with contextlib.ExitStack() as stack:
        runs = {
            name: stack.enter_context(
                subprocess.Popen(
                    [sys.executable, *sys.argv, "--one", name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
                )
            )
            for name in names
        }
        for run in runs.values():  # while others still start, nobody is measured
            assert run.stdout is not None
            run.stdout.readline()
        for _ in range(rounds):
            for name, run in runs.items():
                assert run.stdin is not None
                assert run.stdout is not None
                print("go", file=run.stdin, flush=True)
                taken, products = json.loads(run.stdout.readline())
                seconds[name].append(taken)
                at_least += [] if products is None else [products]
    return seconds, at_least


def against_limit(at_least: list[float], ours: list[float], *, steps: int) -> dict[str, object]:
    """What the products of a step take on this machine, and how much of our step they are."""
    step = statistics.median(at_least) / steps
    multiply_adds = sum(product.multiply_adds for product in products_of_step(DEFAULT, BATCH))
    return {
        "multiply_adds": multiply_adds,
        "gflop_per_second": round(2 * multiply_adds / step / 1e9, 1),
        "step_ms": round(step * 1000, 3),
        "share_of_limit": round(statistics.median(least / time for least, time in zip(at_least, ours, strict=True)), 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--clock", choices=CLOCKS, default="wall")
    parser.add_argument("--precision", type=Precision, choices=tuple(Precision), default=Precision.AUTO)
    parser.add_argument("--limit", action="store_true", help="against the machine's matrix products, too")
    parser.add_argument("--one", choices=("ours", *(peer.__name__ for peer in PEERS)), help=argparse.SUPPRESS)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    if options.one:
        answer(options.one, options)
        return
    names = ["ours", *(peer.__name__ for peer in PEERS if importlib.util.find_spec(peer.__name__))]
    seconds, at_least = seconds_in_rounds(names, options.rounds)
    images = options.steps * BATCH
    rates = {name: images / statistics.median(times) for name, times in seconds.items()}
    fastest = max((name for name in rates if name != "ours"), key=lambda name: rates[name])
    pairs = zip(seconds["ours"], seconds[fastest], strict=True)
    report(
        "training_speed",
        threads=options.threads,
        clock=options.clock,
        precision=decided(options.precision, torch.device("cpu")),
        images_per_second={name: round(rate) for name, rate in rates.items()},
        fastest_peer=fastest,
        ratio=round(rates["ours"] / rates[fastest], 3),
        ratio_in_rounds=round(statistics.median(theirs / ours for ours, theirs in pairs), 3),
        limit=against_limit(at_least, seconds["ours"], steps=options.steps) if at_least else None,
        step={name: summary([time / options.steps for time in times]) for name, times in seconds.items()},
    )


if __name__ == "__main__":
    main()
