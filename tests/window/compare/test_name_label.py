"""The badge and the name beside it."""

from PySide6.QtCore import QSize

from vit_studio.window.compare.name_label import NameLabel


def test_the_tip_tells_all_that_the_label_may_have_to_cut(qtbot):
    label = NameLabel("B")
    qtbot.addWidget(label)
    label.set_name("tiny", ["3f2a9c"], whole="tiny · 3f2a9c55aa01")
    assert label.name == "tiny · 3f2a9c"
    assert label.toolTip() == "tiny · 3f2a9c55aa01"
    assert label.accessibleName() == "B: tiny · 3f2a9c55aa01"


def test_it_asks_for_room_for_its_name_and_can_do_with_less(qtbot):
    label = NameLabel("A")
    qtbot.addWidget(label)
    least = label.minimumSizeHint()
    label.set_name("a model of a very long name indeed", whole="")
    assert label.sizeHint().width() > least.width()
    assert label.minimumSizeHint() == least


def test_what_tells_models_apart_is_cut_last(qtbot):
    label = NameLabel("A")
    qtbot.addWidget(label)
    label.set_name("Fashion-MNIST ViT", ["step 41", "3f2a9c"], whole="")
    room = label.sizeHint().width() - NameLabel("A").minimumSizeHint().width()
    assert label.shown_text(1000) == "Fashion-MNIST ViT · step 41 · 3f2a9c"
    assert label.shown_text(room).endswith("… · step 41 · 3f2a9c")
    assert label.shown_text(room).startswith("Fash")
    least = label.shown_text(label.minimumSizeHint().width() - NameLabel("A").minimumSizeHint().width() + 10)
    assert "step 41" in least


def test_a_model_that_is_not_looked_at_is_pale(qtbot):
    label = NameLabel("A")
    qtbot.addWidget(label)
    label.set_name("tiny", whole="tiny")
    label.resize(QSize(160, 24))
    seen = label.grab().toImage()
    label.set_seen(False)
    assert label.grab().toImage() != seen
