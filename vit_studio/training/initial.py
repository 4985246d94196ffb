"""A model that has learned nothing yet, and what is known of it."""

import torch

from vit_studio.data.images import ImageSet
from vit_studio.training.room import check_room, told_where_it_ends
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.model_info import ModelInfo


def initial_model(config: ViTConfig, seed: int) -> VisionTransformer:
    """The same weights for the same seed; torch's own generator is left as it was.

    Raises ConfigError, or another VitStudioError, where the model has no room in memory.
    """
    check_room(config)
    with told_where_it_ends(), torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(seed)
        return VisionTransformer(config)


def info_for(images: ImageSet, settings: TrainSettings) -> ModelInfo:
    """What will travel with a model trained on these images; steps and accuracies are added when they are known."""
    return ModelInfo(
        name=f"{images.name} ViT",
        pixel_mean=images.mean,
        pixel_std=images.std,
        class_names=images.class_names,
        trained_on=images.name,
        seed=settings.seed,
    )
