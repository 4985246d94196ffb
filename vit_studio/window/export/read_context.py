"""Finds in a figure or a file of numbers what it shows; reads only what this program has written, and little of it."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFile, QIODevice, QXmlStreamReader
from PySide6.QtGui import QImageReader

from vit_studio.data.disk_errors import disk_error
from vit_studio.errors import QT_TRANSLATE_NOOP, VitStudioError
from vit_studio.window.export.figure_context import KEY, FigureContext

MOST_BYTES: Final = 1_000_000
"""Of the context itself: a few hundred are usual."""
LARGEST_FILE: Final = 200_000_000


def read_context(path: Path) -> FigureContext:
    """The context in a PNG, SVG, PDF or NPZ file; raises VitStudioError if it holds none, or cannot be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _foreign(path)
        read = READERS.get(path.suffix.lower())
        # a file dialog lets anybody type the name of any file
        text = read(path) if read is not None else ""
    except OSError as error:
        raise disk_error(error, path) from error
    if not text or len(text) > MOST_BYTES:
        raise _foreign(path)
    try:
        return FigureContext.from_json(text)
    except (ValueError, RecursionError) as error:
        raise VitStudioError(
            QT_TRANSLATE_NOOP("errors", "What {name} says of itself is damaged."),
            QT_TRANSLATE_NOOP("errors", "Use the file as it was saved; other programs may have changed it."),
            name=path.name,
        ) from error


def _read_png(path: Path) -> str:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    return reader.text(KEY)


def _read_svg(path: Path) -> str:
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise OSError(0, file.errorString())
    try:
        xml = QXmlStreamReader(file)
        while not xml.atEnd():
            found = xml.readNext() == QXmlStreamReader.TokenType.StartElement and xml.name() == "metadata"
            if found and xml.attributes().value("id") == KEY:
                return xml.readElementText(QXmlStreamReader.ReadElementTextBehaviour.IncludeChildElements)
        return ""
    finally:
        file.close()


def _read_pdf(path: Path) -> str:
    """The entry of the document's Info dictionary, which matplotlib writes uncompressed."""
    data = path.read_bytes()
    found = re.search(rb"/" + KEY.encode() + rb"\s*\(", data)
    return _pdf_string(data[found.end() : found.end() + 2 * MOST_BYTES]) if found else ""


def _pdf_string(data: bytes) -> str:
    """A literal string (PDF 32000-1, 7.3.4.2) up to its closing bracket; without one, nothing."""
    read, depth, place = bytearray(), 1, 0
    while place < len(data):
        sign = data[place : place + 1]
        if sign == b"\\":
            escape = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL).match(data, place)
            if escape is None:
                return ""
            read += _unescaped(escape.group(1))
            place = escape.end()
            continue
        depth += (sign == b"(") - (sign == b")")
        if depth == 0:
            return read.decode("latin-1")
        read += sign
        place += 1
    return ""


def _unescaped(sign: bytes) -> bytes:
    if sign.isdigit():
        return bytes([int(sign, 8) & 0xFF])
    known = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
    return known.get(sign, sign)


def _read_npz(path: Path) -> str:
    """Only the one array, and never a pickle."""
    import numpy as np

    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(f"{KEY}.npy")
            if info.file_size > 4 * MOST_BYTES + 1000:
                return ""
            text = np.lib.format.read_array(io.BytesIO(archive.read(info)), allow_pickle=False)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError, RuntimeError):
        return ""
    return str(text) if text.ndim == 0 and text.dtype.kind == "U" else ""


READERS: Final[dict[str, Callable[[Path], str]]] = {
    ".png": _read_png,
    ".svg": _read_svg,
    ".pdf": _read_pdf,
    ".npz": _read_npz,
}
"""By suffix: what can be dropped on the window to see again what it shows."""


def _foreign(path: Path) -> VitStudioError:
    return VitStudioError(
        QT_TRANSLATE_NOOP("errors", "{name} does not say what it shows: ViT Studio has not saved it."),
        QT_TRANSLATE_NOOP("errors", "Drop a PNG, SVG, PDF or NPZ file that was saved from a panel's menu."),
        name=path.name,
    )
