"""Says where a training that was resumed is not as its run began: the same weights are promised only if it is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vit_studio.window.banners.offer_banner import OfferBanner
from vit_studio.window.text import translate

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class TermsBanner(OfferBanner):
    """Stands until somebody sends it away, or another training begins."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        self._terms = studio.terms
        super().__init__(studio.terms.changed, studio.terms.forget, parent)
        self.setObjectName("terms_banner")

    def offer(self) -> tuple[str, str]:
        """What differs, while something does; there is nothing to take."""
        words = self.tr("{0}: {1} then, {2} now")
        told = [words.format(term_name(each.name), each.before, each.now) for each in self._terms.differences]
        if not told:
            return "", ""
        message = self.tr(
            "The run goes on otherwise than it began ({0}): its weights may end slightly different from those of a run "
            "that was never left."
        )
        return message.format("; ".join(told)), ""


def term_name(name: str) -> str:
    """A term in the reader's language; packages have names of their own."""
    names = {
        "threads": translate("TermsBanner", "threads"),
        "device": translate("TermsBanner", "device"),
        "processes": translate("TermsBanner", "processes"),
        "precision": translate("TermsBanner", "precision"),
        "vit_studio": "ViT Studio",
        "torch": "PyTorch",
        "numpy": "NumPy",
        "python": "Python",
    }
    return names.get(name, name)
