"""What range the colours of a group of pictures span: one that they share, each its own, or one that stays."""

from PySide6.QtCore import QCoreApplication

from vit_studio.session.viewing import ScaleMode
from vit_studio.window.views.colours.levels import Levels


class Scale:
    """Held for each group of pictures that can be compared, such as all heads; remembers the range that is kept."""

    def __init__(self) -> None:
        self._in_use: Levels | None = None

    def levels(self, mode: ScaleMode, *, shared: Levels, own: Levels, natural: Levels | None = None) -> Levels:
        """The range to paint with: `shared` by the whole group, the picture's `own`, or a fixed one.

        A fixed range is the `natural` one of the quantity where it has one: 0 to 1 for probabilities, -1 to 1 for
        cosines. Otherwise it is the range that was in use last, so that nothing jumps when it is fixed.
        """
        if mode is ScaleMode.FIXED:
            if natural is not None:
                return natural
            if self._in_use is None:
                self._in_use = shared
            return self._in_use
        self._in_use = shared if mode is ScaleMode.SHARED else own
        return self._in_use

    @staticmethod
    def caption(mode: ScaleMode, shared_words: str) -> str:
        """What a colour bar says about its range; `shared_words` are such as "shared by all heads"."""
        if mode is ScaleMode.SHARED:
            return shared_words
        if mode is ScaleMode.VIEW:
            return QCoreApplication.translate("Scale", "range of this view")
        return QCoreApplication.translate("Scale", "fixed range")
