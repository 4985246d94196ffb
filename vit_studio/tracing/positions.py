"""Read the tables in which a model keeps its positions."""

import numpy as np
import torch
from torch import nn

from vit_studio.tracing.position_tables import PositionTables
from vit_studio.tracing.trace import Array
from vit_studio.vit.block import Block
from vit_studio.vit.config import POSITION_PARTS, PosEmbed
from vit_studio.vit.model import VisionTransformer
from vit_studio.vit.positions import LearnedPositions2d, sincos_2d_table


@torch.inference_mode()
def position_tables(model: VisionTransformer) -> PositionTables:
    """Copies of the tables as they are now, and of what sine-cosine positions would be."""
    config, held = model.config, model.pos_embed
    two = held if isinstance(held, LearnedPositions2d) else None
    relative = [block.attn.rel_pos for block in model.blocks if isinstance(block, Block) and block.attn.rel_pos]
    fixed = None
    if config.embed_dim % POSITION_PARTS[PosEmbed.SINCOS_2D] == 0:
        fixed = sincos_2d_table(grid_size=config.grid_size, embed_dim=config.embed_dim)[0]
    return PositionTables(
        kind=config.pos_embed,
        pos_table=_array(held[0]) if isinstance(held, nn.Parameter) else None,
        pos_x=_array(two.x) if two is not None else None,
        pos_y=_array(two.y) if two is not None else None,
        rel_pos=np.stack([_array(layer.table) for layer in relative]) if relative else None,
        rel_indices=relative[0].indices.cpu().numpy().copy() if relative else None,
        sincos=_array(fixed) if fixed is not None else None,
    )


def _array(tensor: torch.Tensor) -> Array:
    return tensor.detach().cpu().numpy().copy()
