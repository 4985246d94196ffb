import numpy as np
import pytest

from vit_studio.analysis.head_survey import HeadTally, survey_one
from vit_studio.vit.patch_grid import PatchGrid

GRID = PatchGrid(12, 4)


def weights(seed, *shape):
    scores = np.random.default_rng(seed).normal(size=(*shape, GRID.num_tokens, GRID.num_tokens))
    exponentials = np.exp(2 * scores)
    return (exponentials / exponentials.sum(-1, keepdims=True)).astype(np.float32)


def distance_by_loops(attn):
    """Figure 7 (right), as its authors say it: Euclidean, weighted by attention, averaged over the patches."""
    centres = [np.array([row, column]) * 4.0 for row in range(3) for column in range(3)]
    travelled = []
    for query, start in enumerate(centres, start=1):
        shares = attn[query, 1:] / attn[query, 1:].sum()
        travelled.append(sum(share * np.linalg.norm(end - start) for share, end in zip(shares, centres, strict=True)))
    return np.mean(travelled)


def bits(attn):
    return np.mean([-(row * np.log2(row)).sum() for row in attn.astype(np.float64)])


def test_one_image_is_the_formula_written_out():
    attn = weights(0, 2, 3)
    survey = survey_one(attn, GRID)
    expected = [[distance_by_loops(head) for head in layer] for layer in attn]
    np.testing.assert_allclose(survey.distance.mean, expected, rtol=1e-5)
    np.testing.assert_allclose(survey.entropy.mean, [[bits(head) for head in layer] for layer in attn], rtol=1e-5)
    assert survey.count == 1
    np.testing.assert_allclose(survey.distance.spread, 0, atol=1e-3)


def test_batches_add_up_to_mean_and_spread_over_the_images():
    attn = weights(1, 7, 2, 3)  # image, layer, head
    tally = HeadTally(2, 3, grid=GRID)
    for batch in (slice(0, 4), slice(4, 6), slice(6, 7)):
        for layer in range(2):
            tally.add(layer, attn[batch, layer])
    survey = tally.survey()
    assert survey.count == 7
    each = np.array([[[distance_by_loops(head) for head in layer] for layer in image] for image in attn])
    np.testing.assert_allclose(survey.distance.mean, each.mean(axis=0), rtol=1e-5)
    np.testing.assert_allclose(survey.distance.spread, each.std(axis=0), rtol=1e-3)


def test_a_head_that_looks_at_the_class_token_alone_has_no_distance():
    attn = weights(2, 1, 2)
    attn[0, 1] = 0
    attn[0, 1, :, 0] = 1
    survey = survey_one(attn, GRID)
    assert np.isnan(survey.distance.mean[0, 1])
    assert survey.distance.mean[0, 0] == pytest.approx(distance_by_loops(attn[0, 0]), rel=1e-5)
    assert survey.entropy.mean[0, 1] == 0
