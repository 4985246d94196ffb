import torch

from vit_studio.training.initial import info_for, initial_model
from vit_studio.training.settings import TrainSettings


def weights(model):
    return torch.cat([parameter.flatten() for parameter in model.parameters()])


def test_the_weights_follow_from_the_seed(tiny):
    assert torch.equal(weights(initial_model(tiny, 3)), weights(initial_model(tiny, 3)))
    assert not torch.equal(weights(initial_model(tiny, 3)), weights(initial_model(tiny, 4)))


def test_torchs_own_generator_is_left_alone(tiny):
    before = torch.get_rng_state()
    initial_model(tiny, 3)
    assert torch.equal(torch.get_rng_state(), before)


def test_the_info_tells_how_to_feed_the_model_and_what_it_says(garments):
    info = info_for(garments, TrainSettings(seed=8))
    assert (info.pixel_mean, info.pixel_std) == (garments.mean, garments.std)
    assert info.class_names == garments.class_names
    assert info.name == f"{garments.name} ViT"
    assert (info.trained_on, info.seed, info.test_accuracy) == (garments.name, 8, None)
