import pytest

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.window.docks.training.recipe import Recipe
from vit_studio.window.docks.training.recipe_problem import problem_fields, problem_text


@pytest.mark.parametrize(
    ("name", "value", "fields", "words"),
    [
        ("num_heads", 5, {"num_heads", "embed_dim"}, "Heads 5 does not divide Width 64."),
        ("patch_size", 5, {"patch_size", "image_size"}, "Patch size 5 does not divide Image size 28."),
        (
            "min_learning_rate",
            0.5,
            {"min_learning_rate", "learning_rate"},
            "Lowest learning rate 0.5 is above Learning",
        ),
        ("warmup", 2.0, {"warmup"}, "Warm-up is 2.0. Choose a number from 0"),
        ("mlp_ratio", 0.001, {"mlp_ratio", "embed_dim"}, "MLP ratio 0.001 leaves the MLP no hidden unit at Width 64."),
    ],
)
def test_it_speaks_as_the_form_does_and_knows_the_fields(qapp, name, value, fields, words):
    problem = Recipe().with_value(name, value).problem(draw_garments(20))
    assert problem is not None
    assert problem_text(problem).startswith(words)
    assert problem_fields(problem) == fields
