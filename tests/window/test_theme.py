import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMessageBox, QPushButton, QWidget

from vit_studio.window import theme
from vit_studio.window.look.colour_choice import ColourTable
from vit_studio.window.theme import DARK, LIGHT, TextRole
from vit_studio.window.views.colours.colour_maps import colours_of

READABLE = 4.5  # WCAG 2, level AA, for text
DISCERNIBLE = 3.0  # the same, for lines and areas


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(colour), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def any_theme(request):
    return request.param


@pytest.mark.parametrize("ink", ["text", "muted", "accent", "selection_text", "good", "bad"])
@pytest.mark.parametrize("ground", ["surface", "window", "raised"])
def test_every_ink_is_readable_on_every_ground(any_theme, ink, ground):
    assert contrast(getattr(any_theme, ink), getattr(any_theme, ground)) >= READABLE


def test_the_main_button_is_readable(any_theme):
    assert contrast(any_theme.on_accent, any_theme.accent) >= READABLE


def test_curves_are_seen_on_the_surface(any_theme):
    assert all(contrast(colour, any_theme.surface) >= DISCERNIBLE for colour in any_theme.series)


def oklab(rgb: np.ndarray) -> np.ndarray:
    """(n, 3) of bytes → (n, 3); a distance of 0.02 is just seen: https://bottosson.github.io/posts/oklab/."""
    encoded = rgb / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    to_cones = [[0.41222, 0.53633, 0.05145], [0.21190, 0.68070, 0.10740], [0.08830, 0.28172, 0.62998]]
    to_lab = [[0.21045, 0.79362, -0.00407], [1.97800, -2.42859, 0.45059], [0.02590, 0.78277, -0.80868]]
    return np.cbrt(linear @ np.transpose(to_cones)) @ np.transpose(to_lab)


def distances(colour: QColor, table: ColourTable) -> np.ndarray:
    """(256,): how far the colours of a table are from one colour."""
    return np.linalg.norm(oklab(colours_of(table)[:, :3]) - oklab(np.array([colour.getRgb()[:3]])), axis=1)


@pytest.mark.parametrize("table", [table for table in ColourTable if table is not ColourTable.MAGMA])
def test_no_table_but_magma_holds_the_colour_of_the_selection(any_theme, table):
    assert distances(any_theme.selection, table).min() > 0.18


@pytest.mark.parametrize("table", ColourTable)
def test_the_line_or_its_edges_stand_out_from_every_colour_of_every_table(any_theme, table):
    lines = (any_theme.selection, any_theme.selection_edge)
    assert np.maximum(*(distances(line, table) for line in lines)).min() > 0.25


def test_the_line_of_the_selection_stands_out_from_its_edges(any_theme):
    assert contrast(any_theme.selection, any_theme.selection_edge) >= DISCERNIBLE


def test_applying_a_theme_sets_palette_and_current_theme(qapp, themed):
    themed(DARK)
    assert theme.current_theme() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.window
    themed(LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == LIGHT.window


class PaintsWindow(QWidget):
    def __init__(self):
        super().__init__()
        self.palette_changes = 0

    def changeEvent(self, event):
        self.palette_changes += event.type() == QEvent.Type.PaletteChange
        super().changeEvent(event)


def test_a_view_that_is_open_hears_of_a_new_theme(qtbot, themed):
    themed(LIGHT)
    view = PaintsWindow()
    qtbot.addWidget(view)
    view.show()
    before = view.palette_changes
    themed(DARK)
    assert view.palette_changes > before


def test_widgets_that_are_open_take_the_new_colours(qtbot, themed):
    themed(LIGHT)
    button = QPushButton("Train")
    qtbot.addWidget(button)
    button.resize(120, 40)
    button.show()
    assert button.grab().toImage().pixelColor(10, 20) == LIGHT.raised
    themed(DARK)
    assert button.grab().toImage().pixelColor(10, 20) == DARK.raised


def test_what_is_chosen_is_filled_and_what_has_the_focus_wears_a_ring(qtbot, themed, any_theme):
    themed(any_theme)
    around = QWidget()
    qtbot.addWidget(around)
    chosen, focused = QPushButton("", around), QPushButton("", around)
    for place, button in enumerate((chosen, focused)):
        button.setCheckable(True)
        button.setGeometry(100 * place + 60, 60, 80, 30)
    chosen.setChecked(True)
    around.resize(300, 120)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    focused.setFocus()
    assert focused.hasFocus()
    rims, insides = [], []
    for button in (chosen, focused):
        image = button.grab().toImage()
        rims.append(image.pixelColor(40, 0))
        insides.append(image.pixelColor(20, 15))
    assert insides[1] == any_theme.raised != insides[0]
    assert rims[1] == any_theme.accent != rims[0]
    assert rims[0] == insides[0], "the choice has no outline of its own"


def test_a_chosen_button_is_readable(any_theme):
    chosen, ink = (QColor(theme.sheet_colours(any_theme)[name]) for name in ("chosen", "on_chosen"))
    assert contrast(ink, chosen) >= READABLE


def test_buttons_of_dialogs_have_words_only(qtbot, themed):
    themed(LIGHT)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.Save)
    message = QMessageBox()
    message.setStandardButtons(QMessageBox.StandardButton.Close)
    for widget in (box, message):
        qtbot.addWidget(widget)
        assert all(button.icon().isNull() for button in widget.findChildren(QPushButton))


def test_the_style_sheet_is_understood_by_qt(qtbot, themed, any_theme):
    themed(any_theme)  # Qt warns of a sheet that it cannot parse, and a warning fails the test
    label = QLabel("shape")
    qtbot.addWidget(label)
    label.show()
    assert "$" not in label.window().styleSheet()


def test_the_scale_of_type_follows_the_font_of_the_program(qapp):
    base = qapp.font()
    sizes = {role: theme.font_for(role).pointSizeF() for role in TextRole}
    assert sizes[TextRole.TITLE] > sizes[TextRole.BODY] > sizes[TextRole.CAPTION] > sizes[TextRole.NUMBER]
    larger = type(base)(base)
    larger.setPointSizeF(base.pointSizeF() * 2)
    qapp.setFont(larger)
    try:
        assert theme.font_for(TextRole.BODY).pointSizeF() == pytest.approx(sizes[TextRole.BODY] * 2)
    finally:
        qapp.setFont(base)


def test_muted_ink_follows_the_theme(qtbot, themed):
    label = QLabel("caption")
    qtbot.addWidget(label)
    theme.set_text_role(label, TextRole.CAPTION, muted=True)
    label.show()
    themed(DARK)
    assert label.palette().color(label.foregroundRole()) == DARK.muted


def test_mix():
    assert theme.mix(QColor("#000000"), QColor("#ffffff"), 0.25).red() == 64
    assert theme.mix(QColor("#123456"), QColor("#ffffff"), 0.0) == QColor("#123456")
