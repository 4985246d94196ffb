"""What a page has to know of two compared models: which badge a panel wears, which colours, and over what range."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.panels.compared_mark import DIFFERENCE, A, B
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

translate = QCoreApplication.translate


def mark_of(scene: "Scene") -> str:
    """A, B or A − B; empty where nothing is compared."""
    if scene.is_difference:
        return DIFFERENCE
    if scene.is_pinned:
        return B
    return A if scene.beside is not None else ""


def mark_panels(part: QWidget, scene: "Scene") -> None:
    """Let every panel say of which model it is; one that can be no difference says why, and that it is A's."""
    mark = mark_of(scene)
    for panel in part.findChildren(Panel):
        instead = scene.is_difference and bool(panel.no_difference)
        panel.set_mark(A if instead else mark, instead=instead)


def magnitudes(scene: "Scene") -> ColourMap:
    """The colours of what is never negative by itself: a difference of it is."""
    return ColourMap.DIVERGING if scene.is_difference else ColourMap.SEQUENTIAL


def levels_over(
    scene: "Scene", values: "Callable[[Scene], Any]", levels: Callable[[Any], Levels] = Levels.symmetric
) -> Levels:
    """The range of some values of a scene, by `levels`, and of the same of the other model where two are compared.

    That of a difference is symmetric about 0, whatever the values themselves are.
    """
    if scene.is_difference:
        return Levels.symmetric(scene.derive(values))
    return functools.reduce(Levels.union, (levels(values(each)) for each in scene.compared))


def from_zero(values: Any) -> Levels:
    """0 to the greatest value, for magnitudes."""
    return Levels(0.0, float(values.max()))


def natural(scene: "Scene", levels: Levels) -> Levels:
    """The range that a quantity has by nature; its differences reach as far to both sides as the range is wide."""
    if not scene.is_difference:
        return levels
    span = levels.high - levels.low
    return Levels(-span, span)


def range_words(scene: "Scene", words: str) -> str:
    """What a colour bar says of a shared range; beside another model, that the range is common to both."""
    if len(scene.compared) < 2:
        return words
    return translate("compare", "A and B, {0}").format(words)


def same_input(scene: "Scene") -> bool:
    """Whether both models of a difference read the very same numbers: they scale pixels alike, as nearly all do."""
    return not scene.trace.image.any()


def same_for_both() -> str:
    """For what has nothing to do with the model."""
    return translate("compare", "The same for A and B.")
