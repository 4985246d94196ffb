import dataclasses

import pytest

from vit_studio.window.pages.embedding.proof_strip import ProofStrip
from vit_studio.window.theme import LIGHT, apply_theme, current_theme


@pytest.fixture
def strip(qtbot, qapp):
    apply_theme(qapp, LIGHT)  # the dressed button is wider than Qt's own, and that one is what people see
    strip = ProofStrip()
    qtbot.addWidget(strip)
    strip.resize(820, 30)
    strip.show()
    return strip


def proof(scene, difference, allclose=True):
    return dataclasses.replace(scene.proof, max_difference=difference, allclose=allclose)


def test_it_prints_the_difference_and_the_verdict(strip, scene):
    strip.set_proof(proof(scene, 4.76837158203125e-07))
    assert strip.badge.text == "greatest |difference| 4.768e−7 · allclose ✓ (rtol 1e−5, atol 1e−6)"
    assert "another order" in strip.reason.text()


def test_it_is_honest_when_both_are_equal(strip, scene):
    strip.set_proof(proof(scene, 0.0))
    assert "|difference| 0 " in strip.badge.text
    assert "Rounded alike" in strip.reason.text()


@pytest.mark.parametrize("difference", [0.5, float("nan")])
def test_it_is_honest_when_they_differ(strip, scene, difference):
    strip.set_proof(proof(scene, difference, allclose=False))
    assert "allclose ✗" in strip.badge.text
    assert "More than rounding" in strip.reason.text()
    border = strip.badge.grab().toImage().pixelColor(strip.badge.width() // 2, 0)
    assert border.red() > border.green() + 30
    assert not strip.badge.good
    assert current_theme().bad.red() > current_theme().bad.green()


def test_badge_and_reason_share_one_line_of_a_small_window(strip, scene, qapp):
    for difference in (0.0, 4.768e-07):
        strip.set_proof(proof(scene, difference))
        qapp.processEvents()
        assert strip.badge.geometry().right() < strip.reason.geometry().left()
        line = strip.reason.fontMetrics().height()
        assert strip.reason.heightForWidth(strip.reason.width()) < 2 * line


def test_it_does_not_make_a_small_page_scroll_sideways(strip, scene):
    for difference in (0.0, 4.76837158203125e-07):
        strip.set_proof(proof(scene, difference))
        assert strip.minimumSizeHint().width() <= 584  # 900 less the images, margins and the bar
