"""How images are called on screen: the name of a set; an image's split, its number within it, its class."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from vit_studio.data.images import ImageId, ImageSet, Split
from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.window.text import class_name_text

_SPLITS: Final = {
    Split.TRAIN: QT_TRANSLATE_NOOP("splits", "train"),
    Split.TEST: QT_TRANSLATE_NOOP("splits", "test"),
}


def split_text(split: Split) -> str:
    """The name of a split in the user's language."""
    return QCoreApplication.translate("splits", _SPLITS[split])


def image_set_text(images: ImageSet) -> str:
    """The name of a set of images in the user's language, where it has one."""
    return QCoreApplication.translate("images", images.name)


def image_text(images: ImageSet, index: int) -> str:
    """The image's full name: "test #12 · Coat"."""
    template = QCoreApplication.translate("image_names", "{split} #{number} · {class_name}")
    return _filled(template, images.image_id(index), class_of(images, index))


def class_first_text(images: ImageSet, index: int) -> str:
    """The same with the class in front: "Ankle boot #0 (test)"."""
    template = QCoreApplication.translate("image_names", "{class_name} #{number} ({split})")
    return _filled(template, images.image_id(index), class_of(images, index))


def class_of(images: ImageSet, index: int) -> str:
    """The name of the image's class in the user's language."""
    return class_name_text(images.class_names[int(images.labels[index])])


def _filled(template: str, image_id: ImageId, class_name: str) -> str:
    return template.format(split=split_text(image_id.split), number=image_id.number, class_name=class_name)
