"""The shape of what each stage hands on, for any model."""

from vit_studio.vit.config import ViTConfig
from vit_studio.window.pages.stage import Stage


def stage_shapes(config: ViTConfig) -> dict[Stage, tuple[int, ...]]:
    """(C, S, S) → (N, C·P²) → (N, D) → (T, D) → (depth, H, T, T) → (num_classes,)."""
    tokens = config.num_tokens
    return {
        Stage.IMAGE: (config.in_channels, config.image_size, config.image_size),
        Stage.PATCHES: (config.num_patches, config.patch_dim),
        Stage.EMBEDDING: (config.num_patches, config.embed_dim),
        Stage.TOKENS: (tokens, config.embed_dim),
        Stage.ENCODER: (config.depth, config.num_heads, tokens, tokens),
        Stage.PREDICTION: (config.num_classes,),
    }
