"""What this program is, in a few lines."""

from importlib import metadata

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate


def about_box(parent: QWidget) -> QMessageBox:
    """A box with name, version and the paper; it lets the window go on."""
    box = QMessageBox(parent)
    box.setWindowTitle(translate("about", "About ViT Studio"))
    box.setText(translate("about", "ViT Studio {0}").format(_version()))
    box.setInformativeText(
        translate(
            "about",
            "See a Vision Transformer from pixel to prediction, poke it, and watch it learn.\n\n"
            "The names and steps follow “An Image is Worth 16x16 Words” (arXiv 2010.11929).",
        )
    )
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.setModal(False)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def _version() -> str:
    try:
        return metadata.version("vit-studio")
    except metadata.PackageNotFoundError:
        return ""
