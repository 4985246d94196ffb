"""The Embedding page: from patches to tokens by one linear map, seen from four sides."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from vit_studio.window.pages.embedding.choices import FILTERS, NUMBER, ROUNDING, VIEWS
from vit_studio.window.pages.embedding.filters_section import FiltersSection
from vit_studio.window.pages.embedding.number_section import NumberSection
from vit_studio.window.pages.embedding.rounding_section import RoundingSection
from vit_studio.window.pages.embedding.views_section import ViewsSection
from vit_studio.window.pages.page import Page
from vit_studio.window.pages.stage import Stage

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class EmbeddingPage(Page):
    """Two views that are one; one number of them; what the kernels are made of; and why the two may differ."""

    stage = Stage.EMBEDDING
    shows_scale: ClassVar[bool] = True

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.set_introduction(self.tr("One linear map makes a token of each patch; a convolution is the same map."))
        self.add_section(VIEWS, self.tr("Two views"), ViewsSection)
        self.add_section(
            NUMBER,
            self.tr("One number"),
            NumberSection,
            sentence=self.tr("One number of a token: the patch times a kernel, summed up, plus the bias."),
        )
        self.add_section(
            FILTERS,
            self.tr("Filters"),
            FiltersSection,
            sentence=self.tr("The kernels are mixtures of a few patterns: their principal components."),
        )
        self.add_section(
            ROUNDING,
            self.tr("Rounding"),
            RoundingSection,
            sentence=self.tr("float32 rounds after each addition: the order of a sum shows in its last digits."),
        )
