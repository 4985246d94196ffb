"""What a model's weights do not say of themselves: its name, its input and how it was trained."""

import dataclasses
from collections.abc import Mapping
from typing import Any


@dataclasses.dataclass(frozen=True, kw_only=True)
class ModelInfo:
    """Travels beside the weights.

    `pixel_mean` and `pixel_std` (of pixels in 0..1) turn an image into the model's input; `class_names` name the
    logits in their order. Accuracies are fractions in 0..1, None where nobody measured them.
    """

    name: str = "untitled"
    pixel_mean: float = 0.5
    pixel_std: float = 0.5
    class_names: tuple[str, ...] = ()
    trained_on: str = ""
    steps: int = 0
    seed: int | None = None
    valid_accuracy: float | None = None
    test_accuracy: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return dataclasses.asdict(self) | {"class_names": list(self.class_names)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ModelInfo":
        """Read what `to_dict` wrote; fields that this version does not know are passed over."""
        names = {field.name for field in dataclasses.fields(cls)}
        known = {name: value for name, value in values.items() if name in names}
        return cls(**known | {"class_names": tuple(known.get("class_names", ()))})
