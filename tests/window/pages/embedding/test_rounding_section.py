import dataclasses
import re

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vit_studio.analysis.expression import evaluate
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.export.panel_picture import picture_of
from vit_studio.window.pages.embedding.embedding_page import EmbeddingPage
from vit_studio.window.pages.embedding.roundings import Regrouping, find_regrouping, roundings


@pytest.fixture
def page(qtbot, studio):
    page = EmbeddingPage(studio)
    qtbot.addWidget(page)
    page.resize(1000, 620)
    page.show()
    page.show_section("rounding")
    return page


@pytest.fixture
def rounding(page):
    return page.section("rounding")


@pytest.mark.parametrize("config", [ViTConfig(), NOTEBOOK, ViTConfig(in_channels=3)])
def test_each_table_is_what_its_expression_gives(rounding, studio, make_scene, config):
    scene = make_scene(config)
    studio.show(scene)
    for panel, view in zip(rounding.panels, rounding.views, strict=True):
        np.testing.assert_array_equal(evaluate(panel.expression, scene), view.array)
        assert view.array.shape == (config.num_patches, config.embed_dim)


def test_float32_is_off_by_its_seventh_digit(scene):
    route, order, precision = roundings(scene)
    assert route.greatest == pytest.approx(scene.proof.max_difference)
    size = float(np.abs(scene.trace.patch_tokens).max())
    assert 0 < precision.greatest < 1e-5 * size
    assert 0 < order.greatest < 1e-5 * size


def test_equal_tables_are_said_to_be_equal(rounding, studio, scene):
    tokens = scene.proof.by_matmul
    equal = dataclasses.replace(scene.proof, by_convolution=np.ascontiguousarray(tokens.T).reshape(64, 7, 7))
    studio.show(dataclasses.replace(scene, proof=equal))
    assert rounding.panels[0].sentence == "All 3,136 numbers are equal, bit for bit."
    moved = equal.by_convolution.copy()
    moved[3, 2, 1] += 0.25
    studio.show(dataclasses.replace(scene, proof=dataclasses.replace(scene.proof, by_convolution=moved)))
    assert rounding.panels[0].sentence == "1 of 3,136 numbers differ, by 0.25 at most."
    assert rounding.views[0].array[15, 3] == pytest.approx(0.25)


def test_a_click_selects_patch_and_dimension(rounding, studio, scene, qapp):
    studio.show(scene)
    qapp.processEvents()
    view = rounding.views[2]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.grid().cell(30, 40).center().toPoint())
    assert (studio.selection.token, studio.selection.dim) == (31, 40)
    assert [(one.selected_row, one.selected_column) for one in rounding.views] == [(30, 40)] * 3


def test_the_example_is_arithmetic_that_anyone_can_repeat(rounding, studio, scene):
    studio.show(scene)
    studio.selection.set_token(25)
    for dim in range(64):
        studio.selection.set_dim(dim)
        left, right, _ = (text.replace("−", "-") for text in rounding.example.texts)
        if "=" in left:
            break
    terms, result = left.split(" = ")
    numbers = [np.float32(word) for word in terms.replace("(", "").replace(")", "").split(" + ")]
    assert np.float32(result) == np.float32(np.float32(numbers[0] + numbers[1]) + numbers[2])
    assert np.float32(right.split(" = ")[1]) == np.float32(numbers[0] + np.float32(numbers[1] + numbers[2]))
    assert np.float32(result) != np.float32(right.split(" = ")[1])
    products = scene.trace.patches[24] * scene.proof.weight[:, dim]
    assert set(numbers) <= set(products.tolist())


def test_the_class_token_has_no_example(rounding, studio, scene):
    studio.show(scene)
    studio.selection.set_token(CLASS_TOKEN)
    assert "no patch" in rounding.example.texts[0] and rounding.example.texts[1] == ""
    assert rounding.example.view_data() is None
    assert rounding.views[0].selected_row is None


def test_a_regrouping_is_found_only_where_there_is_one():
    assert find_regrouping(np.array([1, 2, 4, 8], np.float32)) is None
    found = find_regrouping(np.array([1, 1, 2**-24, 2**-24], np.float32))
    assert found == Regrouping((np.float32(1), np.float32(2**-24), np.float32(2**-24)))
    assert (found.left, found.right) == (1, np.float32(1 + 2**-23))


def test_the_three_share_a_scale_unless_each_has_its_own(rounding, studio, scene):
    studio.show(scene)
    greatest = max(float(np.abs(view.array).max()) for view in rounding.views)
    assert [view.levels.high for view in rounding.views] == [pytest.approx(greatest)] * 3
    studio.viewing.set_scale(ScaleMode.VIEW)
    for view in rounding.views:
        assert view.levels.high == pytest.approx(float(np.abs(view.array).max()))
    rounding.grab()


def test_two_results_are_never_a_negative_distance_apart(rounding, studio, scene):
    studio.show(scene)
    studio.selection.set_token(25)
    signs = set()
    for dim in range(64):
        studio.selection.set_dim(dim)
        left, right, words = (text.replace("−", "-") for text in rounding.example.texts)
        if "=" in left:
            first, second = (np.float32(text.split(" = ")[1]) for text in (left, right))
            signs.add(bool(first < second))
            (told,) = (float(word) for word in words.split() if word[:-1].replace(".", "").replace("e-", "").isdigit())
            assert told == pytest.approx(abs(float(first) - float(second)), rel=1e-3)
    assert signs == {True, False}  # or it would prove nothing


def test_the_example_can_be_saved_as_a_table(rounding, studio, scene):
    studio.show(scene)
    picture = picture_of(rounding.example_panel)
    assert picture is not None
    rows = picture.table.rows
    results = [np.float32(value) for _, value in rows[:2]]
    terms = [
        float(term) for term in re.findall(r"-?[\d.]+(?:e-?\d+)?", rows[0][0].replace("−", "-").replace("+ -", "+-"))
    ]
    first, second, third = (np.float32(term) for term in terms)
    assert results == [(first + second) + third, first + (second + third)]
    assert rows[2][1] == abs(float(results[0]) - float(results[1])) > 0
