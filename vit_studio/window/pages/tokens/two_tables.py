"""Whether the tables of positions of two compared models can be subtracted, and what is shown where they cannot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene


def why_no_tables(scene: "Scene") -> str:
    """Why there is no difference of the tables, in words; empty where there is, and for one model."""
    if scene.difference is None:
        return ""
    a, b = scene.difference
    if a.config.pos_embed is not b.config.pos_embed:
        return QCoreApplication.translate(
            "TwoTables", "A and B keep positions of two kinds, which cannot be subtracted: this is A."
        )
    if a.config.max_tokens != b.config.max_tokens:
        return QCoreApplication.translate(
            "TwoTables", "The tables of A and B have other lengths, so they cannot be subtracted: this is A."
        )
    return ""


def tables_scene(scene: "Scene") -> "Scene":
    """The scene whose tables are shown: A's where there is no difference of them."""
    return scene.plain if why_no_tables(scene) else scene
