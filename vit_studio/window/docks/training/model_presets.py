"""Models to train from the window, by name."""

import dataclasses
import enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from vit_studio.data.images import ImageSet
from vit_studio.errors import QT_TRANSLATE_NOOP
from vit_studio.vit.config import DEFAULT, NOTEBOOK, ViTConfig
from vit_studio.vit.costs import with_patch_size


class Preset(enum.StrEnum):
    """A model's shape that somebody has thought about."""

    DEFAULT = "default"
    TINY = "tiny"
    NOTEBOOK = "notebook"

    @property
    def label(self) -> str:
        """Its name in the user's language."""
        return QCoreApplication.translate("Preset", _TITLES[self])

    @property
    def summary(self) -> str:
        """Its numbers, in one line."""
        return self.summary_with(None)

    def summary_with(self, patch_size: int | None) -> str:
        """The same with another patch size."""
        config = _CONFIGS[self]
        text = QCoreApplication.translate("Preset", "patch {0} · width {1} · {2} layers × {3} heads")
        return text.format(patch_size or config.patch_size, config.embed_dim, config.depth, config.num_heads)

    def config_for(self, images: ImageSet, patch_size: int | None = None) -> ViTConfig:
        """The model for these images; raises ConfigError where their size cannot be cut into its patches."""
        config = dataclasses.replace(
            _CONFIGS[self],
            image_size=images.image_size,
            num_classes=len(images.class_names),
            # written out, the table would keep the length that another image size needed
            max_tokens=NOTEBOOK.max_tokens if self is Preset.NOTEBOOK else 0,
        )
        return config if patch_size is None else with_patch_size(config, patch_size)


_CONFIGS: Final = {
    Preset.DEFAULT: DEFAULT,
    Preset.TINY: ViTConfig(patch_size=7, embed_dim=32, depth=3, num_heads=2),
    Preset.NOTEBOOK: NOTEBOOK,
}

_TITLES: Final = {
    Preset.DEFAULT: QT_TRANSLATE_NOOP("Preset", "Default"),
    Preset.TINY: QT_TRANSLATE_NOOP("Preset", "Tiny"),
    Preset.NOTEBOOK: QT_TRANSLATE_NOOP("Preset", "Notebook"),
}
