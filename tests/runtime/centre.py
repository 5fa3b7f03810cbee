"""A centre as small as can be, that answers as it is told: well, with an error, with nonsense, or not at all."""

import io
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

import msgspec
from PIL import Image

Trouble = Literal["error", "page", "shape", "silence", "later"]


def _sheet() -> bytes:
    file = io.BytesIO()
    Image.new("1", (595, 842), 1).save(file, "PDF")
    return file.getvalue()


PDF = _sheet()
PAGE = b"<html><body>Welcome to the guest network</body></html>"
SHARES: Mapping[str, Mapping[str, object]] = {
    "insurance_status": {"area": "370600", "active": True, "phone": "13800000003"},
    "residence_elsewhere": {"area": "110100"},
}


@dataclass(frozen=True)
class Answer:
    content: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def as_json(value: object, status: int = 200) -> Answer:
    return Answer(msgspec.json.encode(value), status)


@dataclass
class SmallCentre:
    """troubles: what is wrong with a path, by its first part after `/v1/`. asked: those parts, in order.

    document: the sheet of every case. stock: the paper it is for. handed: sealed pages, for which a phone comes at
    once. release: lets those go who were not answered.
    """

    troubles: dict[str, Trouble] = field(default_factory=dict)
    identity: Callable[[], object] = lambda: {"outcome": "verified", "attempts_left": 0}
    document: bytes = PDF
    stock: str = "plain"
    handed: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def answer(self, path: str, body: bytes) -> Answer:
        part = path.removeprefix("/v1/").partition("/")[0]
        self.asked.append(part)
        match self.troubles.get(part):
            case "error":
                return Answer(b"Internal Server Error", 500)
            case "page":
                return Answer(PAGE)
            case "shape":
                return as_json({"hello": ["world"]})
            case "later":
                return Answer(b"", 202)
            case "silence":
                self.release.wait(60)
                return Answer(b"", 503)
            case None:
                return self._good(part, body)

    def _good(self, part: str, body: bytes) -> Answer:
        match part:
            case "identity":
                return as_json(self.identity())
            case "share":
                scene = msgspec.json.decode(body)["scene"]
                return as_json({"found": True, "values": SHARES[scene]})
            case "check":
                return as_json({"holds": True})
            case "photos":
                photo = {"id": "0" * 32, "sha256": "0" * 64, "spec": msgspec.json.decode(body)["spec"]}
                return as_json({"outcome": "found", "taken": "2026-01-05", "photo": photo})
            case "handovers" if body:
                self.handed.append(body)
                return as_json({"id": "1", "address": "http://phone.invalid/take/1", "seconds": 600.0})
            case "handovers":
                return as_json({"state": "taken"})
            case "documents":
                about = {"Document-Id": "D-1", "Document-Pages": "1", "Verification-Code": "ABCD"}
                about |= {"Document-Stock": self.stock} if self.stock != "plain" else {}
                return Answer(self.document, headers=about)
            case _:
                return Answer(b"", 404)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        answer = self.server.centre.answer(self.path, body)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, centre: SmallCentre) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.centre = centre

    def handle_error(self, request: object, client_address: object) -> None:
        """A terminal that went away is none."""


@contextmanager
def serving(centre: SmallCentre) -> Iterator[str]:
    """The centre's base URL."""
    with _Server(centre) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            centre.release.set()
            server.shutdown()
            thread.join()
