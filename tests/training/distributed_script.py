"""What each process of the distributed test does: train, and write down what it was told."""

import dataclasses
import json
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.training.distributed import leave, setup_from_environment
from vit_studio.training.initial import initial_model
from vit_studio.training.loop import Training
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

CONFIG = ViTConfig(patch_size=14, embed_dim=16, depth=2, num_heads=2)
WIDER = ViTConfig(patch_size=7, embed_dim=32, depth=2, num_heads=2)
BASE = TrainSettings(  # in 16 bits each process rounds the sums of its own half
    epochs=5, batch_size=48, learning_rate=2e-3, precision="float32", valid_images=40, eval_train_images=50
)
RECIPES = {
    "plain": BASE,  # 20 steps; the last batch of an epoch has 16 images
    "uneven": dataclasses.replace(
        BASE, epochs=3, batch_size=53
    ),  # parts of 26 and 27, and in the end of a single image
    "all": dataclasses.replace(
        BASE, epochs=3, mixup=0.4, random_erasing=0.4, drop_path=0.2, ema=0.9, label_smoothing=0.1, optimizer="muon"
    ),
    "unclipped": dataclasses.replace(BASE, epochs=1, clip_norm=0.0),
}


def told(training):
    """The events as JSON takes them, each with its kind."""
    return [{"kind": type(event).__name__} | dataclasses.asdict(event) for event in training.events()]


def all_told(images, world, into):
    """Train by each recipe; what was told, by name."""
    events = {}
    for name, settings in RECIPES.items():
        training = Training(initial_model(CONFIG, settings.seed), images, settings, world=world)
        events[name] = told(training)
        rank = world.rank if world else 0
        save_file(training.state().weights, into / f"{name}-{rank}.safetensors")
    return events


def left_and_resumed(images, world, into):
    """The same training, never left and left after five steps: the weights of both."""
    settings = dataclasses.replace(BASE, epochs=3)
    whole = Training(initial_model(WIDER, 0), images, settings, world=world)
    told(whole)
    left = Training(initial_model(WIDER, 0), images, settings, world=world, should_stop=lambda: left.step == 5)
    told(left)
    resumed = Training(initial_model(WIDER, 0), images, settings, world=world, resume=left.state())
    told(resumed)
    for name, training in (("whole", whole), ("resumed", resumed)):
        save_file(training.state().weights, into / f"{name}-{world.rank}.safetensors")


def main():
    torch.set_num_threads(1)
    into = Path(sys.argv[1])
    world = setup_from_environment()
    images = draw_garments(count=240, seed=1)
    if "resume" in sys.argv:
        left_and_resumed(images, world, into)
    else:
        learn_and_stop(images, world, into)
    leave(world)


def learn_and_stop(images, world, into):
    """Each recipe, and both ways to stop; what this process was told, in a file."""
    events = all_told(images, world, into)
    training = Training(
        initial_model(CONFIG, 0), images, BASE, world=world, should_stop=lambda: world.rank == 1 and training.step == 3
    )
    events["stopped by the second"] = told(training)
    first = Training(
        initial_model(CONFIG, 0), images, BASE, world=world, should_stop=lambda: world.rank == 0 and first.step == 4
    )
    events["stopped by the first, while it evaluates"] = told(first)
    (into / f"events-{world.rank}.json").write_text(json.dumps(events))


if __name__ == "__main__":
    main()
