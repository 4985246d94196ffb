"""What is selected, in numbers: for each page the values that the selection picks out of its tensors."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from vit_studio.analysis.entropy import entropy
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import class_name_text, number_text, percent_text, token_text, translate

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection

STRONGEST: Final = 6


@dataclasses.dataclass(frozen=True)
class Fact:
    """A name, a value in words, and the expression that the value was read from."""

    name: str
    value: str
    expression: str = ""


def facts_of(stage: Stage, scene: "Scene", selection: "Selection") -> list[Fact]:
    """What the page of a stage shows of the selection."""
    return _FACTS[stage](scene, selection)


def _image(scene: "Scene", selection: "Selection") -> list[Fact]:
    best = int(scene.trace.logits.argmax())
    name = class_name_text(scene.class_names[scene.label])
    return [
        Fact(translate("facts", "true class"), name),
        Fact(translate("facts", "predicted"), _class(scene, best), f"probs[{best}]"),
        _number(translate("facts", "mean of the pixels"), float(scene.pixels.mean()), "pixels.mean()"),
        _number(translate("facts", "least input"), float(scene.trace.image.min()), "image.min()"),
        _number(translate("facts", "greatest input"), float(scene.trace.image.max()), "image.max()"),
    ]


def _patches(scene: "Scene", selection: "Selection") -> list[Fact]:
    token = selection.token
    if not scene.grid.is_patch(token):
        return [Fact(translate("facts", "class token"), translate("facts", "has no pixels"))]
    box, patch = scene.grid.box(token), scene.grid.patch_of(token)
    pixels = scene.pixels[box.top : box.top + box.side, box.left : box.left + box.side]
    area = f"pixels[{box.top}:{box.top + box.side}, {box.left}:{box.left + box.side}]"
    return [
        Fact(translate("facts", "pixel rows"), f"{box.top + 1}–{box.top + box.side}"),
        Fact(translate("facts", "pixel columns"), f"{box.left + 1}–{box.left + box.side}"),
        Fact(translate("facts", "row of the matrix"), str(patch + 1), f"patches[{patch}]"),
        _number(translate("facts", "mean of its pixels"), float(pixels.mean()), f"{area}.mean()"),
        _number(
            translate("facts", "mean as input"), float(scene.trace.patches[patch].mean()), f"patches[{patch}].mean()"
        ),
    ]


def _embedding(scene: "Scene", selection: "Selection") -> list[Fact]:
    token, dim = selection.token, selection.dim
    if not scene.grid.is_patch(token):
        return [Fact(translate("facts", "class token"), translate("facts", "is not embedded, it is learned"))]
    patch, proof = scene.grid.patch_of(token), scene.proof
    row, column = scene.grid.place(token)
    product = float(scene.trace.patches[patch] @ proof.weight[:, dim])
    return [
        _number(translate("facts", "patch · kernel"), product, f"patches[{patch}] @ weight[:, {dim}]"),
        _number(translate("facts", "+ bias"), float(proof.bias[dim]), f"bias[{dim}]"),
        _number(translate("facts", "= by matrix"), float(proof.by_matmul[patch, dim]), f"by_matmul[{patch}, {dim}]"),
        _number(
            translate("facts", "by convolution"),
            float(proof.by_convolution[dim, row, column]),
            f"by_convolution[{dim}, {row}, {column}]",
        ),
    ]


def _tokens(scene: "Scene", selection: "Selection") -> list[Fact]:
    token, dim, trace = selection.token, selection.dim, scene.trace
    if scene.grid.is_patch(token):
        patch = scene.grid.patch_of(token)
        first = _number(
            translate("facts", "patch token"), float(trace.patch_tokens[patch, dim]), f"patch_tokens[{patch}, {dim}]"
        )
    else:
        first = _number(translate("facts", "class token"), float(trace.cls_token[dim]), f"cls_token[{dim}]")
    return [
        first,
        _number(translate("facts", "+ position"), float(trace.pos_embed[token, dim]), f"pos_embed[{token}, {dim}]"),
        _number(translate("facts", "= z₀"), float(trace.tokens[0, token, dim]), f"tokens[0, {token}, {dim}]"),
        _number(
            translate("facts", "length of z₀"),
            float(np.linalg.norm(trace.tokens[0, token])),
            f"np.linalg.norm(tokens[0, {token}])",
        ),
    ]


def _encoder(scene: "Scene", selection: "Selection") -> list[Fact]:
    layer, head, query = selection.layer, selection.head, selection.token
    all_heads = scene.trace.attn_weights[layer]
    weights = (all_heads.mean(0) if head is None else all_heads[head])[query]
    name = f"attn_weights[{layer}].mean(0)" if head is None else f"attn_weights[{layer}, {head}]"
    strongest = np.argsort(-weights, kind="stable")[:STRONGEST]
    facts = [
        Fact(token_text(scene.grid, int(key)), percent_text(float(weights[key])), f"{name}[{query}, {key}]")
        for key in strongest
    ]
    spread = float(entropy(weights[None])[0])
    lengths = np.linalg.norm(scene.trace.tokens[layer : layer + 2, query], axis=-1)
    return [
        *facts,
        Fact(
            translate("facts", "entropy of the row"),
            translate("facts", "{0} bits").format(number_text(spread)),
            f"entropy({name})[{query}]",
        ),
        _number(
            translate("facts", "length before the layer"),
            float(lengths[0]),
            f"np.linalg.norm(tokens[{layer}, {query}])",
        ),
        _number(
            translate("facts", "length after it"), float(lengths[1]), f"np.linalg.norm(tokens[{layer + 1}, {query}])"
        ),
    ]


def _prediction(scene: "Scene", selection: "Selection") -> list[Fact]:
    order = np.argsort(-scene.trace.logits, kind="stable")[:STRONGEST]
    return [
        Fact(
            class_name_text(scene.class_names[index]),
            f"{number_text(scene.trace.logits[index])} → {percent_text(float(scene.trace.probs[index]))}",
            f"probs[{index}]",
        )
        for index in order
    ]


_FACTS: Final[Mapping[Stage, Callable[["Scene", "Selection"], list[Fact]]]] = {
    Stage.IMAGE: _image,
    Stage.PATCHES: _patches,
    Stage.EMBEDDING: _embedding,
    Stage.TOKENS: _tokens,
    Stage.ENCODER: _encoder,
    Stage.PREDICTION: _prediction,
}


def _class(scene: "Scene", index: int) -> str:
    return f"{class_name_text(scene.class_names[index])} {percent_text(float(scene.trace.probs[index]))}"


def _number(name: str, value: float, expression: str) -> Fact:
    return Fact(name, number_text(value), expression)
