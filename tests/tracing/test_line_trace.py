"""Line by line: the lines are the model's own, and their values are those of the pass."""

import inspect
import sys
import threading

import numpy as np
import pytest
import torch

from vit_studio.tracing.line_steps import RETURNED, THUMBNAIL
from vit_studio.tracing.line_trace import trace_lines
from vit_studio.tracing.tracer import trace
from vit_studio.vit import attention, block, mlp, model, patch_embed, patches, positions, relative_positions
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.model import VisionTransformer

CONFIG = ViTConfig(patch_size=7, embed_dim=16, depth=3, num_heads=2)
MODULES = (attention, block, mlp, model, patch_embed, patches, positions, relative_positions)


def make_model(config=CONFIG):
    torch.manual_seed(0)
    return VisionTransformer(config).eval(), torch.rand(1, 28, 28)


@pytest.fixture(scope="module", params=PosEmbed, ids=str)
def followed(request):
    """(line trace, forward trace, logits of the plain pass) for each kind of positions."""
    made, image = make_model(ViTConfig(patch_size=7, embed_dim=16, depth=3, num_heads=2, pos_embed=request.param))
    with torch.inference_mode():
        plain = made(image[None])[0].numpy()
    return trace_lines(made, image), trace(made, image), plain


def function_of(call):
    """The function object in the model's own classes and modules."""
    [module] = [module for module in MODULES if module.__name__ == call.source.module]
    found = module
    for name in call.source.qualname.split("."):
        found = getattr(found, name)
    return found


def test_the_last_line_gives_the_logits_bit_for_bit(followed):
    lines, forward, plain = followed
    last = lines.steps[-1]
    assert last.call.source.qualname == "VisionTransformer.forward"
    assert np.array_equal(last.values[-1].array[0], plain)
    assert np.array_equal(last.values[-1].array[0], forward.logits)
    assert np.array_equal(lines.steps[0].values[0].array[0], forward.image)


def test_the_code_shown_is_the_code_run(followed):
    lines, *_ = followed
    for call in lines.calls:
        assert call.source.text == inspect.getsource(function_of(call))
    for step in lines.steps:
        source, code = step.call.source, function_of(step.call).__code__
        assert source.first_line <= step.line <= source.last_line
        assert step.line in {line for _, _, line in code.co_lines()}
        assert step.line in step.call.ran or step.number == 0
        shown = source.text.splitlines()[step.line - source.first_line]
        assert step.number == 0 or not step.statement.names or step.statement.names[0] in shown


def test_named_lines_are_the_fields_of_the_trace_in_each_layer(followed):
    lines, forward, _ = followed
    for layer in range(CONFIG.depth):
        for name in ("q", "k", "v", "attn_scores", "attn_weights", "heads"):
            assert np.array_equal(
                lines.value("Attention.forward", name, layer=layer)[0], getattr(forward, name)[layer]
            ), name
        for name, there in {
            "self.norm1(tokens)": forward.norm1,
            "self.attn(self.norm1(tokens))": forward.attn_out,
            "tokens": forward.tokens_mid,
            "self.norm2(tokens)": forward.norm2,
            "self.mlp(self.norm2(tokens))": forward.mlp_out,
            RETURNED: forward.tokens[1:],
        }.items():
            assert np.array_equal(lines.value("Block.forward", name, layer=layer)[0], there[layer]), name
        assert np.array_equal(lines.value("Mlp.forward", "hidden", layer=layer)[0], forward.mlp_hidden[layer])


def test_the_way_in_and_out_are_the_fields_of_the_trace(followed):
    lines, forward, _ = followed
    embedded = lines.value("VisionTransformer.embed", "patch_tokens")[0]
    assert np.array_equal(embedded, forward.patch_tokens)
    assert np.array_equal(lines.value("unfold_patches", RETURNED)[0], forward.patches)
    assert np.array_equal(lines.value("VisionTransformer.embed", RETURNED)[0], forward.tokens[0])
    assert np.array_equal(lines.value("VisionTransformer.forward", "tokens")[0], forward.tokens[-1])
    assert np.array_equal(lines.value("VisionTransformer.classify", "self.norm(tokens)")[0], forward.norm)
    assert np.array_equal(lines.value("VisionTransformer.classify", RETURNED)[0], forward.logits)


def test_calls_know_their_layer_their_part_and_their_caller(followed):
    lines, *_ = followed
    assert [call.layer for call in lines.calls_of("Attention.forward")] == [0, 1, 2]
    assert [call.module for call in lines.calls_of("Attention.forward")] == [f"blocks.{i}.attn" for i in range(3)]
    [scores] = lines.calls_of("attention_scores", layer=1)
    way = [call.source.qualname for call in lines.way_to(scores)]
    assert way == ["VisionTransformer.forward", "Block.forward", "Attention.forward", "attention_scores"]
    assert scores.caller_line == lines.calls[scores.caller].source.first_line + 3
    assert lines.calls_of("VisionTransformer.forward")[0].layer is None


def test_relative_positions_run_only_where_there_are_some():
    for kind in (PosEmbed.RELATIVE, PosEmbed.LEARNED_1D):
        made, image = make_model(ViTConfig(patch_size=7, embed_dim=16, depth=1, num_heads=2, pos_embed=kind))
        lines = trace_lines(made, image)
        call = lines.calls_of("Attention.forward")[0]
        text = call.source.text.splitlines()
        [line] = [call.source.first_line + i for i, written in enumerate(text) if "self.rel_pos(q)" in written]
        assert (line in call.ran) == (kind is PosEmbed.RELATIVE)
        assert bool(lines.calls_of("RelativePositions.forward")) == (kind is PosEmbed.RELATIVE)


def test_what_is_no_tensor_is_noted():
    lines = trace_lines(*make_model())
    call = lines.calls_of("split_heads")[0]
    assert "batch = 1, num_tokens = 17, width = 48" in call.notes.values()


def test_thumbnails_are_cells_of_the_tensor_and_small():
    made, image = make_model(ViTConfig(patch_size=4, embed_dim=64, depth=1, num_heads=4))
    for step in trace_lines(made, image).steps:
        for value in step.values:
            assert max(value.thumbnail.shape) <= THUMBNAIL
            assert np.isin(value.thumbnail, value.array).all()
            assert (value.low, value.high) == (value.array.min(), value.array.max())
            assert not value.array.flags.writeable


def test_a_budget_leaves_arrays_out_but_never_those_of_the_step_asked_for():
    made, image = make_model()
    full = trace_lines(made, image)
    total = sum(value.array.nbytes for step in full.steps for value in step.values)
    lean = trace_lines(made, image, budget=total // 3, whole=len(full.steps) - 2)
    kept = [value.array.nbytes for step in lean.steps for value in step.values if value.array is not None]
    asked = lean.steps[-2]
    assert sum(kept) <= total // 3 + sum(value.array.nbytes for value in asked.values)
    assert len(kept) < sum(len(step.values) for step in full.steps)
    for value, same in zip(asked.values, full.steps[-2].values, strict=True):
        assert np.array_equal(value.array, same.array)
    assert [step.line for step in lean.steps] == [step.line for step in full.steps]


def test_a_name_that_is_assigned_twice_is_told_apart_by_its_line(followed):
    lines, forward, _ = followed
    for line, tokens in ((3, forward.tokens[0]), (4, forward.tokens[-1]), (None, forward.tokens[-1])):
        assert np.array_equal(lines.value("VisionTransformer.forward", "tokens", line=line)[0], tokens)
    with pytest.raises(KeyError):
        lines.value("VisionTransformer.forward", "tokens", line=99)


def test_what_there_is_not_is_a_key_error():
    lines = trace_lines(*make_model())
    for function, name, layer in (("nothing", "q", None), ("Attention.forward", "x", 0), ("Attention.forward", "q", 9)):
        with pytest.raises(KeyError):
            lines.value(function, name, layer=layer)


def test_other_threads_and_other_tracers_are_left_alone():
    seen, done = [], threading.Event()

    def other():
        while not done.is_set():
            seen.append(sys.gettrace())

    thread = threading.Thread(target=other)
    made, image = make_model()
    thread.start()
    before = sys.gettrace()
    trace_lines(made, image)
    done.set()
    thread.join()
    assert sys.gettrace() is before
    assert set(seen) <= {None, threading.gettrace()}


def test_a_model_in_training_is_left_in_training_and_followed_without_dropout():
    made, image = make_model(ViTConfig(patch_size=7, embed_dim=16, depth=1, num_heads=2, dropout=0.5))
    plain = trace(made, image).logits
    made.train()
    assert np.array_equal(trace_lines(made, image).steps[-1].values[-1].array[0], plain)
    assert made.training


def test_an_error_in_the_pass_comes_through_and_ends_the_watch():
    made, _ = make_model()
    before = sys.gettrace()
    with pytest.raises(Exception, match="shape"):
        trace_lines(made, torch.rand(1, 14, 14))
    assert sys.gettrace() is before
