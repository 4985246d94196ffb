from vit_studio.window.pages.encoder.fresh import Fresh


def test_only_other_values_are_new():
    fresh, scene = Fresh(), object()
    assert fresh.is_new(scene, 1)
    assert not fresh.is_new(scene, 1)
    assert fresh.is_new(scene, 2)
    assert fresh.is_new(object(), 2)


def test_nothing_at_all_is_new_once():
    fresh = Fresh()
    assert fresh.is_new()
    assert not fresh.is_new()
