"""What tests of the window share: the theme is put back to light."""

import pytest

from vit_studio.window import theme


@pytest.fixture
def themed(qapp):
    """Applies a theme to the program for one test."""
    yield lambda chosen: theme.apply_theme(qapp, chosen)
    if theme.current_theme() is not theme.LIGHT:
        theme.apply_theme(qapp, theme.LIGHT)
