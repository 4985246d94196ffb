"""The way from the model's `forward` down to the function in view: each part leads there."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from vit_studio.tracing.line_steps import FunctionCall
from vit_studio.window.theme import TextRole, set_text_role


class CodeTrail(QLabel):
    """`VisionTransformer.forward › Block.forward › Attention.forward`."""

    call_clicked = Signal(object)
    """A FunctionCall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calls: list[FunctionCall] = []
        set_text_role(self, TextRole.CAPTION)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setAccessibleName(self.tr("Which function called which"))
        self.setWhatsThis(
            self.tr("From the model's forward down to the function in view: a click shows the line that calls it.")
        )
        self.linkActivated.connect(self._on_link)

    def set_way(self, calls: Sequence[FunctionCall]) -> None:
        """From the outermost function to the one in view."""
        self._calls = list(calls)
        parts = [f'<a href="{place}">{html.escape(call.source.qualname)}</a>' for place, call in enumerate(calls[:-1])]
        parts += [f"<b>{html.escape(call.source.qualname)}</b>" for call in calls[-1:]]
        self.setText(" › ".join(parts))
        file = f"{calls[-1].source.module.replace('.', '/')}.py" if calls else ""
        self.setToolTip(self.tr("{0}, line {1}").format(file, calls[-1].source.first_line) if calls else "")

    @Slot(str)
    def _on_link(self, link: str) -> None:
        self.call_clicked.emit(self._calls[int(link)])
