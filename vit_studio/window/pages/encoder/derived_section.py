"""A section of what follows from all weights of attention together, which with a large model takes a while."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from vit_studio.window.pages.compared import mark_of, mark_panels
from vit_studio.window.pages.section import Section

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

Made = TypeVar("Made")


class DerivedSection(Section, Generic[Made]):
    """Says by `derivation` what it needs, and shows it when it is there; what is on show stays until then.

    Out of sight it keeps nothing of a scene that is no longer on show: a large one takes 150 MB.
    """

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self._made: Made | None = None
        self._is_marked = False
        studio.derived.ready.connect(self._on_ready)
        studio.scene_changed.connect(self._on_scene_changed)

    def derivation(self, scene: "Scene") -> tuple[str, Callable[[], Made]]:
        """The name of what is needed of a scene, looked at as it is now, and how it is made, in whichever thread."""
        raise NotImplementedError

    def take(self, scene: "Scene", made: Made) -> None:
        """Take over a new scene, or what is derived from it in another way; the selection follows by itself."""

    def show_taken(self, scene: "Scene", selection: "Selection", made: Made) -> None:
        """As `show_selection`."""

    def release(self) -> None:
        """Let go of what is large; `take` brings it again."""

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        made = self.studio.derived.of(scene, *self.derivation(scene))
        if made is None:
            return
        if made is not self._made:
            self._made = made
            self.take(scene, made)
            self._mark_taken(scene)
        self.show_taken(scene, selection, made)

    def mark(self, scene: "Scene") -> None:
        """Not before what is on show is that scene's."""

    def _mark_taken(self, scene: "Scene") -> None:
        if self._is_marked or mark_of(scene):
            self._is_marked = bool(mark_of(scene))
            mark_panels(self, scene)

    @Slot()
    def _on_ready(self) -> None:
        scene = self.studio.scene
        if scene is not None and self.isVisible():
            self.show_selection(scene, self.studio.selection)

    @Slot()
    def _on_scene_changed(self) -> None:
        if self._made is not None and not self.isVisible():
            self._made = None
            self.release()
