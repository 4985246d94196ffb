"""A short script that runs alone and computes again what is on screen: the image is in it, the model in its file."""

import ast
import base64
import dataclasses
import textwrap
import zlib
from typing import TYPE_CHECKING, Final

from vit_studio.analysis.expression import FUNCTIONS
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.resources import bundled_model
from vit_studio.tracing.position_tables import PositionTables
from vit_studio.tracing.trace import EmbeddingProof, ForwardTrace

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene

WIDTH: Final = 100
"""Letters in a line of pixels."""


def snippet(expression: str, scene: "Scene") -> str:
    """Python that prints the array of an expression; with a file's name it saves it too.

    Expressions are those of `analysis.expression`, and those that begin with a `line_expression`.
    """
    used = _names(expression)
    if scene.difference is not None:
        return _difference_script(expression, used, *scene.difference)
    return _script(
        scene,
        what=expression,
        imports=_imports(used),
        body=[*_preparation(used), f"result = np.asarray({expression})"],
    )


def _difference_script(expression: str, used: list[str], a: "Scene", b: "Scene") -> str:
    """A − B of two models that are in files; raises VitStudioError if one of them is not."""
    unsaved = [name for name, each in (("A", a), ("B", b)) if each.model_file is None]
    if unsaved:
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "There is no script for A − B: {which} is in no file that it could read."),
            QT_TRANSLATE_NOOP("errors", "Save that model, open or pin the file, then copy the code again."),
            which=" + ".join(unsaved),
        )
    loads_bundled = bundled_model() in (a.model_file, b.model_file)
    body = [
        "",
        "",
        "def computed(model_file, expected_hash):",
        "    loaded = load_model(model_file)",
        "    model = loaded.model",
        '    assert model_hash(model) == expected_hash, f"{model_file} holds another model by now"',
        "    image = to_input(pixels[None], mean=loaded.info.pixel_mean, std=loaded.info.pixel_std)[0]",
        *(f"    {line}" for line in _preparation(used)),
        f"    return np.asarray({expression})",
        "",
        "",
        f'a = computed({_file(a)}, "{a.model_hash}")',
        f'b = computed({_file(b)}, "{b.model_hash}")',
        "result = a - b",
    ]
    return _frame(
        a,
        what=f"{expression}, A - B",
        seen_by=f"the models {a.info.name} (A) and {b.info.name} (B)",
        imports=[*_imports(used), *(["from vit_studio.resources import bundled_model"] if loads_bundled else [])],
        body=body,
    )


def _file(scene: "Scene") -> str:
    assert scene.model_file is not None
    return "bundled_model()" if scene.model_file == bundled_model() else f"Path({str(scene.model_file.absolute())!r})"


def line_expression(*, function: str, name: str, layer: int | None, line: int) -> str:
    """The expression for what a line of the model's code computed, see `LineTrace.value`; only snippets know it."""
    place = f"{function!r}, {name!r}"
    place += "" if layer is None else f", layer={layer}"
    return f"lines.value({place}, line={line})"


def _script(scene: "Scene", *, what: str, imports: list[str], body: list[str]) -> str:
    bundled = ["from vit_studio.resources import bundled_model"] if scene.model_file == bundled_model() else []
    before = [
        "",
        *_model_lines(scene),
        "image = to_input(pixels[None], mean=loaded.info.pixel_mean, std=loaded.info.pixel_std)[0]",
        "",
    ]
    return _frame(
        scene,
        what=what,
        seen_by=f"the model {scene.info.name}",
        imports=[*imports, *bundled],
        body=[*before, *body],
    )


def _frame(scene: "Scene", *, what: str, seen_by: str, imports: list[str], body: list[str]) -> str:
    """A script that has the image in it, and prints a result."""
    image = f"{scene.image_id.split.value} image {scene.image_id.number} of {scene.images.name}"
    ours = [
        "from vit_studio.session.model_hash import model_hash",
        "from vit_studio.vit.pixels import to_input",
        "from vit_studio.vit.weights import load_model",
        *imports,
    ]
    parts = [
        f'"""{_plain(what)}',
        "",
        _plain(f"{image}, seen by {seen_by}."),
        '"""',
        "",
        "import base64",
        "import sys",
        "import zlib",
        "from pathlib import Path",
        "",
        "import numpy as np",
        "",
        *sorted(dict.fromkeys(ours)),
        "",
        *_pixel_lines(scene),
        *body,
        "",
        "print(result)",
        'print("shape", result.shape)',
        "if len(sys.argv) > 1:",
        "    np.save(sys.argv[1], result)",
    ]
    return "\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """Within a docstring."""
    return text.replace("\\", "/").replace('"', "'")


def _pixel_lines(scene: "Scene") -> list[str]:
    packed = base64.b85encode(zlib.compress(scene.pixels.tobytes(), 9)).decode("ascii")
    rows = [f'    "{row}"' for row in textwrap.wrap(packed, WIDTH, break_on_hyphens=False)]
    shape = ", ".join(map(str, scene.pixels.shape))
    return [
        "packed = (",
        *rows,
        ")",
        f"pixels = np.frombuffer(zlib.decompress(base64.b85decode(packed)), np.uint8).reshape({shape})",
    ]


def _model_lines(scene: "Scene") -> list[str]:
    check = f'assert model_hash(model) == "{scene.model_hash}", "this file holds another model by now"'
    if scene.model_file is None:
        moment = "" if scene.step is None else f" (after {scene.step} steps of training)"
        where = [
            f"# This model{moment} was never saved: save it with File, Save model as…, and name the file here.",
            'model_file = Path("your_model.safetensors")',
            'assert model_file.exists(), "save the model from ViT Studio first, and put its path into this script"',
        ]
    elif scene.model_file == bundled_model():
        where = ["model_file = bundled_model()"]
    else:
        where = [f"model_file = Path({str(scene.model_file.absolute())!r})"]
    return [*where, "loaded = load_model(model_file)", "model = loaded.model", check]


def _names(expression: str) -> list[str]:
    """The names that an expression uses, in their order."""
    nodes = [node for node in ast.walk(ast.parse(expression.strip(), mode="eval")) if isinstance(node, ast.Name)]
    return list(dict.fromkeys(node.id for node in nodes))


@dataclasses.dataclass(frozen=True, kw_only=True)
class _Whole:
    """Something computed once, whose parts expressions name."""

    variable: str
    call: str
    module: str
    members: frozenset[str]


def _members(whole: type) -> frozenset[str]:
    fields = {field.name for field in dataclasses.fields(whole)}
    return frozenset(fields | {name for name, member in vars(whole).items() if isinstance(member, property)})


_WHOLES: Final = (
    _Whole(
        variable="forward",
        call="trace(model, image)",
        module="vit_studio.tracing.tracer",
        members=_members(ForwardTrace) - {"config", "image"},
    ),
    _Whole(
        variable="proof",
        call="prove_embedding(model, image)",
        module="vit_studio.tracing.embedding_proof",
        members=_members(EmbeddingProof),
    ),
    _Whole(
        variable="positions",
        call="position_tables(model)",
        module="vit_studio.tracing.positions",
        members=_members(PositionTables),
    ),
    _Whole(
        variable="lines",
        call="trace_lines(model, image)",
        module="vit_studio.tracing.line_trace",
        members=frozenset({"lines"}),
    ),
)

_DERIVED: Final = {
    "config": "config = model.config",
    "grid": "grid = PatchGrid(model.config.image_size, model.config.patch_size)",
    "image": "image = image.numpy()",
}


def _imports(used: list[str]) -> list[str]:
    lines = [f"from {FUNCTIONS[name].__module__} import {name}" for name in used if name in FUNCTIONS]
    lines += [f"from {whole.module} import {whole.call.partition('(')[0]}" for whole in _wholes(used)]
    return [*lines, *(["from vit_studio.vit.patch_grid import PatchGrid"] if "grid" in used else [])]


def _preparation(used: list[str]) -> list[str]:
    """The lines that make the names which an expression uses."""
    lines = []
    for whole in _wholes(used):
        lines.append(f"{whole.variable} = {whole.call}")
        lines += [f"{name} = {whole.variable}.{name}" for name in used if name in whole.members - {"lines"}]
    return lines + [_DERIVED[name] for name in used if name in _DERIVED]


def _wholes(used: list[str]) -> list[_Whole]:
    return [whole for whole in _WHOLES if whole.members & set(used)]
