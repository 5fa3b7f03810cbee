"""The cable: carries both ways, can be cut in the middle, and mended at the same port."""

import socket
import threading
from collections.abc import Iterator

import pytest

from drivers.lab.link_proxy import LinkProxy


@pytest.fixture
def centre() -> Iterator[tuple[str, int]]:
    """Sends back what it gets."""
    server = socket.create_server(("127.0.0.1", 0))

    def echo(connection: socket.socket) -> None:
        with connection:
            while data := connection.recv(65536):
                connection.sendall(data)

    def accept() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=echo, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept)
    thread.start()
    yield server.getsockname()
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


def test_bytes_both_ways_and_half_closing(centre: tuple[str, int]) -> None:
    proxy = LinkProxy(centre)
    proxy.mend()
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as near:
        near.sendall(b"hello")
        near.shutdown(socket.SHUT_WR)
        received = b""
        while data := near.recv(100):
            received += data
    assert received == b"hello"
    proxy.cut()


def test_cutting_ends_what_is_live_and_refuses_what_is_new(centre: tuple[str, int]) -> None:
    proxy = LinkProxy(centre)
    proxy.mend()
    port = proxy.port
    with socket.create_connection(("127.0.0.1", port), timeout=5) as near:
        near.sendall(b"x")
        assert near.recv(1) == b"x"
        proxy.cut()
        try:
            assert near.recv(1) == b""
        except ConnectionError:
            near.close()
    assert not proxy.up
    with pytest.raises(ConnectionError):
        socket.create_connection(("127.0.0.1", port), timeout=5)
    proxy.mend()
    assert proxy.port == port
    with socket.create_connection(("127.0.0.1", port), timeout=5) as near:
        near.sendall(b"y")
        assert near.recv(1) == b"y"
    proxy.cut()


def test_a_centre_that_is_not_there() -> None:
    # Held and not listened at: nobody answers there, and the cable's own end cannot come to lie there.
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        proxy = LinkProxy(mute.getsockname())
        proxy.mend()
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=5) as near:
            assert near.recv(1) == b""
        proxy.cut()
