"""A weights file is written whole or not at all, and what is not one is refused."""

import dataclasses
import json
import stat

import pytest
import safetensors.torch
import torch

from vit_studio.errors import WeightsError
from vit_studio.vit import weights
from vit_studio.vit.config import NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.model_info import ModelInfo
from vit_studio.vit.weights import load_model, save_model

INFO = ModelInfo(name="test", pixel_mean=0.286, pixel_std=0.353, class_names=("a", "b"), steps=3, test_accuracy=0.5)


@pytest.fixture
def model():
    torch.manual_seed(0)
    return VisionTransformer(NOTEBOOK)


@pytest.fixture
def saved(model, tmp_path):
    path = tmp_path / "model.safetensors"
    save_model(path, model, INFO)
    return path


def rewrite(path, *, metadata=None, tensors=None):
    """The same file with other metadata or tensors."""
    with safetensors.safe_open(path, framework="pt") as file:
        old = file.metadata()
    safetensors.torch.save_file(tensors or safetensors.torch.load_file(path), path, old | (metadata or {}))


@pytest.mark.parametrize("kind", list(PosEmbed))
def test_there_and_back(tmp_path, kind):
    model = VisionTransformer(ViTConfig(depth=2, pos_embed=kind)).eval()
    save_model(tmp_path / "m.safetensors", model, INFO)
    loaded = load_model(tmp_path / "m.safetensors")
    assert loaded.info == INFO
    assert loaded.model.config == model.config
    assert not loaded.model.training
    for name, tensor in model.state_dict().items():
        assert torch.equal(loaded.model.state_dict()[name], tensor)
    images = torch.randn(2, 1, 28, 28)
    assert torch.equal(loaded.model(images), model(images))


def test_other_programs_can_read_the_tensors(saved, model):
    assert list(safetensors.torch.load_file(saved)) and stat.S_IMODE(saved.stat().st_mode) & 0o444


@pytest.mark.parametrize(
    "save", [torch.save, lambda state, path: torch.save(state, path, _use_new_zipfile_serialization=False)]
)
def test_a_pickle_is_not_opened(model, tmp_path, save):
    path = tmp_path / "model.pt"
    save(model.state_dict(), path)
    with pytest.raises(WeightsError, match="pickle"):
        load_model(path)


def test_a_file_whose_length_looks_like_a_pickles_mark_is_opened(model, tmp_path):
    path = tmp_path / "model.safetensors"
    for letters in range(0, 512, 4):
        save_model(path, model, ModelInfo(name="n" * letters))
        if path.read_bytes()[0] == 0x80:
            break
    assert path.read_bytes()[0] == 0x80
    assert load_model(path).info.name == "n" * letters


@pytest.mark.parametrize("kept", [0, 4, 9, 100, -1, -1000])
def test_a_truncated_file_is_refused(saved, kept):
    saved.write_bytes(saved.read_bytes()[:kept])
    with pytest.raises(WeightsError, match=r"model\.safetensors"):
        load_model(saved)


def test_a_text_file_and_no_file_are_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("dear diary " * 10)
    for name in ("notes.txt", "absent.safetensors", "."):
        with pytest.raises(WeightsError):
            load_model(tmp_path / name)


def test_somebody_elses_safetensors_are_refused(tmp_path):
    path = tmp_path / "other.safetensors"
    safetensors.torch.save_file({"x": torch.zeros(2)}, path)
    with pytest.raises(WeightsError, match="no model of ViT Studio"):
        load_model(path)


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({"config": "{"}, "cannot be read"),
        ({"config": "[]"}, "cannot be read"),
        ({"info": "7"}, "cannot be read"),
        ({"vit_studio": "vit-studio 99"}, "vit-studio 99"),
        ({"config": json.dumps({"patch_size": 5})}, "does not divide"),
        ({"config": json.dumps({"depth": "6"})}, "whole number"),
        ({"config": json.dumps(NOTEBOOK.to_dict() | {"depth": 3})}, "blocks.2"),
        ({"config": json.dumps(NOTEBOOK.to_dict() | {"depth": 1})}, "blocks.1"),
        ({"config": json.dumps(NOTEBOOK.to_dict() | {"num_classes": 9})}, "head"),
        ({"config": json.dumps(NOTEBOOK.to_dict() | {"pos_embed": "none"})}, "max_tokens is 32"),
        ({"config": json.dumps(NOTEBOOK.to_dict() | {"pos_embed": "none", "max_tokens": 0})}, "unknown pos_embed"),
        ({"config": json.dumps(NOTEBOOK.to_dict() | {"pos_embed": "learned_2d", "max_tokens": 0})}, "pos_embed.cls"),
        ({"config": json.dumps(NOTEBOOK.to_dict() | {"pos_embed": "relative", "max_tokens": 0})}, "rel_pos.table"),
        ({"config": json.dumps(NOTEBOOK.to_dict() | {"pos_embed": "rope"})}, "pos_embed is rope"),
    ],
)
def test_a_description_that_does_not_fit_is_refused(saved, metadata, said):
    rewrite(saved, metadata=metadata)
    with pytest.raises(WeightsError, match=said):
        load_model(saved)


def test_weights_that_are_no_numbers_are_refused(saved):
    tensors = safetensors.torch.load_file(saved)
    rewrite(saved, tensors=tensors | {"head.bias": tensors["head.bias"].int()})
    with pytest.raises(WeightsError, match=r"head\.bias"):
        load_model(saved)


def test_weights_that_are_not_finite_are_refused(saved):
    tensors = safetensors.torch.load_file(saved)
    rewrite(saved, tensors=tensors | {"head.bias": torch.full_like(tensors["head.bias"], torch.nan)})
    with pytest.raises(WeightsError, match="not finite"):
        load_model(saved)


def test_a_disk_that_fills_up_leaves_the_old_file(saved, model, monkeypatch):
    before = saved.read_bytes()

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(weights.os, "fsync", full)
    with pytest.raises(WeightsError, match="No space left"):
        save_model(saved, model, INFO)
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


def test_a_folder_that_is_not_there_is_named(model, tmp_path):
    with pytest.raises(WeightsError, match="absent"):
        save_model(tmp_path / "absent" / "m.safetensors", model, INFO)


def test_a_model_of_the_same_shape_spares_making_one(tmp_path):
    first, second = (VisionTransformer(NOTEBOOK).eval() for _ in range(2))
    save_model(tmp_path / "second.safetensors", second, ModelInfo(steps=7))
    loaded = load_model(tmp_path / "second.safetensors", like=first)
    assert loaded.info.steps == 7
    assert loaded.model is not first
    for name, tensor in loaded.model.state_dict().items():
        assert torch.equal(tensor, second.state_dict()[name])


def test_a_model_of_another_shape_is_made_from_nothing(tmp_path):
    other = VisionTransformer(dataclasses.replace(NOTEBOOK, embed_dim=16)).eval()
    save_model(tmp_path / "other.safetensors", other, ModelInfo())
    loaded = load_model(tmp_path / "other.safetensors", like=VisionTransformer(NOTEBOOK))
    assert loaded.model.config == other.config


def test_what_is_damaged_is_refused_beside_a_model_too(tmp_path):
    model = VisionTransformer(NOTEBOOK).eval()
    with torch.no_grad():
        model.head.bias[0] = torch.nan
    save_model(tmp_path / "broken.safetensors", model, ModelInfo())
    with pytest.raises(WeightsError, match="not finite"):
        load_model(tmp_path / "broken.safetensors", like=VisionTransformer(NOTEBOOK))
