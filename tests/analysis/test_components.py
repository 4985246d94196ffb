"""Principal components against the eigenvectors of the covariance, and against torch's own."""

import numpy as np
import pytest
import torch

from vit_studio.analysis.components import principal_components


@pytest.fixture
def kernels():
    rng = np.random.default_rng(0)
    scales = np.linspace(3, 0.5, 16)
    return (rng.normal(size=(64, 16)) * scales + 5).reshape(64, 1, 4, 4).astype(np.float32)


def test_they_are_the_eigenvectors_of_the_covariance(kernels):
    components, shares = principal_components(kernels, 16)
    assert components.shape == (16, 1, 4, 4)
    values, vectors = np.linalg.eigh(np.cov(kernels.reshape(64, 16).astype(np.float64).T))
    np.testing.assert_allclose(shares, values[::-1] / values.sum(), rtol=1e-4)
    assert shares.sum() == pytest.approx(1)
    for component, vector in zip(components, vectors.T[::-1], strict=True):
        assert abs(component.ravel() @ vector) == pytest.approx(1, abs=1e-4)


def test_they_are_torchs_up_to_their_sign(kernels):
    torch.manual_seed(0)
    _, _, wanted = torch.pca_lowrank(torch.from_numpy(kernels.reshape(64, 16)), q=16, niter=8)
    components, _ = principal_components(kernels, 4)
    for component, vector in zip(components, wanted.T, strict=False):
        assert abs(component.ravel() @ vector.numpy()) == pytest.approx(1, abs=1e-3)


def test_their_sign_does_not_hang_on_the_kernels(kernels):
    components, _ = principal_components(kernels, 16)
    mirrored, _ = principal_components(-kernels, 16)
    np.testing.assert_allclose(mirrored, components, atol=1e-4)
    flat = components.reshape(16, -1)
    assert (flat.max(axis=1) == np.abs(flat).max(axis=1)).all()


def test_no_more_come_back_than_there_are(kernels):
    few, shares = principal_components(kernels[:5], 28)
    assert len(few) == len(shares) == 4
    assert len(principal_components(kernels, 99)[0]) == 16
    same, shares = principal_components(np.ones((8, 1, 2, 2), np.float32), 2)
    assert len(same) == 2
    assert not shares.any()
