import pytest

from vit_studio.vit.config import DEFAULT, NOTEBOOK
from vit_studio.vit.costs import with_patch_size
from vit_studio.vit.model import VisionTransformer, count_parameters
from vit_studio.window.pages.patches.cost_ledger import CostLedger, count_text, ratio_text


@pytest.fixture
def ledger(qtbot):
    ledger = CostLedger()
    qtbot.addWidget(ledger)
    return ledger


def test_below_the_loaded_model_alone_stands_how_it_is_counted(ledger):
    ledger.set_configs(DEFAULT, DEFAULT)
    parameters = f"{count_parameters(VisionTransformer(DEFAULT)):,}"
    assert ledger.rows[0][:6] == ("7 × 7", "49", "50", "16", parameters, "2,500")
    assert set(ledger.rows[2]) == {""}
    meaning = {"H": 28, "P": 4, "C": 1, "N": 49}
    for number, formula in zip(ledger.rows[0], ledger.rows[1], strict=True):
        if formula:
            code = formula.replace("·", "*").replace("²", "**2")
            assert eval(code, dict(meaning)) == int(number.replace(",", "").split()[0])
    assert sum(map(bool, ledger.rows[1])) == 5


def test_a_size_that_is_tried_stands_below_with_its_ratio(ledger):
    tried = with_patch_size(DEFAULT, 2)
    ledger.set_configs(DEFAULT, tried)
    parameters = f"{count_parameters(VisionTransformer(tried)):,}"
    assert ledger.rows[1][:6] == ("14 × 14", "196", "197", "4", parameters, f"{197**2:,}")
    assert ledger.rows[2][:4] == ("× 2.00", "× 4.00", "× 3.94", "× 0.25")
    assert ledger.rows[2][5] == "× 15.5"


def test_back_at_the_model_the_formulas_are_back(ledger):
    ledger.set_configs(NOTEBOOK, with_patch_size(NOTEBOOK, 4))
    ledger.set_configs(NOTEBOOK, NOTEBOOK)
    assert ledger.rows[1][0] == "H / P" and set(ledger.rows[2]) == {""}


def test_the_table_to_take_along_has_whole_numbers(ledger):
    ledger.set_configs(DEFAULT, with_patch_size(DEFAULT, 7))
    data = ledger.view_data()
    assert data.array.shape == (2, 8)
    assert data.array[:, 0].tolist() == [4, 7]
    assert data.array[1, 6] == 17**2
    assert len(data.columns) == 8


@pytest.mark.parametrize(
    ("count", "is_long", "text"),
    [
        (0, False, "0"),
        (205_962, False, "205,962"),
        (9_999_999, False, "9,999,999"),
        (17_581_000_000, True, "17.6 G"),
        (86_567_656, True, "86.6 M"),
        (3_615_104, True, "3.62 M"),
        (123_456, True, "0.12 M"),
    ],
)
def test_counts_are_written_short_in_a_column_of_long_ones(count, is_long, text):
    assert count_text(count, is_long=is_long) == text


def test_a_column_is_written_in_one_way(ledger):
    ledger.set_configs(DEFAULT, with_patch_size(DEFAULT, 7))
    assert [row[6] for row in ledger.rows[:2]] == ["11.8 M", "3.62 M"]
    assert [row[5] for row in ledger.rows[:2]] == ["2,500", "289"]


@pytest.mark.parametrize(
    ("ratio", "text"), [(1.0, "× 1.00"), (0.0123, "× 0.012"), (15.52, "× 15.5"), (246.6, "× 246.6")]
)
def test_ratios_keep_their_digits(ratio, text):
    assert ratio_text(ratio) == text
