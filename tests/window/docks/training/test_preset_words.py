import pytest

from vit_studio.training.presets import Preset
from vit_studio.window.docks.training.preset_words import preset_name, preset_why


@pytest.mark.parametrize("preset", Preset)
def test_each_has_a_name_and_one_sentence_why(preset):
    assert preset_name(preset)
    assert preset_why(preset).endswith((".", "!"))


def test_no_two_have_the_same_name():
    assert len({preset_name(preset) for preset in Preset}) == len(Preset)
