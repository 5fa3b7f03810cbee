"""What answers is not the centre, or not well: nothing is believed that cannot be so, and nobody waits for ever."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk_app.centre import Centre, Nonsense, Unreachable
from kiosk_app.protocol import version
from kiosk_app.sync.presence import Outcome, Presence
from kiosk_app.sync.upload import Uploader
from offline_store.outbox import Outbox
from offline_store.records import Draft
from tests.central.centres import TERMINAL
from tests.offline_store.stores import Recipient, open_outbox
from tests.sync.gateways import Answer, gateway

MANY = 250
DROP = 0.05


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with open_outbox(tmp_path, Recipient()) as opened:
        opened.append_many([Draft("application", {}, b"x")] * (MANY - 1))
        yield opened


def saying(headers: dict[str, str], **said: Any) -> Callable[[str, str], Answer]:
    content = json.dumps(said).encode()
    return lambda *_: Answer(200, headers, [content], len(content))


def uploading(outbox: Outbox, centre: Centre) -> Uploader:
    return Uploader(outbox, centre, TERMINAL, Presence(lambda _: None), lambda _: None)


def test_what_was_not_sent_is_not_given_up(outbox: Outbox) -> None:
    """A batch is the first hundred; whoever claims to hold all of the log never saw the rest."""
    told = saying({}, stream=outbox.stat().stream, through=MANY)
    with gateway(told) as url, Centre(url) as centre:
        uploading(outbox, centre).step()
    assert outbox.stat().acknowledged == 100


@pytest.mark.parametrize(
    ("stream", "through", "release"),
    [("another", 100, "1"), ("", MANY + 1000, "1"), ("", 0, "1"), ("", -5, "1"), ("", 100, "99")],
)
def test_what_cannot_be_is_not_believed(outbox: Outbox, stream: str, through: int, release: str) -> None:
    told = saying({version.HEADER: release}, stream=stream or outbox.stat().stream, through=through)
    with gateway(told) as url, Centre(url) as centre:
        uploader = uploading(outbox, centre)
        for _ in range(3):
            assert uploader.step() is Outcome.FAILED
    assert outbox.stat().acknowledged == 0


@pytest.mark.parametrize("date", ["", "noon", "Mon, 23 Nov 2026 04:00:00 +99999999999999"])
def test_a_date_that_is_none_is_no_time(date: str) -> None:
    with gateway(saying({"Date": date})) as url, Centre(url) as centre, pytest.raises(Nonsense):
        centre.time()


@pytest.mark.parametrize("zone", ["GMT", "-0000"])
def test_the_time_of_the_centre_has_a_zone(zone: str) -> None:
    with gateway(saying({"Date": f"Mon, 23 Nov 2026 04:00:00 {zone}"})) as url, Centre(url) as centre:
        assert centre.time() == datetime(2026, 11, 23, 4, tzinfo=UTC)


def dripping() -> Iterator[bytes]:
    while True:
        time.sleep(DROP)
        yield b" "


def test_an_answer_that_comes_drop_by_drop_is_none(outbox: Outbox) -> None:
    """Each drop is in time for itself."""

    def drop_by_drop(*_: str) -> Answer:
        return Answer(200, content=dripping(), length=10_000_000)

    with gateway(drop_by_drop) as url, Centre(url, read_seconds=DROP * 4) as centre:
        began = time.monotonic()
        with pytest.raises(Unreachable):
            centre.changes(0, 0)
        assert uploading(outbox, centre).step() is Outcome.FAILED
        assert time.monotonic() - began < 5.0
