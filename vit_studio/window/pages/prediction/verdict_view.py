"""The model's answer in plain words, and whether the label agrees."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from vit_studio.window.pages.embedding.proof_strip import Badge
from vit_studio.window.pages.prediction.verdict import Verdict
from vit_studio.window.text import class_name_text, percent_text, points_text
from vit_studio.window.theme import SPACE_M, SPACE_XS, TextRole, set_text_role


class VerdictView(QWidget):
    """A badge and two sentences: what model and label say, and by how much the model prefers its first choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = Badge()
        self.sentence = QLabel()
        self.details = QLabel()
        for label, role in ((self.sentence, TextRole.TITLE), (self.details, TextRole.BODY)):
            label.setWordWrap(True)
            set_text_role(label, role, muted=label is self.details)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SPACE_M)
        layout.setVerticalSpacing(SPACE_XS)
        layout.addWidget(self.badge, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.sentence, 0, 1)
        layout.addWidget(self.details, 1, 1)
        layout.setColumnStretch(1, 1)

    def set_verdict(self, verdict: Verdict) -> None:
        """Put it into words."""
        self.badge.setVisible(verdict.is_right is not None)
        if verdict.is_right is not None:
            self.badge.set_verdict(self.tr("right") if verdict.is_right else self.tr("wrong"), good=verdict.is_right)
        best = class_name_text(verdict.class_names[verdict.best])
        sentence = self.tr("The model says {0} ({1}). The label says {2}.")
        label = class_name_text(verdict.label_name)
        self.sentence.setText(sentence.format(best, percent_text(verdict.probs[verdict.best]), label))
        self.details.setText(" ".join(filter(None, (self._margin(verdict), self._names(verdict)))))

    def set_verdicts(self, a: Verdict, b: Verdict) -> None:
        """What two models say of the same image."""
        self.badge.setVisible(a.is_right is not None)
        if a.is_right is not None:
            words = self.tr("both right") if a.is_right else self.tr("both wrong")
            if a.is_right is not b.is_right:
                words = self.tr("only A right") if a.is_right else self.tr("only B right")
            self.badge.set_verdict(words, good=bool(a.is_right))
        answers = [
            (class_name_text(each.class_names[each.best]), percent_text(each.probs[each.best])) for each in (a, b)
        ]
        text = self.tr("A says {0} ({1}), B says {2} ({3}). The label says {4}.")
        self.sentence.setText(text.format(*answers[0], *answers[1], class_name_text(a.label_name)))
        true = self.tr("A gives {0} {1}, B {2}: {3}.")
        shares = (
            ""
            if a.true is None
            else true.format(
                class_name_text(a.label_name),
                percent_text(a.probs[a.true]),
                percent_text(b.probs[a.true]),
                points_text(a.probs[a.true] - b.probs[a.true]),
            )
        )
        self.details.setText(" ".join(filter(None, (shares, self._names(a)))))

    def _margin(self, verdict: Verdict) -> str:
        if verdict.second is None:
            return ""
        second = class_name_text(verdict.class_names[verdict.second])
        text = self.tr("Its second choice is {0} ({1}), {2} percentage points behind.")
        points = f"{verdict.margin * 100:.1f}"
        return text.format(second, percent_text(verdict.probs[verdict.second]), points)

    def _names(self, verdict: Verdict) -> str:
        if not verdict.names_differ:
            return ""
        if verdict.true is None:
            return self.tr("The model has other class names than these images, and does not know the label's.")
        return self.tr("The model has other class names than these images: the label is found by its name.")
