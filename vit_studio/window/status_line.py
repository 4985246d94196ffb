"""One line at the bottom: which image, what the model says, which model, and what is under way."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.session.jobs import Lane
from vit_studio.window.image_names import class_first_text
from vit_studio.window.text import class_name_text, percent_text
from vit_studio.window.theme import TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.studio import Studio
    from vit_studio.window.pages.tokens.kinds_study_line import KindsStudyLine

MESSAGE_MS: Final = 8000
"""That a message stays which goes by itself."""

_UNDER_WAY: Final = {
    "model": QT_TRANSLATE_NOOP("StatusLine", "Opening the model…"),
    "images": QT_TRANSLATE_NOOP("StatusLine", "Reading the images…"),
    "save": QT_TRANSLATE_NOOP("StatusLine", "Saving…"),
}
"""Lanes whose work a person waits for; a trace is too quick to be told."""


class StatusLine(QStatusBar):
    """Follows the studio."""

    study_asked = Signal()
    """A person wants to see the study that trains."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._busy: list[str] = []
        self.study: KindsStudyLine | None = None
        """Comes with the first study that trains."""
        self.facts = QLabel()
        self.under_way = QLabel()
        for label in (self.facts, self.under_way):
            set_text_role(label, TextRole.CAPTION, muted=True)
        self.facts.setMinimumWidth(1)  # a long line is cut off, and never makes the window wider
        self.addWidget(self.facts, 1)
        self.addPermanentWidget(self.under_way)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        if studio.scene is not None:
            self._on_scene_changed(studio.scene)
        for lane in _UNDER_WAY:
            self._on_busy_changed(lane, studio.jobs.is_busy(Lane(lane)))
        studio.scene_changed.connect(self._on_scene_changed)
        studio.busy_changed.connect(self._on_busy_changed)
        studio.studies.running_changed.connect(self._on_study_changed)
        if studio.studies.running:
            self._on_study_changed()

    @Slot(object)
    def _on_scene_changed(self, scene: "Scene") -> None:
        self.facts.setText(" · ".join(self._parts(scene)))

    @Slot(str, bool)
    def _on_busy_changed(self, lane: str, busy: bool) -> None:
        if lane in self._busy:
            self._busy.remove(lane)
        if busy and lane in _UNDER_WAY:
            self._busy.append(lane)
        newest = _UNDER_WAY[self._busy[-1]] if self._busy else ""
        text = QCoreApplication.translate("StatusLine", newest) if newest else ""
        if text != self.under_way.text():  # else the line would be laid out again for each job of any lane
            self.under_way.setText(text)

    @Slot()
    def _on_study_changed(self) -> None:
        if self.study is None:
            from vit_studio.window.pages.tokens.kinds_study_line import KindsStudyLine

            self.study = KindsStudyLine(self._studio, self)
            self.study.show_asked.connect(self.study_asked)
            self.study.told.connect(self._on_study_told)
            self.addPermanentWidget(self.study)

    @Slot(str)
    def _on_study_told(self, text: str) -> None:
        self.showMessage(text, MESSAGE_MS)

    def _parts(self, scene: "Scene") -> list[str]:
        parts = [
            class_first_text(scene.images, scene.index),
            self._predicted(scene),
            self.tr("ViT {0} parameters").format(count_text(scene.num_parameters)),
            self.tr("CPU"),
        ]
        other = scene.info.trained_on
        if other and other != scene.images.name:  # else an answer that is no good would puzzle
            parts.insert(3, self.tr("trained on other images: {0}").format(QCoreApplication.translate("images", other)))
        if scene.step is not None:
            parts.insert(3, self.tr("after {0} training steps").format(f"{scene.step:,}"))
        return parts

    def _predicted(self, scene: "Scene") -> str:
        """What the model says of the image, or each of the two that are subtracted."""
        if scene.difference is not None:
            a, b = map(self._predicted, scene.difference)
            return self.tr("A {0}, B {1}").format(a, b)
        best = int(scene.trace.logits.argmax())
        name = class_name_text(scene.class_names[best])
        return self.tr("predicted {0} {1}").format(name, percent_text(float(scene.trace.probs[best])))


def count_text(count: int) -> str:
    """ "206 k" for 206,026."""
    if count < 1000:
        return str(count)
    return f"{count / 1000:.0f} k" if count < 999_500 else f"{count / 1e6:.1f} M"
