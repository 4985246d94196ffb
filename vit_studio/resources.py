"""Finds what is not code: icons, translations, the bundled model; in a checkout and in an installed package."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """The path of a resource, say `resource_path("icons", "play.svg")`; it need not exist."""
    return _root().joinpath(*parts)


def bundled_model() -> Path:
    """The trained model that every start falls back on."""
    return resource_path("models", "fashion_mnist.safetensors")


def _root() -> Path:
    # a wheel carries the folder inside the package, a checkout beside it
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"
