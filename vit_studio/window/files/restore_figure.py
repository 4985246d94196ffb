"""Brings back what a saved figure shows: page, image, token, dimension, layer, head, choices, and the model."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from vit_studio.data.images import Split
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.session.jobs import Lane
from vit_studio.session.looked_at import LookedAt
from vit_studio.session.viewing import SCALE
from vit_studio.window.files.return_to_line import ReturnToLine
from vit_studio.window.memory.preferences import Key
from vit_studio.window.pages.stage import Stage

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.studio import Studio
    from vit_studio.window.export.figure_context import FigureContext
    from vit_studio.window.workplace import Workplace


@dataclasses.dataclass(frozen=True)
class Found:
    """What a file says of itself, and where its model lies, if that is not on show and can be opened."""

    path: Path
    context: "FigureContext"
    model: Path | None = None
    other: Path | None = None
    """Where the model is that is subtracted, if it is not pinned already and can be."""


class RestoreFigure(QObject):
    """Reads in the background; what cannot be brought back stays as it is, and is told."""

    restored = Signal(object)
    """The path of the figure."""
    failed = Signal(object)

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._awaited: Found | None = None
        self._line = ReturnToLine(workplace)
        workplace.studio.scene_changed.connect(self._on_scene_changed)
        workplace.studio.failed.connect(self._on_failed)

    @property
    def is_under_way(self) -> bool:
        """Whether a model is being opened to show a figure's again."""
        return self._awaited is not None

    @Slot()
    def ask(self) -> None:
        """Ask for a figure, and bring back what it shows."""
        from vit_studio.window.export.read_context import READERS

        window = self._workplace.window
        filters = self.tr("Saved by ViT Studio ({0})").format(" ".join(f"*{suffix}" for suffix in READERS))
        folder = str(window.preferences.folder(Key.FOLDER))
        path, _ = QFileDialog.getOpenFileName(window, self.tr("Open figure"), folder, filters)
        if path:
            self.open(Path(path))

    def open(self, path: Path) -> None:
        """Bring back what a file shows."""
        studio = self._workplace.studio
        self._workplace.window.preferences.remember(Key.FOLDER, str(path.parent))
        shown = _hashes(studio)
        may_open = not studio.trainer.running
        studio.jobs.run(
            Lane.FIGURE,
            lambda _: find(path, shown, may_open=may_open),
            on_done=self._on_found,
            on_failed=self.failed.emit,
        )

    def _on_found(self, found: Found) -> None:
        scene = self._workplace.studio.scene
        if found.model is not None:
            self._awaited = found
            self._workplace.files.open_path(found.model)
        elif scene is not None:
            self._bring_back(found, scene)
        else:
            self.failed.emit(_too_early())

    @Slot(object)
    def _on_scene_changed(self, scene: "Scene") -> None:
        found = self._awaited
        if found is not None and _hashes(self._workplace.studio)[0] == found.context.model_hash:
            self._awaited = None
            self._bring_back(found, scene)

    @Slot()
    def _on_failed(self) -> None:
        self._awaited = None

    def _look_alike(self, context: "FigureContext") -> None:
        """The page's choices; what was left at its default then goes back to it."""
        viewing = self._workplace.studio.viewing
        for name in viewing.as_dict():
            if is_of_page(name, context.stage) and name not in context.viewing:
                viewing.forget(name)
        viewing.restore({name: value for name, value in context.viewing.items() if is_of_page(name, context.stage)})

    def _bring_back(self, found: Found, scene: "Scene") -> None:
        context, studio = found.context, self._workplace.studio
        index = image_index(context, studio)
        self._look_alike(context)
        with studio.selection.hold():
            if index is not None:
                studio.selection.set_image(index)
            studio.selection.set_token(context.token)
            studio.selection.set_dim(context.dim)
            studio.selection.set_layer(context.layer)
            studio.selection.set_head(context.head)
        if context.stage in list(Stage):
            self._workplace.pages.show_stage(Stage(context.stage))
        self._line.go_to(context.code_step)
        is_same = self._look(found)
        missing = _missing(context, same_model=is_same, has_image=index is not None) or self._no_other(found)
        if missing is None:
            self.restored.emit(found.path)
        else:
            self.failed.emit(missing)

    def _look(self, found: Found) -> bool:
        """Look at the model of the figure, or at the difference of two; whether the first of them is there."""
        context, comparison = found.context, self._workplace.studio.comparison
        a, b = _hashes(self._workplace.studio)
        if not context.is_difference:
            if context.model_hash in (a, b):
                comparison.look_at(LookedAt.A if context.model_hash == a else LookedAt.B)
            return context.model_hash in (a, b)
        if a != context.model_hash:
            return False
        if b != context.other_hash and found.other is not None:
            comparison.pin_file(found.other)
        comparison.look_at(LookedAt.DIFFERENCE)
        return True

    def _no_other(self, found: Found) -> VitStudioError | None:
        """Of a difference, what is to be said if B is neither pinned nor on its way."""
        context, (_, b) = found.context, _hashes(self._workplace.studio)
        if not context.is_difference or found.other is not None or b == context.other_hash:
            return None
        return VitStudioError(
            QT_TRANSLATE_NOOP("errors", "The figure subtracts another model, {model} ({hash}), which is not here."),
            QT_TRANSLATE_NOOP("errors", "Pin that model as B, then open the figure again."),
            model=context.other_model,
            hash=context.other_hash,
        )


def _hashes(studio: "Studio") -> tuple[str, str]:
    """Of A and of B; empty where there is none."""
    scenes = studio.comparison.scenes
    if scenes is not None:
        return scenes[0].model_hash, scenes[1].model_hash
    return (studio.scene.model_hash if studio.scene is not None else ""), ""


def is_of_page(choice: str, stage: str) -> bool:
    """Whether a choice of how things are looked at shows in the figures of a page."""
    return choice == SCALE or choice.startswith(f"{stage}.")


def find(path: Path, shown: tuple[str, str], *, may_open: bool) -> Found:
    """Read a file, and look for its models where it says; raises VitStudioError for a file that is not ours.

    `shown` are the hashes of A and B.
    """
    from vit_studio.window.export.figure_context import model_path, other_path
    from vit_studio.window.export.read_context import read_context

    context = read_context(path)
    # a figure of one model may be of either of those that are there; a difference has its order
    there = shown[:1] if context.is_difference else shown
    model = None if context.model_hash in there or not may_open else _fitting(model_path(context), context.model_hash)
    other = None
    if context.is_difference and context.other_hash != shown[1]:
        other = _fitting(other_path(context), context.other_hash)
    return Found(path, context, model, other)


def _fitting(path: Path | None, model_hash: str) -> Path | None:
    """The file, if it holds the model of that hash."""
    from vit_studio.session.opening import hash_of_model

    if path is None or not path.is_file():
        return None
    try:
        return path if hash_of_model(path) == model_hash else None
    except VitStudioError:
        return None


def image_index(context: "FigureContext", studio: "Studio") -> int | None:
    """Where the figure's image stands among those on show; None if it is not there, or another one has its number."""
    from vit_studio.window.export.figure_context import pixels_hash

    images = studio.images
    if images is None or context.split not in list(Split):
        return None
    index = images.index_of(Split(context.split), context.number)
    if index is None:
        return None
    return index if pixels_hash(images.images[index].tobytes()) == context.image_hash else None


def _too_early() -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "There is no model on show yet, by which the figure could be seen."),
        QT_TRANSLATE_NOOP("errors", "Wait until the model is there."),
    )


def _missing(context: "FigureContext", *, same_model: bool, has_image: bool) -> VitStudioError | None:
    values = {
        "model": context.model,
        "hash": context.model_hash,
        "images": context.image_set,
        "number": context.number,
        "split": context.split,
    }
    if not same_model and not has_image:
        return VitStudioError(
            QT_TRANSLATE_NOOP(
                "errors", "The figure shows {split} image {number} of {images}, seen by the model {model} ({hash})."
            ),
            QT_TRANSLATE_NOOP(
                "errors", "Neither is here: open that model and those images, then open the figure again."
            ),
            **values,
        )
    if not same_model:
        return VitStudioError(
            QT_TRANSLATE_NOOP("errors", "The figure was made with another model: {model} ({hash})."),
            QT_TRANSLATE_NOOP(
                "errors", "What you see is by the present one. Open that model, then open the figure again."
            ),
            **values,
        )
    if not has_image:
        return VitStudioError(
            QT_TRANSLATE_NOOP("errors", "The figure shows {split} image {number} of {images}, which is not here."),
            QT_TRANSLATE_NOOP("errors", "Open that image set, then open the figure again."),
            **values,
        )
    return None
