"""What the training of the window is doing."""

import enum


class TrainerState(enum.StrEnum):
    """From READY a training starts, and there each of them ends."""

    READY = "ready"
    RUNNING = "running"
    PAUSING = "pausing"
    """It will pause after the step, or the evaluation, that is under way."""
    PAUSED = "paused"
    STOPPING = "stopping"
    """It writes what it has learned, and ends."""
