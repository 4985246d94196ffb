import dataclasses

import numpy as np
import pytest

from vit_studio.data.images import Split
from vit_studio.window.docks.images.image_query import UNASKED, Answer, ImageQuery, Order, rightness


def found_one_by_one(query, images, table):
    """The same by a loop over all rows of the table, as the words say it."""
    found = []
    for row in range(len(table)):
        index = int(table.indices[row])
        percent = 100 * float(table.confidence[row])
        low, high = query.confidence
        keep = low <= percent and (percent < high or high == 100)
        keep &= query.label is None or images.labels[index] == query.label
        keep &= query.split is None or images.image_id(index).split is query.split
        is_right = table.best[row] == table.labels[row]
        keep &= query.answer is Answer.ANY or is_right == (query.answer is Answer.RIGHT)
        keep &= query.cell is None or (table.labels[row], table.best[row]) == query.cell
        if keep:
            found.append(index)
    return found


@pytest.mark.parametrize(
    "query",
    [
        ImageQuery(answer=Answer.WRONG),
        ImageQuery(answer=Answer.RIGHT, label=3, split=Split.TEST),
        ImageQuery(confidence=(20, 50), label=7),
        ImageQuery(confidence=(99, 100)),
        ImageQuery(cell=(5, 6)),
        ImageQuery(cell=(5, 5), confidence=(0, 40)),
        ImageQuery(answer=Answer.WRONG, split=Split.TRAIN),
    ],
)
def test_it_finds_what_a_loop_over_all_answers_finds(query, many_images, table):
    assert query.needs_answers
    assert list(query.matching(many_images, table)) == found_one_by_one(query, many_images, table)


def test_without_a_condition_on_answers_all_images_are_found_asked_or_not(many_images, table):
    assert not ImageQuery(label=3).needs_answers
    assert len(ImageQuery().matching(many_images, table)) == 70_000
    assert np.array_equal(ImageQuery(label=3).matching(many_images, table), many_images.indices(label=3))


@pytest.mark.parametrize(("order", "sign"), [(Order.LEAST_SURE, 1), (Order.MOST_SURE, -1)])
def test_an_order_by_confidence_keeps_the_numbers_of_equal_ones_in_order(order, sign, many_images, table):
    found = ImageQuery(order=order, label=4).matching(many_images, table)
    numbers = many_images.numbers[found]
    expected = sorted((n for n in range(10_000) if n % 10 == 4), key=lambda n: (sign * (n % 100), n))
    assert list(numbers) == expected


def test_counts_say_what_choosing_would_bring(many_images, table):
    query = ImageQuery(answer=Answer.WRONG, label=5, confidence=(0, 50), split=Split.TEST)
    counts = query.label_counts(many_images, table)
    for label, count in enumerate(counts):
        assert count == len(dataclasses.replace(query, label=label).matching(many_images, table))
    for answer, count in query.answer_counts(many_images, table).items():
        assert count == len(found_one_by_one(dataclasses.replace(query, answer=answer), many_images, table))


def test_the_confidences_are_of_all_that_the_other_filters_leave(many_images, table):
    query = ImageQuery(answer=Answer.WRONG, confidence=(20, 30))
    assert len(query.confidences(many_images, table)) == 2000


def test_rightness_follows_the_images_in_any_order(many_images, table):
    told = rightness(np.array([60_005, 7, 60_001, 69_999, 60_000]), table)
    assert list(told) == [0, UNASKED, 1, 1, 0]
    assert list(rightness(np.array([60_005]), None)) == [UNASKED]
