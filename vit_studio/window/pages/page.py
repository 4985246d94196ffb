"""What every page is: one stage of the journey, repainted only while it is seen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from vit_studio.window.pages.compared import mark_panels
from vit_studio.window.pages.page_header import PageHeader
from vit_studio.window.pages.section import CatchUp, Section, add_row
from vit_studio.window.pages.stage import Stage
from vit_studio.window.pages.waiting_view import WaitingView
from vit_studio.window.theme import SPACE_M, SPACE_S

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

__all__ = ["Page", "Section", "Stage"]

SectionFactory = Callable[["Studio"], Section]


class Page(QWidget):
    """Follows the studio's scene, selection and viewing, but works only while it is visible.

    A page sets `stage`, builds its panels in `__init__` (into `body`, by `set_introduction` and `add_row`) and
    overrides `show_scene` and `show_selection`; or it has sections (`add_section`), which do so in its place. Both are
    called with a complete scene: after a new one `show_scene` comes first, then `show_selection`. While the page is
    hidden nothing is called; it catches up when it is shown. A page writes to `studio.selection` and
    `studio.viewing` only, never to another page.
    """

    stage: ClassVar[Stage]
    needs_model: ClassVar[bool] = True
    """False for a page that shows itself with the pixels alone (see `show_pixels`); others show the image, and wait."""
    shows_scale: ClassVar[bool] = False
    """Whether the switch of the colours' range stands at the top."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.setObjectName(f"{self.stage.value}_page")
        self.setAccessibleName(self.stage.label)
        self.shown = CatchUp()
        """What this page has shown; of a page with sections see `shown_of`."""
        self._factories: dict[str, SectionFactory] = {}
        self._sections: dict[str, tuple[Section, CatchUp]] = {}
        self._shown_image: tuple[object, int] | None = None
        content = _Content()
        self.body = QVBoxLayout(content)
        """Takes the rows of panels, from top to bottom."""
        self.body.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        self.body.setSpacing(SPACE_M)
        self.header = PageHeader()
        self.body.addWidget(self.header)
        if self.shows_scale:
            self.header.add_scale(studio.viewing)
        self._layers = QStackedLayout(self)
        self._waiting = WaitingView(self.tr("The model is on its way…"))
        self._layers.addWidget(self._waiting)
        self._layers.addWidget(_PageScroll(content))
        self._follow()

    @property
    def scene(self) -> "Scene | None":
        """The scene that is loaded now; None until the first one is complete."""
        return self.studio.scene

    def show_scene(self, scene: "Scene") -> None:
        """Take over a new image, model or training snapshot; the selection follows by itself."""

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        """Move highlights and slices to what is selected, looked at as `studio.viewing` says; must be quick."""

    def show_pixels(self, pixels: npt.NDArray[np.uint8]) -> None:
        """Show an image (image_size, image_size) before there is a scene; for pages that need no model."""

    def mark(self, scene: "Scene") -> None:
        """Let the panels say of which of two compared models they are; sections see to theirs."""
        if not self._factories:
            mark_panels(self, scene)

    def set_introduction(self, sentence: str) -> None:
        """Put one calm sentence at the top of the page: what this stage does."""
        self.header.set_introduction(sentence)

    def add_row(self, *widgets: QWidget, stretches: tuple[int, ...] = (), stretch: int = 1) -> QHBoxLayout:
        """Add panels side by side. `stretches` share the width (all equal if left out), `stretch` the page's height."""
        return add_row(self.body, *widgets, stretches=stretches, stretch=stretch)

    # sections

    @property
    def section_names(self) -> list[str]:
        """The sections that there are to choose from; none for a page that is whole."""
        return list(self._factories)

    @property
    def section_name(self) -> str:
        """The section that is chosen: the first one until somebody chooses, empty for a page that is whole."""
        chosen = self.studio.viewing.get(self._section_choice)
        return chosen if chosen in self._factories else next(iter(self._factories), "")

    def add_section(self, name: str, title: str, factory: SectionFactory, *, sentence: str = "") -> None:
        """Offer a section; it is built when it is first chosen. Its own sentence stands in the introduction's place."""
        self._factories[name] = factory
        self.header.add_section(name, title, sentence)

    def section(self, name: str) -> Section:
        """A section, built now if nobody has been there."""
        if name not in self._sections:
            section = self._factories[name](self.studio)
            section.hide()
            self._sections[name] = section, CatchUp()
            self.body.addWidget(section, 1)
        return self._sections[name][0]

    def twin(self) -> "Page | Section":
        """What is in sight, made once more: whoever has it shows other scenes out of sight, with `CatchUp`."""
        return self._factories[self.section_name](self.studio) if self._factories else type(self)(self.studio)

    def show_section(self, name: str) -> None:
        """Choose a section."""
        self.studio.viewing.set(self._section_choice, name)

    def shown_of(self, name: str) -> CatchUp:
        """What a section has shown."""
        self.section(name)
        return self._sections[name][1]

    @property
    def _section_choice(self) -> str:
        return f"{self.stage.value}.section"

    def _bring_up_section(self, scene: "Scene") -> None:
        name = self.section_name
        if not name:
            return
        section = self.section(name)
        self.header.show_section(name)
        self._sections[name][1].show(section, scene)
        for other, _ in self._sections.values():
            other.setVisible(other is section)

    # following

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # other colour tables, perhaps: see `colour_choice`
            self._on_changed()

    def _follow(self) -> None:
        self.studio.scene_changed.connect(self._on_changed)
        self.studio.images_changed.connect(self._on_changed)
        self.studio.viewing.changed.connect(self._on_changed)
        self.header.section_chosen.connect(self.show_section)
        selection = self.studio.selection
        for changed in (
            selection.image_changed,
            selection.token_changed,
            selection.dim_changed,
            selection.layer_changed,
            selection.head_changed,
        ):
            changed.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        scene = self.studio.scene
        if scene is None:
            self._show_what_is_there()
            return
        self._layers.setCurrentIndex(1)
        self.shown.show(self, scene)
        self._bring_up_section(scene)

    def _show_what_is_there(self) -> None:
        images, index = self.studio.images, self.studio.selection.image
        if images is None or not 0 <= index < len(images) or self._shown_image == (images, index):
            return
        self._shown_image = (images, index)
        pixels = np.asarray(images.images[index])
        if self.needs_model:
            self._waiting.set_pixels(pixels)
        else:
            self._layers.setCurrentIndex(1)
            self.show_pixels(pixels)


class _Content(QWidget):
    """Asks for its least height: a scroll area would give it the preferred one as soon as a label wraps its words."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1

    def minimumSizeHint(self) -> QSize:
        """Without a height where words wrap: that of the narrowest page would let a wide one scroll for nothing."""
        layout, least = self.layout(), super().minimumSizeHint()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


class _PageScroll(QScrollArea):
    """Scrolls by wheel and bar only: the keys belong to the selection."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
