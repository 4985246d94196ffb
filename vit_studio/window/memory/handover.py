"""What the window keeps when all that stands in it is built anew, as in another language."""

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from vit_studio.errors import VitStudioError
from vit_studio.window.docks.training.training_dock import TrainingMemory
from vit_studio.window.main_window import LAYOUT_VERSION
from vit_studio.window.pages.stage import Stage

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Handover:
    """All that stands neither in the session nor in `studio.viewing`."""

    layout: QByteArray
    stage: Stage
    training: TrainingMemory
    trouble: VitStudioError | None
    banner_dismissed: bool
    written: str
    """In the field that goes to an image."""
    gallery_top: int
    page_at: QPoint
    """How far the page is scrolled."""
    dialogs: dict[str, QPoint]
    focus: tuple[str, int] | None
    """Part of the window, and the place of the focused widget among those of that part that take the keyboard."""

    @classmethod
    def of(cls, workplace: "Workplace") -> "Handover":
        """What a workplace that will be taken apart leaves."""
        images = workplace.images
        return cls(
            layout=workplace.window.saveState(LAYOUT_VERSION),
            stage=workplace.pages.stage,
            training=workplace.training.memory,
            trouble=workplace.trouble_shown,
            banner_dismissed=workplace.data_banner.was_dismissed,
            written=images.go_to.field.text(),
            gallery_top=images.gallery.verticalScrollBar().value(),
            page_at=_scrolled(workplace),
            dialogs=workplace.dialogs.open_at,
            focus=_focused(workplace),
        )

    def give_to(self, workplace: "Workplace") -> None:
        """Bring another workplace into the same state; it stands in the window already."""
        workplace.pages.show_stage(self.stage)
        workplace.training.take_over(self.training)
        workplace.images.go_to.field.setText(self.written)
        if self.trouble is not None:
            workplace.show_error(self.trouble)
        if self.banner_dismissed:
            workplace.data_banner.dismiss_as_before()
        workplace.window.restoreState(self.layout, LAYOUT_VERSION)

    def scroll_and_focus(self, workplace: "Workplace") -> None:
        """The rest, which needs the sizes of what is laid out by now."""
        workplace.images.gallery.verticalScrollBar().setValue(self.gallery_top)
        area = workplace.pages.page(self.stage).findChild(QScrollArea)
        if area is not None:
            area.horizontalScrollBar().setValue(self.page_at.x())
            area.verticalScrollBar().setValue(self.page_at.y())
        _focus_again(workplace, self.focus)
        workplace.dialogs.open_again(self.dialogs)


def _scrolled(workplace: "Workplace") -> QPoint:
    area = workplace.pages.page(workplace.pages.stage).findChild(QScrollArea)
    if area is None:
        return QPoint()
    return QPoint(area.horizontalScrollBar().value(), area.verticalScrollBar().value())


def _focused(workplace: "Workplace") -> tuple[str, int] | None:
    focused = QApplication.focusWidget()
    for part, stops in _stops_by_part(workplace).items():
        if focused is not None and focused in stops:
            return part, stops.index(focused)
    return None


def _focus_again(workplace: "Workplace", focus: tuple[str, int] | None) -> None:
    # part by part: in another part something may have come into sight, or gone, meanwhile
    part, place = focus or ("", 0)
    stops = _stops_by_part(workplace).get(part, [])
    (stops[place] if place < len(stops) else workplace.window).setFocus()


def _stops_by_part(workplace: "Workplace") -> dict[str, list[QWidget]]:
    """By the class of the part."""
    from vit_studio.window.keys.tab_order import parts, tab_stops

    stops = tab_stops(workplace)
    return {type(part).__name__: [stop for stop in stops if part.isAncestorOf(stop)] for part in parts(workplace)}
