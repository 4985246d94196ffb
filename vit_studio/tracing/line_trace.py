"""Run the explicit pass and note what each line of its code computes, as a debugger sees it."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from types import CodeType, FrameType
from typing import Any, Final

import numpy as np
import torch
from torch import nn

from vit_studio.tracing.line_source import FunctionSource, Statement, sources_of
from vit_studio.tracing.line_steps import (
    RETURNED,
    Array,
    FunctionCall,
    LineStep,
    LineTrace,
    LineValue,
    thumbnail_of,
)
from vit_studio.vit import attention, block, mlp, model, patch_embed, patches, positions, relative_positions
from vit_studio.vit.block import Block
from vit_studio.vit.model import VisionTransformer

MODULES: Final = (patches, patch_embed, positions, relative_positions, attention, mlp, block, model)
"""Whose lines are followed; all else, torch's own modules too, is part of the line that calls it."""

_MODULE_CALL: Final[CodeType] = nn.Module._call_impl.__code__
_Tracer = Callable[[FrameType, str, Any], Any]


def trace_lines(
    model: VisionTransformer, image: torch.Tensor, *, budget: int | None = None, whole: int | None = None
) -> LineTrace:
    """Follow one image (C, H, W) line by line; the numbers are those of `model(image[None])`, bit for bit.

    Arrays of more than `budget` bytes altogether are left out, the last ones first, but never those of the step
    `whole`. Only the calling thread is slowed down: a pass of the default model takes some six times as long.
    """
    recorder = _Recorder(model, budget=budget, whole=whole)
    was_training = model.training
    if was_training:
        model.eval()
    try:
        with torch.inference_mode(), recorder.watching():
            model(image[None])
    finally:
        if was_training:
            model.train()
    return recorder.result()


class _Open:
    """A run of a function that has not returned yet."""

    def __init__(self, number: int, source: FunctionSource, module: str, layer: int | None, caller: "_Open | None"):
        self.number, self.source, self.module, self.layer, self.caller = number, source, module, layer, caller
        self.caller_line = caller.statement.first if caller is not None and caller.statement else None
        self.statement: Statement | None = None
        self.parts: list[tuple[str, torch.Tensor]] = []
        self.ran: set[int] = set()
        self.notes: dict[int, str] = {}

    def begin(self, line: int) -> None:
        self.statement = self.source.statement_at(line)
        self.parts = []
        if self.statement is not None:
            self.ran.add(self.statement.first)

    def add_part(self, called: str, value: Any) -> None:
        """Something was called in the statement at work, and this came back."""
        text = self.statement.call_text(called) if self.statement is not None else None
        if text is not None and isinstance(value, torch.Tensor):
            self.parts.append((text, value))


class _Recorder:
    """Listens to the interpreter; its notes become the trace."""

    def __init__(self, model: VisionTransformer, *, budget: int | None, whole: int | None) -> None:
        self._sources = sources_of(*MODULES)
        self._names = {id(module): name for name, module in model.named_modules()}
        self._layers = {id(block): layer for layer, block in enumerate(model.blocks)}
        self._left = budget
        self._whole = whole
        self._stack: list[_Open] = []
        self._calls: list[_Open] = []
        self._steps: list[tuple[_Open, Statement, list[LineValue], int]] = []

    @contextlib.contextmanager
    def watching(self) -> Iterator[None]:
        before = sys.gettrace()
        sys.settrace(self._on_call)
        try:
            yield
        finally:
            sys.settrace(before)

    def result(self) -> LineTrace:
        calls = [
            FunctionCall(
                number=call.number,
                source=call.source,
                module=call.module,
                layer=call.layer,
                caller=None if call.caller is None else call.caller.number,
                caller_line=call.caller_line,
                ran=frozenset(call.ran),
                notes=call.notes,
            )
            for call in self._calls
        ]
        steps = [
            LineStep(
                number=number, call=calls[call.number], statement=statement, values=tuple(values), num_results=results
            )
            for number, (call, statement, values, results) in enumerate(self._steps)
        ]
        return LineTrace(calls=tuple(calls), steps=tuple(steps))

    # what the interpreter tells

    def _on_call(self, frame: FrameType, event: str, _: Any) -> _Tracer | None:
        source = self._sources.get(frame.f_code)
        if source is not None:
            call = self._enter(source, frame)
            return lambda frame, event, arg: self._on_line(call, frame, event, arg)
        if frame.f_code is _MODULE_CALL and self._stack:
            frame.f_trace_lines = False
            return self._on_module
        return None

    def _on_line(self, call: _Open, frame: FrameType, event: str, arg: Any) -> _Tracer:
        if event == "line":
            if call.statement is None or not call.statement.first <= frame.f_lineno <= call.statement.last:
                self._finish(call, frame, None)
                call.begin(frame.f_lineno)
        elif event == "return":
            self._finish(call, frame, arg)
            self._stack.pop()
            if self._stack:
                self._stack[-1].add_part(frame.f_code.co_name, arg)
        return lambda frame, event, arg: self._on_line(call, frame, event, arg)

    def _on_module(self, frame: FrameType, event: str, arg: Any) -> _Tracer:
        if event == "return":
            name = self._names.get(id(frame.f_locals["self"]), "")
            self._stack[-1].add_part(name.rpartition(".")[2], arg)
        return self._on_module

    # what is made of it

    def _enter(self, source: FunctionSource, frame: FrameType) -> _Open:
        caller = self._stack[-1] if self._stack else None
        owner = frame.f_locals.get("self")
        layer = self._layers.get(id(owner)) if isinstance(owner, Block) else None if caller is None else caller.layer
        call = _Open(len(self._calls), source, self._names.get(id(owner), ""), layer, caller)
        self._calls.append(call)
        self._stack.append(call)
        if caller is None:  # the image comes in
            head = Statement(first=source.first_line, last=source.first_line)
            inputs = [(name, value) for name, value in frame.f_locals.items() if isinstance(value, torch.Tensor)]
            self._note(call, head, [], inputs)
        return call

    def _finish(self, call: _Open, frame: FrameType, returned: Any) -> None:
        statement, call.statement = call.statement, None
        if statement is None:
            return
        results = _returned(statement, returned) if statement.returns else _assigned(statement, frame)
        self._note(call, statement, call.parts, results)

    def _note(
        self,
        call: _Open,
        statement: Statement,
        parts: list[tuple[str, torch.Tensor]],
        results: list[tuple[str, Any]],
    ) -> None:
        tensors = [(name, value) for name, value in results if isinstance(value, torch.Tensor)]
        others = [f"{name} = {value}" for name, value in results if isinstance(value, int | float | tuple | str)]
        if others:
            call.notes[statement.first] = ", ".join(others)
        final = {id(value) for _, value in tensors}
        on_the_way = [(text, value) for text, value in parts if id(value) not in final]
        if tensors or on_the_way:
            values = [self._value(name, value) for name, value in [*on_the_way, *tensors]]
            self._steps.append((call, statement, values, len(tensors) or len(values)))

    def _value(self, name: str, tensor: torch.Tensor) -> LineValue:
        # a copy: what the model holds itself, such as its positions, may be anybody's
        array: Array = np.array(tensor.detach().cpu().numpy(), np.float32)
        keep = self._left is None or self._whole == len(self._steps) or array.nbytes <= self._left
        if keep and self._left is not None:
            self._left -= array.nbytes
        return LineValue(
            name=name,
            shape=tuple(array.shape),
            thumbnail=_thumbnail(array),
            low=float(array.min()) if array.size else 0.0,
            high=float(array.max()) if array.size else 0.0,
            array=array if keep else None,
        )


def _assigned(statement: Statement, frame: FrameType) -> list[tuple[str, Any]]:
    there = frame.f_locals
    return [(name, there[name]) for name in statement.names if name in there]


def _returned(statement: Statement, value: Any) -> list[tuple[str, Any]]:
    if not isinstance(value, tuple):
        return [(statement.names[0] if len(statement.names) == 1 else RETURNED, value)]
    if len(value) == len(statement.names):
        return list(zip(statement.names, value, strict=True))
    return [(f"{RETURNED}[{i}]", part) for i, part in enumerate(value)]


def _thumbnail(array: Array) -> Array:
    return thumbnail_of(array.reshape(-1, *array.shape[-2:])[0] if array.ndim >= 2 else array.reshape(1, -1))
