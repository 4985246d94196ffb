"""Rollout against the recursion of the paper that introduced it, written out with loops."""

import numpy as np
import pytest

from vit_studio.analysis.heads import fuse_heads
from vit_studio.analysis.rollout import rollout


@pytest.fixture
def attn_weights():
    scores = np.random.default_rng(0).normal(size=(4, 3, 6, 6), scale=2)
    exponentials = np.exp(scores)
    return (exponentials / exponentials.sum(-1, keepdims=True)).astype(np.float32)


def recursion(attn_weights, merge):
    """R_l = A_l R_(l-1), A_l = 0.5·W_l + 0.5·I with rows that sum to 1; one product of numbers at a time."""
    depth, _, size, _ = attn_weights.shape
    reached = [[float(i == j) for j in range(size)] for i in range(size)]
    found = []
    for layer in range(depth):
        mixed = []
        for i in range(size):
            row = [0.5 * merge(attn_weights[layer, :, i, j].astype(float)) + 0.5 * (i == j) for j in range(size)]
            mixed.append([value / sum(row) for value in row])
        reached = [
            [sum(mixed[i][via] * reached[via][j] for via in range(size)) for j in range(size)] for i in range(size)
        ]
        found.append(reached)
    return np.array(found)


@pytest.mark.parametrize(("fuse", "merge"), [("mean", np.mean), ("max", np.max)])
def test_it_is_the_recursion_and_rows_sum_to_one(attn_weights, fuse, merge):
    found = rollout(attn_weights, fuse)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, recursion(attn_weights, merge), rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(found.sum(-1), 1, atol=1e-6)


def test_layers_are_multiplied_in_the_order_of_the_pass():
    # layer 0 hands everything from token 1 to 0, layer 1 from 0 to 2: token 2 sees token 1 only in that order
    first, second = np.zeros((2, 1, 3, 3), np.float32)
    first[0] = [[0, 1, 0], [0, 1, 0], [0, 0, 1]]
    second[0] = [[1, 0, 0], [0, 1, 0], [1, 0, 0]]
    assert rollout(np.stack([first, second]))[-1, 2, 1] == pytest.approx(0.25)
    assert rollout(np.stack([second, first]))[-1, 2, 1] == 0


def test_attention_to_oneself_moves_nothing():
    identity = np.broadcast_to(np.eye(5, dtype=np.float32), (3, 2, 5, 5))
    np.testing.assert_array_equal(rollout(identity), np.broadcast_to(np.eye(5), (3, 5, 5)))


def test_heads_are_merged_by_mean_or_maximum(attn_weights):
    np.testing.assert_allclose(fuse_heads(attn_weights), sum(attn_weights[:, head] for head in range(3)) / 3, rtol=1e-6)
    greatest = np.maximum(np.maximum(attn_weights[:, 0], attn_weights[:, 1]), attn_weights[:, 2])
    np.testing.assert_array_equal(fuse_heads(attn_weights, "max"), greatest)
    np.testing.assert_array_equal(fuse_heads(attn_weights[1], "max"), greatest[1])
    with pytest.raises(ValueError, match="median"):
        fuse_heads(attn_weights, "median")
