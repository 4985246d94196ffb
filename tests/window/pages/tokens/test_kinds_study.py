"""The parts of the study of positions, each by itself: form, table, picture, words and files."""

import csv
import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.errors import ConfigError, VitStudioError
from vit_studio.studies.study_error import StudyError
from vit_studio.studies.study_plan import Member, StudyPlan
from vit_studio.studies.study_table import MemberBegun, MemberResult, StudyTable
from vit_studio.training.presets import Preset
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.window.docks.training.recipe import RecipeChoice
from vit_studio.window.pages.tokens.kinds_study_form import KindsStudyForm
from vit_studio.window.pages.tokens.kinds_study_layout import member_points
from vit_studio.window.pages.tokens.kinds_study_saver import write_figure, write_table
from vit_studio.window.pages.tokens.kinds_study_table import FIRST_SEED, WAITING, KindsStudyTable
from vit_studio.window.pages.tokens.kinds_study_view import KindsStudyView
from vit_studio.window.pages.tokens.kinds_study_words import about_text, figure_words, why_text
from vit_studio.window.theme import DARK, LIGHT

ACCURACIES = {PosEmbed.NONE: (0.8612, 0.8580), PosEmbed.LEARNED_1D: (0.8834, None), PosEmbed.SINCOS_2D: (None, None)}


@pytest.fixture
def table():
    plan = StudyPlan(config=ViTConfig(), settings=TrainSettings(), kinds=tuple(ACCURACIES), seeds=(7, 8))
    made = StudyTable(plan=plan, images="Fashion-MNIST")
    for kind, values in ACCURACIES.items():
        for seed, value in zip(plan.seeds, values, strict=True):
            if value is not None:
                member = Member(kind, seed)
                made = made.with_result(
                    MemberResult(member=member, valid_accuracy=value, valid_images=5000, seconds=90)
                )
    return made


@pytest.fixture(scope="module")
def garments():
    return draw_garments(count=60, seed=1)


def cells(widget, row):
    return [widget.text(row, column) for column in range(widget.columnCount())]


class TestTable:
    def test_a_row_for_each_kind_and_a_cell_for_each_seed(self, qtbot, table):
        widget = KindsStudyTable()
        qtbot.addWidget(widget)
        widget.show_table(table)
        mean, spread = np.mean(ACCURACIES[PosEmbed.NONE]), np.std(ACCURACIES[PosEmbed.NONE], ddof=1)
        both = f"{100 * mean:.2f} % ± {100 * spread:.2f}"
        assert cells(widget, 0)[:5] == ["None", both, "2", "86.12 %", "85.80 %"]
        assert cells(widget, 1)[:5] == ["Learned 1-D", "88.34 %", "1", "88.34 %", WAITING]
        assert cells(widget, 2)[:5] == ["Sine-cosine", "–", "0", WAITING, WAITING]
        assert [cells(widget, row)[-1] for row in range(3)] == ["61.38 %", "64.21 %", "–"]
        last = widget.columnCount() - 1
        assert [widget.item(row, last).toolTip() for row in range(3)] == [
            "0.61382 in table 8",
            "0.64206 in table 8",
            "",
        ]
        headings = [widget.horizontalHeaderItem(column).text() for column in range(widget.columnCount())]
        assert headings[FIRST_SEED:-3] == ["Seed 7", "Seed 8"]

    def test_a_cell_stands_for_its_training(self, qtbot, table):
        widget = KindsStudyTable()
        qtbot.addWidget(widget)
        widget.show_table(table)
        told = []
        widget.member_chosen.connect(told.append)
        widget.setCurrentCell(1, FIRST_SEED + 1)
        assert widget.chosen == Member(PosEmbed.LEARNED_1D, 8)
        widget.show_table(table.with_result(dataclasses.replace(table.results[Member(PosEmbed.NONE, 7)])))
        assert widget.chosen == Member(PosEmbed.LEARNED_1D, 8)
        widget.setCurrentCell(1, 0)
        assert (widget.chosen, told) == (None, [Member(PosEmbed.LEARNED_1D, 8), None])

    def test_the_first_click_tells_the_cell_that_was_clicked(self, qtbot, table):
        """A click makes a cell current before it selects it."""
        widget = KindsStudyTable()
        qtbot.addWidget(widget)
        widget.show_table(table)
        widget.resize(900, 200)
        widget.show()
        told = []
        widget.member_chosen.connect(told.append)
        for row, column in ((0, FIRST_SEED), (1, FIRST_SEED + 1), (1, 0), (0, FIRST_SEED + 1)):
            place = widget.visualItemRect(widget.item(row, column)).center()
            qtbot.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert told[-1] == widget.chosen
        assert told == [Member(PosEmbed.NONE, 7), Member(PosEmbed.LEARNED_1D, 8), None, Member(PosEmbed.NONE, 8)]

    def test_a_training_that_was_left_says_where(self, qtbot, table):
        widget = KindsStudyTable()
        qtbot.addWidget(widget)
        left = MemberBegun(member=Member(PosEmbed.SINCOS_2D, 8), step=120, steps=3200)
        widget.show_table(table.with_begun(left))
        assert cells(widget, 2)[:5] == ["Sine-cosine", "–", "0", WAITING, "step 120 of 3,200"]
        ended = MemberResult(member=left.member, valid_accuracy=0.5, valid_images=5000, seconds=90)
        widget.show_table(table.with_begun(left).with_result(ended))
        assert cells(widget, 2)[FIRST_SEED + 1] == "50.00 %"

    def test_the_training_under_way_says_how_far_it_is(self, qtbot, table):
        widget = KindsStudyTable()
        qtbot.addWidget(widget)
        widget.show_table(table)
        widget.show_progress(Member(PosEmbed.SINCOS_2D, 7), 0.254)
        assert "25 %" in widget.text(2, FIRST_SEED)
        widget.show_progress(Member(PosEmbed.RELATIVE, 7), 0.5)  # none of this study's
        assert cells(widget, 2)[FIRST_SEED + 1] == WAITING


class TestView:
    @pytest.fixture
    def view(self, qtbot, table):
        view = KindsStudyView()
        qtbot.addWidget(view)
        view.resize(700, 300)
        view.show_table(table)
        return view

    def test_points_stand_where_their_axis_says(self, view, table):
        chart, _ = view.charts()
        points = member_points(table, chart)
        assert set(points) == set(table.results)
        for member, point in points.items():
            fraction = (chart.plot.bottom() - point.y()) / chart.plot.height()
            assert chart.axis.value(fraction) == pytest.approx(100 * table.results[member].valid_accuracy)
            column = (point.x() - chart.plot.left()) / chart.plot.width() * 3
            assert int(column) == table.plan.kinds.index(member.kind)

    def test_what_is_under_the_mouse_is_read_out(self, view, table):
        ours, papers = view.charts()
        point = member_points(table, ours)[Member(PosEmbed.NONE, 8)]
        reading = view.reading_at(point + QPointF(2, 1))
        assert (reading.words, reading.value) == ("None, seed 8", "85.80 %")
        empty = QPointF(ours.across(1) + 20, ours.plot.bottom() - 2)
        assert (view.reading_at(empty).words, view.reading_at(empty).value) == ("Learned 1-D", "88.34 %, n = 1")
        assert view.reading_at(QPointF(papers.across(0), papers.plot.center().y())).value == "61.38 %"
        assert view.reading_at(QPointF(0, 0)).is_empty

    @pytest.mark.parametrize("theme", [LIGHT, DARK])
    def test_it_is_painted_in_the_colours_of_the_theme(self, view, table, themed, theme):
        themed(theme)
        chart, _ = view.charts()
        point = member_points(table, chart)[Member(PosEmbed.NONE, 7)].toPoint()
        picture = view.grab().toImage()
        assert picture.pixelColor(point) == theme.accent
        view.set_chosen(Member(PosEmbed.NONE, 7))
        around = {view.grab().toImage().pixelColor(point.x() + away, point.y()).name() for away in range(5, 9)}
        assert theme.selection.name() in around

    def test_small_differences_do_not_fill_the_axis(self, view, table):
        for kind in table.plan.kinds:
            for seed, value in zip((7, 8), (0.86, 0.8602), strict=True):
                member = Member(kind, seed)
                table = table.with_result(
                    MemberResult(member=member, valid_accuracy=value, valid_images=5000, seconds=90)
                )
        view.show_table(table)
        axis = view.charts()[0].axis
        assert axis.high - axis.low >= 1.0

    def test_before_anything_is_done_there_is_only_the_paper(self, view, table):
        view.show_table(dataclasses.replace(table, results={}))
        chart, papers = view.charts()
        assert (chart.axis.low, chart.axis.high) == (0, 100)
        assert 60 < papers.axis.low < 61.382 < 64.206 < papers.axis.high < 66
        assert isinstance(view.grab().toImage(), QImage)


class TestForm:
    @pytest.fixture
    def choice(self, qapp):
        choice = RecipeChoice()
        choice.choose_preset(Preset.TINY)
        return choice

    @pytest.fixture
    def form(self, qtbot, choice):
        form = KindsStudyForm(choice)
        qtbot.addWidget(form)
        return form

    def test_it_plans_with_the_recipe_of_the_training_dock(self, form, choice, garments):
        choice.set("batch_size", 32)
        choice.set("seed", 5)
        choice.set("pos_embed", PosEmbed.RELATIVE)  # the study has its own
        form.kinds[PosEmbed.LEARNED_2D].setChecked(False)
        form.seeds.setValue(2)
        form.epochs.setValue(7)
        plan = form.plan(garments)
        assert plan.kinds == (PosEmbed.NONE, PosEmbed.LEARNED_1D, PosEmbed.SINCOS_2D, PosEmbed.RELATIVE)
        assert (plan.seeds, plan.settings.epochs, plan.settings.batch_size) == ((5, 6), 7, 32)
        assert plan.config == ViTConfig(patch_size=7, embed_dim=32, depth=3, num_heads=2)
        assert "Tiny" in form.recipe.text()
        assert "batch 32" in form.recipe.text()

    def test_every_change_is_told(self, form, choice):
        told = []
        form.changed.connect(lambda: told.append(True))
        form.kinds[PosEmbed.NONE].setChecked(False)
        form.seeds.setValue(4)
        form.epochs.setValue(4)
        choice.set("batch_size", 16)
        assert len(told) == 4

    def test_what_cannot_be_planned_says_why(self, form, choice, garments):
        for box in form.kinds.values():
            box.setChecked(False)
        with pytest.raises(StudyError, match="nothing to train"):
            form.plan(garments)
        form.kinds[PosEmbed.SINCOS_2D].setChecked(True)
        choice.set("embed_dim", 6)
        with pytest.raises(ConfigError, match="embed_dim 6"):
            form.plan(garments)

    def test_a_study_that_is_there_can_only_grow(self, form, table, garments):
        plan = dataclasses.replace(table.plan, seeds=(1, 2, 9))
        form.show_study(plan)
        assert not form.kinds[PosEmbed.NONE].isEnabled()
        assert form.kinds[PosEmbed.RELATIVE].isEnabled()
        assert not form.kinds[PosEmbed.RELATIVE].isChecked()
        assert (form.seeds.value(), form.seeds.minimum(), form.epochs.isEnabled()) == (3, 3, False)
        assert form.plan(garments) == plan
        form.kinds[PosEmbed.RELATIVE].setChecked(True)
        form.seeds.setValue(5)
        grown = form.plan(garments)
        assert grown.kinds == (*plan.kinds, PosEmbed.RELATIVE)
        assert grown.seeds == (1, 2, 9, 10, 11)
        assert (grown.config, grown.settings) == (plan.config, plan.settings)
        form.show_study(None)
        assert all(box.isEnabled() for box in (*form.kinds.values(), form.epochs))
        assert form.seeds.minimum() == 1


def test_the_words_name_images_and_patches(qapp, table):
    assert "5,000 held-out images" in about_text(table)
    assert "test images have no part" in about_text(table)
    assert "49 patches" in why_text(table)


def test_the_table_is_saved_with_all_digits(tmp_path, table):
    path = tmp_path / "study.csv"
    write_table(path, table)
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert float(rows[0]["valid_accuracy_mean"]) == table.rows[0].mean
    assert rows[1]["valid_accuracy_seed_8"] == ""
    with pytest.raises(VitStudioError, match=r"study\.txt"):
        write_table(tmp_path / "study.txt", table)


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_the_figure_is_saved_in_the_readers_language(qapp, tmp_path, table, suffix):
    words = dataclasses.replace(figure_words(table), title="位置编码")
    path = tmp_path / f"study{suffix}"
    write_figure(path, table, words)
    assert path.stat().st_size > 2000
    if suffix == ".svg":
        drawn = path.read_text(encoding="utf-8")
        assert "位置编码" in drawn
        assert "Learned 1-D" in drawn
