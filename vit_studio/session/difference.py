"""What two models make of one image, subtracted: a scene whose values are A − B."""

import dataclasses
from typing import Final

from vit_studio.analysis.subtracted import subtract
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session.class_places import logit_names
from vit_studio.session.held_model import HeldModel
from vit_studio.session.scene import Scene
from vit_studio.session.subtraction import fields_minus
from vit_studio.tracing.position_tables import PositionTables
from vit_studio.tracing.trace import Array, EmbeddingProof, ForwardTrace
from vit_studio.vit.config import ViTConfig

SHAPE: Final = (
    "image_size",
    "in_channels",
    "num_classes",
    "patch_size",
    "embed_dim",
    "depth",
    "num_heads",
    "mlp_dim",
)
"""What two models must have in common for their tensors to be subtracted; positions may be of two kinds."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class TraceDifference(ForwardTrace):
    """Every tensor of A's pass minus B's; what is derived is derived from each, then subtracted."""

    a: ForwardTrace
    b: ForwardTrace

    @property
    def probs(self) -> Array:
        """(num_classes,): A's probabilities less B's."""
        return subtract(self.a.probs, self.b.probs)

    @property
    def lens_probs(self) -> Array:
        """(depth + 1, T, num_classes): A's less B's."""
        return subtract(self.a.lens_probs, self.b.lens_probs)


def other_shape(a: ViTConfig, b: ViTConfig) -> tuple[str, ...]:
    """The numbers in which two shapes differ, such as "depth 6 ≠ 4"; none where tensors can be subtracted."""
    numbers = ((name, getattr(a, name), getattr(b, name)) for name in SHAPE)
    return tuple(f"{name} {one} ≠ {other}" for name, one, other in numbers if one != other)


def why_no_difference(a: HeldModel, b: HeldModel) -> VitStudioError | None:
    """Why A − B cannot be formed; None where it can."""
    clashes = other_shape(a.config, b.config)
    if clashes:
        return VitStudioError(
            QT_TRANSLATE_NOOP("errors", "A and B have other shapes, so there is no A − B."),
            QT_TRANSLATE_NOOP("errors", "Look at A and B in turn, or pin a model of A's shape ({clashes})."),
            clashes=", ".join(clashes),
        )
    if _class_names(a) != _class_names(b) and all(map(_class_names, (a, b))):
        return VitStudioError(
            QT_TRANSLATE_NOOP("errors", "A and B name their classes differently, so there is no A − B."),
            QT_TRANSLATE_NOOP("errors", "Look at A and B in turn, or pin a model of the same classes."),
        )
    return None


def _class_names(held: HeldModel) -> tuple[str, ...]:
    return logit_names(held.info, (), held.config.num_classes)


def difference(a: Scene, b: Scene) -> Scene:
    """A − B, of scenes of one image in models of one shape; what is no value of a pass is A's.

    Of position tables, those that either model lacks are None.
    """
    trace = TraceDifference(a=a.trace, b=b.trace, **fields_minus(a.trace, b.trace))
    proof = EmbeddingProof(**fields_minus(a.proof, b.proof))
    same = {"rel_indices": a.positions.rel_indices}
    positions = PositionTables(**fields_minus(a.positions, b.positions, **same))
    return dataclasses.replace(a, trace=trace, proof=proof, positions=positions, beside=None, difference=(a, b))


def side_by_side(scene: Scene, other: Scene, *, is_pinned: bool) -> Scene:
    """A scene that shares its ranges of colours with another one, where both are of one shape."""
    fits = not other_shape(scene.config, other.config)
    return dataclasses.replace(scene, beside=other if fits else None, is_pinned=is_pinned)
