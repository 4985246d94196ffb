"""The proof that both views of the embedding are one: the greatest difference, and why it need not be 0."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from vit_studio.tracing.trace import EmbeddingProof
from vit_studio.window.text import number_text
from vit_studio.window.theme import SPACE_M, SPACE_S, TextRole, current_theme, font_for, set_text_role

LEAST_REASON: Final = 96
"""Logical pixels; in fewer the words would stand in a column."""


class ProofStrip(QWidget):
    """Badge and sentence on one line, and the way to the whole story."""

    why_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = Badge()
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        self.reason.setMinimumWidth(LEAST_REASON)
        set_text_role(self.reason, TextRole.CAPTION, muted=True)
        self.why = QPushButton(self.tr("Rounding"))
        self.why.setProperty("kind", "section")
        self.why.setToolTip(self.tr("What rounding does to these sums, number by number"))
        self.why.setWhatsThis(self.why.toolTip())
        self.why.clicked.connect(self.why_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self.badge)
        row.addWidget(self.why)
        row.addWidget(self.reason, 1)

    def set_proof(self, proof: EmbeddingProof, *, of: str = "") -> None:
        """Show what the comparison found; `of` names the model where another one is looked at as well."""
        verdict = "✓" if proof.allclose else "✗"
        text = self.tr("greatest |difference| {0} · allclose {1} (rtol 1e−5, atol 1e−6)")
        found = text.format(number_text(proof.max_difference), verdict)
        self.badge.set_verdict(f"{of}: {found}" if of else found, good=proof.allclose)
        own = self.tr("The proof is each model's own: this is {0}'s.").format(of) if of else ""
        self.reason.setText(" ".join(filter(None, (own, self._reason(proof)))))

    def _reason(self, proof: EmbeddingProof) -> str:
        if not proof.allclose:
            return self.tr("More than rounding explains: look for weights that are huge or not finite.")
        if proof.max_difference == 0:
            return self.tr("Rounded alike here; in another order the 7th digit may differ.")
        return self.tr("Sums are taken in another order; float32 has about 7 digits.")


class Badge(QWidget):
    """A verdict in a pill, green or red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.good = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_verdict(self, text: str, *, good: bool) -> None:
        """Change what it says."""
        self.text, self.good = text, good
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font_for(TextRole.CAPTION))
        return QSize(round(metrics.horizontalAdvance(self.text)) + 2 * SPACE_M, round(metrics.height()) + SPACE_S)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        ink = theme.good if self.good else theme.bad
        fill = ink.toRgb()
        fill.setAlphaF(0.12)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink)
        painter.setBrush(fill)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setFont(font_for(TextRole.CAPTION))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()
