"""Sources: what is shown is what runs, and what has changed on the disk is found out."""

import importlib.util
import inspect

import pytest

from vit_studio.tracing.line_source import SourceChanged, source_of, sources_of
from vit_studio.tracing.line_trace import MODULES
from vit_studio.vit.attention import Attention, split_heads
from vit_studio.vit.block import Block

WRITTEN = '''
def forward(x, blocks):
    """Two lines
    of words."""
    for block in blocks:
        x = block(
            x,
        )
    if x is None:
        return x, blocks
    y, z = x + 1, 2
    return norm(y)
'''


@pytest.fixture
def written(tmp_path):
    """A module made of the text, as if it were one of the program's."""

    def make(text=WRITTEN):
        path = tmp_path / "written.py"
        path.write_text(text, encoding="utf-8")
        spec = importlib.util.spec_from_file_location("written", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module, path

    return make


def test_every_function_of_the_model_is_there_as_inspect_has_it():
    sources = sources_of(*MODULES)
    assert {"Attention.forward", "split_heads", "VisionTransformer.forward", "Mlp.forward"} <= {
        source.qualname for source in sources.values()
    }
    assert sources[split_heads.__code__].text == inspect.getsource(split_heads)
    for code, source in sources.items():
        assert source.text == inspect.getsource(code)
        assert source.first_line == code.co_firstlineno
        assert source.path.read_text(encoding="utf-8").splitlines()[source.first_line - 1 : source.last_line] == (
            source.text.splitlines()
        )


def test_a_method_stands_at_the_left_edge():
    source = source_of(Attention.forward)
    assert source.lines[0] == "def forward(self, tokens: torch.Tensor) -> torch.Tensor:"
    assert source.lines[-1].startswith("    return ")


def test_statements_know_their_names_and_their_calls():
    source = source_of(Block.forward)
    first, last = source.statements[-2:]
    assert (first.names, first.returns) == (("tokens",), False)
    assert first.call_text("norm1") == "self.norm1(tokens)"
    assert first.call_text("nothing") is None
    assert last.returns
    assert source.docstring is not None


def test_statements_over_several_lines_and_heads_of_blocks(written):
    module, _ = written()
    source = source_of(module.forward)
    assert source.docstring == (3, 4)
    assert source.statement_at(5).names == ("block",)
    assert (source.statement_at(7).first, source.statement_at(7).last) == (6, 8)
    assert (source.statement_at(9).first, source.statement_at(9).last) == (9, 9)
    assert source.statement_at(10).names == ("x", "blocks")
    assert source.statement_at(11).names == ("y", "z")
    assert source.statement_at(12).call_text("norm") == "norm(y)"
    assert source.statement_at(99) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("x + 1", "x + 2"),
        lambda text: text.replace("norm(y)", "norm(z)"),
        lambda text: "\n" + text,
        lambda text: text.replace("def forward", "def forward("),
    ],
)
def test_a_file_that_has_changed_since_it_was_imported_is_not_shown(written, change):
    module, path = written()
    path.write_text(change(WRITTEN), encoding="utf-8")
    with pytest.raises(SourceChanged):
        source_of(module.forward)
