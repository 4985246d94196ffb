"""Attention distance against the authors' words, written out, and against what can be known without computing."""

import math

import numpy as np
import pytest

from vit_studio.analysis.distance import attention_distance
from vit_studio.vit.patch_grid import PatchGrid

GRID = PatchGrid(28, 7)  # 4 × 4 patches of 7 pixels, 17 tokens


def by_loops(weights, grid):
    """Of one head: for each patch, the mean distance in pixels to the others by attention; then the patches' mean."""
    of_queries = []
    for query in range(1, len(weights)):
        here = divmod(query - 1, grid.side)
        travelled = share = 0.0
        for key in range(1, len(weights)):
            there = divmod(key - 1, grid.side)
            travelled += float(weights[query, key]) * grid.patch_size * math.dist(here, there)
            share += float(weights[query, key])
        of_queries.append(travelled / share)
    return sum(of_queries) / len(of_queries)


def test_it_is_the_authors_definition():
    scores = np.exp(np.random.default_rng(1).normal(size=(3, 2, 17, 17)))
    weights = (scores / scores.sum(-1, keepdims=True)).astype(np.float32)
    found = attention_distance(weights, GRID)
    assert found.shape == (3, 2)
    wanted = [[by_loops(head, GRID) for head in layer] for layer in weights]
    np.testing.assert_allclose(found, wanted, rtol=1e-6)
    assert attention_distance(weights[0, 0], GRID) == pytest.approx(wanted[0][0], rel=1e-6)


def test_to_look_at_oneself_is_no_distance():
    assert attention_distance(np.eye(17, dtype=np.float32), GRID) == 0


def test_to_look_at_the_right_neighbour_is_one_patch():
    weights = np.eye(17, k=1, dtype=np.float32)
    for row in range(4):  # the last of each row looks to the left
        weights[4 * row + 4] = np.eye(17)[4 * row + 3]
    assert attention_distance(weights, GRID) == pytest.approx(7)


def test_to_look_evenly_is_the_mean_distance_of_two_patches():
    # on a line of two patches a side, P apart: 0, P, P and √2·P, each as often
    grid = PatchGrid(8, 4)
    weights = np.full((5, 5), 0.2, np.float32)
    assert attention_distance(weights, grid) == pytest.approx(4 * (2 + math.sqrt(2)) / 4, rel=1e-6)


def test_the_class_token_counts_neither_as_query_nor_as_key():
    weights = np.random.default_rng(2).random((17, 17)).astype(np.float32)
    before = attention_distance(weights, GRID)
    weights[0], weights[:, 0] = 7.0, 9.0
    assert attention_distance(weights, GRID) == before


def test_patches_that_look_at_the_class_token_alone_are_left_out():
    weights = np.eye(17, k=1, dtype=np.float32)
    weights[4:] = np.eye(17)[0]  # three patches look at their right neighbours
    assert attention_distance(weights, GRID) == pytest.approx(7)
    weights[1:] = np.eye(17)[0]
    assert np.isnan(attention_distance(weights, GRID))
