from vit_studio.vit.config import DEFAULT, NOTEBOOK
from vit_studio.window.pages.stage import Stage
from vit_studio.window.stage_shapes import stage_shapes


def test_the_bundled_model():
    assert stage_shapes(DEFAULT) == {
        Stage.IMAGE: (1, 28, 28),
        Stage.PATCHES: (49, 16),
        Stage.EMBEDDING: (49, 64),
        Stage.TOKENS: (50, 64),
        Stage.ENCODER: (6, 4, 50, 50),
        Stage.PREDICTION: (10,),
    }


def test_the_notebooks_model_counts_the_rows_in_use_not_those_of_the_table():
    shapes = stage_shapes(NOTEBOOK)
    assert shapes[Stage.PATCHES] == (4, 196)
    assert shapes[Stage.TOKENS] == (5, 8)
    assert shapes[Stage.ENCODER] == (2, 2, 5, 5)
