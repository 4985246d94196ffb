"""A person asks which kind of positions learns best: plans a study, stops it, goes on, looks at it, takes it along."""

import csv
import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from vit_studio.session.jobs import Lane
from vit_studio.studies.study_table import MemberBegun, MemberResult, read_table
from vit_studio.training.presets import Preset
from vit_studio.vit.config import PosEmbed
from vit_studio.window.keys.tab_order import tab_stops
from vit_studio.window.look.language import Language, speak
from vit_studio.window.pages.stage import Stage
from vit_studio.window.pages.tokens.kinds_study_dialog import KindsStudyDialog
from vit_studio.window.pages.tokens.kinds_study_layout import member_points
from vit_studio.window.pages.tokens.kinds_study_table import FIRST_SEED

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)  # said by the offscreen platform

KINDS = (PosEmbed.NONE, PosEmbed.RELATIVE)


@pytest.fixture
def drawn(open_window, tmp_path, monkeypatch):
    """A window with the drawn garments, and a dock in which a tiny model is chosen."""
    monkeypatch.setenv("VIT_STUDIO_RUNS", str(tmp_path / "runs"))
    visit = open_window(data_dir=tmp_path / "nothing")
    assert visit.studio.images.drawn
    visit.place.training.choice.choose_preset(Preset.NOTEBOOK)
    return visit


@pytest.fixture(autouse=True)
def english_again(qapp):
    yield
    speak(qapp, Language.ENGLISH.locale)


def press(visit, button):
    assert button.isEnabled()
    visit.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog_of(visit):
    (dialog,) = visit.window.findChildren(KindsStudyDialog)
    return dialog


def open_study(visit):
    page = visit.go_to(Stage.TOKENS)
    press(visit, page.header.sections["kinds"])
    press(visit, page.header.tools["kinds"])
    return dialog_of(visit)


def choose(visit, language):
    """By the menu, as a person does."""
    with visit.qtbot.waitSignal(visit.window.look_changed):
        visit.place.menus.languages.actions[language].trigger()
    visit.place = visit.window.workplace


def plan_brief(dialog, *, epochs):
    for kind, box in dialog.form.kinds.items():
        box.setChecked(kind in KINDS)
    dialog.form.seeds.setValue(2)
    dialog.form.epochs.setValue(epochs)


def test_a_study_from_its_plan_to_its_figure(drawn, tmp_path, monkeypatch):
    visit, study = drawn, drawn.studio.position_study
    dialog = open_study(visit)
    assert dialog.isVisible()
    plan_brief(dialog, epochs=30)
    visit.wait_for(lambda: "about" in dialog.parts.costs.text())
    assert dialog.parts.costs.text().startswith("4 trainings: about ")
    assert dialog.parts.table.rowCount() == 2
    assert not study.running

    press(visit, dialog.parts.main)
    assert not dialog.form.isEnabled()
    visit.wait_for(lambda: study.table.done == 1 and study.progress is not None)
    visit.wait_for(lambda: "%" in dialog.parts.table.text(1, FIRST_SEED))
    assert "1 of 4 trainings are done · Relative, seed 0 · epoch" in dialog.parts.status.text()
    assert 250 <= dialog.parts.progress.value() < 500
    visit.place.training.start()
    visit.wait_for(lambda: visit.place.trouble_shown is not None)
    assert "A study of positions is being trained" in str(visit.place.trouble_shown)
    assert not visit.studio.trainer.running

    press(visit, dialog.parts.main)
    visit.wait_for(lambda: not study.running)
    assert 1 <= study.table.done < 4
    assert "Go on" in dialog.parts.status.text()
    kept = study.folder.path
    assert kept.parent == tmp_path / "runs"
    press(visit, dialog.parts.main)
    visit.wait_for(lambda: not study.running)
    assert dialog.parts.status.text() == "All 4 trainings are done."
    assert not dialog.parts.main.isEnabled()
    assert study.table == read_table(study.folder)

    row = study.table.rows[1]
    expected = f"{100 * np.mean(row.accuracies):.2f} % ± {100 * np.std(row.accuracies, ddof=1):.2f}"
    assert dialog.parts.table.text(1, 1) == expected
    dialog.parts.table.setCurrentCell(1, FIRST_SEED + 1)
    member = study.table.plan.members[3]
    assert dialog.parts.table.chosen == member
    point = member_points(study.table, dialog.parts.view.charts()[0])[member]
    assert dialog.parts.view.reading_at(point).words == "Relative, seed 1"

    for suffix, button in ((".csv", dialog.parts.save_table), (".svg", dialog.parts.save_figure)):
        path = tmp_path / f"mine{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        press(visit, button)
        visit.wait_for(lambda path=path: path.is_file() and not visit.studio.jobs.is_busy(Lane.SAVE))
    (none, relative) = csv.DictReader((tmp_path / "mine.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (none["kind"], float(relative["valid_accuracy_mean"])) == ("none", row.mean)
    assert "Relative" in (tmp_path / "mine.svg").read_text(encoding="utf-8")

    press(visit, dialog.parts.run)
    timeline = visit.studio.timeline  # of the bundled model's run until the other is open
    visit.wait_for(lambda: timeline.folder.path == kept / "relative-seed-1" and timeline.moments)
    visit.wait_for(lambda: visit.studio.scene.config.pos_embed is PosEmbed.RELATIVE)


def test_a_study_is_put_away_opened_again_and_grows(drawn, monkeypatch):
    visit, study = drawn, drawn.studio.position_study
    dialog = open_study(visit)
    plan_brief(dialog, epochs=1)
    press(visit, dialog.parts.main)
    visit.wait_for(lambda: not study.running)
    folder, table = study.folder.path, study.table
    press(visit, dialog.parts.new)
    assert (study.table, dialog.parts.main.text()) == (None, "Start")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    press(visit, dialog.parts.open)
    visit.wait_for(lambda: study.table is not None)
    assert study.table == table
    assert not dialog.parts.main.isEnabled()
    dialog.form.kinds[PosEmbed.SINCOS_2D].setChecked(True)
    assert dialog.parts.costs.text().startswith("2 trainings")
    press(visit, dialog.parts.main)
    visit.wait_for(lambda: not study.running)
    assert study.table.plan.kinds == (PosEmbed.NONE, PosEmbed.SINCOS_2D, PosEmbed.RELATIVE)
    assert (study.table.is_complete, dialog.parts.table.rowCount()) == (True, 3)


def test_beside_a_training_no_study_begins(drawn):
    visit, study = drawn, drawn.studio.position_study
    dialog = open_study(visit)
    plan_brief(dialog, epochs=1)
    trainer = visit.studio.trainer
    recipe = visit.place.training.choice.recipe
    long = dataclasses.replace(recipe.settings(), epochs=5000)
    visit.studio.training.train(recipe.config(visit.studio.images), long)
    visit.wait_for(lambda: trainer.running)
    press(visit, dialog.parts.main)
    assert "Stop the training" in dialog.parts.trouble.text()
    assert not study.running
    trainer.stop()
    visit.wait_for(lambda: not trainer.running)
    visit.place.trouble.dismiss()
    press(visit, dialog.parts.main)
    assert not dialog.parts.trouble.isVisible()
    visit.wait_for(lambda: not study.running)
    assert study.table.is_complete


def test_it_outlives_its_dialog_and_another_language(drawn):
    visit, study = drawn, drawn.studio.position_study
    dialog = open_study(visit)
    plan_brief(dialog, epochs=400)
    press(visit, dialog.parts.main)
    visit.wait_for(lambda: study.progress is not None)
    dialog.close()
    visit.wait_for(lambda: not visit.window.findChildren(KindsStudyDialog))
    assert study.running
    again = open_study(visit)
    assert again.parts.main.text() == "Stop and keep"
    choose(visit, Language.CHINESE)
    visit.wait_for(lambda: visit.window.findChildren(KindsStudyDialog))
    assert study.running
    press(visit, dialog_of(visit).parts.main)
    visit.wait_for(lambda: not study.running)


def test_with_its_dialog_closed_the_window_tells_of_it_and_can_stop_it(drawn):
    visit, study = drawn, drawn.studio.position_study
    assert visit.place.status.study is None
    dialog = open_study(visit)
    plan_brief(dialog, epochs=400)
    press(visit, dialog.parts.main)
    visit.wait_for(lambda: study.progress is not None)
    dialog.close()
    line = visit.place.status.study
    assert line.isVisible()
    assert line.words.text().startswith("Study of positions: training 1 of 4")
    visit.wait_for(lambda: line.words.text().endswith(" left"))  # when this computer was measured
    assert "None, seed 0 · epoch" in line.words.toolTip()
    before = line.progress.value()
    visit.wait_for(lambda: line.progress.value() > before)
    stops = tab_stops(visit.place)
    assert {line.show_study, line.stop} <= set(stops)

    visit.place.training.start()
    visit.wait_for(lambda: visit.place.trouble_shown is not None)
    press(visit, line.show_study)
    assert dialog_of(visit).isVisible()
    dialog_of(visit).close()
    assert visit.place.trouble_shown is not None  # it is true still
    press(visit, line.stop)
    assert not line.stop.isEnabled()
    visit.wait_for(lambda: not study.running)
    assert (visit.place.trouble_shown, visit.place.trouble.isVisible()) == (None, False)
    assert not line.isVisible()
    assert "ended after 0 of 4 trainings" in visit.window.statusBar().currentMessage()


def test_what_a_training_was_refused_for_is_unsaid_when_the_study_ends_by_itself(drawn):
    visit, study = drawn, drawn.studio.position_study
    dialog = open_study(visit)
    plan_brief(dialog, epochs=8)
    press(visit, dialog.parts.main)
    dialog.close()
    visit.place.training.start()
    visit.wait_for(lambda: visit.place.trouble_shown is not None)
    visit.wait_for(lambda: not study.running)
    assert study.table.is_complete
    assert visit.place.trouble_shown is None
    line = visit.place.status.study
    assert line.words.text() == "Study of positions: all 4 trainings are done"
    assert not line.stop.isVisible()
    press(visit, line.show_study)
    assert not line.isVisible()
    assert dialog_of(visit).parts.status.text() == "All 4 trainings are done."


def left_study(visit):
    """One that was stopped on its way and put away: nothing in the window speaks of it. Its folder."""
    study, dialog = visit.studio.position_study, open_study(visit)
    plan_brief(dialog, epochs=400)
    press(visit, dialog.parts.main)
    visit.wait_for(lambda: study.progress is not None)
    press(visit, dialog.parts.main)
    visit.wait_for(lambda: not study.running)
    path = study.folder.path
    press(visit, dialog.parts.new)
    dialog.close()
    visit.wait_for(lambda: not visit.window.findChildren(KindsStudyDialog))
    return path


def test_a_study_that_was_left_is_offered_and_gone_on_with(drawn):
    visit, study = drawn, drawn.studio.position_study
    path, banner = left_study(visit), visit.place.study_banner
    assert not banner.isVisible()
    visit.studio.unfinished_study.look(path)
    visit.wait_for(banner.isVisible)
    assert banner.text == f"The study “{path.name}” was left after 0 of 4 trainings."
    press(visit, banner.action)
    dialog = dialog_of(visit)
    visit.wait_for(lambda: study.folder is not None)
    assert study.folder.path == path
    assert not banner.isVisible()
    assert dialog.parts.table.text(0, FIRST_SEED).startswith("step ")
    assert dialog.parts.main.text() == "Go on"
    press(visit, dialog.parts.main)
    visit.wait_for(lambda: study.progress is not None)
    assert dialog.parts.table.text(0, FIRST_SEED).startswith("▸ ")
    press(visit, dialog.parts.main)
    visit.wait_for(lambda: not study.running)


def test_the_dialog_opens_with_the_study_that_is_offered(drawn):
    visit, study = drawn, drawn.studio.position_study
    path = left_study(visit)
    visit.studio.unfinished_study.look(path)
    visit.wait_for(visit.place.study_banner.isVisible)
    dialog = open_study(visit)
    assert not dialog.parts.main.isEnabled()  # it would start another
    visit.wait_for(lambda: study.folder is not None)
    assert (study.folder.path, dialog.parts.main.text(), dialog.parts.main.isEnabled()) == (path, "Go on", True)
    assert not visit.place.study_banner.isVisible()


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
def test_three_seeds_fit_into_the_dialog_as_it_opens(drawn, language):
    """The default, with the longest names of seeds and a training that was left on its way."""
    visit = drawn
    visit.place.training.choice.set("seed", 5480)
    choose(visit, language)
    dialog = open_study(visit)
    table = dialog.table
    assert table.plan.seeds == (5480, 5481, 5482)
    for member in table.plan.members:
        table = table.with_result(MemberResult(member=member, valid_accuracy=0.8, valid_images=5000, seconds=90))
    last = table.plan.members[-1]
    left = {member: result for member, result in table.results.items() if member != last}
    table = dataclasses.replace(table, results=left).with_begun(MemberBegun(member=last, step=1200, steps=4300))
    shown = dialog.parts.table
    shown.show_table(table)
    visit.wait_for(lambda: shown.columnWidth(FIRST_SEED + 2) > shown.columnWidth(FIRST_SEED))
    assert shown.horizontalScrollBar().maximum() == 0
    assert shown.horizontalHeader().length() <= shown.viewport().width()
