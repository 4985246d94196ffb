import socket
import threading
import time

import pytest

from vit_studio.data import fetching
from vit_studio.data.fetching import ServerError, fetch_pieces


def test_the_pieces_are_the_file(serve):
    body = bytes(range(256)) * 4096
    server = serve({"file": body})
    assert b"".join(fetch_pieces(f"{server.url}file")) == body


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_an_error_of_the_server_is_told_with_its_number(serve, status):
    server = serve({"file": b""})
    server.statuses["file"] = status
    with pytest.raises(ServerError, match=f"error {status}") as caught:
        list(fetch_pieces(f"{server.url}file"))
    assert "127.0.0.1" in str(caught.value)


def test_no_server_is_told(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ServerError, match="cannot be reached"):
        list(fetch_pieces(f"http://127.0.0.1:{port}/file"))


def test_a_server_that_speaks_something_else_is_told(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer():
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"220 not the web\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(ServerError, match="cannot be reached"):
            list(fetch_pieces(f"http://127.0.0.1:{listener.getsockname()[1]}/file"))
        thread.join()


def test_a_server_that_says_nothing_does_not_hold_up_who_asks(serve):
    server = serve({"file": b"x" * 1000})
    server.stalled.add("file")
    pieces = fetch_pieces(f"{server.url}file")
    while next(pieces) != b"x" * 500:
        pass
    start = time.monotonic()
    assert next(pieces) == b""
    assert time.monotonic() - start < 2
    pieces.close()


def test_a_server_that_says_nothing_is_given_up(serve, monkeypatch):
    monkeypatch.setattr(fetching, "_SILENCE_S", 0.2)
    server = serve({"file": b"x" * 1000})
    server.stalled.add("file")
    with pytest.raises(ServerError, match="timed out"):
        list(fetch_pieces(f"{server.url}file"))


def test_an_address_that_is_none_is_not_waited_for():
    with pytest.raises(ValueError, match="unknown url type"):
        list(fetch_pieces("no address"))
