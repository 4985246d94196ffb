"""What a panel, or one view in it, shows: gathered from the widgets, so that a figure can be drawn without them."""

import dataclasses
from typing import Final

import numpy as np
from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from vit_studio.window.export.arrangement import Box
from vit_studio.window.export.view_data import (
    BarsData,
    ColouredData,
    ColumnsData,
    CurvesData,
    GivesTable,
    HeatMapData,
    HeatMapGridData,
    ImageData,
    MeasuredData,
    NamesViews,
    RowBarsData,
    ScatterData,
    ShowsData,
    TableData,
    ViewData,
    beyond_levels,
)
from vit_studio.window.text import number_text, translate
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.panels.figure import Figure
from vit_studio.window.views.panels.heading import Heading
from vit_studio.window.views.panels.panel import Panel, panel_of
from vit_studio.window.views.panels.panel_body import FitsPicture

MAIN: Final = "array"
"""Under this name a file of numbers holds what a panel mainly shows."""

AROUND: Final = 24
MARGIN_OF_VIEW: Final = 6
"""Logical pixels around a picture: for the numbers at its left and on top, and for its outlines."""
LONGEST_TITLE: Final = 60
"""Letters."""

_KINDS: Final = {
    HeatMapData: "heat_map",
    HeatMapGridData: "heat_maps",
    ImageData: "image",
    BarsData: "bars",
    ColumnsData: "columns",
    RowBarsData: "bars",
    ScatterData: "points",
    CurvesData: "curves",
    TableData: "table",
}


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """One view: a title for people, a key for programs, its data, where it stands, and what its range is, in words."""

    title: str
    key: str
    data: ViewData
    box: Box
    scale: str = ""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class PanelPicture:
    """A titled group of parts, the main one first; `scale` says in words which range the colours span.

    `of_image` tells whether all of it is about the image on show; the mean of many images, say, is not.
    """

    title: str
    tensor: str
    expression: str
    sentence: str
    scale: str
    parts: tuple[Part, ...]
    of_image: bool = True
    mark: str = ""
    """Of which of two compared models it is, see `compared_mark`."""
    together: TableData | None = None
    """The numbers of all parts as one table, where they belong together."""

    @property
    def main(self) -> Part:
        """What the panel is about."""
        return self.parts[0]

    @property
    def table(self) -> ViewData:
        """What is written as a table."""
        return self.main.data if self.together is None else self.together


def views_of(panel: Panel) -> list[QWidget]:
    """The views in sight that can tell what they show, the main one first; a view within another is part of that."""
    views: list[QWidget] = []
    for widget in panel.findChildren(QWidget):
        in_sight = widget.isVisibleTo(panel) and panel_of(widget) is panel
        if in_sight and isinstance(widget, ShowsData) and not any(view.isAncestorOf(widget) for view in views):
            views.append(widget)
    main = panel.main_view
    return sorted(views, key=lambda view: view is not main) if main is not None else views


def view_at(panel: Panel, widget: QWidget | None) -> QWidget | None:
    """The view that a widget is, or is in."""
    views = views_of(panel)
    return next((view for view in views if view is widget or (widget and view.isAncestorOf(widget))), None)


def picture_of(panel: Panel, view: QWidget | None = None) -> PanelPicture | None:
    """All that is in sight, or one view alone; None while nothing is shown."""
    views = views_of(panel)
    wanted = views if view is None else [view]
    parts: list[Part] = []
    for shown in wanted:
        data = shown.view_data() if isinstance(shown, ShowsData) else None
        if data is not None:
            parts.append(_part(panel, shown, data, taken={part.key for part in parts}))
    if not parts:
        return None
    alone = view is not None and len(views) > 1
    is_main = not alone or (bool(views) and view is views[0])
    title = ": ".join(filter(None, (panel.title, panel.subject)))
    title = ": ".join(filter(None, (panel.title, parts[0].title))) if alone else title
    return PanelPicture(
        title=f"{title} · {panel.mark}" if panel.mark else title,
        tensor=panel.tensor if is_main else "",
        expression=panel.expression if is_main else "",
        sentence=panel.sentence,
        scale=_scale_of_all(parts),
        parts=tuple(_with_axis(part, parts) for part in parts),
        of_image=panel.of_image,
        mark=panel.mark,
        together=panel.body.table_data() if not alone and isinstance(panel.body, GivesTable) else None,
    )


def _scale_of_all(parts: list[Part]) -> str:
    """Which ranges are shown, and what is beyond them."""
    measured = [part.data for part in parts if isinstance(part.data, MeasuredData)]
    by_levels = {data.levels: [other for other in measured if other.levels == data.levels] for data in measured}
    words = [part.scale for part in parts if part.scale]
    words += [cut for levels, group in by_levels.items() for cut in _cut_words(levels, group)]
    return ", ".join(dict.fromkeys(words))


def _cut_words(levels: Levels, group: list[MeasuredData]) -> list[str]:
    """How far values go beyond a range that some parts share."""
    beyond, words = [beyond_levels(data) for data in group], []
    if any(below for below, _ in beyond):
        least = min(float(np.nanmin(data.array)) for data in group)
        text = translate("caption", "values down to {0} are drawn as {1}")
        words.append(text.format(number_text(least), number_text(levels.low)))
    if any(above for _, above in beyond):
        greatest = max(float(np.nanmax(data.array)) for data in group)
        text = translate("caption", "values up to {0} are drawn as {1}")
        words.append(text.format(number_text(greatest), number_text(levels.high)))
    return words


def _with_axis(part: Part, parts: list[Part]) -> Part:
    """Bars below the columns of a matrix are numbered as those are."""
    data = part.data
    if not isinstance(data, ColumnsData) or data.columns.name:
        return part
    for other in (other.data for other in parts):
        if isinstance(other, HeatMapData) and other.array.shape[1] == len(data.values):
            name = f"{other.rows.name} {data.name}".strip()
            data = dataclasses.replace(data, columns=other.columns, name=name)
            return dataclasses.replace(part, data=data, title=name if data.value_name else part.title)
    return part


def _part(panel: Panel, view: QWidget, data: ViewData, *, taken: set[str]) -> Part:
    place = view.mapTo(panel, QPoint(0, 0))
    rect = _taken(view).translated(place)
    box = Box(rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1)
    return Part(title=_title(view), key=_key(view, data, taken), data=data, box=box, scale=_scale_words(panel, data))


def _taken(view: QWidget) -> QRect:
    """The picture and the numbers around it, without the room that it leaves free."""
    if not isinstance(view, FitsPicture):
        return view.rect()
    around = QMargins(AROUND, AROUND, MARGIN_OF_VIEW, MARGIN_OF_VIEW)
    taken = view.picture_rect().toAlignedRect().marginsAdded(around)
    return taken.intersected(view.rect()) or view.rect()


def _title(view: QWidget) -> str:
    """What stands above it; else what screen readers call it, unless that tells all that it lists."""
    above: object = view.parentWidget()
    if isinstance(above, Figure) and above.caption:
        return above.caption
    if isinstance(above, NamesViews) and above.name_of(view):
        return above.name_of(view)
    heading = _heading_above(view)
    if heading is not None:
        return "  ".join(filter(None, (heading.title, heading.tensor)))
    return view.accessibleName() if len(view.accessibleName()) <= LONGEST_TITLE else ""


def _heading_above(view: QWidget) -> Heading | None:
    """The one that stands over the view's middle in the same box, and not over another view below that."""
    box = view.parentWidget()
    headings = box.findChildren(Heading, options=Qt.FindChildOption.FindDirectChildrenOnly) if box is not None else []
    middle = view.geometry().center().x()
    over = [
        heading
        for heading in headings
        if heading.geometry().left() <= middle <= heading.geometry().right() and heading.y() < view.y()
    ]
    return max(over, key=lambda heading: heading.y(), default=None)


def _key(view: QWidget, data: ViewData, taken: set[str]) -> str:
    if not taken:
        return MAIN
    wished = view.objectName() or _KINDS[type(data)]
    number = 1
    key = wished
    while key in taken:
        number += 1
        key = f"{wished}_{number}"
    return key


def _scale_words(panel: Panel, data: ViewData) -> str:
    """What the colour bar of that range says of it, or the only one; else one of that range beside the panel."""
    if not isinstance(data, ColouredData):
        return ""
    if panel.range_words:
        return panel.range_words
    bars = _bars_in(panel)
    if len(bars) != 1:
        around = bars or _bars_in(panel.parentWidget())
        bars = [bar for bar in around if bar.levels == data.levels]
    return next((bar.caption for bar in bars if bar.caption), "")


def _bars_in(widget: QWidget | None) -> list[ColourBar]:
    """The colour bars in sight."""
    return [] if widget is None else [bar for bar in widget.findChildren(ColourBar) if bar.isVisibleTo(widget)]
