"""The Tokens page: class token and patch tokens, plus what is added for their places, are what the encoder reads."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vit_studio.window.pages.page import Page, Stage
from vit_studio.window.pages.tokens.choices import KINDS, SIMILARITY, SUM, TABLE
from vit_studio.window.pages.tokens.kinds_study_offer import StudyOffer
from vit_studio.window.pages.tokens.position_kinds_section import PositionKindsSection
from vit_studio.window.pages.tokens.position_table_section import PositionTableSection
from vit_studio.window.pages.tokens.similarity_section import SimilaritySection
from vit_studio.window.pages.tokens.token_sum_section import TokenSumSection

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class TokensPage(Page):
    """The sum; how alike places are; the kinds of positions; the table that they are kept in."""

    stage = Stage.TOKENS
    shows_scale = True

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.set_introduction(
            self.tr("Attention sees a set without order: only the positions tell where in the image a patch came from.")
        )
        self.add_section(SUM, self.tr("Sum"), TokenSumSection)
        self.add_section(
            SIMILARITY,
            self.tr("Similarity"),
            SimilaritySection,
            sentence=self.tr("What the model knows of the grid shows in how its positions relate to each other."),
        )
        self.add_section(
            KINDS,
            self.tr("Kinds"),
            PositionKindsSection,
            sentence=self.tr("Five ways to tell a model where a patch came from, and what each of them costs."),
        )
        self.add_section(
            TABLE,
            self.tr("Table"),
            PositionTableSection,
            sentence=self.tr("All that the model keeps of positions, whether a pass reads it or not."),
        )
        self.header.set_tool(KINDS, StudyOffer(studio.viewing))
