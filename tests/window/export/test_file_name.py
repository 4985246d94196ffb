import dataclasses

import pytest

from vit_studio.window.export.file_name import LONGEST, proposed_name


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("attn_weights[5].mean(0)", "attn_weights-layer-6-mean-test-7.png"),
        ("attn_weights[0, 3]", "attn_weights-layer-1-head-4-test-7.png"),
        ("attn_weights[:, :, 2, 1:]", "attn_weights-2-1-test-7.png"),
        ("mlp_hidden[2, 1:, 9]", "mlp_hidden-layer-3-1-9-test-7.png"),
        ("entropy(attn_weights)[1, 0]", "entropy-layer-2-head-1-test-7.png"),
        ("tokens[3]", "tokens-3-test-7.png"),
        ("patches @ weight + bias", "patches-weight-bias-test-7.png"),
        ("rollout(attn_weights)[5]", "rollout-layer-6-test-7.png"),
        (
            "lines.value('Attention.forward', 'attn_scores', layer=5, line=4)[0, 2]",
            "attn_scores-layer-6-0-2-test-7.png",
        ),
        ("lines.value('VisionTransformer.forward', 'q', line=4)", "q-test-7.png"),
        ("", "Attention-test-7.png"),
    ],
)
def test_the_tensor_and_the_image_name_the_file(context, expression, name):
    assert proposed_name(dataclasses.replace(context, expression=expression), ".png") == name


def test_a_moment_is_told_by_its_step(context):
    assert proposed_name(dataclasses.replace(context, training_step=41), ".png") == (
        "attn_weights-layer-6-mean-test-7-step-41.png"
    )


@pytest.mark.parametrize(
    ("steps", "end"),
    [((None, None), "A-minus-B"), ((41, None), "A-step-41-minus-B"), ((41, 0), "A-step-41-minus-B-step-0")],
)
def test_a_difference_is_called_one(context, steps, end):
    taken = dataclasses.replace(context, is_difference=True, training_step=steps[0], other_step=steps[1])
    assert proposed_name(taken, ".png") == f"attn_weights-layer-6-mean-test-7-{end}.png"


def test_a_title_without_a_latin_letter_still_gives_a_name(context):
    assert proposed_name(dataclasses.replace(context, expression="", title="注意力"), ".svg") == "figure-test-7.svg"


def test_a_long_expression_is_cut(context):
    name = proposed_name(dataclasses.replace(context, expression="a_long_name[3] + " * 20), ".pdf")
    assert len(name) <= LONGEST + len("-") + len(".pdf")
    assert name.endswith("-test-7.pdf")
