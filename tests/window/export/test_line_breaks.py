from vit_studio.window.export.line_breaks import length, wrapped


def test_lines_end_between_parts_before_they_end_within_one():
    line = "Model: Fashion-MNIST ViT · colours: shared by all heads · ViT Studio 0.1.0"
    assert wrapped(line, 60) == ["Model: Fashion-MNIST ViT · colours: shared by all heads", "ViT Studio 0.1.0"]


def test_a_long_part_ends_between_words():
    assert wrapped("Each row sums to 1, whatever the head.", 20) == ["Each row sums to 1,", "whatever the head."]


def test_chinese_signs_are_two_letters_wide_and_need_no_spaces():
    lines = wrapped("每一行的和都是一，无论是哪一个头。", 12)
    assert "".join(lines) == "每一行的和都是一，无论是哪一个头。"
    assert all(length(line) <= 14 for line in lines)
    assert not any(line.startswith(("，", "。")) for line in lines)


def test_what_fits_is_one_line_and_nothing_is_none():
    assert wrapped("probs  10", 40) == ["probs  10"]
    assert wrapped("", 40) == []
