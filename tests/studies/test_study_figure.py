import dataclasses
import re

import numpy as np
import pytest

from vit_studio.studies.study_figure import SUFFIXES, draw_study, figure_bytes
from vit_studio.studies.study_files import keep_table, notes
from vit_studio.studies.study_table import MemberResult, StudyTable, read_table
from vit_studio.studies.study_words import FigureWords

STARTS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


def points(axes):
    """Of all seeds, by x."""
    (line,) = [line for line in axes.lines if line.get_marker() == "o"]
    return np.array(line.get_ydata())


def test_it_shows_each_seed_and_the_mean(whole):
    table = read_table(whole)
    ours, paper = draw_study(table, FigureWords()).axes
    expected = [100 * result.valid_accuracy for row in table.rows for result in row.results]
    np.testing.assert_allclose(points(ours), expected)
    means = [line.get_ydata()[0] for line in ours.lines if line.get_marker() != "o" and len(line.get_ydata()) == 2]
    assert set(np.round([100 * row.mean for row in table.rows], 9)) <= set(np.round(means, 9))
    assert [line.get_ydata()[0] for line in paper.lines] == pytest.approx([61.382, 64.032])
    assert [label.get_text() for label in ours.get_xticklabels()] == ["None", "Relative"]


def test_no_axis_makes_a_hair_look_like_a_gap(whole):
    """Kinds that differ by less than a percentage point stand within a fraction of the axis."""
    ours, _ = draw_study(read_table(whole), FigureWords()).axes
    low, high = ours.get_ylim()
    assert high - low >= 1.0
    assert low <= points(ours).min()
    assert high >= points(ours).max()


def legend(axes):
    """Its texts, each of which has a sign in front of it."""
    texts, handles = axes.get_legend().texts, axes.get_legend().legend_handles
    assert None not in handles
    return [text.get_text() for text in texts]


def test_the_legend_names_what_is_drawn_and_has_a_sign_for_it(whole, plan):
    words = FigureWords()
    ours, _ = draw_study(read_table(whole), words).axes
    assert legend(ours) == [words.each_seed, words.mean]
    alone = StudyTable(plan=dataclasses.replace(plan, seeds=(3,)), images="Fashion-MNIST")
    for member in alone.plan.members:
        alone = alone.with_result(MemberResult(member=member, valid_accuracy=0.5, valid_images=40, seconds=1))
    ours, _ = draw_study(alone, words).axes
    assert legend(ours) == [words.each_seed, words.mean_alone]
    assert not ours.containers  # no bar of a deviation that nobody knows


def test_nothing_done_is_drawn_as_well(plan):
    ours, paper = draw_study(StudyTable(plan=plan, images="Fashion-MNIST"), FigureWords()).axes
    assert not len(points(ours))
    assert len(paper.lines) == 2


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_equal_figures_are_equal_files(whole, suffix):
    table = read_table(whole)
    one, other = (figure_bytes(draw_study(table, FigureWords(note="why")), suffix) for _ in range(2))
    assert one.startswith(STARTS[suffix])
    assert one == other


def test_it_leaves_its_files_beside_the_runs(whole):
    table = read_table(whole)
    paths = keep_table(whole, table)
    assert [path.name for path in paths] == ["positions.csv", "positions.png", "positions.svg", "positions.pdf"]
    assert all(path.parent == whole.path and path.is_file() for path in paths)
    drawn = re.sub(r"<[^>]*>|\s+", " ", paths[2].read_text(encoding="utf-8"))
    assert "Learned" not in drawn
    assert "same 40 held-out images" in re.sub(r"\s+", " ", drawn)


def test_the_notes_say_what_is_compared_and_why_it_is_not_the_papers_number(whole):
    about, why = notes(read_table(whole))
    assert "40 held-out images" in about
    assert "test images have no part" in about
    assert "4 patches" in why
    assert "5 ImageNet images a class" in why
