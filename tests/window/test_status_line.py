import pytest

from vit_studio.window.status_line import count_text


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0"), (999, "999"), (1000, "1 k"), (206_026, "206 k"), (999_600, "1.0 M"), (5_717_416, "5.7 M")],
)
def test_parameters_are_counted_roughly(count, text):
    assert count_text(count) == text
