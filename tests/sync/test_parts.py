from pathlib import Path

import pytest

from kiosk_app import enrolment
from kiosk_app.centre import Centre, Nonsense, Refused, Unreachable
from kiosk_app.identity import anonymous_context
from kiosk_app.sync.pace import Backoff, Pace
from tests.central import pki
from tests.central.centres import TERMINAL, Hall
from tests.sync.hostile import Proxy, between


def test_the_backoff_doubles_up_to_its_bound() -> None:
    backoff = Backoff(Pace(retry_least=1.0, retry_most=10.0), lambda least, most: most)
    assert [backoff.next() for _ in range(6)] == [1.0, 2.0, 4.0, 8.0, 10.0, 10.0]
    backoff.reset()
    assert backoff.next() == 1.0
    low = Backoff(Pace(), lambda least, most: least)
    assert [low.next() for _ in range(3)] == [0.0, 0.0, 0.0]


def test_an_enrolment_is_read_whole_or_not_at_all(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    enrolled = enrolment.load(directory)
    assert (enrolled.terminal, enrolled.centre) == (TERMINAL, hall.url)
    assert enrolled.trust == hall.trust
    for name in ("enrolment.json", "trust.json", "identity.pem"):
        path = directory / name
        good = path.read_bytes()
        path.unlink()
        with pytest.raises(enrolment.NotEnrolled):
            enrolment.load(directory)
        path.write_bytes(good)
    for name in ("enrolment.json", "trust.json"):
        path = directory / name
        good = path.read_bytes()
        for bad in (b"", b"{}", good[: len(good) // 2], b"\xff" * 9):
            path.write_bytes(bad)
            with pytest.raises(enrolment.NotEnrolled):
                enrolment.load(directory)
        path.write_bytes(good)
    assert enrolment.move(directory, "https://127.0.0.1:1")
    assert not enrolment.move(directory, "https://127.0.0.1:1")
    assert enrolment.load(directory).centre == "https://127.0.0.1:1"


def test_a_call_fails_in_one_of_three_ways(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    with between(hall, 1, hostility=0) as (proxy, base), hall.client(base) as centre:
        for trick, error in (
            ("drop", Unreachable),
            ("lose_answer", Unreachable),
            ("cut", Unreachable),
            ("error", Unreachable),
            ("nonsense", Nonsense),
        ):
            monkeypatch.setattr(Proxy, "trick", lambda _, trick=trick: trick)
            with pytest.raises(error):
                centre.changes(0, 0)
        monkeypatch.setattr(Proxy, "trick", lambda _: "pass")
        assert centre.changes(0, 0).changes == []
        assert proxy.upstream == hall.url
    with Centre(hall.url, context=anonymous_context(pki.pem())) as stranger, pytest.raises(Refused) as caught:
        stranger.changes(0, 0)
    assert caught.value.status == 401
    with Centre("http://127.0.0.1:9") as nobody, pytest.raises(Unreachable):
        nobody.changes(0, 0)


def test_the_machines_proxy_settings_are_not_asked(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with hall.client() as centre:
        assert centre.progress("unknown") is None
