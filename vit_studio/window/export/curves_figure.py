"""A line chart as a figure to take along: PNG, SVG or PDF, titled and labelled."""

import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vit_studio.data.disk_errors import disk_error
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.window.theme import LIGHT, mix
from vit_studio.window.views.curve import Curve
from vit_studio.window.views.curves_painting import FAINT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SUFFIXES: Final = (".png", ".svg", ".pdf")
SIZE: Final = (7.0, 4.2)
"""Width and height in inches."""
DOTS_PER_INCH: Final = 200
_DOTS_UP_TO: Final = 40
"""Points up to which a curve shows each of them."""

_CHINESE_FONTS: Final = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Microsoft YaHei", "PingFang SC", "SimHei")

_METADATA: Final = {".png": {"Software": "ViT Studio"}, ".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
"""Without a date, equal curves give equal files."""


def save_curves(
    path: Path,
    curves: Sequence[Curve],
    *,
    title: str,
    x_label: str,
    y_label: str,
    log_y: bool = False,
) -> None:
    """Write the curves to `path`, whole or not at all, in the format of its suffix; raises VitStudioError.

    The colours are those of the light theme: figures end up on paper.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "A figure cannot be saved as {name}."),
            QT_TRANSLATE_NOOP("errors", "Choose a name that ends in one of {choices}."),
            name=path.name,
            choices=", ".join(SUFFIXES),
        )
    figure = _drawn(curves, title=title, labels=(x_label, y_label), log_y=log_y)
    picture = io.BytesIO()
    figure.savefig(picture, format=suffix[1:], dpi=DOTS_PER_INCH, metadata=_METADATA[suffix])
    try:
        _write_whole(path, picture.getvalue())
    except OSError as error:
        raise disk_error(error, path) from error


def _drawn(curves: Sequence[Curve], *, title: str, labels: tuple[str, str], log_y: bool) -> "Figure":
    # Figure itself, not pyplot: no state that is shared with other threads, no window system
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE, layout="constrained")
    axes = figure.add_subplot(xlabel=labels[0], ylabel=labels[1])
    axes.set_title(title, loc="left")
    for curve in curves:
        _plot(axes, curve)
    if log_y:
        axes.set_yscale("log")
    axes.grid(color=LIGHT.border.name(), linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    if curves:
        axes.legend(frameon=False)
    _set_fonts(figure)
    return figure


def _plot(axes: "Axes", curve: Curve) -> None:
    colour = LIGHT.series[curve.role % len(LIGHT.series)]
    axes.plot(
        curve.xs,
        curve.ys,
        label="_nolegend_" if curve.faint else curve.name,
        color=(mix(colour, LIGHT.surface, FAINT) if curve.faint else colour).name(),
        linestyle="--" if curve.dashed else "-",
        linewidth=0.8 if curve.faint else 1.6,
        marker="o" if len(curve) <= _DOTS_UP_TO else "",
        markersize=4,
    )


def _set_fonts(figure: "Figure") -> None:
    # matplotlib's own font has no Chinese; one that is not installed would be complained about
    from matplotlib.font_manager import get_font_names
    from matplotlib.text import Text

    installed = set(get_font_names())
    families = ["DejaVu Sans", *(family for family in _CHINESE_FONTS if family in installed)]
    for text in figure.findobj(Text):
        text.set_fontfamily(families)


def _write_whole(path: Path, data: bytes) -> None:
    """Write beside `path` first, so that a full disk leaves the old file as it was."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".vit-studio-") as folder:
        part = Path(folder) / path.name
        part.write_bytes(data)
        part.replace(path)
