import pytest

from vit_studio.data.images import FASHION_CLASSES, Split
from vit_studio.session.viewing import Viewing
from vit_studio.window.docks.images.gallery_choices import ThumbnailSize, read_query, read_size, written_range
from vit_studio.window.docks.images.image_query import Answer, ImageQuery, Order


@pytest.fixture
def viewing(qapp):
    return Viewing()


def test_nothing_chosen_wishes_for_everything(viewing):
    assert read_query(viewing, FASHION_CLASSES) == ImageQuery()
    assert read_size(viewing) is ThumbnailSize.SMALL


def test_every_choice_is_read(viewing):
    viewing.restore(
        {
            "gallery.class": "Coat",
            "gallery.split": "test",
            "gallery.answer": "wrong",
            "gallery.confidence": written_range(20, 55),
            "gallery.order": "least-sure",
        }
    )
    assert read_query(viewing, FASHION_CLASSES) == ImageQuery(
        split=Split.TEST,
        label=4,
        answer=Answer.WRONG,
        confidence=(20, 55),
        order=Order.LEAST_SURE,
    )


def test_a_cell_stands_in_for_class_and_split(viewing):
    viewing.restore({"gallery.class": "Coat", "gallery.split": "train", "gallery.cell": "4,6"})
    assert read_query(viewing, FASHION_CLASSES) == ImageQuery(cell=(4, 6))
    viewing.forget("gallery.cell")
    assert read_query(viewing, FASHION_CLASSES) == ImageQuery(split=Split.TRAIN, label=4)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gallery.class", "Spaceship"),
        ("gallery.split", "validation"),
        ("gallery.answer", "maybe"),
        ("gallery.confidence", "55-20"),
        ("gallery.confidence", "20-101"),
        ("gallery.confidence", "-20-50"),
        ("gallery.cell", "4"),
        ("gallery.cell", "x,y"),
        ("gallery.order", "by taste"),
    ],
)
def test_a_text_that_means_nothing_is_no_wish(viewing, name, value):
    viewing.set(name, value)
    assert read_query(viewing, FASHION_CLASSES) == ImageQuery()
