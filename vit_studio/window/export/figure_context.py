"""What a figure was made of: enough to say it in a caption, and to bring it all back."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.resources import bundled_model

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.studio import Studio

KEY: Final = "vit_studio"
"""Under this name the context stands in a file's metadata."""
FORMAT: Final = 1
LINE_VALUE: Final = "lines.value("
"""How an expression begins that is about a line of the code."""
BUNDLED: Final = "bundled"
"""Stands for the file of the model that comes with the program, wherever that is installed."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class FigureContext:
    """Plain values, counted from 0; `head` None is the mean of all heads."""

    title: str = ""
    expression: str = ""
    program: str = ""
    """Version of the program."""
    stage: str = ""
    image_set: str = ""
    split: str = ""
    number: int = 0
    image_hash: str = ""
    """Of the pixels: two sets may have the same name."""
    label: str = ""
    prediction: str = ""
    probability: float = 0.0
    model: str = ""
    model_hash: str = ""
    model_file: str = ""
    """Where the model can be opened from; empty if it was never saved."""
    training_step: int | None = None
    is_difference: bool = False
    """Whether it shows A − B: the model above is A, the one below B."""
    other_model: str = ""
    other_hash: str = ""
    other_file: str = ""
    other_step: int | None = None
    layer: int = 0
    depth: int = 1
    head: int | None = None
    num_heads: int = 1
    token: int = 0
    grid_side: int = 1
    dim: int = 0
    code_step: int | None = None
    """The step of the pass whose tensor the inspector shows; None for what the pages show."""
    scale: str = ""
    """Which range the colours span, in words."""
    viewing: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def to_json(self) -> str:
        """One line that `from_json` reads; equal contexts give equal lines."""
        values = {"format": FORMAT} | dataclasses.asdict(self) | {"viewing": dict(self.viewing)}
        return json.dumps(values, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "FigureContext":
        """Read what `to_json` wrote; unknown names are passed over, values of a wrong kind too. Raises ValueError."""
        values = json.loads(text)
        if not isinstance(values, dict):
            raise ValueError("a figure's context is an object")
        known = {field.name: field for field in dataclasses.fields(cls)}
        return cls(**{name: value for name, value in values.items() if name in known and _fits(name, value)})


_NUMBERS: Final = ("number", "layer", "depth", "num_heads", "token", "grid_side", "dim")
_NUMBERS_OR_NONE: Final = ("head", "training_step", "other_step", "code_step")


def _fits(name: str, value: Any) -> bool:
    """Whether a value that somebody may have tampered with is of the kind that its field needs."""
    if name in _NUMBERS or name in _NUMBERS_OR_NONE:
        whole = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
        return whole or (value is None and name in _NUMBERS_OR_NONE)
    if name == "probability":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name == "is_difference":
        return isinstance(value, bool)
    if name == "viewing":
        return isinstance(value, dict) and all(isinstance(part, str) for pair in value.items() for part in pair)
    return isinstance(value, str)


def figure_context(
    studio: "Studio", *, title: str, expression: str, stage: str, scale: str, is_difference: bool = False
) -> FigureContext:
    """What is on show now, A − B only if the panel shows that; raises VitStudioError before there is anything."""
    on_show, selection = studio.scene, studio.selection
    if on_show is None:
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "There is nothing to save yet."),
            QT_TRANSLATE_NOOP("errors", "Wait until the model is there."),
        )
    scene = on_show.plain
    other = on_show.difference[1] if is_difference and on_show.difference is not None else None
    best = int(scene.trace.logits.argmax())
    return FigureContext(
        title=title,
        expression=expression,
        program=program_version(),
        stage=stage,
        image_set=scene.images.name,
        split=scene.image_id.split.value,
        number=scene.image_id.number,
        image_hash=pixels_hash(scene.pixels.tobytes()),
        label=scene.images.class_names[scene.label],
        prediction=scene.class_names[best],
        probability=round(float(scene.trace.probs[best]), 6),
        model=scene.info.name,
        model_hash=scene.model_hash,
        model_file=_file_text(scene),
        training_step=scene.step,
        is_difference=other is not None,
        other_model=other.info.name if other is not None else "",
        other_hash=other.model_hash if other is not None else "",
        other_file=_file_text(other) if other is not None else "",
        other_step=other.step if other is not None else None,
        layer=selection.layer,
        depth=scene.config.depth,
        head=selection.head,
        num_heads=scene.config.num_heads,
        token=selection.token,
        grid_side=scene.grid.side,
        dim=selection.dim,
        code_step=studio.lines.at if expression.startswith(LINE_VALUE) else None,
        scale=scale,
        viewing=studio.viewing.as_dict(),
    )


def pixels_hash(pixels: bytes) -> str:
    """Tells one image from another."""
    return hashlib.sha256(pixels).hexdigest()[:12]


def model_path(context: FigureContext) -> Path | None:
    """Where the figure's model, of a difference A, may be found on this machine."""
    return _path(context.model_file)


def other_path(context: FigureContext) -> Path | None:
    """Where B may be found."""
    return _path(context.other_file)


def _path(file: str) -> Path | None:
    if file == BUNDLED:
        return bundled_model()
    return Path(file).expanduser() if file else None


def _file_text(scene: "Scene") -> str:
    """The model's file; the home folder is written ~, for a figure travels and need not tell the user's name."""
    path = scene.model_file
    if path is None:
        return ""
    if path == bundled_model():
        return BUNDLED
    try:
        return f"~/{path.absolute().relative_to(Path.home()).as_posix()}"
    except ValueError:
        return str(path.absolute())


def program_version() -> str:
    """The installed version; empty in a checkout that nobody has installed."""
    import importlib.metadata

    try:
        return importlib.metadata.version("vit-studio")
    except importlib.metadata.PackageNotFoundError:
        return ""
