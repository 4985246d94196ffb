"""Evaluates the expressions that stand beside pictures, such as `attn_weights[2, 1]`: code, not mere labels."""

import ast
import dataclasses
from collections.abc import Mapping
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from vit_studio.analysis.components import principal_components
from vit_studio.analysis.distance import attention_distance
from vit_studio.analysis.entropy import entropy
from vit_studio.analysis.heads import fuse_heads
from vit_studio.analysis.norms import token_norms
from vit_studio.analysis.rollout import rollout
from vit_studio.analysis.similarity import cosine_similarity
from vit_studio.tracing.position_tables import PositionTables
from vit_studio.tracing.trace import EmbeddingProof, ForwardTrace
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.patch_grid import PatchGrid

FUNCTIONS: Final[Mapping[str, Any]] = {
    function.__name__: function
    for function in (
        attention_distance,
        cosine_similarity,
        entropy,
        fuse_heads,
        principal_components,
        rollout,
        token_norms,
    )
}
"""What an expression may call beside numpy."""


class Parts(Protocol):
    """What expressions are about: one image and what a model made of it. A `Scene` is one of these."""

    @property
    def pixels(self) -> npt.NDArray[np.uint8]:
        """(image_size, image_size): the image as it is stored."""

    @property
    def config(self) -> ViTConfig:
        """The model's shape."""

    @property
    def grid(self) -> PatchGrid:
        """Where each token stands in the image."""

    @property
    def trace(self) -> ForwardTrace:
        """The forward pass."""

    @property
    def proof(self) -> EmbeddingProof:
        """The two views of the embedding."""

    @property
    def positions(self) -> PositionTables:
        """The whole tables of the positions."""


def namespace(parts: Parts) -> dict[str, Any]:
    """All names that an expression may use: fields of trace, proof and positions, the image, `np`, the functions."""
    fields: dict[str, Any] = {}
    for whole in (parts.trace, parts.proof, parts.positions):
        fields |= {field.name: getattr(whole, field.name) for field in dataclasses.fields(whole)}
        derived = [name for name, member in vars(type(whole)).items() if isinstance(member, property)]
        fields |= {name: getattr(whole, name) for name in derived}
    return {**FUNCTIONS, **fields, "pixels": parts.pixels, "config": parts.config, "grid": parts.grid, "np": np}


def evaluate(expression: str, parts: Parts) -> npt.NDArray[Any]:
    """The array that an expression stands for; raises ValueError for what is no such expression.

    For expressions of our own, from panels and the snippets that they are copied into: this is not a sandbox.
    """
    names = namespace(parts)
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except SyntaxError as error:
        raise ValueError(f"{expression!r} is no expression: {error.msg}") from error
    _refuse_strangers(expression, tree, names)
    try:
        value = eval(compile(tree, "<expression>", "eval"), names)
    except (NameError, IndexError, TypeError, AttributeError, KeyError) as error:
        raise ValueError(f"{expression!r} cannot be evaluated: {error}") from error
    return np.asarray(value)


def _refuse_strangers(expression: str, tree: ast.AST, names: Mapping[str, Any]) -> None:
    """Names that a script has, `open` and the like, would be no part of what is on screen."""
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    for node in ast.walk(tree):
        stranger = isinstance(node, ast.Name) and node.id not in bound | names.keys()
        private = isinstance(node, ast.Attribute) and node.attr.startswith("_")
        if stranger or private:
            raise ValueError(f"{expression!r} uses {ast.unparse(node)}, which no expression may")
