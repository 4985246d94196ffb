"""The sections of the Encoder page; a section's module is imported when it is first chosen."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.window.pages.section import Section


def attention(studio: "Studio") -> "Section":
    """All heads at a glance, and one of them."""
    from vit_studio.window.pages.encoder.attention_section import AttentionSection

    return AttentionSection(studio)


def query(studio: "Studio") -> "Section":
    """The attention of one query, step by step."""
    from vit_studio.window.pages.encoder.query_section import QuerySection

    return QuerySection(studio)


def heads(studio: "Studio") -> "Section":
    """What the heads do over many images."""
    from vit_studio.window.pages.encoder.heads_section import HeadsSection

    return HeadsSection(studio)


def rollout(studio: "Studio") -> "Section":
    """The attention through all layers."""
    from vit_studio.window.pages.encoder.rollout_section import RolloutSection

    return RolloutSection(studio)


def stream(studio: "Studio") -> "Section":
    """The residual stream."""
    from vit_studio.window.pages.encoder.stream_section import StreamSection

    return StreamSection(studio)


def mlp(studio: "Studio") -> "Section":
    """The hidden units of an MLP."""
    from vit_studio.window.pages.encoder.mlp_section import MlpSection

    return MlpSection(studio)
