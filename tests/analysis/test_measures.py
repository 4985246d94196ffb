"""Entropy, norms and cosines against formulas written out and against torch."""

import math

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from vit_studio.analysis.entropy import entropy
from vit_studio.analysis.norms import token_norms
from vit_studio.analysis.similarity import cosine_similarity


def test_entropy_is_minus_the_sum_of_a_log_a():
    weights = np.random.default_rng(0).dirichlet(np.ones(7), size=(2, 3, 7)).astype(np.float32)
    found = entropy(weights)
    assert found.shape == (2, 3, 7)
    wanted = torch.distributions.Categorical(probs=torch.from_numpy(weights)).entropy().numpy() / math.log(2)
    np.testing.assert_allclose(found, wanted, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("count", [1, 2, 8, 50])
def test_entropy_of_even_attention_is_the_logarithm_of_its_width(count):
    weights = np.zeros((50,), np.float32)
    weights[:count] = 1 / count
    assert entropy(weights) == pytest.approx(math.log2(count), abs=1e-5)
    assert not np.signbit(entropy(weights))


def test_norms_are_euclidean():
    tokens = np.random.default_rng(1).normal(size=(3, 5, 8)).astype(np.float32)
    wanted = [[math.sqrt(sum(float(number) ** 2 for number in token)) for token in layer] for layer in tokens]
    np.testing.assert_allclose(token_norms(tokens), wanted, rtol=1e-6)


def test_cosines_are_torchs():
    table = np.random.default_rng(2).normal(size=(20, 8)).astype(np.float32)
    table[3] = 0  # the class token's row of sines and cosines
    rows = torch.from_numpy(table)
    wanted = F.cosine_similarity(rows[:, None], rows[None], dim=-1).numpy()
    found = cosine_similarity(table)
    np.testing.assert_allclose(found, wanted, atol=1e-6)
    assert np.abs(found).max() <= 1
