"""A centre that asks for time, or would send a citizen's papers elsewhere."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from kiosk_app.centre import Nonsense
from kiosk_app.sync.presence import Outcome, Presence
from kiosk_app.sync.upload import Uploader
from tests.central.centres import TERMINAL, Hall, send_all
from tests.offline_store.stores import Clock
from tests.sync.test_attachments import ID, sealed, submitted, uploading


class Weary(BaseHTTPRequestHandler):
    """A centre, or a gateway before it, that has had enough."""

    answers: ClassVar[list[int]] = []

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        self.send_response(self.answers.pop())
        self.send_header("Retry-After", "30")
        self.end_headers()


@contextmanager
def weary(*answers: int) -> Iterator[str]:
    Weary.answers[:] = reversed(answers)
    with HTTPServer(("127.0.0.1", 0), Weary) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("status", [429, 503])
def test_a_centre_that_asks_for_time_gets_it(hall: Hall, directory: Path, status: int) -> None:
    one, clock = sealed(hall, directory, 1, 10), Clock(0.0)
    with hall.outbox(directory) as outbox, weary(status, status) as url, hall.client(base=url) as centre:
        submitted(outbox, one)
        send_all(hall, outbox)
        uploader = uploading(outbox, directory, centre, clock)
        assert uploader.step() is not Outcome.IDLE
        left = len(Weary.answers)
        clock.now = 29.9
        assert uploader.step() is Outcome.IDLE
        assert len(Weary.answers) == left == 1
        clock.now = 30.0
        for _ in range(2):
            uploader.step()
        assert Weary.answers == []


def test_the_log_waits_as_long_as_the_centre_asks_too(hall: Hall, directory: Path) -> None:
    with hall.outbox(directory) as outbox, weary(503, 429) as url, hall.client(base=url) as centre:
        uploader = Uploader(outbox, centre, TERMINAL, Presence(lambda _: None), lambda _: None)
        for _ in range(2):
            assert uploader.step() is Outcome.FAILED
            assert uploader.pause == 30.0


def test_an_answer_cannot_send_the_file_elsewhere(hall: Hall, directory: Path) -> None:
    class Elsewhere(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            self.send_response(201)
            self.send_header("Location", "http://elsewhere.example/v1/attachments/x")
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        with hall.client(base=f"http://127.0.0.1:{server.server_address[1]}") as centre, pytest.raises(Nonsense):
            centre.begin_upload(ID.format(1), "e", 1, b"d")
        thread.join()
