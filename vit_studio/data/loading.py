"""The one way to images on disk: the cache where it is fresh, else the files themselves."""

from pathlib import Path

from vit_studio.data.fashion_files import require
from vit_studio.data.fashion_mnist import Progress, load
from vit_studio.data.image_cache import load_cached
from vit_studio.data.images import ImageSet


def load_images(data_dir: Path, cache_dir: Path, *, progress: Progress | None = None) -> ImageSet:
    """Fashion-MNIST from `data_dir`, or from any folder that a person has chosen; `progress` counts steps.

    Raises DataError where files are missing, damaged or cannot be read.
    """
    cached = load_cached(data_dir, cache_dir)
    return load(require(data_dir), cache_dir=cache_dir, progress=progress) if cached is None else cached
