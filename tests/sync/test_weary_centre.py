"""A centre that asks for time, or would send a citizen's papers elsewhere."""

import time
from collections import Counter
from pathlib import Path

import pytest

from kiosk_app.centre import Centre, Nonsense, NotAsked, Refused, Unreachable
from kiosk_app.sync.presence import Outcome, Presence
from kiosk_app.sync.upload import Uploader
from tests.central.centres import TERMINAL, Hall, send_all
from tests.offline_store.stores import Clock
from tests.sync.agents import QUICK, agent, wait_for
from tests.sync.gateways import Answer, gateway
from tests.sync.test_attachments import ID, sealed, submitted, uploading


class Weary:
    """A centre, or a gateway before it, that has had enough. asked: how often, by path without its question."""

    def __init__(self, status: int, retry_after: str, date: str = "") -> None:
        self.asked: Counter[str] = Counter()
        self._answer = Answer(status, {"Retry-After": retry_after} | ({"Date": date} if date else {}))

    def __call__(self, method: str, path: str) -> Answer:
        self.asked[path.partition("?")[0]] += 1
        return self._answer


@pytest.fixture
def clock() -> Clock:
    return Clock(0.0)


def through_time(centre: Centre, clock: Clock, weary: Weary, seconds: float) -> None:
    """Nothing is sent before so many seconds are over, and something then."""
    before = weary.asked.total()
    clock.now += seconds - 0.1
    with pytest.raises(NotAsked):
        centre.changes(0, 0)
    assert weary.asked.total() == before
    clock.now += 0.1
    with pytest.raises((Refused, Unreachable)):
        centre.changes(0, 0)
    assert weary.asked.total() == before + 1


@pytest.mark.parametrize(
    ("said", "date", "seconds"),
    [
        ("30", "", 30),
        ("100000", "", 600),
        ("Mon, 23 Nov 2026 04:02:00 GMT", "Mon, 23 Nov 2026 04:00:00 GMT", 120),
        ("Thu, 01 Jan 1970 00:00:30 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", 30),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_the_centre_is_left_alone_for_as_long_as_it_asks(
    clock: Clock, status: int, said: str, date: str, seconds: float
) -> None:
    weary = Weary(status, said, date)
    with gateway(weary) as url, Centre(url, monotonic=clock) as centre:
        with pytest.raises((Refused, Unreachable)):
            centre.changes(0, 0)
        through_time(centre, clock, weary, seconds)


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("0", "Mon, 23 Nov 2026 04:00:00 GMT"),
        ("-5", ""),
        ("soon", "Mon, 23 Nov 2026 04:00:00 GMT"),
        ("Mon, 23 Nov 2026 04:00:00 GMT", ""),
        ("Mon, 23 Nov 2026 04:00:00 GMT", "Mon, 23 Nov 2026 05:00:00 GMT"),
        ("Mon, 23 Nov 2026 04:00:00 GMT", "never"),
        ("Mon, 23 Nov 2026 04:00:00 +99999999999999", "Mon, 23 Nov 2026 04:00:00 GMT"),
        ("²", ""),
    ],
)
def test_who_says_no_time_is_asked_again(clock: Clock, said: str, date: str) -> None:
    weary = Weary(503, said, date)
    with gateway(weary) as url, Centre(url, monotonic=clock) as centre:
        for _ in range(2):
            with pytest.raises(Unreachable):
                centre.changes(0, 0)
    assert weary.asked.total() == 2


def test_a_part_that_is_tired_does_not_stop_the_others(hall: Hall, directory: Path, clock: Clock) -> None:
    """No room for files is no reason to keep applications back; too much at once is one."""
    one = sealed(hall, directory, 1, 10)
    for status in (507, 429):
        weary = Weary(status, "30")
        with hall.outbox(directory) as outbox, gateway(weary) as url, Centre(url, monotonic=clock) as centre:
            if not outbox.attachments.all():
                submitted(outbox, one)
                send_all(hall, outbox)
            outbox.append("application", {"service": "k01"}, b"x")
            files = uploading(outbox, directory, centre)
            for _ in range(4):
                files.step()
            assert Uploader(outbox, centre, TERMINAL, Presence(lambda _: None), lambda _: None).step() is Outcome.FAILED
        assert weary.asked["/v1/attachments"] == 1
        assert weary.asked["/v1/entries"] == (status != 429)


def test_no_thread_of_the_agent_asks_a_centre_that_wants_to_be_left_alone(hall: Hall, directory: Path) -> None:
    """Each may have been on its way when the first was told; none comes again."""
    weary = Weary(429, "60")
    with gateway(weary) as url:
        hall.enrol_terminal(directory, url)
        with hall.outbox(directory) as outbox, agent(directory, hall.clock):
            outbox.append("application", {"service": "k01"}, b"x")
            wait_for(lambda: weary.asked.total() > 0)
            time.sleep(QUICK.heartbeat * 5)
    assert max(weary.asked.values()) == 1


def test_who_was_not_asked_is_not_taken_for_gone() -> None:
    changes: list[bool] = []
    presence = Presence(changes.append)
    presence.found(True)
    presence.failed(NotAsked(30.0))
    assert (presence.online, changes) == (True, [True])


def test_an_answer_cannot_send_the_file_elsewhere(hall: Hall) -> None:
    elsewhere = Answer(201, {"Location": "http://elsewhere.example/v1/attachments/x"})
    with gateway(lambda *_: elsewhere) as url, hall.client(base=url) as centre, pytest.raises(Nonsense):
        centre.begin_upload(ID.format(1), "e", 1, b"d")
