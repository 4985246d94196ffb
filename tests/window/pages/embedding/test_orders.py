"""The same sum in other orders, against plain loops in float32."""

import numpy as np
import pytest

from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.window.pages.embedding.dot_product import dot_product
from vit_studio.window.pages.embedding.orders import orders, step_of
from vit_studio.window.pages.embedding.orders_table import OrdersTable


def one_by_one(start, terms):
    total = np.float32(start)
    for term in terms:
        total = np.float32(total + term)
    return total


@pytest.mark.parametrize("config", [ViTConfig(), NOTEBOOK])
def test_each_order_is_what_a_loop_gives(make_scene, config):
    scene = make_scene(config)
    for dim in range(0, config.embed_dim, 3):
        product = dot_product(scene, patch=2, dim=dim)
        terms = [np.float32(x * w) for x, w in zip(product.patch.ravel(), product.kernel.ravel(), strict=True)]
        bias = np.float32(product.bias)
        first, last, bias_first, smallest, stored, convolved = (order.value for order in orders(product))
        assert first == one_by_one(0, terms) + bias
        assert last == one_by_one(0, terms[::-1]) + bias
        assert bias_first == one_by_one(bias, terms)
        assert smallest == one_by_one(0, sorted(terms, key=abs)) + bias
        assert stored == scene.trace.patch_tokens[2, dim]
        assert convolved == scene.proof.by_convolution[dim].ravel()[2]


def test_all_are_near_the_precise_sum_and_some_differ(scene):
    products = [dot_product(scene, patch=patch, dim=dim) for patch in (10, 24) for dim in range(64)]
    for product in products:
        for order in orders(product):
            assert abs(order.off(product)) < 1e-5
    assert any(len({order.value for order in orders(product)}) > 1 for product in products)


def test_a_step_is_the_distance_to_the_next_float32():
    assert step_of(1.0) == 2.0**-23
    assert step_of(-0.6) == 2.0**-24


def test_the_table_writes_what_it_found(qtbot, scene):
    table = OrdersTable()
    qtbot.addWidget(table)
    product = dot_product(scene, patch=24, dim=5)
    table.show_product(product)
    data = table.view_data()
    assert [float(row[1]) for row in data.rows] == pytest.approx([o.value for o in orders(product)], abs=5e-9)
    assert [row[2] for row in data.rows] == [order.value - product.value for order in orders(product)]
    different = len({order.value for order in orders(product)})
    assert table.note.text().startswith(f"{different} different")
    table.show_product(None)
    assert table.view_data() is None and "no sum" in table.note.text()
