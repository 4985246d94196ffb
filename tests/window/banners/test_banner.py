import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vit_studio.window.banners.banner import Banner, Tone


@pytest.fixture
def banner(qtbot):
    banner = Banner(Tone.TROUBLE)
    qtbot.addWidget(banner)
    return banner


def test_it_is_not_seen_until_it_has_something_to_say(banner):
    assert banner.isHidden()
    assert banner.text == ""
    banner.say("The file is damaged.", "Fetch it again.")
    assert not banner.isHidden()
    assert banner.text == banner.accessibleName() == "The file is damaged. Fetch it again."


def test_the_cross_takes_it_away(qtbot, banner):
    banner.say("The file is damaged.")
    banner.show()
    with qtbot.waitSignal(banner.dismissed):
        qtbot.mouseClick(banner.cross, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_an_action_is_offered_only_where_there_is_one(qtbot, banner):
    banner.say("Drawn.", action="Download")
    assert not banner.action.isHidden()
    with qtbot.waitSignal(banner.action_clicked):
        banner.action.click()
    banner.say("Nothing to be done.", dismissable=False)
    assert banner.action.isHidden()
    assert banner.cross.isHidden()


def test_progress_is_a_fraction_or_unknown(banner):
    banner.say("Fetching")
    assert banner.progress.isHidden()
    banner.show_progress(1, 4)
    assert not banner.progress.isHidden()
    assert banner.progress.value() / banner.progress.maximum() == 0.25
    banner.show_progress(0, 0)
    assert (banner.progress.minimum(), banner.progress.maximum()) == (0, 0)
    banner.say("Done")
    assert banner.progress.isHidden()


def test_what_a_file_is_called_is_never_read_as_markup(banner):
    banner.say("<b>bold.safetensors</b> is damaged.")
    assert banner.message.textFormat() == Qt.TextFormat.PlainText


def test_it_stays_hidden_in_a_window_and_asks_for_no_layout_while_it_is_silent(qtbot, laid_out):
    window, banner = QWidget(), Banner(Tone.CALM)
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(banner)
    window.show()
    assert not banner.isVisible()
    assert laid_out(window, lambda: banner.say("")) == 0
    assert laid_out(window, lambda: banner.say("Drawn.")) > 0
    banner.say("")
    assert not banner.isVisible()
    banner.say("Drawn.")
    assert banner.isVisible()
