"""Which version of the program this is."""

import importlib.metadata


def version() -> str:
    """The version of the installed package; "unknown" in a checkout that nobody has installed."""
    try:
        return importlib.metadata.version("vit-studio")
    except importlib.metadata.PackageNotFoundError:
        return "unknown"
