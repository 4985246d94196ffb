"""Snippets: run by another Python, alone, they give the very array that is on screen."""

import dataclasses
import subprocess
import sys

import numpy as np
import pytest
import torch

from vit_studio.analysis.expression import evaluate
from vit_studio.data.drawn_garments import draw_garments
from vit_studio.errors import VitStudioError
from vit_studio.resources import bundled_model
from vit_studio.session.difference import difference
from vit_studio.session.opening import View, make_scene, open_model
from vit_studio.tracing.line_trace import trace_lines
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.pixels import to_input
from vit_studio.vit.weights import save_model
from vit_studio.window.export.snippet import line_expression, snippet


@pytest.fixture(scope="module")
def opened():
    """The bundled model, and the scene of a drawn image."""
    held, _ = open_model(bundled_model(), None, 0)
    return held, make_scene(View(images=draw_garments(40, seed=0), index=31, held=held))


def run(script, tmp_path):
    """(what it printed, the array that it saved); in a folder of its own, where nothing lies about."""
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "script.py", "result.npy"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    return done.stdout, np.load(tmp_path / "result.npy")


def test_a_snippet_gives_the_array_on_screen(opened, tmp_path):
    _, scene = opened
    expression = "rollout(attn_weights)[-1][0, 1:].reshape(grid.side, grid.side)"
    printed, array = run(snippet(expression, scene), tmp_path)
    shown = evaluate(expression, scene)
    np.testing.assert_allclose(array, shown, rtol=1e-5, atol=1e-6)
    assert f"shape {shown.shape}" in printed


@pytest.mark.parametrize(
    "expression",
    [
        "attn_weights[2, 1]",
        "attn_weights[2].mean(0)",
        "patches @ weight + bias",
        "tokens[-1] - tokens[0]",
        "pixels",
        "probs",
        "image[0]",
        "pos_table",
        "np.linalg.norm(tokens[config.depth], axis=-1)",
        "cosine_similarity(pos_embed)",
    ],
)
def test_every_kind_of_expression_runs_alone(opened, expression):
    _, scene = opened
    names = {"__name__": "script"}
    argv, sys.argv = sys.argv, ["script.py"]
    try:
        exec(compile(snippet(expression, scene), "script.py", "exec"), names)
    finally:
        sys.argv = argv
    np.testing.assert_allclose(names["result"], evaluate(expression, scene), rtol=1e-5, atol=1e-6)


def test_a_snippet_of_a_line_gives_what_the_line_computed(opened, tmp_path):
    held, scene = opened
    image = to_input(scene.pixels[None], mean=scene.info.pixel_mean, std=scene.info.pixel_std)[0]
    hidden = trace_lines(held.model, image).value("Mlp.forward", "hidden", layer=3)
    script = snippet(line_expression(function="Mlp.forward", name="hidden", layer=3, line=3) + "[0, :5]", scene)
    printed, array = run(script, tmp_path)
    np.testing.assert_allclose(array, hidden[0, :5], rtol=1e-5, atol=1e-6)
    assert "shape (5, 128)" in printed


def test_a_snippet_is_short_and_names_what_it_shows(opened):
    _, scene = opened
    script = snippet("attn_weights[2, 1]", scene)
    assert len(script.splitlines()) < 60
    assert script.startswith('"""attn_weights[2, 1]\n\ntrain image 31 of ')
    assert "proof" not in script
    assert all(len(line) <= 120 for line in script.splitlines())


def test_a_model_in_a_file_is_read_from_there(opened, tmp_path):
    _, scene = opened
    moved = tmp_path / "a model's file.safetensors"
    moved.write_bytes(bundled_model().read_bytes())
    script = snippet("logits", dataclasses.replace(scene, model_file=moved))
    assert "bundled_model" not in script
    _, array = run(script, tmp_path)
    np.testing.assert_allclose(array, scene.trace.logits, rtol=1e-5, atol=1e-6)


def test_another_model_in_that_file_is_found_out(opened, tmp_path):
    _, scene = opened
    script = snippet("logits", dataclasses.replace(scene, model_hash="0" * 12))
    with pytest.raises(AssertionError, match="another model"):
        exec(compile(script, "script.py", "exec"), {})


def test_a_model_that_was_never_saved_is_asked_for(opened):
    _, scene = opened
    script = snippet("logits", dataclasses.replace(scene, model_file=None, training_step=70))
    assert "# This model (after 70 steps of training) was never saved" in script
    with pytest.raises(AssertionError, match="save the model"):
        exec(compile(script, "script.py", "exec"), {})


@pytest.fixture(scope="module")
def subtracted(opened, tmp_path_factory):
    """The bundled model less one of its shape, in another file."""
    held, scene = opened
    torch.manual_seed(3)
    model = VisionTransformer(held.config).eval()
    path = tmp_path_factory.mktemp("models") / "other.safetensors"
    save_model(path, model, held.info)
    other, _ = open_model(path, None, 0)
    return difference(scene, make_scene(View(images=scene.images, index=scene.index, held=other)))


def test_a_difference_is_computed_from_both_files(subtracted, tmp_path):
    expression = "rollout(attn_weights)[-1][0, 1:].reshape(grid.side, grid.side)"
    printed, array = run(snippet(expression, subtracted), tmp_path)
    a, b = (evaluate(expression, scene) for scene in subtracted.difference)
    np.testing.assert_allclose(array, a - b, rtol=1e-5, atol=1e-6)
    assert "shape (7, 7)" in printed


def test_a_difference_with_a_model_in_no_file_has_no_script(subtracted):
    a, b = subtracted.difference
    with pytest.raises(VitStudioError, match="B is in no file"):
        snippet("probs", difference(a, dataclasses.replace(b, model_file=None)))
