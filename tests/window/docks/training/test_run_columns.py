import numpy as np
import pytest

from vit_studio.window.docks.training.run_columns import GrowingRows


def test_rows_are_kept_in_their_order_however_many_come():
    rows = GrowingRows(2)
    for number in range(5000):
        rows.append([number, -number])
    assert len(rows) == 5000
    np.testing.assert_array_equal(rows.column(0), np.arange(5000))
    np.testing.assert_array_equal(rows.row(4321), [4321, -4321])
    np.testing.assert_array_equal(rows.row(-1), [4999, -4999])


def test_what_was_handed_out_stays_as_it_was():
    rows = GrowingRows(1)
    for number in range(10):
        rows.append([number])
    before = rows.column(0)
    rows.cut(4)
    for number in range(600):
        rows.append([-number])
    np.testing.assert_array_equal(before, np.arange(10))
    np.testing.assert_array_equal(rows.column(0)[:6], [0, 1, 2, 3, 0, -1])
    with pytest.raises(ValueError, match="read-only"):
        before[0] = 7


def test_a_number_takes_eight_bytes_and_the_room_to_grow():
    rows = GrowingRows(3)
    for number in range(100_000):
        rows.append([number] * 3)
    assert rows.nbytes < 1.6 * 100_000 * 3 * 8
