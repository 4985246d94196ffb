"""What the tests of the banners share."""

import types

import pytest


@pytest.fixture
def make_banner(qtbot):
    """make_banner(KeptBanner, kept=…): a banner of a studio that has these parts."""

    def make(banner_class, **parts):
        banner = banner_class(types.SimpleNamespace(**parts))
        qtbot.addWidget(banner)
        return banner

    return make
