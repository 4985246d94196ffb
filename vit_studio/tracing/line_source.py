"""The source of the functions that ran: their lines as Python reads them, and what each line's statement is."""

import ast
import dataclasses
import functools
import inspect
import linecache
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

Definition = ast.FunctionDef | ast.AsyncFunctionDef


class SourceChanged(Exception):  # noqa: N818 - it says what has happened
    """The file on disk is no longer the one that is running."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement on the lines `first` to `last` of the file; of a compound one, only its head.

    `names` are those that it assigns, or for a return those of the values where they have any; `calls` are the texts
    of the calls within it by the last part of what is called: "norm1": "self.norm1(tokens)".
    """

    first: int
    last: int
    names: tuple[str, ...] = ()
    returns: bool = False
    calls: tuple[tuple[str, str], ...] = ()

    def call_text(self, name: str) -> str | None:
        """How a call is written here."""
        return dict(self.calls).get(name)


@dataclasses.dataclass(frozen=True, kw_only=True)
class FunctionSource:
    """A function as its file has it; `first_line` is the number of its first line there, counted from 1.

    `docstring` are the first and last line of its docstring. Equal for the same function, whoever asks.
    """

    module: str
    qualname: str
    path: Path
    first_line: int
    text: str
    docstring: tuple[int, int] | None
    statements: tuple[Statement, ...]

    @property
    def lines(self) -> list[str]:
        """Its lines, moved to the left edge."""
        return textwrap.dedent(self.text).splitlines()

    @property
    def last_line(self) -> int:
        """The number of its last line in the file."""
        return self.first_line + len(self.text.splitlines()) - 1

    def statement_at(self, line: int) -> Statement | None:
        """The statement that a line of the file belongs to; the innermost, where one stands in another."""
        found = [statement for statement in self.statements if statement.first <= line <= statement.last]
        return max(found, key=lambda statement: statement.first, default=None)


def sources_of(*modules: ModuleType) -> dict[CodeType, FunctionSource]:
    """All functions and methods that modules define, by the code that runs; raises SourceChanged."""
    found: dict[CodeType, FunctionSource] = {}
    for module in modules:
        for function in _functions(module):
            found[function.__code__] = source_of(function)
    return found


@functools.cache
def source_of(function: FunctionType) -> FunctionSource:
    """The source of a function; raises SourceChanged if its file now holds other code than the one that runs."""
    code = function.__code__
    linecache.checkcache(code.co_filename)
    lines = linecache.getlines(code.co_filename, function.__globals__)
    try:
        definition = _definition_of(code, "".join(lines))
    except SyntaxError as error:
        raise SourceChanged(code.co_filename) from error
    if definition is None:
        raise SourceChanged(code.co_filename)
    return FunctionSource(
        module=function.__module__,
        qualname=function.__qualname__,
        path=Path(code.co_filename),
        first_line=code.co_firstlineno,
        text="".join(lines[code.co_firstlineno - 1 : definition.end_lineno]),
        docstring=_docstring(definition),
        statements=tuple(_statements(definition)),
    )


def _functions(module: ModuleType) -> list[FunctionType]:
    found: list[FunctionType] = []
    for member in vars(module).values():
        if getattr(member, "__module__", None) != module.__name__:
            continue
        if inspect.isclass(member):
            found += [method for method in vars(member).values() if inspect.isfunction(method)]
        elif inspect.isfunction(member):
            found.append(member)
    # those that dataclasses and enums write themselves have no source, and no pass comes through __init__
    return [f for f in found if f.__code__.co_filename == module.__file__ and not f.__name__.startswith("__")]


def _definition_of(code: CodeType, text: str) -> Definition | None:
    """The definition in a file's text that compiles to the code that runs; None if there is none."""
    tree, codes = _compiled(text)
    if code not in codes:
        return None
    for node in ast.walk(tree):
        if isinstance(node, Definition) and _first_line(node) == code.co_firstlineno and node.name == code.co_name:
            return node
    return None


@functools.lru_cache(maxsize=16)
def _compiled(text: str) -> tuple[ast.Module, frozenset[CodeType]]:
    """A file as a whole, for what a function compiles to depends on what the file imports."""
    tree = ast.parse(text)
    return tree, frozenset(_codes_in(compile(tree, "<shown>", "exec", dont_inherit=True)))


def _codes_in(code: CodeType) -> Iterator[CodeType]:
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _codes_in(const)


def _first_line(definition: Definition) -> int:
    return min([definition.lineno, *(decorator.lineno for decorator in definition.decorator_list)])


def _docstring(definition: Definition) -> tuple[int, int] | None:
    if ast.get_docstring(definition) is None:
        return None
    first = definition.body[0]
    return first.lineno, first.end_lineno or first.lineno


def _statements(definition: Definition) -> list[Statement]:
    found = []
    for node in ast.walk(definition):
        if isinstance(node, ast.stmt) and node is not definition and not isinstance(node, Definition):
            found.append(_statement(node))
    return sorted(found, key=lambda statement: statement.first)


def _statement(node: ast.stmt) -> Statement:
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
    return Statement(
        first=node.lineno,
        last=max(last, node.lineno),
        names=tuple(_names(node)),
        returns=isinstance(node, ast.Return),
        calls=() if body else tuple(_calls(node)),
    )


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Assign):
        targets: list[ast.expr] = node.targets
    elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.For):
        targets = [node.target]
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple | ast.Name):
        targets = [node.value]
    else:
        return []
    flat = [part for target in targets for part in (target.elts if isinstance(target, ast.Tuple) else [target])]
    return [part.id for part in flat if isinstance(part, ast.Name)]


def _calls(node: ast.stmt) -> list[tuple[str, str]]:
    found = []
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute | ast.Name):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
            found.append((name, ast.unparse(call)))
    return found
