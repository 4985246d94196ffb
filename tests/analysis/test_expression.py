"""Expressions: they mean what Python and numpy mean by them, and reach nothing else."""

import dataclasses

import numpy as np
import pytest
import torch

from vit_studio.analysis.expression import evaluate, namespace
from vit_studio.tracing.embedding_proof import prove_embedding
from vit_studio.tracing.position_tables import PositionTables
from vit_studio.tracing.positions import position_tables
from vit_studio.tracing.trace import EmbeddingProof, ForwardTrace
from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.patch_grid import PatchGrid

CONFIG = ViTConfig(patch_size=7, embed_dim=8, depth=2, num_heads=2)


@dataclasses.dataclass
class Moment:
    pixels: np.ndarray
    config: ViTConfig
    grid: PatchGrid
    trace: ForwardTrace
    proof: EmbeddingProof
    positions: PositionTables


@pytest.fixture(scope="module")
def parts():
    torch.manual_seed(0)
    model, image = VisionTransformer(CONFIG).eval(), torch.rand(1, 28, 28)
    return Moment(
        pixels=np.arange(784, dtype=np.uint8).reshape(28, 28),
        config=CONFIG,
        grid=PatchGrid(28, 7),
        trace=trace(model, image),
        proof=prove_embedding(model, image),
        positions=position_tables(model),
    )


def test_an_expression_is_what_numpy_makes_of_the_trace(parts):
    weights = parts.trace.attn_weights
    assert np.array_equal(evaluate("attn_weights[1, 0]", parts), weights[1, 0])
    assert np.array_equal(evaluate("attn_weights[1].mean(0)", parts), weights[1].mean(0))
    assert np.array_equal(
        evaluate("patches @ weight + bias", parts), parts.trace.patches @ parts.proof.weight + parts.proof.bias
    )
    assert np.array_equal(evaluate("tokens[-1] - tokens[0]", parts), parts.trace.tokens[-1] - parts.trace.tokens[0])
    assert np.array_equal(evaluate("pixels[:7, :7]", parts), parts.pixels[:7, :7])
    assert np.array_equal(evaluate("probs", parts), parts.trace.probs)
    assert np.array_equal(evaluate("np.stack([w.max(0) for w in attn_weights])", parts), weights.max(1))
    assert evaluate("np.linalg.norm(tokens[0], axis=-1)", parts).shape == (17,)
    assert int(evaluate("config.depth * grid.side", parts)) == 8


def test_every_field_of_trace_proof_and_positions_has_its_name(parts):
    names = namespace(parts)
    for whole in (parts.trace, parts.proof, parts.positions):
        for field in dataclasses.fields(whole):
            assert names[field.name] is getattr(whole, field.name)


@pytest.mark.parametrize(
    "expression",
    [
        "attn_weights[",
        "import os",
        "tokens = 1",
        "nowhere",
        "tokens[99]",
        "open('x')",
        "tokens.__class__",
        "__import__('os')",
        "tokens.nothing",
        "tokens['a']",
    ],
)
def test_what_is_no_expression_is_refused_in_words(parts, expression):
    with pytest.raises(ValueError, match=r"expression|evaluated|may"):
        evaluate(expression, parts)
