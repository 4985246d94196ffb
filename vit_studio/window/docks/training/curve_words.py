"""What a saved figure of curves says of itself: which runs they are of, and how they were smoothed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from vit_studio.window.docks.training.curve_choices import LINES, Chart
from vit_studio.window.docks.training.curve_lines import SMOOTHED
from vit_studio.window.docks.training.run_name import BETWEEN, seed_text
from vit_studio.window.docks.training.run_shelf import ShownRun

translate = QCoreApplication.translate


def curves_caption(chart: Chart, runs: Sequence[ShownRun], *, smoothing: float) -> str:
    """A few sentences about the runs that are drawn, from the top, with the weight of the running mean."""
    names = translate("CurveWords", "; ").join(map(_run_words, runs))
    words = [translate("CurveWords", "Runs: {0}.").format(names) if len(runs) > 1 else ""]
    if len(runs) == 1:
        words = [translate("CurveWords", "Run: {0}.").format(names)]
    charts = LINES if chart is Chart.ALL else (chart,)
    if any(name in SMOOTHED for name in charts):
        words.append(_smoothing_words(smoothing))
    return " ".join(filter(None, words))


def _run_words(run: ShownRun) -> str:
    """Its name, and of folder and seed what that does not tell."""
    seed = "" if run.seed is None else seed_text(run.seed)
    folder = "" if run.path is None or run.path.name == run.name else run.path.name
    more = ", ".join(filter(None, (folder, "" if seed in run.name.split(BETWEEN) else seed)))
    name = run.name.replace(BETWEEN, ", ")  # a caption may break its lines at a dot
    return f"{name} ({more})" if more else name


def _smoothing_words(weight: float) -> str:
    if not weight:
        return translate("CurveWords", "Batches are drawn as they were measured, without smoothing.")
    text = translate(
        "CurveWords",
        "Batches are smoothed by an exponential running mean of weight {0}; what was measured is faint behind it.",
    )
    return text.format(f"{weight:g}")
