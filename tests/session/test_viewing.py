import pytest

from vit_studio.session.viewing import ScaleMode, Viewing


@pytest.fixture
def viewing():
    return Viewing()


def test_a_choice_is_told_once_and_kept(viewing, qtbot):
    told = []
    viewing.changed.connect(lambda name, value: told.append((name, value)))
    viewing.set("encoder.section", "rollout")
    viewing.set("encoder.section", "rollout")
    assert told == [("encoder.section", "rollout")]
    assert viewing.get("encoder.section", "attention") == "rollout"


def test_what_nobody_chose_has_its_default(viewing):
    assert viewing.get("encoder.section", "attention") == "attention"
    assert viewing.scale is ScaleMode.SHARED


def test_a_scale_that_does_not_exist_counts_as_absent(viewing):
    viewing.set("scale", "enormous")
    assert viewing.scale is ScaleMode.SHARED


def test_choices_go_out_and_come_back(viewing):
    viewing.set_scale(ScaleMode.FIXED)
    viewing.set("patches.size", "7")
    other = Viewing()
    other.set("tokens.section", "kinds")
    other.restore(viewing.as_dict())
    assert other.scale is ScaleMode.FIXED
    assert other.as_dict() == {"tokens.section": "kinds", "scale": "fixed", "patches.size": "7"}


def test_the_dictionary_is_a_copy(viewing):
    viewing.as_dict()["scale"] = "fixed"
    assert viewing.scale is ScaleMode.SHARED


def test_what_is_forgotten_goes_back_to_its_default_and_is_told_once(viewing):
    viewing.set("encoder.section", "rollout")
    told = []
    viewing.changed.connect(lambda name, value: told.append((name, value)))
    viewing.forget("encoder.section")
    viewing.forget("encoder.section")
    assert told == [("encoder.section", "")]
    assert viewing.get("encoder.section", "attention") == "attention"
    assert viewing.as_dict() == {}
