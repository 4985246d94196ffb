"""What the selection picks out of A's tensors, less what it picks out of B's."""

import dataclasses
from typing import TYPE_CHECKING, Final

from vit_studio.analysis.expression import evaluate
from vit_studio.window.docks.inspector.inspector_facts import Fact, facts_of
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import points_text, signed_text

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection

SHARES: Final = ("attn_weights", "probs")
"""Their differences are told in percentage points."""
OF_IMAGE: Final = "pixels"
"""What has nothing to do with the model."""


def difference_facts(stage: Stage, scene: "Scene", selection: "Selection") -> list[Fact]:
    """The facts of the page, by A's choice of keys and classes; each number is A's less B's."""
    return [_difference(fact, scene) for fact in facts_of(stage, scene.plain, selection)]


def _difference(fact: Fact, scene: "Scene") -> Fact:
    if not fact.expression or fact.expression.startswith(OF_IMAGE):
        return fact
    value = scene.derive(lambda each: evaluate(fact.expression, each))
    if value.size != 1:
        return fact
    text = points_text if fact.expression.startswith(SHARES) else signed_text
    return dataclasses.replace(fact, value=text(float(value)))
