"""Where Tab goes: along the strip, through what is on the page, then through the docks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from vit_studio.window.keys.key_guard import is_one_of_several

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace


def parts(workplace: "Workplace") -> list[QWidget]:
    """The parts of the window that are seen, in the order in which the keyboard visits them; floating docks apart."""
    window = workplace.window
    docks = [dock for dock in (workplace.images, workplace.training, workplace.inspector) if not dock.isFloating()]
    everything = [
        window.strip,
        workplace.data_banner,
        workplace.kept_banner,
        workplace.unfinished_banner,
        workplace.study_banner,
        workplace.trouble,
        workplace.compare_bar,
        workplace.pages,
        workplace.time,
        *docks,
        workplace.status,
    ]
    return [part for part in everything if part.isVisibleTo(window)]


def tab_stops(workplace: "Workplace") -> list[QWidget]:
    """All widgets that Tab stops at, in that order.

    Pages and sections are built when they are first visited, which puts them behind everything in Qt's own chain.
    """
    chain = _chain(workplace.window)
    stops: list[QWidget] = []
    for part in parts(workplace):
        stops += [widget for widget in chain if part.isAncestorOf(widget) and _is_stop(widget, workplace.window)]
    return stops


def next_stop(workplace: "Workplace", *, forward: bool) -> QWidget | None:
    """Where Tab, or Shift+Tab, goes from the widget that has the focus; round from the end to the start."""
    stops, focused = tab_stops(workplace), QApplication.focusWidget()
    if not stops:
        return None
    if focused not in stops:
        return stops[0] if forward else stops[-1]
    return stops[(stops.index(focused) + (1 if forward else -1)) % len(stops)]


def next_part(workplace: "Workplace", *, forward: bool) -> QWidget | None:
    """The first stop of the next part of the window, or of the one before."""
    focused, visited = QApplication.focusWidget(), parts(workplace)
    firsts = [next((stop for stop in tab_stops(workplace) if part.isAncestorOf(stop)), None) for part in visited]
    there = [index for index, stop in enumerate(firsts) if stop is not None]
    if not there:
        return None
    now = next((i for i in there if focused is not None and visited[i].isAncestorOf(focused)), None)
    if now is None:
        return firsts[there[0] if forward else there[-1]]
    return firsts[there[(there.index(now) + (1 if forward else -1)) % len(there)]]


def _chain(window: QWidget) -> list[QWidget]:
    chain, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def _is_stop(widget: QWidget, window: QWidget) -> bool:
    if isinstance(widget, QAbstractButton) and is_one_of_several(widget):
        takes_tab = widget.isChecked()
    else:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_tab and widget.isEnabled() and widget.isVisibleTo(window) and widget.window() is window
