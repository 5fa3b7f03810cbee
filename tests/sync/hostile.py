"""A proxy between terminal and centre that does everything a network and a broken gateway can do, from a seed."""

import random
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from kiosk_app.identity import Credentials
from kiosk_app.protocol import version
from tests.central import pki
from tests.central.centres import Hall

TRICKS = ("pass", "drop", "lose_answer", "cut", "error", "twice", "nonsense")
NO_HEADERS: Mapping[str, str] = {}


class Proxy:
    """tricks: what was done so far. hostility: how many of ten requests are mistreated."""

    def __init__(self, upstream: str, credentials: Credentials, seed: int, hostility: int) -> None:
        self.upstream = upstream
        self.credentials = credentials
        self.hostility = hostility
        self.down = False
        self.tricks: Counter[str] = Counter()
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def trick(self) -> str:
        with self._lock:
            mistreated = self._random.randrange(10) < self.hostility
            trick = "drop" if self.down else self._random.choice(TRICKS[1:]) if mistreated else "pass"
            self.tricks[trick] += 1
            return trick


class Server(ThreadingHTTPServer):
    """Ends the terminal's TLS and speaks to the centre with the terminal's own certificate: it is the network."""

    daemon_threads = True

    def __init__(self, proxy: Proxy) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.proxy = proxy
        self.socket = pki.server().wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is none."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer("GET")

    def do_POST(self) -> None:
        self._answer("POST")

    def _answer(self, method: str) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        trick = self.server.proxy.trick()
        # These three never reach the centre.
        if trick == "drop":
            self.close_connection = True
        elif trick == "error":
            self._send(500, b"oops")
        elif trick == "nonsense":
            self._send(200, b'{"hello": "I am a captive portal"}')
        else:
            if trick == "twice":
                self._forward(method, body)
            status, content, headers = self._forward(method, body)
            if trick == "lose_answer":
                self.close_connection = True
            else:
                self._send(status, content, headers, cut=trick == "cut")

    def _forward(self, method: str, body: bytes) -> tuple[int, bytes, dict[str, str]]:
        names = ("Content-Type", "Content-Encoding", version.HEADER)
        headers = {name: self.headers[name] for name in names if name in self.headers}
        url = self.server.proxy.upstream + self.path
        with pki.session(self.server.proxy.credentials) as session:
            answer = session.request(method, url, data=body, headers=headers, timeout=10)
        kept = {name: answer.headers[name] for name in (version.HEADER,) if name in answer.headers}
        return answer.status_code, answer.content, kept

    def _send(self, status: int, content: bytes, headers: Mapping[str, str] = NO_HEADERS, *, cut: bool = False) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if cut else content)
        self.close_connection = self.close_connection or cut


@contextmanager
def between(hall: Hall, seed: int, hostility: int) -> Iterator[tuple[Proxy, str]]:
    """The proxy and its base URL."""
    proxy = Proxy(hall.url, hall.credentials, seed, hostility)
    with Server(proxy) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield proxy, f"https://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
