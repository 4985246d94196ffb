"""The moments of a panel as one file: a film, or a strip of pictures side by side."""

import dataclasses
import io
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vit_studio.window.export.arrangement import Box
from vit_studio.window.export.common_scale import on_common_scale
from vit_studio.window.export.figure_context import FigureContext
from vit_studio.window.export.panel_picture import PanelPicture, Part
from vit_studio.window.export.whole_file import write_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from PIL.Image import Image

Progress = Callable[[int, int], None]
"""Told how many frames of how many are done; it may raise to call the work off."""

FRAME_MS: Final = 200
LAST_MS: Final = 1500
"""The end is looked at longer, before a film begins again."""
DOTS_PER_INCH: Final = 110
GAP: Final = 24
"""Logical pixels between the pictures of a strip."""
IN_A_ROW: Final = 6
FILMS: Final = (".gif", ".mp4")


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Frame:
    """A moment: what it is called, what the panel shows of it, and by which model."""

    words: str
    picture: PanelPicture
    context: FigureContext


def can_write_mp4() -> bool:
    """Whether there is an ffmpeg, which matplotlib writes films with."""
    return shutil.which("ffmpeg") is not None


def save_timeline(path: Path, frames: Sequence[Frame], progress: Progress) -> None:
    """Write whole or not at all, all moments on one scale; raises VitStudioError.

    What is said below a strip of its model is about the last moment.
    """
    from vit_studio.window.export.caption import caption_lines
    from vit_studio.window.export.figure_file import save_figure
    from vit_studio.window.export.panel_figure import panel_figure

    frames = _alike(frames)
    if path.suffix.lower() in FILMS:
        drawn = _drawn(frames, progress)
        film = _gif(drawn) if path.suffix.lower() == ".gif" else _mp4(drawn)
        progress(len(frames), len(frames))  # the last chance to call it off
        write_whole(path, film)
        return
    whole, context = strip(frames), frames[-1].context
    words = caption_lines(context, whole.sentence, of_image=whole.of_image)

    def draw() -> "Figure":
        progress(0, len(frames))
        figure = panel_figure(whole, context)
        progress(len(frames), len(frames))
        return figure

    save_figure(path, draw, context, "\n".join(words))


def _alike(frames: Sequence[Frame]) -> list[Frame]:
    pictures = on_common_scale([frame.picture for frame in frames])
    return [
        dataclasses.replace(frame, picture=picture, context=dataclasses.replace(frame.context, scale=picture.scale))
        for frame, picture in zip(frames, pictures, strict=True)
    ]


def strip(frames: Sequence[Frame]) -> PanelPicture:
    """The main part of each moment, in rows, as one picture."""
    first = frames[0].picture.main.box
    width, height = first.right - first.left + GAP, first.bottom - first.top + 2 * GAP
    parts = []
    for place, frame in enumerate(frames):
        main = frame.picture.main
        left, top = place % IN_A_ROW * width, place // IN_A_ROW * height
        box = Box(left, top, left + width - GAP, top + height - 2 * GAP)
        key = main.key if not place else f"{main.key}_{place + 1}"
        parts.append(Part(title=frame.words, key=key, data=main.data, box=box, scale=""))
    return dataclasses.replace(frames[0].picture, parts=tuple(parts), together=None)


def _drawn(frames: Sequence[Frame], progress: Progress) -> "Iterator[Image]":
    from PIL import Image

    from vit_studio.window.export.panel_figure import panel_figure

    size: tuple[int, int] | None = None
    for place, frame in enumerate(frames):
        progress(place, len(frames))
        named = dataclasses.replace(frame.picture, title=f"{frame.picture.title}\n{frame.words}")
        written = io.BytesIO()
        panel_figure(named, frame.context).savefig(written, format="png", dpi=DOTS_PER_INCH)
        image = Image.open(written).convert("RGB")
        size = size or (image.width - image.width % 2, image.height - image.height % 2)  # films want even sides
        if image.size != size:
            image = image.crop((0, 0, *size))
        yield image
    progress(len(frames), len(frames))


def _gif(frames: "Iterator[Image]") -> bytes:
    from PIL import Image

    shown = [frame.quantize(colors=256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE) for frame in frames]
    times = [FRAME_MS] * (len(shown) - 1) + [LAST_MS]
    written = io.BytesIO()
    shown[0].save(written, format="GIF", save_all=True, append_images=shown[1:], duration=times, loop=0)
    return written.getvalue()


def _mp4(frames: "Iterator[Image]") -> bytes:
    import tempfile

    import numpy as np
    from matplotlib.animation import FFMpegWriter
    from matplotlib.figure import Figure

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        writer: Any = FFMpegWriter(fps=1000 // FRAME_MS)
        figure: Figure | None = None
        for frame in frames:
            pixels = np.asarray(frame)
            if figure is None:
                figure = Figure(figsize=(frame.width / 100, frame.height / 100), dpi=100)
                shown = figure.figimage(pixels)
                writer.setup(figure, str(path), dpi=100)
            shown.set_data(pixels)
            writer.grab_frame()
        writer.finish()
        return path.read_bytes()
