import dataclasses

import numpy as np
import pytest

from vit_studio.errors import DataError
from vit_studio.training.split import hold_out, spread


def test_nothing_is_in_both_and_nothing_is_of_the_test_split(garments):
    split = hold_out(garments, 40)
    assert len(split.valid) == 40
    assert not set(split.train) & set(split.valid)
    assert sorted([*split.train, *split.valid]) == list(np.flatnonzero(garments.is_train))


def test_classes_are_held_out_evenly(garments):
    labels = garments.labels[hold_out(garments, 30).valid]
    assert np.bincount(labels).tolist() == [3] * 10


def test_a_class_that_is_rare_is_held_out_whole_before_others_lend_more(garments):
    labels = garments.labels.copy()
    labels[np.flatnonzero(garments.is_train)[2:]] %= 2
    labels[np.flatnonzero(garments.is_train)[:2]] = 7
    rare = dataclasses.replace(garments, labels=labels)
    counts = np.bincount(rare.labels[hold_out(rare, 40).valid], minlength=10)
    assert counts[7] == 2
    assert abs(counts[0] - counts[1]) <= 1


def test_at_most_a_fifth_is_held_out(garments):
    split = hold_out(garments, 5000)
    assert (len(split.train), len(split.valid)) == (160, 40)


def test_nothing_need_be_held_out(garments):
    split = hold_out(garments, 0)
    assert (len(split.train), len(split.valid)) == (200, 0)


def test_the_same_images_are_held_out_each_time(garments):
    assert np.array_equal(hold_out(garments, 20).valid, hold_out(garments, 20).valid)


def test_the_images_are_chosen_by_chance(garments):
    valid = hold_out(garments, 20).valid
    assert not np.array_equal(valid, np.flatnonzero(garments.is_train)[:20])
    assert (np.diff(valid) > 0).all()


def test_spread_takes_all_where_there_are_fewer(garments):
    few = np.array([3, 1, 2])
    assert spread(garments, few, 10).tolist() == [1, 2, 3]
    assert spread(garments, few, 0).tolist() == []


def test_a_set_without_training_images_is_refused(garments):
    nothing = dataclasses.replace(garments, is_train=np.zeros(len(garments), dtype=bool))
    with pytest.raises(DataError, match="no training images"):
        hold_out(nothing, 5)


def test_few_may_teach_evenly_over_the_classes_and_the_same_are_held_out(garments):
    few, all_teach = hold_out(garments, 40, teach=30), hold_out(garments, 40)
    assert np.bincount(garments.labels[few.train]).tolist() == [3] * 10
    assert set(few.train) < set(all_teach.train)
    assert np.array_equal(few.valid, all_teach.valid)
    assert np.array_equal(few.train, hold_out(garments, 40, teach=30).train)


def test_where_there_are_fewer_than_may_teach_all_do(garments):
    assert np.array_equal(hold_out(garments, 40, teach=500).train, hold_out(garments, 40).train)
