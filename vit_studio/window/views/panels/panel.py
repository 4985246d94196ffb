"""A frame that explains what stands in it: title, tensor and shape, one sentence, the view, its colour bar."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWhatsThis, QWidget

from vit_studio.window.text import shape_text
from vit_studio.window.theme import RADIUS, SPACE_M, SPACE_S, SPACE_XS, TextRole, current_theme, set_text_role
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.controls.sign_button import SignButton, draw_dots, draw_question
from vit_studio.window.views.painting.painted_view import usages_in
from vit_studio.window.views.panels.compared_mark import DIFFERENCE
from vit_studio.window.views.panels.heading import Heading
from vit_studio.window.views.panels.panel_body import PanelBody
from vit_studio.window.views.panels.panel_host import host_of

__all__ = ["Heading", "Panel", "panel_of"]


class Panel(QWidget):
    """Holds one view; the title and the tensor share a line, so that the view keeps the height.

    A click into a panel gives it the focus: it is the one that is saved and copied by key.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._help = self._expression = self._statement = self._subject = self._range = ""
        self._hint = self._no_difference = ""
        self._of_image = True
        self._stands_in = False
        self._is_marked = True
        self._main_view: QWidget | None = None
        self._heading = Heading(title)
        self.help_sign = SignButton("", draw_question)
        self.menu_sign = SignButton("", draw_dots)
        self.help_sign.hide()
        self._heading.set_signs((self.help_sign, self.menu_sign))
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        self._sentence.hide()
        set_text_role(self._sentence, TextRole.CAPTION, muted=True)
        self._body: QWidget | None = None
        self._bar: ColourBar | None = None
        self._content: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        self._layout.setSpacing(SPACE_XS)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._sentence)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.help_sign.clicked.connect(self.explain)
        self.menu_sign.clicked.connect(self._on_menu_clicked)
        self._named()

    @property
    def title(self) -> str:
        """What stands in the panel."""
        return self._heading.title

    @property
    def tensor(self) -> str:
        """The tensor's name and shape as shown; empty without one."""
        return self._heading.tensor

    @property
    def expression(self) -> str:
        """Python that gives the array shown from what a pass left behind; empty where there is none."""
        return self._expression or self._heading.name

    @property
    def sentence(self) -> str:
        """What the view shows."""
        return " ".join(filter(None, (self._no_difference if self._stands_in else "", self._statement)))

    @property
    def subject(self) -> str:
        """What of several it shows, as a figure's title has to say; empty where the title says it all."""
        return self._subject

    @property
    def range_words(self) -> str:
        """Which range the colours span, where the colour bar says it by what stands beside; else empty."""
        return self._range

    @property
    def of_image(self) -> bool:
        """Whether all that it shows is about the image on show."""
        return self._of_image

    @property
    def mark(self) -> str:
        """Of which of two compared models it is, see `compared_mark`; empty where nothing is compared."""
        return self._heading.mark

    @property
    def no_difference(self) -> str:
        """Why it shows A where A − B is looked at; empty where it shows the difference."""
        return self._no_difference

    @property
    def body(self) -> QWidget | None:
        """The view."""
        return self._body

    @property
    def colour_bar(self) -> ColourBar | None:
        """The key to the view's colours."""
        return self._bar

    @property
    def main_view(self) -> QWidget | None:
        """The view whose numbers the heading names; None for the first one."""
        return self._main_view

    def set_main_view(self, view: QWidget | None) -> None:
        """Say which view shows the array of the heading, where that is not the first one in the panel."""
        self._main_view = view

    def set_title(self, title: str) -> None:
        """Change what stands above."""
        if title != self.title:
            self._heading.set_title(title)
            self._named()

    def set_tensor(self, expression: str, shape: Sequence[int]) -> None:
        """What array is shown, as Python over the names of a trace, and its shape; both empty for none."""
        before = self.tensor
        self._heading.set_tensor(expression, shape_text(shape) if expression else "")
        if self.tensor != before:
            self._explained()

    def set_expression(self, code: str) -> None:
        """Python that gives the array, where what stands in the heading is not itself the code; empty to undo."""
        self._expression = code

    def set_sentence(self, sentence: str, hint: str = "") -> None:
        """One sentence: what the view shows. The hint says what can be done here; on paper it would make no sense."""
        self._statement, self._hint = sentence, hint
        self._show_sentence()

    def set_no_difference(self, words: str) -> None:
        """Say once, in a sentence, why this can be no A − B: where that is looked at, A is shown with these words."""
        self._no_difference = words

    def set_marked(self, is_marked: bool) -> None:
        """Say whether it is of one of two compared models at all: it may tell of both, or of none."""
        self._is_marked = is_marked

    def set_mark(self, mark: str, *, instead: bool = False) -> None:
        """Of which of two compared models this is; `instead` of a difference that there is not, which is said."""
        mark = mark if self._is_marked else ""
        if (mark, instead) == (self.mark, self._stands_in):
            return
        self._heading.set_mark(mark)
        self._stands_in = instead
        for bar in self.findChildren(ColourBar):
            bar.set_mark(mark if mark == DIFFERENCE else "")
        self._show_sentence()

    def set_subject(self, subject: str) -> None:
        """What of several is shown, such as a token, where on the screen only what stands around tells it."""
        self._subject = subject

    def set_range_words(self, words: str) -> None:
        """Say which range the colours span, where the colour bar only points at a neighbour, whom a figure has not."""
        self._range = words

    def set_of_image(self, of_image: bool) -> None:
        """Say whether the image on show has a part in this: in the mean of many, it has not."""
        self._of_image = of_image

    def set_help(self, text: str) -> None:
        """Formula, meaning, equation or figure of the paper, as rich text; F1 and the heading's "?" tell it."""
        self._help = text
        self.help_sign.setVisible(bool(text))
        self._heading.signs_changed()
        self._explained()

    @Slot()
    def explain(self) -> None:
        """Show the help below the sign."""
        QWhatsThis.showText(self.help_sign.mapToGlobal(QPoint(0, self.help_sign.height())), self.whatsThis(), self)

    def set_body(self, body: QWidget) -> None:
        """The view; another one that stood here before is taken out."""
        if self._body is not None and self._body is not body:
            self._body.setParent(None)
        self._body = body
        self._fill()
        self._explained()

    def set_colour_bar(self, bar: ColourBar) -> None:
        """Put the key to the colours beside the view, or below it if it lies."""
        self._bar = bar
        self._fill()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        self._ask_menu(self.childAt(self.mapFromGlobal(place)), place)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.border)
        painter.setBrush(theme.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()

    def _show_sentence(self) -> None:
        said = (self._no_difference, self._statement) if self._stands_in else (self._statement, self._hint)
        text = " ".join(filter(None, said))
        if text != self._sentence.text() or self._sentence.isHidden() == bool(text):
            self._sentence.setText(text)
            self._sentence.setVisible(bool(text))
            self._explained()

    @Slot()
    def _on_menu_clicked(self) -> None:
        self._ask_menu(None, self.menu_sign.mapToGlobal(QPoint(0, self.menu_sign.height())))

    def _ask_menu(self, view: QWidget | None, place: QPoint) -> None:
        host = host_of(self)
        if host is not None:
            host.show_panel_menu(self, view, place)

    def _named(self) -> None:
        self.setAccessibleName(self.title)
        self.help_sign.set_name(self.tr("What “{0}” shows: formula and meaning").format(self.title))
        self.menu_sign.set_name(self.tr("Copy or save “{0}”").format(self.title))
        self._explained()

    def _explained(self) -> None:
        """Keep What's This in step: title, tensor and sentence are told with the help."""
        if not self._help:
            self.setWhatsThis("")
            return
        parts = [f"<h3>{html.escape(self.title)}</h3>"]
        parts += [f"<p><code>{html.escape(self.tensor)}</code></p>"] if self.tensor else []
        sentence = self._sentence.text()
        parts += [f"<p><i>{html.escape(sentence)}</i></p>"] if sentence else []
        parts.append(f"<p>{self._help}</p>")
        if self._body is not None:
            parts += [f"<p>{html.escape(usage)}</p>" for usage in usages_in(self._body)]
        self.setWhatsThis("".join(parts))

    def _fill(self) -> None:
        if self._body is None:
            return
        old, self._content = self._content, self._body if self._bar is None else PanelBody(self._body, self._bar)
        if old is not None:
            self._layout.removeWidget(old)
        if isinstance(old, PanelBody):
            old.deleteLater()  # empty now: view and bar have moved
        self._layout.addWidget(self._content, 1)


def panel_of(widget: QWidget | None) -> Panel | None:
    """The panel that a widget is, or is in."""
    while widget is not None and not isinstance(widget, Panel):
        widget = widget.parentWidget()
    return widget
