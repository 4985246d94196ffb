"""Ink on colours: what reads better, by the contrast that matplotlib's luminance and WCAG's formula give."""

import matplotlib
import numpy as np
import pytest

from vit_studio.window.export.drawing.ink import ink_on


@pytest.mark.parametrize("name", ["viridis", "magma", "cividis", "gray"])
def test_the_ink_with_the_greater_contrast_is_taken(name):
    for value in np.linspace(0, 1, 64):
        colour = np.array(matplotlib.colormaps[name](value)[:3])
        linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
        luminance = float(linear @ [0.2126, 0.7152, 0.0722])
        contrasts = {"white": 1.05 / (luminance + 0.05), "black": (luminance + 0.05) / 0.05}
        ink = ink_on(*(colour * 255))
        assert contrasts[ink] == max(contrasts.values())
        assert contrasts[ink] >= 4.5


def test_numbers_on_bright_yellow_are_black():
    assert ink_on(253, 231, 37) == ink_on(210, 226, 27) == "black"
    assert ink_on(68, 1, 84) == "white"
