import numpy as np

from vit_studio.window.views.charts.table_view import TableView


def test_it_fills_its_room_and_never_says_stretched(qtbot):
    view = TableView()
    qtbot.addWidget(view)
    view.set_array(np.random.default_rng(0).normal(size=(7, 50)).astype(np.float32))
    view.resize(500, 300)
    view.show()
    frame = view.grid().frame
    assert frame.width() > 0.85 * view.width()
    assert frame.height() > 0.85 * view.height()
    assert view.grid().cell_width != view.grid().cell_height
    assert not view._is_stretched(view.grid())
    assert view.view_data().square is False
