import numpy as np
import pytest

from vit_studio.analysis.heads import Fuse
from vit_studio.analysis.subtracted import parts_of
from vit_studio.vit.config import ViTConfig
from vit_studio.window.pages.encoder import attention_pictures
from vit_studio.window.pages.encoder.attention_pictures import CUT, AttentionDifference, AttentionPictures


@pytest.fixture
def pictures(scene):
    return AttentionPictures(scene.trace.attn_weights)


def test_the_mean_of_the_heads_is_numpys(pictures, scene):
    expected = np.mean(scene.trace.attn_weights[3].astype(np.float64), axis=0)
    np.testing.assert_allclose(pictures.matrix(3, None), expected, atol=1e-7)


def test_a_head_is_the_traces_own(pictures, scene):
    np.testing.assert_array_equal(pictures.matrix(2, 1), scene.trace.attn_weights[2, 1])


def test_rows_sum_to_1(pictures):
    np.testing.assert_allclose(pictures.matrices.sum(axis=-1), 1, atol=1e-5)


def test_a_query_map_leaves_the_class_token_out(pictures, scene):
    weights = scene.trace.attn_weights[2, 1, 9]
    np.testing.assert_array_equal(pictures.query_map(2, 1, 9).ravel(), weights[1:])
    share = pictures.share_of_class_token(2, 1, 9)
    assert share + pictures.query_map(2, 1, 9).sum() == pytest.approx(1, abs=1e-5)
    np.testing.assert_array_equal(pictures.query_maps(9)[2, 1], pictures.query_map(2, 1, 9))


def test_columns_and_heads(pictures):
    assert pictures.columns == 5
    assert [pictures.head_of(column) for column in range(5)] == [0, 1, 2, 3, None]
    assert pictures.column_of(None) == 4


def test_a_single_head_has_no_mean_beside_it(make_scene):
    pictures = AttentionPictures(make_scene(ViTConfig(depth=1, num_heads=1)).trace.attn_weights)
    assert pictures.columns == 1
    assert pictures.column_of(None) == pictures.column_of(0) == 0
    assert pictures.head_of(0) == 0


def test_the_scales_reach_the_peak_or_all_but_the_greatest_weights(pictures, scene):
    weights = scene.trace.attn_weights
    assert (pictures.shared_levels().low, pictures.shared_levels().high) == (0, weights.max())
    above = np.mean(weights > pictures.cut_levels().high)
    assert above == pytest.approx(CUT, abs=0.005)
    assert pictures.levels_of(2, 1).high == weights[2, 1].max()


def test_a_large_model_is_sampled_evenly(make_scene):
    trace = make_scene(ViTConfig(patch_size=2)).trace
    pictures = AttentionPictures(trace.attn_weights)
    assert pictures.cut_levels().high == pytest.approx(np.quantile(trace.attn_weights, 1 - CUT), rel=0.02)


def test_the_strongest_patches_come_in_falling_order(pictures, scene):
    weights = scene.trace.attn_weights[0, 0, 7]
    named = pictures.strongest_patches(0, 0, 7, 3)
    assert [weight for _, weight in named] == sorted(weights[1:].tolist(), reverse=True)[:3]
    assert all(weights[token] == np.float32(weight) for token, weight in named)
    assert 0 not in dict(named)


def test_the_greatest_weight_of_any_head_is_the_maximum(scene):
    pictures = AttentionPictures(scene.trace.attn_weights, Fuse.MAX)
    np.testing.assert_array_equal(pictures.matrix(3, None), np.max(scene.trace.attn_weights[3], axis=0))
    np.testing.assert_array_equal(pictures.query_maps(9)[3, 4].ravel(), pictures.matrix(3, None)[9, 1:])


def test_the_strongest_key_may_be_the_class_token(scene):
    weights = scene.trace.attn_weights.copy()
    weights[0, 0, 7, 0] = 2
    assert AttentionPictures(weights).strongest_key(0, 0, 7) == 0


def test_the_range_of_one_picture_can_be_cut(pictures, scene):
    assert pictures.levels_of(2, 1, cut=True).high == pytest.approx(
        np.quantile(scene.trace.attn_weights[2, 1], 1 - CUT)
    )


@pytest.mark.parametrize("fuse", Fuse)
def test_each_picture_of_a_difference_remembers_as_and_bs(make_scene, fuse):
    pair = [AttentionPictures(make_scene(seed=seed).trace.attn_weights, fuse) for seed in (0, 1)]
    made = AttentionDifference(*pair)
    looks = {
        "a head": lambda each: each.matrix(2, 1),
        "merged": lambda each: each.matrix(2, None),
        "a row over the image": lambda each: each.query_map(1, None, 9),
        "all": lambda each: each.matrices,
        "one of all": lambda each: each.matrices.reshape(-1, *each.matrices.shape[2:])[14],
        "all rows": lambda each: each.query_maps(9),
    }
    for name, look in looks.items():
        shown, parts = look(made), parts_of(look(made))
        for part, pictures in zip(parts, pair, strict=True):
            np.testing.assert_array_equal(part, look(pictures), err_msg=name)
        np.testing.assert_allclose(shown, parts[0] - parts[1], atol=1e-6, err_msg=name)


def test_what_the_mouse_will_read_is_there_when_all_is_worked_out(make_scene, monkeypatch):
    pair = [AttentionPictures(make_scene(seed=seed).trace.attn_weights) for seed in (0, 1)]
    made = AttentionDifference(*pair).worked_out()
    monkeypatch.setattr(attention_pictures, "_with_merged", None)
    a, b = parts_of(made.matrices.reshape(-1, *made.matrices.shape[2:])[14, 3])
    np.testing.assert_allclose(a - b, pair[0].matrix(2, None)[3] - pair[1].matrix(2, None)[3])
