from vit_studio.window.pages.facts import Facts


def test_values_stand_beside_their_names(qtbot):
    facts = Facts(("Label", "Prediction"))
    qtbot.addWidget(facts)
    facts.set_values("Coat", "Pullover 51.0 %")
    assert facts.values == ("Coat", "Pullover 51.0 %")
    facts.set_values("Bag", "Bag 99.0 %")
    assert facts.values == ("Bag", "Bag 99.0 %")


def test_words_without_room_go_on_below_and_are_not_cut(qtbot):
    facts = Facts(("Where from",))
    qtbot.addWidget(facts)
    facts.set_values("test #1234, Fashion-MNIST")
    assert facts.heightForWidth(110) > facts.heightForWidth(400)


def test_a_long_value_does_not_make_it_wider(qtbot):
    facts = Facts(("Label",))
    qtbot.addWidget(facts)
    facts.set_values("x")
    width = facts.minimumSizeHint().width()
    facts.set_values("x" * 500)
    assert facts.minimumSizeHint().width() == width
