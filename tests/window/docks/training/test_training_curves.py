from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from vit_studio.runs.run_error import RunError
from vit_studio.session.jobs import Jobs
from vit_studio.session.viewing import Viewing
from vit_studio.window.docks.training.curve_card import CurveCard
from vit_studio.window.docks.training.curve_choices import LINES, Chart
from vit_studio.window.docks.training.training_curves import TrainingCurves
from vit_studio.window.docks.training.training_record import Clock, TrainingRecord
from vit_studio.window.theme import DARK
from vit_studio.window.views.charts.curves_view import CurvesView


@pytest.fixture
def desk(qapp):
    desk = SimpleNamespace(
        viewing=Viewing(), jobs=Jobs(), images=SimpleNamespace(class_names=("T-shirt/top", "Trouser"))
    )
    yield desk
    desk.jobs.shutdown()


@pytest.fixture
def curves(qtbot, desk):
    curves = TrainingCurves(desk)
    qtbot.addWidget(curves)
    curves.resize(1000, 480)
    curves.show()
    return curves


@pytest.fixture
def two(curves, make_record):
    """Two trainings, one after the other, both shown; the second one is shorter."""
    first, second = make_record(40), make_record(15, loss=3.0)
    curves.show_record(first)
    curves.clear()
    curves.show_record(second)
    for run in curves.shelf.runs:
        curves.shelf.show(run, True)
    return curves


def names(chart):
    return [curve.name for curve in chart.curves() if not curve.faint]


def hover(chart, x):
    layout = chart.layout_now()
    QTest.mouseMove(chart, layout.point(x, layout.y.value(0.5)).toPoint())


# one training


def test_a_record_fills_all_charts(curves, make_record):
    curves.show_record(make_record(20))
    assert names(curves.loss) == names(curves.accuracy) == ["batch", "training", "validation"]
    for chart in (Chart.LEARNING_RATE, Chart.GRADIENT_NORM):
        assert names(curves.charts[chart]) == ["batch"]
    assert [chart.chart for chart in curves.grid.in_sight] == list(LINES)


def test_a_record_that_has_grown_is_shown_when_it_is_told(curves, make_record, told):
    record = make_record(20)
    curves.show_record(record)
    record.add_progress(told(21, loss=9.0))
    curves.show_record(record)
    assert curves.loss.curves()[0].ys[-1] == 9.0
    assert len(curves.shelf.runs) == 1


def test_at_each_look_the_loss_grows_and_one_of_the_others(curves, make_record, told):
    record = make_record(20)
    curves.show_record(record)

    def look(step):
        record.add_progress(told(step))
        curves.show_growth(record)
        return [len(chart.curves()[0]) for chart in curves.charts.values()]

    assert look(21) == [21] * 4  # their axes reach to 2.5 epochs now, and no longer to 2
    lengths = [look(step) for step in (22, 23, 24)]
    assert [loss for loss, *_ in lengths] == [22, 23, 24]
    for step, (_, *others) in zip((22, 23, 24), lengths, strict=True):
        assert others.count(step) == 1
    assert sorted(lengths[-1][1:]) == [22, 23, 24]  # in turn
    hover(curves.loss, 1.0)  # who reads one step in all charts sees all of them grow
    assert look(25) == [25] * 4


def test_two_charts_have_no_need_to_wait_for_each_other(curves, make_record, told):
    record = make_record(20)
    curves.resize(420, 200)
    curves.show_record(record)
    assert len(curves.grid.in_sight) == 2
    record.add_progress(told(21))
    curves.show_growth(record)
    assert [len(chart.curves()[0]) for chart in curves.grid.in_sight] == [21, 21]


def test_a_chart_out_of_sight_is_not_drawn_but_can_be_taken_along_whole(curves, make_record, told):
    record = make_record(20)
    curves.show_record(record)
    curves.choices.set_chart(Chart.GRADIENT_NORM)
    record.add_progress(told(21))
    curves.show_growth(record)
    norm = curves.charts[Chart.GRADIENT_NORM]
    assert norm.curves()[0].ys[-1] == 21.0
    assert len(curves.charts[Chart.LEARNING_RATE].curves()[0]) == 20
    views = dict(curves.views_of(Chart.ALL))
    assert len(views[Chart.LEARNING_RATE.label].curves[0]) == 21


def test_a_training_that_is_hidden_in_the_list_is_not_drawn(two, told):
    run = two.shelf.runs[0]
    two.shelf.show(run, False)
    drawn = two.loss.curves()
    run.record.add_progress(told(16))
    two.show_growth(run.record)
    assert two.loss.curves() == drawn


def test_nothing_is_shown_of_a_training_that_has_told_nothing(curves, make_record):
    curves.show_record(make_record(0).of([]))
    assert curves.shelf.runs == ()
    assert curves.views_of(Chart.ALL) == []
    assert not curves.bar.menu().actions()[0].isEnabled()


def test_the_axis_counts_what_is_chosen(curves, make_record):
    curves.show_record(make_record(20))
    for clock, last, title in ((Clock.STEPS, 20, "step"), (Clock.EPOCHS, 2, "epoch"), (Clock.SECONDS, 2, "seconds")):
        curves.choices.set_clock(clock)
        for chart in curves.charts.values():
            assert chart.curves()[-1].xs[-1] == pytest.approx(last, abs=0.06)
            assert chart.view_data().x_label == title


def test_smoothing_and_log_axis_reach_the_charts_that_can(curves, make_record):
    curves.show_record(make_record(20))
    curves.choices.set_smoothing(0.0)
    assert not any(curve.faint for chart in curves.charts.values() for curve in chart.curves())
    curves.choices.set_smoothing(0.99)
    faint = [any(curve.faint for curve in curves.charts[chart].curves()) for chart in LINES]
    assert faint == [True, True, False, True]
    curves.choices.set_log(True)
    assert [curves.charts[chart].layout_now().y.log for chart in LINES] == [True, False, True, True]


# reading


def test_the_line_is_one_in_all_charts(curves, make_record):
    curves.show_record(make_record(20))
    curves.choices.set_clock(Clock.STEPS)
    hover(curves.loss, 7.2)
    assert {chart.cursor_x for chart in curves.charts.values()} == {7.0}
    curves.choices.set_smoothing(0.0)
    legend = {entry.curve.name: entry.value for entry in curves.charts[Chart.GRADIENT_NORM].entries}
    assert legend == {"batch": "7"}
    QApplication.sendEvent(curves.loss, QEvent(QEvent.Type.Leave))
    assert {chart.cursor_x for chart in curves.charts.values()} == {None}
    assert curves.charts[Chart.GRADIENT_NORM].entries[0].value == "20"


def test_the_card_tells_each_value_exactly_and_where_it_was_taken(curves, make_record):
    curves.show_record(make_record(20))
    curves.choices.set_clock(Clock.STEPS)
    hover(curves.loss, 7.1)
    card = CurveCard.of(curves)
    assert card.isVisible() and card.teller is curves.loss
    rows = {row.name: row.cells[0] for row in card.content.rows}
    assert card.content.title == "step 7"
    assert rows["batch"] == ("0.2857143", "")
    assert rows["training"] == ("1", " at step 10")
    assert set(rows) == {"batch", "its mean", "training", "validation"}
    QApplication.sendEvent(curves.loss, QEvent(QEvent.Type.Leave))
    assert not card.isVisible()


def test_the_card_has_a_row_for_each_run(two):
    two.choices.set_clock(Clock.STEPS)
    hover(two.loss, 15)
    content = CurveCard.of(two).content
    assert content.heads == ("batch", "mean", "training", "validation")
    assert [row.name for row in content.rows] == ["training 2", "training 1"]
    assert [row.cells[0][0] for row in content.rows] == ["3", "0.13333334"]
    two.choices.set_smoothing(0.0)
    assert two.loss.card(15.0).heads == ("batch", "training", "validation")


def test_keys_move_the_line_and_say_what_is_there(curves, make_record):
    curves.show_record(make_record(20))
    curves.choices.set_clock(Clock.STEPS)
    curves.choices.set_smoothing(0.0)
    gradient = curves.charts[Chart.GRADIENT_NORM]
    gradient.setFocus()
    said = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left):
        QTest.keyClick(gradient, key)
        said.append(gradient.accessibleDescription())
    assert said == [f"step {step}: batch {step}" for step in (1, 2, 20, 19)]
    assert curves.loss.cursor_x == 19.0


def test_a_low_chart_gives_its_room_to_the_plot(curves, make_record):
    curves.show_record(make_record(20))
    curves.resize(560, 142)
    assert len(curves.grid.in_sight) == 2
    for chart in curves.grid.in_sight:
        assert not any(entry.value for entry in chart.entries)
        assert chart.layout_now().plot.height() >= 45


# several runs


def test_four_low_charts_side_by_side_need_one_row_above_and_one_below(curves, make_record, themed):
    themed(DARK)  # with the program's font
    curves.resize(828, 140)  # as beside the form in a window of 1280 × 800
    curves.show_record(make_record(20))
    for chart in curves.grid.in_sight:
        assert chart.layout_now().plot.height() > 0.45 * chart.height()
        assert chart.layout_now().plot.width() > 0.7 * chart.width()
        assert chart.x_title_shown == ""
        assert chart.view_data().x_label == "epoch"
    assert len(curves.grid.in_sight) == 4
    curves.resize(828, 480)
    assert {chart.x_title_shown for chart in curves.grid.in_sight} == {"epoch"}


def test_a_norm_is_missed_only_where_there_is_a_run(curves, make_record):
    norm = curves.charts[Chart.GRADIENT_NORM]
    assert norm._empty_text == curves.loss._empty_text
    curves.show_record(make_record(20))
    assert norm._empty_text == "No gradient norm was told."


def test_an_earlier_training_stays_in_the_list_and_makes_room(curves, make_record):
    curves.show_record(make_record(40))
    curves.clear()
    assert not curves.loss.curves()
    curves.show_record(make_record(3))
    assert names(curves.loss) == ["batch", "training", "validation"]
    assert [(run.name, run.is_shown) for run in curves.shelf.runs] == [("training 2", True), ("training 1", False)]


def test_who_compares_goes_on_to_compare(two, make_record):
    two.clear()
    two.show_record(make_record(3))
    assert [run.is_shown for run in two.shelf.runs] == [True, True, True]


def test_the_running_one_is_on_top_in_a_colour_of_its_own(two):
    assert names(two.loss)[-3:] == ["training 2 · batch", "training 2 · training", "training 2 · validation"]
    colours = {curve.name.split(" · ")[0]: curve.role for curve in two.loss.curves()}
    assert colours == {"training 1": 0, "training 2": 1}
    assert all(curve.of_run for curve in two.loss.curves())


def named_runs(chart):
    return [(entry.curve.name, entry.curve.role) for entry in chart.entries if entry.names_run]


NAMED = [("training 2", 1), ("training 1", 0)]


def test_while_no_list_is_out_one_chart_says_which_colour_is_which_run(two):
    two.bar.runs.setChecked(False)
    assert [bool(named_runs(chart)) for chart in two.grid.in_sight] == [False, False, False, True]
    assert named_runs(two.grid.in_sight[-1]) == NAMED
    two.bar.runs.setChecked(True)
    assert not any(named_runs(chart) for chart in two.grid.in_sight)


def test_in_low_charts_the_key_takes_the_place_of_strokes_that_the_first_chart_tells(two):
    two.bar.runs.setChecked(False)
    two.resize(520, 140)
    loss, accuracy = two.grid.in_sight
    assert [entry.curve.name for entry in loss.entries] == ["batch", "train", "valid."]
    assert [entry.curve.name for entry in accuracy.entries] == [name for name, _ in NAMED]
    two.choices.set_chart(Chart.LOSS)
    assert [entry.curve.name for entry in loss.entries] == ["batch", "train", "valid.", *(name for name, _ in NAMED)]


def test_one_run_alone_needs_no_key(curves, make_record):
    curves.show_record(make_record(20))
    assert not any(named_runs(chart) for chart in curves.grid.in_sight)


def test_the_legend_is_about_the_chosen_run(two):
    two.choices.set_smoothing(0.0)
    assert [entry.curve.name for entry in two.loss.entries] == ["batch", "training", "validation"]
    assert two.loss.entries[0].value == "3"
    two.shelf.choose(two.shelf.runs[1])
    assert two.loss.entries[0].value == "0.05"


def test_the_list_comes_out_for_several_runs_where_there_is_room(two):
    assert two.runs.isVisible()
    assert two.bar.runs.text() == "Runs (2)"
    two.resize(400, 142)
    assert not two.runs.isVisible()
    two.bar.runs.click()
    assert two.runs.isVisible()
    two.resize(1000, 480)
    two.bar.runs.click()
    assert not two.runs.isVisible()


def test_the_box_says_which_curves_have_room(curves, make_record):
    curves.show_record(make_record(5))
    assert curves.bar.chart.currentText() == "all curves"
    curves.resize(560, 142)
    assert curves.bar.chart.currentText() == "loss, accuracy …"
    curves.choices.set_chart(Chart.ACCURACY)
    assert curves.bar.chart.currentText() == "accuracy"
    assert curves.bar.chart.itemText(0) == "all curves"
    curves.choices.set_chart(Chart.ALL)
    assert curves.bar.chart.currentText() == "loss, accuracy …"


def test_the_list_never_takes_loss_or_accuracy_away(two):
    for width in range(380, 1000, 20):
        two.resize(width, 142)
        assert len(two.grid.in_sight) >= 2
    two.resize(400, 142)
    two.bar.runs.click()  # where there is no room beside them it floats over them
    assert two.runs.isVisible() and len(two.grid.in_sight) == 2
    assert two.runs.geometry().right() == two.rect().right()
    assert two.runs.geometry().top() >= two.bar.geometry().bottom()


def test_the_list_shows_names_and_hides(two):
    items = two.runs.list
    assert [items.item(row).text() for row in range(items.count())] == ["training 2", "training 1"]
    items.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert names(two.loss) == ["batch", "training", "validation"]
    items.item(1).setText("patch 14")
    assert two.shelf.runs[1].name == "patch 14"
    items.item(1).setText(" ")
    assert items.item(1).text() == "patch 14"
    items.item(0).setCheckState(Qt.CheckState.Checked)
    assert names(two.loss)[0] == "patch 14 · batch"


def test_choosing_and_removing_by_key(two):
    items = two.runs.list
    items.setFocus()
    assert items.currentRow() == 0
    QTest.keyClick(items, Qt.Key.Key_Down)
    assert two.shelf.chosen is two.shelf.runs[1]
    QTest.keyClick(items, Qt.Key.Key_Delete)
    assert [run.name for run in two.shelf.runs] == ["training 2"]
    assert names(two.loss) == ["batch", "training", "validation"]


def test_a_hidden_run_is_reached_and_shown_by_key(two):
    first = two.shelf.runs[1]
    two.shelf.show(first, False)
    items = two.runs.list
    items.setFocus()
    QTest.keyClick(items, Qt.Key.Key_Down)
    assert items.currentRow() == 1
    assert two.shelf.chosen is two.shelf.runs[0]
    QTest.keyClick(items, Qt.Key.Key_Space)
    assert first.is_shown and two.shelf.chosen is first


def test_a_training_that_was_taken_away_stays_away(two, told):
    record = two.shelf.runs[0].record
    two.shelf.remove(two.shelf.runs[0])
    record.add_progress(told(16))
    two.show_record(record)
    assert [run.name for run in two.shelf.runs] == ["training 1"]


def test_other_curves_go_on_with_all_runs(qtbot, two, desk):
    record = two.shelf.runs[0].record
    other = TrainingCurves(desk)
    qtbot.addWidget(other)
    other.take_over(two.memory, record)
    other.show_record(record)
    assert [run.name for run in other.shelf.runs] == ["training 2", "training 1"]
    assert names(other.loss) == names(two.loss)


def test_a_training_that_has_told_nothing_yet_is_taken_over_too(qtbot, two, desk, told):
    other = TrainingCurves(desk)
    qtbot.addWidget(other)
    record = TrainingRecord()
    other.take_over(two.memory, record)
    record.add_progress(told(1))
    other.show_record(record)
    assert [run.name for run in other.shelf.runs] == ["training 3", "training 2", "training 1"]


# runs from disk


@pytest.fixture
def recorded(tmp_path):
    """A training of two epochs that writes its folder, step by step as it is asked."""
    import torch

    from vit_studio.data.drawn_garments import draw_garments
    from vit_studio.runs.recorded_training import start_run
    from vit_studio.training.settings import TrainSettings
    from vit_studio.vit.config import ViTConfig

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    images = draw_garments(count=120, seed=1)
    settings = TrainSettings(epochs=2, batch_size=32, valid_images=20, eval_train_images=20)
    config = ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2)
    with start_run(tmp_path / "tiny run", images, config, settings) as recorded:
        yield recorded
    torch.set_num_threads(threads)


@pytest.fixture
def folder(recorded, tmp_path):
    """A run folder of two epochs that this program's own loop has written."""
    list(recorded.events())
    return tmp_path / "tiny run"


def test_a_run_from_disk_is_laid_over_the_others(qtbot, curves, make_record, folder, monkeypatch):
    curves.show_record(make_record(5))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    curves.runs.add.click()
    qtbot.waitUntil(lambda: len(curves.shelf.runs) == 2)
    run = curves.shelf.runs[1]
    assert (run.name, run.path, len(run.class_names)) == ("tiny run", folder, 10)
    assert run.record.batch("step").tolist() == list(range(1, len(run.record) + 1))
    assert np.isfinite(run.record.batch("grad_norm")).all() and np.all(np.diff(run.record.batch("seconds")) > 0)
    assert names(curves.loss)[-3] == "tiny run · batch"  # the chosen one is on top
    assert curves.shelf.chosen is run


def test_a_run_that_is_written_grows_until_it_is_finished(qtbot, curves, recorded, tmp_path, monkeypatch):
    monkeypatch.setattr("vit_studio.window.docks.training.run_reader.WRITTEN_MS", 20)
    while recorded.training.step < 2:
        next(recorded)
    curves.add_folder(tmp_path / "tiny run")
    qtbot.waitUntil(lambda: len(curves.shelf.runs) == 1)
    run = curves.shelf.runs[0]
    before = len(run.record)
    assert before < recorded.training.steps
    assert run.is_written and "written by another process" in curves.runs.list.item(0).toolTip()
    list(recorded.events())
    qtbot.waitUntil(lambda: not run.may_grow)
    assert run.record.batch("step").tolist() == list(range(1, recorded.training.steps + 1))
    assert len(curves.loss.curves()[0]) == len(run.record)
    assert not run.is_written and "another process" not in curves.runs.list.item(0).toolTip()
    assert curves.reader._followed == {}


def test_other_curves_go_on_with_a_run_that_is_written(qtbot, curves, desk, recorded, tmp_path, monkeypatch):
    monkeypatch.setattr("vit_studio.window.docks.training.run_reader.WRITTEN_MS", 20)
    next(recorded)
    curves.add_folder(tmp_path / "tiny run")
    qtbot.waitUntil(lambda: len(curves.shelf.runs) == 1)
    other = TrainingCurves(desk)
    qtbot.addWidget(other)
    other.take_over(curves.memory, TrainingRecord())
    list(recorded.events())
    run = other.shelf.runs[0]
    qtbot.waitUntil(lambda: not run.may_grow)
    assert len(run.record) == recorded.training.steps


def test_a_run_that_was_taken_away_is_read_no_more(qtbot, curves, recorded, tmp_path):
    next(recorded)
    curves.add_folder(tmp_path / "tiny run")
    qtbot.waitUntil(lambda: len(curves.shelf.runs) == 1)
    assert len(curves.reader._followed) == 1
    curves.shelf.remove(curves.shelf.runs[0])
    assert curves.reader._followed == {}


def test_a_run_on_top_takes_the_place_of_a_single_one(qtbot, curves, make_record, folder):
    curves.show_record(make_record(5))
    curves.add_folder(folder, on_top=True)
    qtbot.waitUntil(lambda: len(curves.shelf.runs) == 2)
    assert [(run.name, run.is_shown) for run in curves.shelf.runs] == [("tiny run", True), ("training 1", False)]


def test_the_training_of_this_window_is_not_read_from_its_folder(qtbot, curves, make_record, folder):
    record = make_record(5)
    curves.show_record(record, folder)
    curves.add_folder(folder, on_top=True)
    qtbot.waitUntil(lambda: not curves.reader._asked)
    assert [(run.name, run.record) for run in curves.shelf.runs] == [("tiny run", record)]


def test_a_run_from_disk_that_is_resumed_here_goes_on_as_it_is_called(qtbot, curves, make_record, folder):
    curves.add_folder(folder)
    qtbot.waitUntil(lambda: len(curves.shelf.runs) == 1)
    record = make_record(7)
    curves.show_record(record, folder)
    assert [(run.name, run.record) for run in curves.shelf.runs] == [("tiny run", record)]


def test_two_folders_asked_for_at_once_are_both_read(qtbot, curves, folder, tmp_path):
    import shutil

    shutil.copytree(folder, tmp_path / "copy")
    curves.add_folder(folder)
    curves.add_folder(tmp_path / "copy")
    qtbot.waitUntil(lambda: len(curves.shelf.runs) == 2)
    assert {run.name for run in curves.shelf.runs} == {"tiny run", "copy"}


def test_a_folder_that_is_no_run_is_told_and_keeps_no_other_away(qtbot, curves, folder, tmp_path):
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(curves.failed) as failed:
        curves.add_folder(tmp_path / "empty")
        curves.add_folder(folder)
    assert isinstance(failed.args[0], RunError)
    qtbot.waitUntil(lambda: len(curves.shelf.runs) == 1)


# to take along


def test_every_chart_tells_what_it_shows(two):
    assert [name for name, _ in two.views_of(Chart.ALL)] == [chart.label for chart in LINES]
    ((_, loss),) = two.views_of(Chart.LOSS)
    assert (loss.x_label, loss.y_label, loss.log_y) == ("epoch", "loss", False)
    shares, confusion = (data for _, data in two.views_of(Chart.CLASSES))
    assert shares.row_names == ("T-shirt/top", "Trouser")
    assert shares.column_names == ("0", "1")
    assert confusion.array.tolist() == [[6, 4], [0, 10]]


@pytest.mark.qt_log_ignore("does not support", extend=True)  # popups on the offscreen platform
def test_the_menu_offers_all_that_can_be_chosen(qtbot, two):
    two.choices.set_chart(Chart.LOSS)
    menu = two.bar.menu()
    with qtbot.waitSignal(two.save_asked) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [Chart.LOSS]
    inner = {action.text(): action.menu() for action in menu.actions() if action.menu()}
    next(action for action in inner["X axis"].actions() if action.text() == "by steps").trigger()
    next(action for action in inner["Smoothing"].actions() if action.text() == "0.99").trigger()
    next(action for action in inner["Chart"].actions() if action.text() == Chart.CLASSES.label).trigger()
    choices = two.choices
    assert (choices.clock, choices.smoothing, choices.chart) == (Clock.STEPS, 0.99, Chart.CLASSES)
    assert two.epochs.isVisible() and not two.grid.isVisible()


def test_the_bar_shows_what_has_room_and_a_meaning(curves):
    bar = curves.bar
    out = lambda: [not control.isHidden() for control in (bar.smoothing, bar.log, bar.clock)]  # noqa: E731
    assert out() == [True, True, True]
    curves.resize(280, 142)
    assert out() == [False, False, False]
    curves.resize(1000, 480)
    curves.choices.set_chart(Chart.ACCURACY)
    assert out() == [True, False, True]
    curves.choices.set_chart(Chart.CLASSES)
    assert out() == [False, False, False]


def test_what_is_not_as_usual_is_seen_first(curves):
    bar = curves.bar
    curves.resize(480, 142)
    assert (bar.smoothing.isHidden(), bar.clock.isHidden()) == (False, True)
    curves.choices.set_log(True)
    curves.choices.set_clock(Clock.STEPS)
    assert (bar.log.isHidden(), bar.clock.isHidden(), bar.smoothing.isHidden()) == (False, False, True)
    curves.choices.set_log(False)
    curves.choices.set_clock(Clock.EPOCHS)
    curves.choices.set_smoothing(0.0)
    assert (bar.smoothing.isHidden(), bar.clock.isHidden()) == (False, True)


def test_the_list_covers_no_chart_that_has_room_beside_it(two):
    two.resize(514, 142)
    two.bar.runs.click()
    assert two.runs.isVisible()
    assert two.grid.geometry().right() < two.runs.geometry().left()


def test_an_empty_list_says_what_it_is_for(curves, make_record):
    curves.bar.runs.click()
    before = curves.runs.list.grab().toImage()
    colours = {before.pixelColor(x, y).name() for x in range(before.width()) for y in range(20, before.height() - 20)}
    assert len(colours) > 4  # letters


def test_the_controls_choose(curves):
    curves.bar.smoothing.setValue(0)
    assert curves.choices.smoothing == 0.0
    curves.bar.log.click()
    assert curves.choices.log
    curves.bar.clock.setCurrentIndex(1)
    curves.bar.clock.activated.emit(1)
    assert curves.choices.clock is Clock.STEPS


def test_only_the_run_that_grows_is_drawn_again(two, told, monkeypatch):
    drawn = []

    def draw(painter, layout, curve):
        drawn.append(curve.name.split(" · ")[0])

    monkeypatch.setattr("vit_studio.window.docks.training.curve_chart.draw_curve", draw)
    record = two.shelf.runs[0].record
    two.resize(950, 450)
    two.loss.grab()
    assert set(drawn) == {"training 1", "training 2"}
    drawn.clear()
    record.add_progress(told(16, loss=3.0))
    two.show_record(record)
    two.loss.grab()
    assert set(drawn) == {"training 2"}
    two.resize(900, 400)
    drawn.clear()
    two.loss.grab()
    assert set(drawn) == {"training 1", "training 2"}


def test_axes_are_painted_again_only_where_they_change(curves, make_record, told, themed, monkeypatch):
    painted = []
    draw = CurvesView.paint_axes

    def paint(view, painter, layout):
        painted.append(view.chart)
        draw(view, painter, layout)

    monkeypatch.setattr(CurvesView, "paint_axes", paint)
    record = make_record(21)
    curves.show_record(record)
    curves.loss.grab()
    before = painted.count(Chart.LOSS)
    record.add_progress(told(22, loss=1.0))  # within what the axes hold
    curves.show_growth(record)
    curves.loss.grab()
    assert painted.count(Chart.LOSS) == before > 0
    record.add_progress(told(23, loss=9.0))
    curves.show_growth(record)
    higher = curves.loss.grab()
    assert painted.count(Chart.LOSS) == before + 1
    assert curves.loss.layout_now().y.high >= 9
    themed(DARK)
    assert painted.count(Chart.LOSS) == before + 1
    assert curves.loss.grab().toImage() != higher.toImage()
    assert painted.count(Chart.LOSS) == before + 2
