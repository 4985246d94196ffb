"""Colours of code: they never change a letter, and all of them can be read."""

import pytest

from vit_studio.tracing.line_source import sources_of
from vit_studio.tracing.line_trace import MODULES
from vit_studio.window.docks.inspector.code_colours import Ink, colour_of, coloured
from vit_studio.window.theme import DARK, LIGHT, mix


def contrast(ink, paper):
    """The ratio of the WCAG."""

    def luminance(colour):
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    darker, lighter = sorted((luminance(ink), luminance(paper)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_spans_of_a_line_are_the_line_for_all_of_the_model():
    for source in sources_of(*MODULES).values():
        assert ["".join(span.text for span in spans) for spans in coloured(source.lines)] == source.lines


def test_parts_have_the_ink_of_what_they_are():
    [spans] = coloured(["    return self.f(x, 2) if x is None else 'no'  # why"])
    inks = {span.text.strip(): span.ink for span in spans if span.text.strip()}
    assert inks["return"] is Ink.KEYWORD
    assert inks["is"] is Ink.KEYWORD
    assert inks["2"] is Ink.NUMBER
    assert inks["x"] is Ink.PLAIN
    assert inks["self"] is Ink.QUIET
    assert inks["# why"] is Ink.COMMENT
    assert "".join(span.text for span in spans if span.ink is Ink.TEXT) == "'no'"
    assert next(span.ink for span in coloured(["def f():"])[0] if span.text == "f") is Ink.FUNCTION


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", Ink)
def test_every_ink_can_be_read_on_the_surface_and_on_the_lit_line(theme, ink):
    for paper in (theme.surface, mix(theme.accent, theme.surface, 0.86)):
        assert contrast(colour_of(ink, theme), paper) >= 4.5
