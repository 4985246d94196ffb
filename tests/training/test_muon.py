"""Muon against torch's own, and against the singular value decomposition."""

import pytest
import torch

from vit_studio.training.muon import Muon, orthogonalized

SHAPES = ((24, 8), (8, 8), (8, 24), (24, 8), (8, 8))


def matrices(seed: int) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn(shape, generator=generator) for shape in SHAPES]


@pytest.mark.skipif(not hasattr(torch.optim, "Muon"), reason="this torch has no Muon to compare with")
def test_moves_as_torchs_own() -> None:
    ours = [torch.nn.Parameter(matrix.clone()) for matrix in matrices(0)]
    theirs = [torch.nn.Parameter(matrix.clone()) for matrix in matrices(0)]
    optimizers = (
        Muon(ours, lr=0.02, weight_decay=0.1),
        torch.optim.Muon(theirs, lr=0.02, weight_decay=0.1, adjust_lr_fn="match_rms_adamw"),
    )
    for step in range(4):
        for parameters, optimizer in zip((ours, theirs), optimizers, strict=True):
            for parameter, gradient in zip(parameters, matrices(step + 1), strict=True):
                parameter.grad = gradient.clone()
            optimizer.step()
    moved = [(after - before).norm() for after, before in zip(ours, matrices(0), strict=True)]
    apart = [(one - other).norm() for one, other in zip(ours, theirs, strict=True)]
    assert all(distance < 0.02 * way for distance, way in zip(apart, moved, strict=True))  # theirs are of 16 bits


def test_keeps_singular_vectors_and_brings_values_near_1() -> None:
    stack = torch.stack([matrix for matrix in matrices(3) if matrix.shape == (24, 8)])
    u, values, vt = torch.linalg.svd(stack, full_matrices=False)
    inside = u.mT @ orthogonalized(stack) @ vt.mT
    diagonal = torch.diagonal(inside, dim1=-2, dim2=-1)
    assert torch.allclose(inside, torch.diag_embed(diagonal), atol=1e-4)
    assert values.max() / values.min() > 2
    assert diagonal.min() > 0.6 and diagonal.max() < 1.3


def test_leaves_a_matrix_without_gradient_alone() -> None:
    first, second = (torch.nn.Parameter(torch.ones(4, 4)) for _ in range(2))
    first.grad = torch.eye(4)
    Muon([first, second], lr=0.1, weight_decay=0.1).step()
    assert torch.equal(second, torch.ones(4, 4))
    assert not torch.equal(first, torch.ones(4, 4))


def test_a_gradient_of_zeros_moves_nothing_but_by_decay() -> None:
    matrix = torch.nn.Parameter(torch.ones(4, 4))
    matrix.grad = torch.zeros(4, 4)
    Muon([matrix], lr=0.1, weight_decay=0.5).step()
    assert torch.allclose(matrix, torch.full((4, 4), 0.95))
