"""A proxy between terminal and centre that does everything a network and a broken gateway can do, from a seed."""

import json
import random
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import requests

from kiosk_app.identity import Credentials
from kiosk_app.protocol import version
from tests.central import pki
from tests.central.centres import Hall

TRICKS = (
    *("pass", "drop", "cut_up", "lose_answer", "cut", "error", "busy"),
    *("twice", "late", "overtaken", "delay", "nonsense", "lie", "babble"),
)
"""cut_up: half of the request arrives at the centre. late: a second copy arrives after the next one. overtaken: it
arrives after the next one itself. lie: another acknowledgement than the centre's. babble: in another release.
"""
OVERTAKING_SECONDS = 0.2
PASSED_UP = (
    *("Content-Type", "Content-Encoding", version.HEADER),
    *("Tus-Resumable", "Upload-Length", "Upload-Metadata", "Upload-Offset", "Upload-Checksum"),
)
PASSED_DOWN = (version.HEADER, "Location", "Upload-Offset", "Retry-After")
NO_HEADERS: Mapping[str, str] = {}


class Proxy:
    """tricks: what was done so far. hostility: how many of ten requests are mistreated."""

    def __init__(self, upstream: str, credentials: Credentials, seed: int, hostility: int) -> None:
        self.upstream = upstream
        self.credentials = credentials
        self.hostility = hostility
        self.down = False
        self.tricks: Counter[str] = Counter()
        self.random = random.Random(seed)
        self._late: list[tuple[str, str, bytes, Mapping[str, str]]] = []
        self._lock = threading.Lock()
        self._passed = threading.Condition()
        self._passes = 0

    def trick(self) -> str:
        with self._lock:
            mistreated = self.random.randrange(10) < self.hostility
            trick = "drop" if self.down else self.random.choice(TRICKS[1:]) if mistreated else "pass"
            self.tricks[trick] += 1
            return trick

    def keep_for_later(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> None:
        with self._lock:
            self._late.append((method, path, body, headers))

    def forward(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> requests.Response:
        """To the centre, and after it whatever was late."""
        with pki.session(self.credentials) as session:
            answer = session.request(method, self.upstream + path, data=body, headers=headers, timeout=10)
            with self._lock:
                late, self._late = self._late, []
            for verb, place, content, said in late:
                session.request(verb, self.upstream + place, data=content, headers=said, timeout=10)
        with self._passed:
            self._passes += 1
            self._passed.notify_all()
        return answer

    def let_another_pass(self) -> None:
        """Until one that came later has been answered by the centre, if one comes."""
        with self._passed:
            passes = self._passes
            self._passed.wait_for(lambda: self._passes > passes, OVERTAKING_SECONDS)

    def forward_half(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> None:
        """The centre sees a request that breaks off."""
        host, port = urlsplit(self.upstream).netloc.split(":")
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"Content-Length: {len(body)}"]
        head = "\r\n".join((*lines, *(f"{name}: {value}" for name, value in headers.items()), "", "")).encode()
        with (
            socket.create_connection((host, int(port)), timeout=10) as line,
            self.credentials.context().wrap_socket(line, server_hostname=host) as tls,
        ):
            tls.sendall(head + body[: len(body) // 2])


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

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_PATCH(self) -> None:
        self._answer("PATCH")

    def _answer(self, method: str) -> None:
        length, trick = int(self.headers.get("Content-Length", 0)), self.server.proxy.trick()
        body = self.rfile.read(length)
        if trick == "cut_up":
            self.server.proxy.forward_half(method, self.path, body, self._said())
            self.close_connection = True
        # These never reach the centre.
        elif trick == "drop":
            self.close_connection = True
        elif trick == "error":
            self._send(500, b"oops")
        elif trick == "busy":
            self._send(429, b"", {"Retry-After": "0"})
        elif trick == "nonsense":
            self._send(200, b'{"hello": "I am a captive portal"}')
        else:
            self._pass_on(method, body, trick)

    def _pass_on(self, method: str, body: bytes, trick: str) -> None:
        if trick == "delay":
            time.sleep(self.server.proxy.random.uniform(0.0, 0.05))
        if trick == "overtaken":
            self.server.proxy.let_another_pass()
        if trick == "twice":
            self._forward(method, body)
        status, content, headers = self._forward(method, body, late=trick == "late")
        if trick == "lose_answer":
            self.close_connection = True
        else:
            if trick == "lie" and status == 200:
                content = self._lie(content)
            if trick == "babble":
                headers = {**headers, version.HEADER: "99"}
            self._send(status, content, headers, cut=trick == "cut")

    def _lie(self, content: bytes) -> bytes:
        try:
            said = json.loads(content)
        except ValueError:
            return content
        if not isinstance(said, dict) or "through" not in said:
            return content
        through, random = said["through"], self.server.proxy.random
        lies: tuple[dict[str, object], ...] = (
            {"through": through + 1000},
            {"through": through + random.randrange(1, 200)},
            {"through": random.randrange(through)},
            {"stream": "another"},
        )
        return json.dumps({**said, **random.choice(lies)}).encode()

    def _forward(self, method: str, body: bytes, *, late: bool = False) -> tuple[int, bytes, dict[str, str]]:
        headers = self._said()
        answer = self.server.proxy.forward(method, self.path, body, headers)
        if late:
            self.server.proxy.keep_for_later(method, self.path, body, headers)
        kept = {name: answer.headers[name] for name in PASSED_DOWN if name in answer.headers}
        return answer.status_code, answer.content, kept

    def _said(self) -> dict[str, str]:
        return {name: self.headers[name] for name in PASSED_UP if name in self.headers}

    def _send(self, status: int, content: bytes, headers: Mapping[str, str] = NO_HEADERS, *, cut: bool = False) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        # RFC 9110 §8.6: not beside a 204.
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
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
