"""What stands beside the sections while one of them is shown."""

import pytest
from PySide6.QtWidgets import QPushButton

from vit_studio.session.viewing import Viewing
from vit_studio.window.pages.page_header import PageHeader


@pytest.fixture
def header(qtbot):
    header = PageHeader()
    qtbot.addWidget(header)
    viewing = Viewing(header)
    for name in ("sum", "kinds"):
        header.add_section(name, name.title(), f"All about {name}.")
    header.add_scale(viewing)
    header.set_tool("kinds", QPushButton("Compare by training…"))
    header.resize(900, 60)
    header.show()
    header.show_section("sum")
    return header


def test_a_tool_is_seen_in_its_section_alone(header):
    tool = header.tools["kinds"]
    assert not tool.isVisible()
    header.show_section("kinds")
    assert tool.isVisible()
    header.show_section("sum")
    assert not tool.isVisible()


def test_a_tool_makes_the_header_no_higher(header):
    before = header.sizeHint().height()
    header.show_section("kinds")
    assert header.sizeHint().height() == before


def test_where_a_tool_leaves_no_room_the_switch_of_the_range_goes_below(header, qtbot):
    header.show_section("kinds")
    widths = sum(button.sizeHint().width() for button in header.sections.values())
    header.resize(widths + header.tools["kinds"].sizeHint().width() + 60, 80)
    qtbot.waitUntil(lambda: header._scale.y() > header.tools["kinds"].y() + 10)
    assert header.tools["kinds"].geometry().right() <= header.width()
    header.resize(900, 60)
    qtbot.waitUntil(lambda: abs(header._scale.y() - header.tools["kinds"].y()) < 10)
    assert header._scale.x() > header.tools["kinds"].x()
