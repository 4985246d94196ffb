import pytest

from vit_studio.session.viewing import SCALE, ScaleMode, Viewing
from vit_studio.window.docks.images.gallery_choices import SIZE, ThumbnailSize, read_size
from vit_studio.window.memory.preferences import FILE_NAME, Preferences
from vit_studio.window.memory.remembered_choices import RememberedChoices


def test_what_was_chosen_comes_back_at_the_next_start(qapp, tmp_path):
    first = Viewing()
    preferences = Preferences(tmp_path)
    keeper = RememberedChoices(first, preferences)
    first.set_scale(ScaleMode.VIEW)
    first.set(SIZE, ThumbnailSize.LARGE.value)
    first.set("encoder.section", "rollout")
    preferences.save()
    second = Viewing()
    again = RememberedChoices(second, Preferences(tmp_path))
    assert second.as_dict() == {SCALE: "view", SIZE: "large"}
    assert read_size(second) is ThumbnailSize.LARGE
    del keeper, again


@pytest.mark.parametrize("written", ["scale=enormous", "scale=shared, view", "scale=@Invalid()", "scale="])
def test_a_remembered_text_that_means_nothing_counts_as_absent(qapp, tmp_path, written):
    (tmp_path / FILE_NAME).write_text(f"[views]\n{written}\n\n[gallery]\nthumbnails=7\n")
    viewing = Viewing()
    keeper = RememberedChoices(viewing, Preferences(tmp_path))
    assert viewing.as_dict() == {}
    assert viewing.scale is ScaleMode.SHARED
    del keeper
