import dataclasses

import pytest

from vit_studio.window.export.file_name import LONGEST, proposed_name


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("attn_weights[5].mean(0)", "attn_weights-5-mean-test-7.png"),
        ("attn_weights[0, 3]", "attn_weights-0-3-test-7.png"),
        ("patches @ weight + bias", "patches-weight-bias-test-7.png"),
        ("rollout(attn_weights)[5]", "rollout-5-test-7.png"),
        ("lines.value('Attention.forward', 'attn_scores', layer=5, line=4)[0, 2]", "attn_scores-0-2-test-7.png"),
        ("", "Attention-test-7.png"),
    ],
)
def test_the_tensor_and_the_image_name_the_file(context, expression, name):
    assert proposed_name(dataclasses.replace(context, expression=expression), ".png") == name


def test_a_title_without_a_latin_letter_still_gives_a_name(context):
    assert proposed_name(dataclasses.replace(context, expression="", title="注意力"), ".svg") == "figure-test-7.svg"


def test_a_long_expression_is_cut(context):
    name = proposed_name(dataclasses.replace(context, expression="a_long_name[3] + " * 20), ".pdf")
    assert len(name) <= LONGEST + len("-") + len(".pdf")
    assert name.endswith("-test-7.pdf")
