"""How many numbers each kind of position embedding learns."""

from vit_studio.vit.config import PosEmbed, ViTConfig


def num_offsets(grid_size: int) -> int:
    """Offsets from patch to patch, and the three that have to do with the class token."""
    return (2 * grid_size - 1) ** 2 + 3


def position_parameters(config: ViTConfig) -> int:
    """Parameters that say where a token is; the rest of the model is the same for all kinds."""
    match config.pos_embed:
        case PosEmbed.LEARNED_1D:
            return config.max_tokens * config.embed_dim
        case PosEmbed.LEARNED_2D:
            # X and Y have half a token's width each; the class token has a whole row
            return (config.grid_size + 1) * config.embed_dim
        case PosEmbed.RELATIVE:
            return config.depth * num_offsets(config.grid_size) * config.embed_dim
        case PosEmbed.NONE | PosEmbed.SINCOS_2D:
            return 0
