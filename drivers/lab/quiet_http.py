"""A small HTTP server on loopback that can be switched off and on again at the same port, and writes no log."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "127.0.0.1"
_LONGEST = 64 * 1024 * 1024


@dataclass(frozen=True)
class Request:
    """What came in."""

    method: str
    path: str
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Response:
    """What goes out."""

    status: int
    content_type: str
    body: bytes = field(repr=False)
    location: str = ""


class QuietServer:
    """Answers every request with `answer`, called in a thread per connection."""

    def __init__(self, answer: Callable[[Request], Response], *, port: int = 0) -> None:
        self.port = port
        self._answer = answer
        self._server: ThreadingHTTPServer | None = None

    def switch_on(self) -> None:
        """Listen at `port`, or anywhere when it is 0; then `port` tells where. Raises OSError."""
        if self._server is not None:
            return
        answer = self._answer

        class Handler(_Handler):
            def reply(self, request: Request) -> Response:
                return answer(request)

        self._server = ThreadingHTTPServer((HOST, self.port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), name="http", daemon=True).start()

    def switch_off(self) -> None:
        """Refuse connections from now on."""
        server, self._server = self._server, None
        if server:
            server.shutdown()
            server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """One request a connection, so that nothing outlives a server that has been switched off."""

    def reply(self, request: Request) -> Response:
        raise NotImplementedError

    def serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        body = self.rfile.read(min(int(length), _LONGEST) if length.isdigit() else 0)
        response = self.reply(Request(self.command, self.path, body))
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(response.body)))
        if response.location:
            self.send_header("Location", response.location)
        self.end_headers()
        self.wfile.write(response.body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: who printed what and when is nobody's business."""


for _method in ("GET", "PUT", "POST", "DELETE"):
    setattr(_Handler, f"do_{_method}", _Handler.serve)
