import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from vit_studio.vit.config import DEFAULT, ViTConfig
from vit_studio.vit.costs import with_patch_size
from vit_studio.window.pages.patches.patch_size_bar import PatchSizeBar


@pytest.fixture
def bar(qtbot):
    bar = PatchSizeBar()
    qtbot.addWidget(bar)
    bar.resize(1000, 90)
    bar.set_configs(DEFAULT, with_patch_size(DEFAULT, 7))
    bar.show()
    return bar


def below(bar):
    """Whether the ledger stands below the slider, not beside it."""
    slider = bar.slider
    return bar.ledger.mapTo(bar, QPoint(0, 0)).y() >= slider.mapTo(bar, QPoint(0, 0)).y() + slider.height()


def test_the_sizes_are_those_that_divide_the_image(bar):
    assert bar.slider.values == (1, 2, 4, 7, 14, 28)
    assert (bar.slider.value, bar.slider.home) == (7, 4)
    bar.set_configs(ViTConfig(image_size=32, patch_size=8), ViTConfig(image_size=32, patch_size=8))
    assert bar.slider.values == (1, 2, 4, 8, 16, 32)


def test_back_and_train_are_told(bar, qtbot):
    with qtbot.waitSignal(bar.size_chosen, timeout=1000) as chosen:
        QTest.mouseClick(bar.back, Qt.MouseButton.LeftButton)
    assert chosen.args == [4]
    with qtbot.waitSignal(bar.train_asked, timeout=1000):
        QTest.mouseClick(bar.train, Qt.MouseButton.LeftButton)
    assert "7" in bar.train.text() and "4" in bar.back.text()


def test_at_the_models_size_there_is_nothing_to_go_back_to_and_nothing_jumps(bar, qapp):
    height = bar.sizeHint().height()
    bar.set_configs(DEFAULT, DEFAULT)
    qapp.processEvents()
    assert bar.back.isVisible() and not bar.back.isEnabled()
    assert bar.train.isEnabled() and "4" in bar.train.text()
    assert bar.sizeHint().height() == height


def test_the_ledger_makes_way_in_a_narrow_page(bar, qapp):
    assert not below(bar)
    bar.resize(500, 200)
    qapp.processEvents()
    assert below(bar)
    bar.resize(1000, 90)
    qapp.processEvents()
    assert not below(bar)
