"""What two compared models are called: by name, by how long they were trained, and by hash."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

DIGITS: Final = 6
"""Of the hash, on the screen; a tip and a figure have all of it."""

translate = QCoreApplication.translate


def model_words(scene: "Scene", *, whole: bool = False) -> str:
    """ "bundled · after 430 steps · 3f2a9c"."""
    parts = [scene.info.name]
    if scene.step is not None:
        parts.append(translate("compare", "after {0} steps").format(f"{scene.step:,}"))
    parts.append(scene.model_hash if whole else scene.model_hash[:DIGITS])
    return " · ".join(parts)
