"""The jobs' own work: models and images come in, and become scenes that agree with the plain pass."""

import os
import threading

import numpy as np
import pytest
import torch

from vit_studio.data import download
from vit_studio.data.images import ImageId, Split
from vit_studio.errors import ConfigError, DataError, WeightsError
from vit_studio.session import opening
from vit_studio.session.jobs import Cancelled, JobControl
from vit_studio.session.opening import View, make_scene
from vit_studio.vit.model import count_parameters
from vit_studio.vit.pixels import to_input


@pytest.fixture
def control():
    told = []
    made = JobControl(lambda control: told.append(control.take_progress()))
    made.told = told
    return made


def test_a_scene_is_of_the_image_and_the_model(images, held):
    scene = make_scene(View(images=images, index=20, held=held))
    assert (scene.images, scene.index, scene.info, scene.config) == (images, 20, held.info, held.config)
    assert (scene.label, scene.image_id) == (0, ImageId(Split.TEST, 2))
    assert scene.class_names == images.class_names
    assert scene.num_parameters == count_parameters(held.model)
    assert scene.training_step is None
    assert (scene.grid.side, scene.grid.num_tokens) == (4, 17)
    np.testing.assert_array_equal(scene.pixels, images.images[20])
    assert not scene.pixels.flags.writeable


def test_a_scenes_logits_are_those_of_the_plain_pass_on_the_models_own_normalisation(images, held):
    scene = make_scene(View(images=images, index=3, held=held))
    with torch.inference_mode():
        logits = held.model(to_input(images.images[3:4], mean=held.info.pixel_mean, std=held.info.pixel_std))
    np.testing.assert_array_equal(scene.trace.logits, logits[0].numpy())
    assert scene.proof.allclose
    np.testing.assert_allclose(scene.proof.by_matmul, scene.trace.patch_tokens, rtol=1e-5, atol=1e-6)


def test_a_scene_of_a_model_in_training_says_its_step(images, make_held):
    assert make_scene(View(images=images, index=0, held=make_held(step=12))).training_step == 12


def test_no_scene_of_a_model_that_cannot_read_the_images(make_images, held):
    with pytest.raises(ConfigError):
        make_scene(View(images=make_images(size=32), index=0, held=held))


def test_a_model_file_is_opened_and_traced(images, save):
    held, scene = opening.open_model(save(name="mine"), images, 5)
    assert held.info.name == scene.info.name == "mine"
    assert not held.model.training
    assert scene.index == 5


def test_without_images_a_model_waits_for_its_scene(save):
    held, scene = opening.open_model(save(), None, 0)
    assert held.step is None
    assert scene is None


def test_a_damaged_model_file_is_refused(images, tmp_path):
    path = tmp_path / "damaged.safetensors"
    path.write_bytes(b"not a model")
    with pytest.raises(WeightsError):
        opening.open_model(path, images, 0)


def test_the_hash_of_a_file_is_that_of_the_model_in_it_and_a_scene_names_both(images, save):
    path = save()
    held, scene = opening.open_model(path, images, 0)
    assert opening.hash_of_model(path) == held.hash == scene.model_hash
    assert held.file == scene.model_file == path


def test_a_saved_model_opens_as_the_same(images, held, tmp_path):
    path = opening.save_model(tmp_path / "kept.safetensors", held)
    again, _ = opening.open_model(path, images, 0)
    assert again.info == held.info
    for name, tensor in held.model.state_dict().items():
        assert torch.equal(tensor, again.model.state_dict()[name])


def test_an_empty_folder_holds_no_images_which_only_matters_to_who_chose_it(tmp_path, control):
    assert opening.look_for_images(tmp_path, tmp_path / "cache", control) is None
    with pytest.raises(DataError):
        opening.open_images(tmp_path, tmp_path / "cache", control)


def test_real_images_are_loaded_with_progress_then_come_from_the_cache(data_dir, tmp_path, control):
    first = opening.open_images(data_dir, tmp_path, control)
    assert len(first) == 70_000
    steps = [done for done, _ in control.told]
    assert steps
    assert steps == sorted(steps)
    told = len(control.told)
    again = opening.look_for_images(data_dir, tmp_path, control)
    assert isinstance(again.images, np.memmap)
    assert len(control.told) == told


def test_loading_ends_soon_after_it_is_called_off(data_dir, tmp_path, control):
    control.cancel()
    with pytest.raises(Cancelled):
        opening.open_images(data_dir, tmp_path, control)
    assert not any(tmp_path.iterdir())


def test_a_download_that_is_called_off_ends_as_a_cancelled_job(monkeypatch, tmp_path, control):
    asked = threading.Event()

    def fake_pieces(url):
        asked.set()
        control.cancel()
        while True:
            yield b""

    monkeypatch.setattr(download, "fetch_pieces", fake_pieces)
    with pytest.raises(Cancelled):
        opening.fetch_images(tmp_path / "data", tmp_path / "cache", control)
    assert asked.is_set()
    assert not [name for _, _, names in os.walk(tmp_path) for name in names]


def test_a_download_of_what_is_there_already_only_reads_it(data_dir, tmp_path, control):
    assert len(opening.fetch_images(data_dir, tmp_path, control)) == 70_000
    assert control.told == []
