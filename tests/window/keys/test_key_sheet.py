import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar

from vit_studio.window.keys.key_sheet import COLUMNS, KeySheet, _in_columns, _plain, menu_keys
from vit_studio.window.keys.view_keys import KeyGroup, KeyLine


@pytest.fixture
def bar(qtbot):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    file = bar.addMenu("&File")
    file.addAction("Open…").setShortcut("Ctrl+O")
    file.addAction("Without a key")
    more = file.addMenu("More")
    more.addAction("Redo").setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    bar.addMenu("Empty").addAction("Nothing")
    return bar


def test_it_takes_what_the_actions_have(bar):
    assert list(menu_keys(bar)) == [
        KeyGroup("File", (KeyLine("Open", ("Ctrl+O",)),)),
        KeyGroup("More", (KeyLine("Redo", ("Ctrl+Y", "Ctrl+Shift+Z")),)),
    ]


def test_the_sheet_has_those_and_the_keys_of_views(qtbot, bar):
    sheet = KeySheet(bar)
    qtbot.addWidget(sheet)
    titles = [group.title for group in sheet.groups]
    assert titles[:2] == ["File", "More"]
    assert "In the gallery" in titles


@pytest.mark.parametrize(
    ("written", "plain"), [("&File", "File"), ("文件(&F)", "文件"), ("Play or pause", "Play or pause")]
)
def test_a_name_is_shown_without_the_sign_of_its_alt_key(written, plain):
    assert _plain(written) == plain


def test_groups_stay_in_order_in_columns_of_about_one_height():
    groups = tuple(KeyGroup(str(i), (KeyLine("x", ("X",)),) * (2 + i % 4)) for i in range(12))
    columns = _in_columns(groups)
    assert [group for column in columns for group in column] == list(groups)
    assert len(columns) == COLUMNS
    heights = [sum(len(group.lines) + 2 for group in column) for column in columns]
    assert max(heights) - min(heights) <= 7
