"""The Encoder page: attention and the residual stream, from a glance at all heads down to one number."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vit_studio.window.pages.encoder import sections
from vit_studio.window.pages.page import Page, Stage

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class EncoderPage(Page):
    """Sections, one idea each; all of them follow the same selection."""

    stage = Stage.ENCODER
    shows_scale = True

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.header.introduction.hide()  # each section has a sentence of its own, beside its choices
        self.add_section("attention", self.tr("Attention"), sections.attention)
        self.add_section("query", self.tr("One query"), sections.query)
        self.add_section("heads", self.tr("Heads"), sections.heads)
        self.add_section("rollout", self.tr("Rollout"), sections.rollout)
        self.add_section("stream", self.tr("Residual stream"), sections.stream)
        self.add_section("mlp", self.tr("MLP"), sections.mlp)
