"""What is refused because something is being trained, and is no news any more once that has ended."""

from vit_studio.errors import VitStudioError


class TakenError(VitStudioError):
    """A training or a study is under way; when it has ended, the same can be asked again."""
