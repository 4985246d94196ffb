import dataclasses

from vit_studio.window.export.caption import caption_lines
from vit_studio.window.export.figure_context import FigureContext


def test_people_count_from_one_and_find_everything_in_it(context):
    assert caption_lines(context, "Each row sums to 1.") == [
        "Each row sums to 1.",
        "Image: test #7 of Fashion-MNIST, Coat · predicted Shirt (75.0 %)",
        "Selected: Layer 6 of 6 · Mean of 4 heads · token 25 · patch (4, 4) · dimension 37",
        "Model: Fashion-MNIST ViT (7b13b375ef2a) · colours: shared by all heads · ViT Studio 0.1.0",
    ]


def test_one_head_and_a_moment_of_the_training(context):
    lines = caption_lines(dataclasses.replace(context, head=0, training_step=1200, scale=""))
    assert "Head 1 of 4" in lines[1]
    assert "after 1,200 training steps" in lines[2] and "colours" not in lines[2]


def test_a_token_that_the_grid_does_not_have_is_told_by_its_number(context):
    assert "· 99 ·" in caption_lines(dataclasses.replace(context, token=99))[1]


def test_without_an_image_there_is_little_to_say():
    assert caption_lines(FigureContext(program="0.1.0")) == ["ViT Studio 0.1.0"]


def test_what_is_not_of_the_image_does_not_name_it(context):
    lines = caption_lines(context, "Mean of 512 images.", of_image=False)
    assert lines[0] == "Mean of 512 images."
    assert len(lines) == 2 and lines[1].startswith("Model: ")


def test_a_difference_names_both_models_and_their_moments(context):
    taken = dataclasses.replace(
        context, is_difference=True, training_step=1200, other_model="tiny", other_hash="0123456789ab", other_step=20
    )
    lines = caption_lines(taken)
    assert lines[0] == "Image: test #7 of Fashion-MNIST, Coat · A predicted Shirt (75.0 %)"
    assert lines[2] == (
        "A − B of two models. A: Fashion-MNIST ViT (7b13b375ef2a) · after 1,200 training steps · "
        "B: tiny (0123456789ab) · after 20 training steps · colours: shared by all heads · ViT Studio 0.1.0"
    )
