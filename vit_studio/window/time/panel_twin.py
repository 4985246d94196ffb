"""A panel once more, out of sight: it shows other scenes while the one on screen stays as it is."""

import copy
import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vit_studio.window.export.panel_picture import PanelPicture, picture_of, views_of
from vit_studio.window.pages.page import Page
from vit_studio.window.pages.section import CatchUp
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene


class PanelTwin:
    """Made of a panel of the page that is in sight, and one view of it where only that is wanted."""

    def __init__(self, page: Page, panel: Panel, view: QWidget | None = None) -> None:
        original = page.section(page.section_name) if page.section_names else page
        self._part = page.twin()
        self._part.resize(original.size())
        self._follows = CatchUp()
        self._place = original.findChildren(Panel).index(panel)
        self._view = views_of(panel).index(view) if view is not None else None
        self._model = picture_of(panel, view)

    def picture(self, scene: "Scene") -> PanelPicture | None:
        """What the panel would show of a scene; None where it shows something else, or nothing.

        The parts stand where they stand on the screen.
        """
        self._follows.show(self._part, scene)
        panel = self._part.findChildren(Panel)[self._place]
        views = views_of(panel)
        if self._view is not None and self._view >= len(views):
            return None
        shown = picture_of(panel, None if self._view is None else views[self._view])
        model = self._model
        if shown is None or model is None or len(shown.parts) != len(model.parts):
            return None
        parts = [
            # copies: a view's numbers may be a look into a scene of 150 MB
            dataclasses.replace(mine, data=copy.deepcopy(theirs.data))
            for mine, theirs in zip(model.parts, shown.parts, strict=True)
        ]
        return dataclasses.replace(shown, title=model.title, parts=tuple(parts), together=None)

    def close(self) -> None:
        """It is not needed any more."""
        self._part.deleteLater()
