import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter

from vit_studio.window.views.cells.multiples_layout import MultiplesLayout
from vit_studio.window.views.cells.multiples_names import MultiplesNames, _fitting, _metrics


def test_names_that_are_too_wide_are_cut_down_to_their_numbers(qapp):
    names = ("Head 1", "Head 12")
    wide = max(map(_metrics().horizontalAdvance, names))
    assert _fitting(names, wide) == names
    assert _fitting(names, wide - 1) == ("1", "12")


def test_beside_numbers_a_name_without_one_may_be_a_little_wider(qapp):
    names = ("Head 1", "Mean")
    room = _metrics().horizontalAdvance("Mean") / 1.5
    assert _fitting(names, room, beside=1.6) == ("1", "Mean")
    assert _fitting(names, room)[1].endswith("…")


def test_what_is_wider_than_its_column_is_painted_whole(qapp):
    def ink(side):
        """Which columns of pixels the name of the second picture touches, from its middle."""
        image = QImage(300, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        layout = MultiplesLayout(rows=1, columns=2, count=2, left=100, top=30, width=side, height=side, gap=3)
        painter = QPainter(image)
        MultiplesNames(columns=("", "Mean")).paint(painter, layout, 300, None)
        painter.end()
        touched = (np.array(image.bits()).reshape(60, 300, 4)[..., :3] < 200).any((0, 2))
        return np.flatnonzero(touched) - round(layout.rect(0, 1).center().x())

    width = _metrics().horizontalAdvance("Mean")
    narrow, wide = ink(round(width / 1.4)), ink(round(2 * width))
    assert abs(np.ptp(narrow) - np.ptp(wide)) <= 1
