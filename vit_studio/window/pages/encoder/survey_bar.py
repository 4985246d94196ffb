"""Over how many images the heads are looked at, how far that is, and a way to call it off."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from vit_studio.analysis.head_survey import HeadSurvey
from vit_studio.window.pages.encoder.choices import COUNTS, IMAGES, count_of
from vit_studio.window.theme import SPACE_S
from vit_studio.window.views.controls.choice_buttons import ChoiceButtons

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

WIDTH: Final = 130


class SurveyBar(QWidget):
    """Asks for a survey when a person chooses a number of images; another model is surveyed when it is asked again."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__()
        self._studio = studio
        names = [self.tr("This image"), *(self.tr("{0} images").format(count) for count in COUNTS[1:])]
        self.counts = ChoiceButtons(names)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(WIDTH)
        self.progress.setAccessibleName(self.tr("Images looked at"))
        self.stop = QPushButton(self.tr("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for widget in (self.progress, self.stop, self.counts):
            row.addWidget(widget)
        self._explain()
        self._on_running_changed(studio.head_survey.is_running)
        self.counts.chosen.connect(self._on_count_chosen)
        self.stop.clicked.connect(studio.head_survey.cancel)
        studio.head_survey.running_changed.connect(self._on_running_changed)
        studio.head_survey.progressed.connect(self._on_progressed)

    @property
    def survey(self) -> HeadSurvey | None:
        """What the chosen number of images tells of the model on show; None for this image alone, or not known yet."""
        count = count_of(self._studio.viewing)
        return None if count == COUNTS[0] else self._studio.head_survey.of(count)

    def show_choice(self) -> None:
        """Show what is chosen, without telling."""
        self.counts.set_choice(COUNTS.index(count_of(self._studio.viewing)))

    @Slot(int)
    def _on_count_chosen(self, index: int) -> None:
        self._studio.viewing.set(IMAGES, str(COUNTS[index]))
        if index:
            self._studio.head_survey.ask(COUNTS[index])

    @Slot(bool)
    def _on_running_changed(self, running: bool) -> None:
        self.progress.setRange(0, 0)
        for widget in (self.progress, self.stop):
            widget.setVisible(running)

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _explain(self) -> None:
        tip = self.tr(
            "The first images of the test set, which no training has seen; where there is none, the first of all."
        )
        for index in range(1, len(COUNTS)):
            self.counts.button(index).setToolTip(tip)
        self.counts.button(0).setToolTip(self.tr("The image on show alone."))
        self.counts.setWhatsThis(
            self.tr(
                "Over how many images the heads are averaged; more than one are looked at in the background. {0}"
            ).format(tip)
        )
        self.progress.setWhatsThis(self.tr("How many of the images have been looked at."))
        self.stop.setToolTip(self.tr("Call it off."))
        self.stop.setWhatsThis(self.tr("Call the work off; what is shown stays."))
