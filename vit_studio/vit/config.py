"""The numbers that define a Vision Transformer, checked when they are written down."""

import dataclasses
import enum
import math
from collections.abc import Mapping
from typing import Any, Final

from vit_studio.errors import QT_TRANSLATE_NOOP, ConfigError

GREATEST: Final[Mapping[str, int]] = {
    "image_size": 16_384,
    "patch_size": 16_384,
    "in_channels": 1024,
    "num_classes": 1_000_000,
    "embed_dim": 65_536,
    "depth": 1000,
    "num_heads": 65_536,
    "max_tokens": 1_000_000,
}
"""Of each whole number: several times what the largest model that anybody has trained has."""
GREATEST_MLP_RATIO: Final = 1000


class PosEmbed(enum.StrEnum):
    """How tokens learn where they come from (paper, appendix D.4)."""

    NONE = "none"
    """Attention sees a bag of patches."""
    LEARNED_1D = "learned_1d"
    """A learned row of D numbers for each token, in raster order: the paper's own choice."""
    LEARNED_2D = "learned_2d"
    """A learned half for each column and one for each row of the grid."""
    SINCOS_2D = "sincos_2d"
    """Sines and cosines of row and column; nothing is learned."""
    RELATIVE = "relative"
    """Nothing is added to tokens: in each layer attention learns what an offset from query to key is worth."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class ViTConfig:
    """Shape of a Vision Transformer; the defaults are the bundled model's.

    Names are timm's, spelled in full. `max_tokens` is the number of rows of the position table, which with learned_1d
    may be longer than the sequence; 0 stands for exactly `num_tokens` and is replaced by it. Raises ConfigError when
    numbers clash.
    """

    image_size: int = 28
    patch_size: int = 4
    in_channels: int = 1
    num_classes: int = 10
    embed_dim: int = 64
    depth: int = 6
    num_heads: int = 4
    mlp_ratio: float = 2.0
    pos_embed: PosEmbed = PosEmbed.LEARNED_1D
    max_tokens: int = 0
    dropout: float = 0.0

    def __post_init__(self) -> None:
        _check_whole_numbers(self)
        object.__setattr__(self, "pos_embed", _pos_embed_kind(self.pos_embed))
        _check_patches(self)
        _check_heads(self)
        _check_ranges(self)
        if self.max_tokens == 0:
            object.__setattr__(self, "max_tokens", self.num_tokens)
        _check_table(self)
        _check_positions(self)

    @property
    def grid_size(self) -> int:
        """Patches along one side of the image."""
        return self.image_size // self.patch_size

    @property
    def num_patches(self) -> int:
        """N = H·W / P²."""
        return self.grid_size**2

    @property
    def num_tokens(self) -> int:
        """T = N + 1: the class token comes before the patches."""
        return self.num_patches + 1

    @property
    def patch_dim(self) -> int:
        """C·P², the length of an unfolded patch."""
        return self.in_channels * self.patch_size**2

    @property
    def head_dim(self) -> int:
        """D_h = D / number of heads."""
        return self.embed_dim // self.num_heads

    @property
    def mlp_dim(self) -> int:
        """Width of the MLP's hidden layer."""
        return int(self.embed_dim * self.mlp_ratio)

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return dataclasses.asdict(self) | {"pos_embed": self.pos_embed.value}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ViTConfig":
        """Read what `to_dict` wrote; raises ConfigError for a field that is unknown."""
        names = {field.name for field in dataclasses.fields(cls)}
        unknown = sorted(set(values) - names)
        if unknown:
            raise ConfigError(
                QT_TRANSLATE_NOOP(
                    "errors", "The model's configuration has fields that this version does not know: {fields}."
                ),
                QT_TRANSLATE_NOOP(
                    "errors", "It may come from a newer version of ViT Studio: update, then open it again."
                ),
                fields=", ".join(unknown),
            )
        return cls(**values)


def divisors(number: int) -> list[int]:
    """The whole numbers that divide `number`, in rising order."""
    return [candidate for candidate in range(1, number + 1) if number % candidate == 0]


def _check_whole_numbers(config: ViTConfig) -> None:
    for name in GREATEST:
        value = getattr(config, name)
        lowest = 0 if name == "max_tokens" else 1
        if isinstance(value, bool) or not isinstance(value, int) or value < lowest:
            raise ConfigError(
                QT_TRANSLATE_NOOP("errors", "{name} is {value}."),
                QT_TRANSLATE_NOOP("errors", "It must be a whole number of at least {lowest}."),
                name=name,
                value=value,
                lowest=lowest,
            )
        if value > GREATEST[name]:
            raise ConfigError(
                QT_TRANSLATE_NOOP("errors", "{name} is {value}."),
                QT_TRANSLATE_NOOP("errors", "Choose a whole number of at most {highest}."),
                name=name,
                value=value,
                highest=GREATEST[name],
            )


def _pos_embed_kind(kind: str) -> PosEmbed:
    try:
        return PosEmbed(kind)
    except ValueError:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "pos_embed is {value}."),
            QT_TRANSLATE_NOOP("errors", "Choose one of {choices}."),
            value=kind,
            choices=", ".join(PosEmbed),
        ) from None


def _check_patches(config: ViTConfig) -> None:
    if config.image_size % config.patch_size:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "patch_size {patch_size} does not divide image_size {image_size}."),
            QT_TRANSLATE_NOOP("errors", "Patch sizes that do: {choices}."),
            patch_size=config.patch_size,
            image_size=config.image_size,
            choices=", ".join(map(str, divisors(config.image_size))),
        )


def _check_heads(config: ViTConfig) -> None:
    if config.embed_dim % config.num_heads:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "num_heads {num_heads} does not divide embed_dim {embed_dim}."),
            QT_TRANSLATE_NOOP("errors", "Numbers of heads that do: {choices}."),
            num_heads=config.num_heads,
            embed_dim=config.embed_dim,
            choices=", ".join(map(str, divisors(config.embed_dim))),
        )


def _check_ranges(config: ViTConfig) -> None:
    if not 0.0 <= config.dropout < 1.0:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "dropout is {value}."),
            QT_TRANSLATE_NOOP("errors", "It is a probability: choose a number from 0 up to, not including, 1."),
            value=config.dropout,
        )
    if not 0 < config.mlp_ratio <= GREATEST_MLP_RATIO:  # neither is nan
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "mlp_ratio is {value}."),
            QT_TRANSLATE_NOOP("errors", "Choose a number above 0, of at most {highest}; 2 and 4 are usual."),
            value=config.mlp_ratio,
            highest=GREATEST_MLP_RATIO,
        )
    if config.mlp_dim < 1:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "mlp_ratio {value} leaves the MLP no hidden unit at embed_dim {embed_dim}."),
            QT_TRANSLATE_NOOP("errors", "Choose at least {lowest}."),
            value=config.mlp_ratio,
            embed_dim=config.embed_dim,
            lowest=1 / config.embed_dim,
        )


def _check_table(config: ViTConfig) -> None:
    if config.max_tokens < config.num_tokens:
        raise ConfigError(
            QT_TRANSLATE_NOOP("errors", "A position table of {max_tokens} rows is too short for {num_tokens} tokens."),
            QT_TRANSLATE_NOOP("errors", "Set max_tokens to {num_tokens} or more, or patch_size above {patch_size}."),
            max_tokens=config.max_tokens,
            num_tokens=config.num_tokens,
            patch_size=config.patch_size,
        )


def _check_positions(config: ViTConfig) -> None:
    parts = POSITION_PARTS.get(config.pos_embed, 1)
    if config.embed_dim % parts:
        step = math.lcm(parts, config.num_heads)
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors", "pos_embed {kind} parts a token in {parts}, which does not divide embed_dim {embed_dim}."
            ),
            QT_TRANSLATE_NOOP("errors", "Set embed_dim to {wider}, or pos_embed to learned_1d."),
            kind=config.pos_embed.value,
            parts=parts,
            embed_dim=config.embed_dim,
            wider=(config.embed_dim // step + 1) * step,
        )
    if config.pos_embed is not PosEmbed.LEARNED_1D and config.max_tokens != config.num_tokens:
        raise ConfigError(
            QT_TRANSLATE_NOOP(
                "errors", "max_tokens is {max_tokens}, but pos_embed {kind} has no table to make longer."
            ),
            QT_TRANSLATE_NOOP("errors", "Leave max_tokens at 0, or set pos_embed to learned_1d."),
            max_tokens=config.max_tokens,
            kind=config.pos_embed.value,
        )


POSITION_PARTS: Final = {PosEmbed.LEARNED_2D: 2, PosEmbed.SINCOS_2D: 4}
"""What embed_dim must divide by: X and Y; or sine and cosine of both."""

NOTEBOOK = ViTConfig(patch_size=14, embed_dim=8, depth=2, num_heads=2, max_tokens=32)
"""The shapes of the "ViT line by line" notebook: 4 patches of 196 pixels, width 8, a position table of 32 rows."""

DEFAULT = ViTConfig()
"""The bundled model: 49 patches of 4 × 4 pixels, width 64, 6 layers of 4 heads."""
