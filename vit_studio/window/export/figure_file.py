"""A figure as a file: PNG, SVG or PDF, with what it shows in the file's metadata."""

import html
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vit_studio.window.export.figure_context import KEY, FigureContext
from vit_studio.window.export.figure_fonts import TEXT_AS_TEXT
from vit_studio.window.export.whole_file import check_suffix, write_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SUFFIXES: Final = (".png", ".svg", ".pdf")
DOTS_PER_INCH: Final = 200
SOFTWARE: Final = "ViT Studio"


def save_figure(path: Path, draw: Callable[[], "Figure"], context: FigureContext, description: str) -> None:
    """Draw, and write whole or not at all in the format of the suffix; raises VitStudioError.

    Equal figures give equal files.
    """
    suffix = check_suffix(path, SUFFIXES)
    write_whole(path, figure_bytes(suffix, draw(), context, description))


def figure_bytes(suffix: str, figure: "Figure", context: FigureContext, description: str) -> bytes:
    """The file's content."""
    import matplotlib as mpl

    with mpl.rc_context(TEXT_AS_TEXT):
        return {".png": _png, ".svg": _svg, ".pdf": _pdf}[suffix](figure, context, description)


def _png(figure: "Figure", context: FigureContext, description: str) -> bytes:
    texts = {"Software": SOFTWARE, "Title": context.title, "Description": description, KEY: context.to_json()}
    return _saved(figure, "png", texts)


def _svg(figure: "Figure", context: FigureContext, description: str) -> bytes:
    texts = {"Date": None, "Creator": SOFTWARE, "Title": context.title, "Description": description}
    drawn = _saved(figure, "svg", texts).decode("utf-8")
    # matplotlib's metadata has no place for a name of our own
    end = "</metadata>"
    ours = f'\n <metadata id="{KEY}">{html.escape(context.to_json(), quote=False)}</metadata>'
    return drawn.replace(end, end + ours, 1).encode("utf-8")


def _pdf(figure: "Figure", context: FigureContext, description: str) -> bytes:
    from matplotlib.backends.backend_pdf import PdfPages

    written = io.BytesIO()
    texts = {"Title": context.title, "Subject": description, "Creator": SOFTWARE, "CreationDate": None}
    with PdfPages(written, metadata=texts) as pages:
        pages.infodict()[KEY] = context.to_json()
        pages.savefig(figure, dpi=DOTS_PER_INCH)
    return written.getvalue()


def _saved(figure: "Figure", format_name: str, metadata: Mapping[str, str | None]) -> bytes:
    written = io.BytesIO()
    figure.savefig(written, format=format_name, dpi=DOTS_PER_INCH, metadata=dict(metadata))
    return written.getvalue()
