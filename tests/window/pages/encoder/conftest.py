"""What the tests of the sections share: a page with one of them up."""

import pytest

from vit_studio.window.pages.encoder.encoder_page import EncoderPage


@pytest.fixture
def open_section(qtbot, studio):
    """open_section(name, scene): the section of a page of that size, painted."""
    kept = []

    def opened(name, scene, size=(980, 620)):
        page = EncoderPage(studio)
        qtbot.addWidget(page)
        kept.append(page)  # qtbot holds it weakly
        page.resize(*size)
        page.show()
        page.show_section(name)
        studio.show(scene)
        return page.section(name)

    return opened
