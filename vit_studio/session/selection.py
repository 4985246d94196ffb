"""What is selected now: one image, token, dimension, layer and head for all views."""

import dataclasses
import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from vit_studio.vit.config import DEFAULT, ViTConfig
from vit_studio.vit.patch_grid import PatchGrid


@dataclasses.dataclass(frozen=True, kw_only=True)
class SelectionLimits:
    """How much there is to select from; each number is at least 1."""

    num_images: int
    num_tokens: int
    embed_dim: int
    depth: int
    num_heads: int

    @classmethod
    def of(cls, config: ViTConfig, num_images: int) -> "SelectionLimits":
        """The limits of a model and a set of images."""
        return cls(
            num_images=num_images,
            num_tokens=config.num_tokens,
            embed_dim=config.embed_dim,
            depth=config.depth,
            num_heads=config.num_heads,
        )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Selected:
    """What is selected at one moment, counted from 0; a head of None stands for the mean of the heads."""

    image: int
    token: int
    dim: int
    layer: int
    head: int | None

    def within(self, limits: SelectionLimits) -> "Selected":
        """The nearest that the limits allow."""
        return Selected(
            image=_clamp(self.image, limits.num_images),
            token=_clamp(self.token, limits.num_tokens),
            dim=_clamp(self.dim, limits.embed_dim),
            layer=_clamp(self.layer, limits.depth),
            head=None if self.head is None else _clamp(self.head, limits.num_heads),
        )


START: Final = Selected(
    image=0,
    token=PatchGrid(DEFAULT.image_size, DEFAULT.patch_size).centre_token,
    dim=0,
    layer=DEFAULT.depth - 1,
    head=None,
)
"""The patch in the middle and the last layer of the bundled model, all heads together."""

START_LIMITS: Final = SelectionLimits.of(DEFAULT, 1)
"""Those of the bundled model, until something is loaded."""


class Selection(QObject):
    """The one selection that all views share.

    Setters hold a value within the limits and emit only when it really changes.
    """

    image_changed = Signal(int)
    token_changed = Signal(int)
    dim_changed = Signal(int)
    layer_changed = Signal(int)
    head_changed = Signal(object)
    limits_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = self._told = START
        self._limits = self._limits_told = START_LIMITS
        self._holds = 0

    @property
    def image(self) -> int:
        """Position in the set of images."""
        return self._now.image

    @property
    def token(self) -> int:
        """Place in the sequence; 0 is the class token."""
        return self._now.token

    @property
    def dim(self) -> int:
        """Dimension of the embedding."""
        return self._now.dim

    @property
    def layer(self) -> int:
        """Transformer block."""
        return self._now.layer

    @property
    def head(self) -> int | None:
        """Attention head; None is the mean of all heads."""
        return self._now.head

    @property
    def now(self) -> Selected:
        """All of it, as one value."""
        return self._now

    @property
    def limits(self) -> SelectionLimits:
        """What the values are held within."""
        return self._limits

    def set_image(self, image: int) -> None:
        """Select an image."""
        self._set(image=image)

    def set_token(self, token: int) -> None:
        """Select a token."""
        self._set(token=token)

    def set_dim(self, dim: int) -> None:
        """Select a dimension of the embedding."""
        self._set(dim=dim)

    def set_layer(self, layer: int) -> None:
        """Select a layer."""
        self._set(layer=layer)

    def set_head(self, head: int | None) -> None:
        """Select a head, or with None the mean of the heads."""
        self._set(head=head)

    def select(self, selected: Selected) -> None:
        """Select all of it at once."""
        with self.hold():
            self._now = selected.within(self._limits)

    def set_limits(self, limits: SelectionLimits) -> None:
        """Hold everything within new limits; all values are right before the first signal goes out.

        A patch stays where it is in the image, in however many patches that is cut.
        """
        with self.hold():
            before, self._limits = self._limits, limits
            token = _moved(self._now.token, before.num_tokens, limits.num_tokens)
            self._now = dataclasses.replace(self._now, token=token).within(limits)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Let values change at once, and each change be told once, when the outermost block ends."""
        self._holds += 1
        try:
            yield
        finally:
            self._holds -= 1
            if not self._holds:
                self._tell()

    def _set(self, **change: Any) -> None:
        with self.hold():
            self._now = dataclasses.replace(self._now, **change).within(self._limits)

    def _tell(self) -> None:
        if self._limits != self._limits_told:
            self._limits_told = self._limits
            self.limits_changed.emit(self._limits)
        for field in dataclasses.fields(Selected):
            # read afresh each time: a slot may have selected something else, and told it, in between
            value = getattr(self._now, field.name)
            if value != getattr(self._told, field.name):
                self._told = dataclasses.replace(self._told, **{field.name: value})
                getattr(self, f"{field.name}_changed").emit(value)


def _moved(token: int, before: int, after: int) -> int:
    """The patch of another grid in which the middle of a patch lies; `before` and `after` count tokens."""
    old, new = (PatchGrid(math.isqrt(count - 1), 1) for count in (before, after))
    if old.side == new.side or not new.side or not old.is_patch(token):
        return token
    row, column = ((2 * place + 1) * new.side // (2 * old.side) for place in old.place(token))
    return new.token_at(row, column)


def _clamp(value: int, count: int) -> int:
    return min(max(value, 0), count - 1)
