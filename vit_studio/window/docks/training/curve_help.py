"""What the curves of a training are, in a few paragraphs."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def curves_help() -> str:
    """HTML in the user's language."""
    measured = translate(
        "TrainingCurves",
        "Faint: each batch, with augmentation; strong: its running mean. Training and validation are measured on "
        "whole images without augmentation; validation images never teach.",
    )
    units = translate(
        "TrainingCurves",
        "Loss: cross-entropy in nats, 0 is perfect, and who guesses among ten classes has 2.3. Accuracy: the share "
        "that is right. Learning rate: how far a step goes. Gradient norm: the length of the whole gradient before "
        "it is clipped; peaks tell of steps that shook the model.",
    )
    runs = translate(
        "TrainingCurves",
        "Several runs have a colour each: solid lines are batches, dotted ones training, dashed ones validation. "
        "The line under the mouse, or ←, →, Home and End, read all charts at one step.",
    )
    return "".join(f"<p>{text}</p>" for text in (measured, units, runs))
