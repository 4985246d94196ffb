"""How the window looks: colours by their role, a scale of type, and the steps that spaces come in."""

import dataclasses
import enum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from vit_studio.resources import resource_path
from vit_studio.window.look.style_sheet import style_sheet

SPACE_XS: Final = 4
SPACE_S: Final = 8
SPACE_M: Final = 12
SPACE_L: Final = 16
RADIUS: Final = 6
"""Logical pixels; every margin, gap and rounded corner is one of these."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Theme:
    """Colours by what they are for; views ask `current_theme()` each time they paint."""

    is_dark: bool
    window: QColor
    """Behind the panels."""
    surface: QColor
    """Panels, lists, menus: what most text stands on."""
    raised: QColor
    """Buttons and fields."""
    sunken: QColor
    """Grooves, wells and places without a picture."""
    border: QColor
    """Edges of panels and controls."""
    grid: QColor
    """Fine lines: edges of pictures, axes, ticks."""
    text: QColor
    muted: QColor
    """Captions and the second line of anything."""
    accent: QColor
    """What can be pressed or is under way: the main button, focus, progress."""
    on_accent: QColor
    """Text on accent."""
    selection: QColor
    """Lines around what is selected in a picture; no colour map holds this magenta."""
    selection_edge: QColor
    """The thin line on both sides of it that keeps it apart from any pixel."""
    selection_text: QColor
    """The same magenta as ink on surface."""
    good: QColor
    bad: QColor
    series: tuple[QColor, ...]
    """Curves, told apart by colour-blind eyes as well; none looks like a sign, a selection, or good and bad."""


LIGHT: Final = Theme(
    is_dark=False,
    window=QColor("#f3f4f6"),
    surface=QColor("#ffffff"),
    raised=QColor("#ffffff"),
    sunken=QColor("#e9ebef"),
    border=QColor("#d9dce2"),
    grid=QColor("#c3c8d0"),
    text=QColor("#1b2230"),
    muted=QColor("#586271"),
    accent=QColor("#2a5db0"),
    on_accent=QColor("#ffffff"),
    selection=QColor("#e5127d"),
    selection_edge=QColor("#ffffff"),
    selection_text=QColor("#c00d68"),
    good=QColor("#17754a"),
    bad=QColor("#b8322a"),
    series=tuple(map(QColor, ("#273247", "#2b937d", "#9b5ad9", "#595911"))),
)

DARK: Final = Theme(
    is_dark=True,
    window=QColor("#13161b"),
    surface=QColor("#1a1e25"),
    raised=QColor("#242a33"),
    sunken=QColor("#0e1115"),
    border=QColor("#2d343f"),
    grid=QColor("#4a5361"),
    text=QColor("#e5e8ed"),
    muted=QColor("#98a3b3"),
    accent=QColor("#7fabf2"),
    on_accent=QColor("#0f1722"),
    selection=QColor("#e5127d"),
    selection_edge=QColor("#ffffff"),
    selection_text=QColor("#ff6fb1"),
    good=QColor("#5fcf94"),
    bad=QColor("#ff857c"),
    series=tuple(map(QColor, ("#e5e8ed", "#26b094", "#b474f4", "#dcbc33"))),
)


class TextRole(enum.StrEnum):
    """The five sizes and cuts of type."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    MONO = "mono"
    NUMBER = "number"


_SCALE: Final = {
    TextRole.TITLE: 1.15,
    TextRole.BODY: 1.0,
    TextRole.CAPTION: 0.92,
    TextRole.MONO: 0.92,
    TextRole.NUMBER: 0.85,
}

_current = LIGHT


def current_theme() -> Theme:
    """The theme that was applied last; LIGHT before the first."""
    return _current


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole program; at run time every widget gets QEvent.PaletteChange and paints itself again."""
    global _current
    _current = theme
    scheme = Qt.ColorScheme.Dark if theme.is_dark else Qt.ColorScheme.Light
    app.styleHints().setColorScheme(scheme)  # the frame that the desktop draws around the window
    if not app.styleSheet():  # once: with a sheet on, the style is a wrapper without a name
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setStyleSheet(_sheet(theme))


def system_theme(app: QApplication) -> Theme:
    """The theme that the desktop asks for."""
    app.styleHints().unsetColorScheme()
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def palette(theme: Theme) -> QPalette:
    """Qt's own roles, for every widget that nobody styled."""
    role = QPalette.ColorRole
    made = QPalette()
    for target, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.border,
        role.Mid: theme.border,
        role.Dark: theme.grid,
        role.Shadow: theme.sunken,
    }.items():
        made.setColor(target, colour)
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, target, _faint(theme))
    return made


def _faint(theme: Theme) -> QColor:
    """Text of what cannot be used now."""
    return mix(theme.muted, theme.window, 0.45)


def sheet_colours(theme: Theme) -> dict[str, str]:
    """All colours of a theme, and those that are made from them for the style sheet alone, as "#rrggbb"."""
    fields = {field.name: getattr(theme, field.name) for field in dataclasses.fields(theme)}
    colours = {name: value for name, value in fields.items() if isinstance(value, QColor)}
    colours["faint"] = _faint(theme)
    colours["chosen"] = mix(theme.accent, theme.surface, 0.8)
    colours["on_chosen"] = mix(theme.accent, theme.text, 0.25)
    colours["hovered"] = mix(theme.raised, theme.accent, 0.07)
    colours["accent_soft"] = mix(theme.accent, theme.surface, 0.55)  # text can stand on it
    return {name: colour.name() for name, colour in colours.items()}


def _sheet(theme: Theme) -> str:
    mark = resource_path("icons", "check-dark.svg" if theme.is_dark else "check-light.svg")
    return style_sheet(sheet_colours(theme), check_mark=mark)


def mix(colour: QColor, other: QColor, share: float) -> QColor:
    """`colour` with that share of `other` in it."""
    return QColor.fromRgbF(
        colour.redF() + (other.redF() - colour.redF()) * share,
        colour.greenF() + (other.greenF() - colour.greenF()) * share,
        colour.blueF() + (other.blueF() - colour.blueF()) * share,
    )


class _Fonts:
    """One for each role, made once for each font of the desktop: a page asks some hundred times to paint itself.

    A copy shares what Qt has looked up for the first; the fonts are compared, which takes a tenth of writing their key.
    """

    def __init__(self) -> None:
        self._base: QFont | None = None
        self._made: dict[TextRole, QFont] = {}

    def of(self, role: TextRole) -> QFont:
        base = QGuiApplication.font()
        if base != self._base:
            self._base, self._made = base, {each: _make_font(each, base) for each in TextRole}
        return self._made[role]


_FONTS: Final = _Fonts()


def font_for(role: TextRole) -> QFont:
    """The font of a role, from the font that the desktop gave the program; yours to change."""
    return QFont(_FONTS.of(role))


def _make_font(role: TextRole, base: QFont) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont) if role is TextRole.MONO else QFont(base)
    font.setPointSizeF(QFontInfo(base).pointSizeF() * _SCALE[role])
    if role is TextRole.TITLE:
        font.setWeight(QFont.Weight.DemiBold)
    if role is TextRole.NUMBER:
        font.setFeature(QFont.Tag("tnum"), 1)  # digits of one width, so that a changing number stands still
    return font


def set_text_role(widget: QWidget, role: TextRole, *, muted: bool = False) -> None:
    """Give a label its place in the scale of type; muted ink follows the theme."""
    widget.setFont(font_for(role))
    widget.setForegroundRole(QPalette.ColorRole.PlaceholderText if muted else QPalette.ColorRole.WindowText)
