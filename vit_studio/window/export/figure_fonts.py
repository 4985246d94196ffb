"""The fonts of a figure: matplotlib's own, and one with Chinese signs where there is one."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_CHINESE: Final = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Microsoft YaHei", "PingFang SC", "SimHei")

TEXT_AS_TEXT: Final[Any] = {
    "svg.fonttype": "none",
    # Type 3: as 42, the Chinese fonts, whose outlines are PostScript's, would be called TrueType, which they are not
    "pdf.fonttype": 3,
    # without it the names inside an SVG are drawn by lot, and equal figures would not give equal files
    "svg.hashsalt": "vit_studio",
}


def set_fonts(figure: "Figure") -> None:
    """For every text; call it when all of them are there. A dollar is a dollar, not the start of a formula."""
    # matplotlib's own font has no Chinese; one that is not installed would be complained about
    from matplotlib.font_manager import get_font_names
    from matplotlib.text import Text

    installed = set(get_font_names())
    families = ["DejaVu Sans", *(family for family in _CHINESE if family in installed)]
    for text in figure.findobj(Text):
        text.set_fontfamily(families)
        text.set_parse_math(False)
