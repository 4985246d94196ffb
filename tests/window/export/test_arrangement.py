from vit_studio.window.export.arrangement import Box, Split, Table, arrange


def test_one_box_is_itself():
    assert arrange([Box(0, 0, 10, 10)]) == 0


def test_side_by_side_from_left_to_right_whatever_their_order():
    assert arrange([Box(100, 0, 200, 50), Box(0, 0, 90, 50)]) == Split(True, (1, 0), (90, 100))


def test_one_below_the_other():
    assert arrange([Box(0, 0, 100, 50), Box(0, 60, 100, 80)]) == Split(False, (0, 1), (50, 20))


def test_an_equation_is_cut_into_columns_and_its_middle_into_rows():
    patches, weight, tokens, bias = Box(0, 0, 40, 100), Box(60, 0, 160, 40), Box(180, 0, 280, 100), Box(60, 50, 160, 60)
    assert arrange([patches, weight, tokens, bias]) == Split(
        True, (0, Split(False, (1, 3), (40, 10)), 2), (40, 100, 100)
    )


def test_margins_that_touch_do_not_glue_neighbours_together():
    assert arrange([Box(0, 0, 101, 50), Box(99, 0, 200, 50)]) == Split(True, (0, 1), (101, 101))


def test_boxes_that_cannot_be_parted_stand_side_by_side():
    pinwheel = [Box(0, 0, 60, 30), Box(70, 0, 100, 60), Box(40, 70, 100, 100), Box(0, 40, 30, 100)]
    centre = Box(20, 20, 80, 80)
    assert arrange([*pinwheel, centre]).parts == (0, 1, 2, 3, 4)


def test_what_lines_part_both_ways_keeps_in_line_as_a_table():
    q, k, bars, below_k = Box(0, 0, 40, 100), Box(50, 0, 90, 100), Box(100, 0, 120, 100), Box(50, 110, 90, 130)
    assert arrange([k, q, bars, below_k]) == Table(((0, 0, 1), (0, 1, 0), (0, 2, 2), (1, 1, 3)), (40, 40, 20), 2)


def test_a_cell_may_hold_more_than_one():
    boxes = [Box(0, 0, 40, 40), Box(50, 0, 90, 40), Box(0, 50, 40, 90), Box(60, 50, 90, 90), Box(55, 60, 70, 80)]
    assert arrange(boxes).cells[-1] == (1, 1, Split(True, (3, 4), (30, 15)))
