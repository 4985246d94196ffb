import pytest

from vit_studio.window.pages.embedding.dot_product import dot_product
from vit_studio.window.pages.embedding.sum_ledger import SumLedger
from vit_studio.window.text import MINUS


@pytest.fixture
def ledger(qtbot):
    ledger = SumLedger()
    qtbot.addWidget(ledger)
    ledger.resize(190, 150)
    ledger.show()
    return ledger


def test_the_written_numbers_add_up(ledger, scene):
    for dim in range(0, 64, 7):
        ledger.show_product(dot_product(scene, patch=24, dim=dim), "patch 25")
        product_sum, bias, value, stored = (float(text.replace(MINUS, "-")) for text in ledger.values)
        assert product_sum + bias == pytest.approx(value, abs=2e-8)
        assert stored == pytest.approx(scene.trace.patch_tokens[24, dim], abs=1e-8)
        assert value == pytest.approx(stored, abs=1e-5)


def test_without_a_patch_there_are_words(ledger, scene):
    ledger.show_product(dot_product(scene, patch=0, dim=0), "patch 1")
    assert ledger.shows_sum and not ledger.no_patch.isVisible()
    ledger.show_no_patch("class token")
    assert not ledger.shows_sum and ledger.no_patch.isVisible()
    assert "no patch" in ledger.no_patch.text()


def test_other_numbers_need_no_other_width(ledger, scene):
    empty = ledger.sizeHint().width()
    ledger.show_product(dot_product(scene, patch=24, dim=3), "patch 25")
    assert ledger.sizeHint().width() == empty


def test_the_first_products_are_written_out(ledger, scene):
    product = dot_product(scene, patch=24, dim=3)
    ledger.show_product(product, "patch 25")
    *written, rest = ledger.terms.text().split(" + ")
    assert rest == f"… ({16 - len(written)} more)"
    for text, pixel, weight in zip(written, product.patch.ravel(), product.kernel.ravel(), strict=False):
        one, other = (float(word.strip("()").replace(MINUS, "-")) for word in text.split(" · "))
        assert (one, other) == pytest.approx((pixel, weight), abs=0.006)
    ledger.show_no_patch("class token")
    assert ledger.terms.text() == ""
