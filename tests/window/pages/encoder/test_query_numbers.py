import operator

import numpy as np
import pytest

from vit_studio.analysis.subtracted import parts_of
from vit_studio.session.difference import difference
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.window.pages.encoder.query_numbers import QueryNumbers


@pytest.fixture(
    params=[ViTConfig(), ViTConfig(patch_size=7, depth=2, pos_embed=PosEmbed.RELATIVE)], ids=["plain", "relative"]
)
def numbers(request, make_scene):
    return QueryNumbers.of(make_scene(request.param).trace, layer=1, head=2, query=3)


def test_the_sum_of_the_products_is_the_models_score(numbers):
    """Each dot product added up number by number, in plain Python."""
    for key in range(len(numbers.k)):
        total = 0.0
        for a, b in zip(numbers.q.tolist(), numbers.k[key].tolist(), strict=True):
            total += a * b
        assert numbers.products(key).sum() == pytest.approx(total, rel=1e-12)
        score = total / len(numbers.q) ** 0.5 + float(numbers.bias[key])
        assert np.float32(score) == pytest.approx(float(numbers.stored_scores[key]), rel=1e-5, abs=1e-6)


def test_the_exponentials_as_shares_are_the_models_weights(numbers):
    plain = np.exp(numbers.stored_scores.astype(np.float64))
    np.testing.assert_allclose(numbers.weights, plain / plain.sum(), rtol=1e-5)
    np.testing.assert_allclose(numbers.weights, numbers.stored_weights, rtol=1e-4, atol=1e-7)
    assert numbers.exps.max() == 1
    assert numbers.total == pytest.approx(numbers.exps.sum())


def test_the_weighted_values_add_up_to_the_output(numbers):
    total = sum(weight * value.astype(np.float64) for weight, value in zip(numbers.weights, numbers.v, strict=True))
    np.testing.assert_allclose(total, numbers.stored_output, rtol=1e-4, atol=1e-6)


def test_only_relative_positions_have_a_bias(make_scene):
    plain = QueryNumbers.of(make_scene().trace, layer=1, head=2, query=3)
    assert not plain.has_bias
    assert plain.bias.shape == (50,)


def test_each_step_of_a_difference_remembers_that_of_a_and_that_of_b(make_scene):
    config = ViTConfig(patch_size=7, depth=2, pos_embed=PosEmbed.RELATIVE)
    scenes = [make_scene(config, seed=seed) for seed in (0, 1)]
    place = {"layer": 1, "head": 2, "query": 3}
    taken = QueryNumbers.of_scene(difference(*scenes), **place)
    both = [QueryNumbers.of(each.trace, **place) for each in scenes]
    steps = [
        *(operator.attrgetter(name) for name in ("q", "k", "v", "bias", "dots", "scaled", "exps", "weights")),
        *(operator.attrgetter(name) for name in ("stored_scores", "stored_weights", "stored_output")),
        *(operator.methodcaller(name, 4) for name in ("products", "part")),
    ]
    for step in steps:
        found = step(taken)
        for part, numbers in zip(parts_of(found), both, strict=True):
            np.testing.assert_array_equal(part, step(numbers), err_msg=str(step))
        np.testing.assert_allclose(found, step(both[0]) - step(both[1]), atol=1e-6, err_msg=str(step))
