"""What two compared models are called: by name, by how long they were trained, and by hash."""

from typing import TYPE_CHECKING, Final

from vit_studio.window.time.time_words import step_text

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

DIGITS: Final = 6
"""Of the hash, on the screen; a tip and a figure have all of it."""


def details_of(scene: "Scene", *, whole: bool = False) -> tuple[str, ...]:
    """What tells models of one name apart: "step 430" where that is known, and "3f2a9c"."""
    steps = () if scene.step is None else (step_text(scene.step),)
    return *steps, scene.model_hash if whole else scene.model_hash[:DIGITS]
