"""What can go wrong with a study as a whole; a single training says its own."""

from vit_studio.errors import VitStudioError


class StudyError(VitStudioError):
    """A study that cannot be planned, made, read or gone on with."""
