"""The Prediction page: from the class token to logits, probabilities, and the label."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vit_studio.window.pages.page import Page, Stage
from vit_studio.window.pages.page_header import ScaleSwitch
from vit_studio.window.pages.prediction.answer_section import AnswerSection
from vit_studio.window.pages.prediction.confusion_section import ConfusionSection
from vit_studio.window.pages.prediction.lens_section import LensSection

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

ANSWER: Final = "answer"
LAYERS: Final = "layers"
CONFUSION: Final = "confusion"


class PredictionPage(Page):
    """The answer and its softmax; what the head would say after each layer; the test set, and this image in it."""

    stage = Stage.PREDICTION
    shows_scale = True

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.set_introduction(
            self.tr(
                "The head reads one token only: the class token, which has gathered from all patches in each layer."
            )
        )
        self.add_section(ANSWER, self.tr("Answer"), AnswerSection)
        self.add_section(
            LAYERS,
            self.tr("Layer by layer"),
            LensSection,
            sentence=self.tr("What the head would say if the network ended after each layer: the logit lens."),
        )
        self.add_section(
            CONFUSION,
            self.tr("Confusion"),
            ConfusionSection,
            sentence=self.tr("Each image that the model is asked about counts in one cell: true by predicted class."),
        )

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        # the answer's bars have no colours that could span a range, and the one matrix of the confusion no other
        for switch in self.header.findChildren(ScaleSwitch):
            switch.setVisible(self.section_name == LAYERS)
