"""Bytes from a server in pieces, such that whoever asks is never held up by a server that says nothing."""

import http.client
import queue
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Generator
from typing import Final

from vit_studio.errors import QT_TRANSLATE_NOOP, DataError

_SILENCE_S: Final = 20.0
"""A server that says nothing for so long is given up."""
_TICK_S: Final = 0.1
_PIECE: Final = 1 << 16


class ServerError(DataError):
    """A server that does not answer, or not with what was asked for; another one may."""


def fetch_pieces(url: str) -> Generator[bytes, None, None]:
    """Yield what the server sends for `url`, and an empty piece whenever it has said nothing for a tenth of a second.

    The reading is done by a thread of its own, since a blocked read cannot be called back; an iterator that is closed
    early leaves that thread to end by itself. Raises ServerError where there is no answer or one that is an error.
    """
    inbox: queue.SimpleQueue[bytes | Exception | None] = queue.SimpleQueue()
    given_up = threading.Event()
    threading.Thread(target=_read, args=(url, inbox, given_up), name="download reader", daemon=True).start()
    try:
        while True:
            try:
                piece = inbox.get(timeout=_TICK_S)
            except queue.Empty:
                piece = b""
            if piece is None:
                return
            if isinstance(piece, Exception):
                raise piece
            yield piece
    finally:
        given_up.set()


def _read(url: str, inbox: "queue.SimpleQueue[bytes | Exception | None]", given_up: threading.Event) -> None:
    try:
        with urllib.request.urlopen(url, timeout=_SILENCE_S) as answer:
            # read1 hands over what has come; read would wait until the piece is full
            while not given_up.is_set() and (piece := answer.read1(_PIECE)):
                inbox.put(piece)
        inbox.put(None)
    except urllib.error.HTTPError as error:
        error.close()
        inbox.put(_server_error(url, error.code))
    except (OSError, http.client.HTTPException) as error:
        inbox.put(_network_error(url, getattr(error, "reason", None) or error))
    except Exception as error:  # whoever waits must hear of it
        inbox.put(error)


def _server_error(url: str, status: int) -> ServerError:
    return ServerError(
        QT_TRANSLATE_NOOP("errors", "The server {host} answered with error {status} to the request for {url}."),
        QT_TRANSLATE_NOOP("errors", "Try again later, or choose a folder that holds the files already."),
        host=urllib.parse.urlsplit(url).netloc,
        status=status,
        url=url,
    )


def _network_error(url: str, reason: object) -> ServerError:
    return ServerError(
        QT_TRANSLATE_NOOP("errors", "The server {host} cannot be reached: {reason}."),
        QT_TRANSLATE_NOOP(
            "errors", "Check the network and try again, or choose a folder that holds the files already."
        ),
        host=urllib.parse.urlsplit(url).netloc,
        reason=reason,
    )
