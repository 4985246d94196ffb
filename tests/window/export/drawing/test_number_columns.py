import numpy as np
import pytest

from vit_studio.window.export.drawing.number_columns import even_texts


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([-0.548, 0.0, -0.6937], ["−0.5480", "0.0000", "−0.6937"]),
        ([4.33, 5.22, 4.662], ["4.330", "5.220", "4.662"]),
        ([0.869, 0.98], ["0.869", "0.980"]),
        ([0.0119, -0.03408], ["0.01190", "−0.03408"]),
        ([539.0, 6.0], ["539", "6"]),
        ([12801316, 50], ["12,801,316", "50"]),
        ([-0.0, 0.0], ["0", "0"]),
    ],
)
def test_all_have_as_many_decimals_and_no_more_than_one_needs(values, texts):
    assert even_texts(values) == texts


def test_a_number_that_even_decimals_would_lose_keeps_its_own():
    assert even_texts([3.854, 6e-9]) == ["3.854", "6e−9"]
    assert even_texts([float("nan"), 1.0]) == ["nan", "1"]


def test_no_number_is_off_by_more_than_its_last_digit():
    values = np.random.default_rng(3).normal(size=200).tolist()
    texts = [text.replace("\N{MINUS SIGN}", "-") for text in even_texts(values)]
    np.testing.assert_allclose(np.array(texts, float), values, atol=0.5e-4)
    assert len({len(text.partition(".")[2]) for text in texts}) == 1
