import csv
import io
import json

import numpy as np
import pytest

from vit_studio.runs.metrics import read_metrics
from vit_studio.studies.position_paper import PAPER_ACCURACY
from vit_studio.studies.study_csv import csv_bytes
from vit_studio.studies.study_error import StudyError
from vit_studio.studies.study_plan import Member, StudyPlan
from vit_studio.studies.study_table import MemberBegun, MemberResult, StudyTable, read_table
from vit_studio.training.evaluate import predict_logits
from vit_studio.training.events import Evaluated, Finished
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import hold_out
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer, count_parameters
from vit_studio.vit.weights import load_model

ACCURACIES = {PosEmbed.NONE: (0.861, 0.858, 0.866), PosEmbed.LEARNED_1D: (0.8823, 0.88, None)}


@pytest.fixture
def table():
    """Numbers that somebody made up: none is whole, of learned 1-D a seed is missing, and of the others all."""
    made = StudyTable(plan=StudyPlan(config=ViTConfig(), settings=TrainSettings()), images="Fashion-MNIST")
    for kind, values in ACCURACIES.items():
        for seed, value in enumerate(values):
            if value is not None:
                member = Member(kind, seed)
                made = made.with_result(
                    MemberResult(member=member, valid_accuracy=value, valid_images=5000, seconds=100.0 + seed)
                )
    return made


def test_means_and_deviations_are_numpys(table):
    for row in table.rows:
        known = [value for value in ACCURACIES.get(row.kind, ()) if value is not None]
        assert row.count == len(known)
        if known:
            assert row.mean == pytest.approx(np.mean(known), rel=1e-14)
            assert row.deviation == pytest.approx(np.std(known, ddof=1), rel=1e-12)
        else:
            assert (row.mean, row.deviation, row.seconds) == (None, None, None)
    assert table.rows[0].seconds == 101.0


def test_one_seed_has_no_deviation(table):
    alone = table.with_result(
        MemberResult(member=Member(PosEmbed.SINCOS_2D, 2), valid_accuracy=0.5, valid_images=5000, seconds=1.0)
    )
    row = alone.rows[3]
    assert (row.mean, row.deviation, row.count) == (0.5, None, 1)
    assert [result is None for result in row.results] == [True, True, False]


def test_the_papers_column_is_table_8(table):
    """As printed in appendix D.4 of arXiv 2010.11929; it has no sine-cosine."""
    assert [row.paper for row in table.rows] == [0.61382, 0.64206, 0.64001, None, 0.64032]
    assert set(PAPER_ACCURACY) == set(PosEmbed) - {PosEmbed.SINCOS_2D}


def test_parameters_are_those_of_the_built_models(table):
    for row in table.rows:
        assert row.parameters == count_parameters(VisionTransformer(table.plan.config_for(row.kind)))


def test_what_is_left_takes_as_long_as_what_was(table):
    assert table.seconds_left() is None  # nothing is known of three kinds
    expected = {PosEmbed.LEARNED_2D: 10.0, PosEmbed.SINCOS_2D: 20.0, PosEmbed.RELATIVE: 30.0, PosEmbed.NONE: 1e9}
    assert table.seconds_left(expected) == 100.5 + 3 * (10.0 + 20.0 + 30.0)


def test_a_studys_table_is_what_its_models_do_on_the_held_out_images(whole, garments):
    """Counted once more from the finished models, image by image; the test images are not among them."""
    table = read_table(whole)
    held_out = hold_out(garments, whole.plan.settings.valid_images).valid
    assert garments.is_train[held_out].all()
    assert (table.is_complete, table.valid_images, len(held_out)) == (True, 40, 40)
    for member, result in table.results.items():
        model = load_model(whole.member_run(member).model_file).model
        right = predict_logits(model, garments, held_out).argmax(dim=1).numpy() == garments.labels[held_out]
        assert result.valid_accuracy == right.sum() / 40
        *_, last = read_metrics(whole.member_run(member))
        assert isinstance(last, Finished)
        assert result.seconds == last.seconds > 0


def test_a_finished_run_without_its_metrics_is_told(whole, tmp_path, make_study, go_through):
    folder = make_study(tmp_path / "study")
    go_through(folder, stop_after=9)
    folder.member_run(folder.plan.members[0]).metrics_file.unlink()
    with pytest.raises(StudyError, match="do not tell how good it was"):
        read_table(folder)


def test_where_the_last_line_was_lost_its_seconds_are_those_of_the_last_evaluation(tmp_path, make_study, go_through):
    folder = make_study(tmp_path / "study")
    go_through(folder, stop_after=9)
    first, run = folder.plan.members[0], folder.member_run(folder.plan.members[0])
    *lines, last = run.metrics_file.read_text().splitlines()
    assert '"finished"' in last
    run.metrics_file.write_text("\n".join(lines) + "\n")
    *_, evaluated = (event for event in read_metrics(run) if isinstance(event, Evaluated))
    table = read_table(folder)
    assert table.results[first].seconds == evaluated.seconds > 0
    kept = [line.replace(f'"seconds":{evaluated.seconds}', '"seconds":NaN') for line in lines]
    run.metrics_file.write_text("\n".join(kept) + "\n")
    assert read_table(folder).results[first].seconds is None
    assert next(row for row in read_table(folder).rows if row.kind is first.kind).seconds is None


def test_a_member_that_was_left_tells_how_far_it_came(tmp_path, make_study, go_through):
    folder = make_study(tmp_path / "study")
    first, second = folder.plan.members[:2]
    go_through(folder, stop_after=11)
    table = read_table(folder)
    assert set(table.results) == {first}
    assert table.begun == {second: MemberBegun(member=second, step=3, steps=8)}
    go_through(folder, stop_after=2)
    assert read_table(folder).begun == {second: MemberBegun(member=second, step=5, steps=8)}
    go_through(folder)
    assert read_table(folder).begun == {}
    assert read_table(folder).is_complete


def test_csv_has_every_digit(table):
    rows = list(csv.DictReader(io.StringIO(csv_bytes(table).decode("utf-8-sig"))))
    assert [row["kind"] for row in rows] == [kind.value for kind in PosEmbed]
    assert float(rows[0]["valid_accuracy_mean"]) == table.rows[0].mean
    assert float(rows[0]["valid_accuracy_standard_deviation"]) == table.rows[0].deviation
    assert [rows[1][f"valid_accuracy_seed_{seed}"] for seed in range(3)] == ["0.8823", "0.88", ""]
    assert (rows[3]["paper_table_8"], rows[3]["valid_accuracy_mean"], rows[3]["seeds_done"]) == ("", "", "0")
    assert json.loads(rows[4]["paper_table_8"]) == 0.64032
