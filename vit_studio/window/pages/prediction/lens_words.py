"""When, on its way through the layers, the model comes to its answer: found in numbers, told in words."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication


def leads_from(probs: npt.NDArray[np.floating]) -> int:
    """The first step of (depth + 1, classes) from which on the last step's best class stays ahead."""
    ahead = probs.argmax(axis=1) == probs[-1].argmax()
    return len(ahead) - int(np.argmin(ahead[::-1])) if not ahead.all() else 0


def lens_sentence(probs: npt.NDArray[np.floating], names: list[str]) -> str:
    """What (depth + 1, classes) probabilities tell of the answer's coming, layers counted from 1."""
    first, best = leads_from(probs), names[int(probs[-1].argmax())]
    if first == 0:
        return QCoreApplication.translate("LensSection", "{0} leads from the start.").format(best)
    before = names[int(probs[first - 1].argmax())]
    if first == 1:
        text = QCoreApplication.translate("LensSection", "{0} leads from layer 1 on; before it the head reads {1}.")
        return text.format(best, before)
    text = QCoreApplication.translate("LensSection", "{0} leads from layer {1} on; after layer {2} the head reads {3}.")
    return text.format(best, first, first - 1, before)
