"""A table of predictions, counted by hand."""

import numpy as np
import pytest

from vit_studio.session.class_places import logit_names, place_of
from vit_studio.session.prediction_table import UNKNOWN, PredictionTable
from vit_studio.vit.model_info import ModelInfo

NAMES = ("shirt", "coat", "bag")


def make_table(labels, best, start=100):
    return PredictionTable(
        model_hash="abc",
        class_names=NAMES,
        indices=np.arange(start, start + len(labels)),
        best=np.array(best, dtype=np.int64),
        confidence=np.linspace(0.5, 1, len(labels), dtype=np.float32),
        labels=np.array(labels, dtype=np.int64),
    )


def test_confusion_counts_pairs_of_true_and_predicted():
    labels, best = [0, 0, 0, 1, 1, 2, UNKNOWN, 2], [0, 1, 1, 1, 0, 2, 0, 2]
    table = make_table(labels, best)
    wanted = np.zeros((3, 3), int)
    for true, predicted in zip(labels, best, strict=True):
        if true != UNKNOWN:
            wanted[true, predicted] += 1
    np.testing.assert_array_equal(table.confusion(), wanted)
    assert table.confusion().sum() == 7, "a label that the model does not know is in no row"
    assert table.cell(0, 1).tolist() == [101, 102]
    assert table.cell(2, 0).tolist() == []
    assert table.right.tolist() == [True, False, False, True, False, True, False, True]
    assert table.accuracy == 4 / 8


def test_rows_are_found_by_the_position_of_the_image():
    table = make_table([0, 1, 2], [0, 1, 2])
    assert [table.row_of(index) for index in (99, 100, 102, 103)] == [None, 0, 2, None]
    with pytest.raises(ValueError, match="read-only"):
        table.best[0] = 1


def test_an_empty_table_has_no_accuracy():
    table = make_table([], [])
    assert np.isnan(table.accuracy)
    assert table.confusion().shape == (3, 3)
    assert table.row_of(0) is None


def test_labels_are_found_by_name():
    assert logit_names(ModelInfo(class_names=("a", "b")), NAMES, 3) == NAMES
    assert logit_names(ModelInfo(class_names=("x", "coat", "shirt")), NAMES, 3) == ("x", "coat", "shirt")
    assert [place_of(label, NAMES, ("x", "coat", "shirt")) for label in range(3)] == [2, 1, None]
    assert place_of(1, ("same", "same"), ("same", "same")) == 1
