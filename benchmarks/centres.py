"""Two ends of the line, each a process of its own that asks for certificates: a centre, and what answers at once."""

import json
import multiprocessing
import socket
import ssl
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path

import zstandard

from central import authority, listener, shared, site
from central.api import tls
from central.api.app import build
from central.opener.registrar import Registrar
from central.repository import Repository
from central.store import terminals
from kiosk_app import identity
from kiosk_app.identity import Credentials

TERMINAL = "370602-0001"
AUTHORITY = "authority.pem"
Serve = Callable[[Path, Connection], None]


@contextmanager
def serving(serve: Serve) -> Iterator[tuple[str, Credentials]]:
    """Base URL, and the papers of `TERMINAL`; `authority.pem` lies beside its certificate."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        data = Path(name)
        credentials = _enrolled(data)
        here, there = multiprocessing.Pipe()
        server = multiprocessing.get_context("spawn").Process(target=serve, args=(data, there), daemon=True)
        server.start()
        try:
            yield f"https://127.0.0.1:{here.recv()}", credentials
        finally:
            server.terminate()
            server.join()


def _enrolled(data: Path) -> Credentials:
    site.prepare(data)
    now, key = time.time(), identity.new_key()
    request = identity.signing_request(key, TERMINAL)
    with site.open_store(data) as store:
        with store.write() as connection:
            terminals.invite(connection, TERMINAL, "", "token", now + 60, now)
            terminals.enrol(connection, TERMINAL, "token", request, now)
        Registrar(store, authority.load(site.authority_folder(data)), time.time).step()
        with store.write() as connection:
            certificate = terminals.enrol(connection, TERMINAL, "token", request, now)
    papers = site.authority_folder(data)
    (papers / identity.FILE).write_bytes(key + str(certificate).encode())
    return Credentials.of(papers, (papers / AUTHORITY).read_text())


def centre(data: Path, report: Connection) -> None:
    """What takes entries at the centre, on SQLite."""
    department, records = site.open_department(data, time.time)
    provider, payments = site.open_provider(data)
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        site.open_store(data) as store,
        records,
        payments,
        shared.standing_in(data, time.time) as common,
    ):
        repository, files = Repository(data, time.time), data / site.ATTACHMENTS
        app = build(store, department, provider, site.applicants(data), common, repository, files, time.time)
        server = listener.server(app, tls.context(site.authority_folder(data)))
        report.send(listening.getsockname()[1])
        server.run(sockets=[listening])


def at_once(data: Path, report: Connection) -> None:
    """Reads a batch and acknowledges it: what is left is the terminal's part."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answer)
    context = tls.context(site.authority_folder(data))
    context.verify_mode = ssl.CERT_REQUIRED
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    report.send(server.server_address[1])
    server.serve_forever()


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Or each answer waits 40 ms for an acknowledgement of its head, and everybody is as slow.
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        packed = self.rfile.read(int(self.headers["Content-Length"]))
        batch = json.loads(zstandard.ZstdDecompressor().decompress(packed))
        stream = batch[-1]["source"].rpartition(":")[2]
        content = json.dumps({"stream": stream, "through": int(batch[-1]["sequence"])}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
