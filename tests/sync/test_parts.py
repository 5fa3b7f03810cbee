import base64
import json
from pathlib import Path

import pytest

from kiosk_app import enrolment
from kiosk_app.centre import Centre, Nonsense, Refused, Unreachable
from kiosk_app.sync.pace import Backoff, Pace
from tests.central.centres import Hall
from tests.sync.hostile import Proxy, between


def test_the_backoff_doubles_up_to_its_bound() -> None:
    backoff = Backoff(Pace(retry_least=1.0, retry_most=10.0), lambda least, most: most)
    assert [backoff.next() for _ in range(6)] == [1.0, 2.0, 4.0, 8.0, 10.0, 10.0]
    backoff.reset()
    assert backoff.next() == 1.0
    low = Backoff(Pace(), lambda least, most: least)
    assert [low.next() for _ in range(3)] == [0.0, 0.0, 0.0]


def test_an_enrolment_is_read_and_keeps_its_token_to_itself(tmp_path: Path) -> None:
    key = base64.b64encode(bytes(32)).decode()
    file = {
        "terminal": "T1",
        "site": "市民之家",
        "centre": "http://127.0.0.1:1/",
        "token": "secret",
        "recipients": {"c-1": key},
        "catalogue_key": key,
    }
    path = tmp_path / "enrolment.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    enrolled = enrolment.load(tmp_path)
    assert (enrolled.centre, enrolled.recipients, enrolled.token) == (
        "http://127.0.0.1:1",
        {"c-1": bytes(32)},
        "secret",
    )
    assert "secret" not in repr(enrolled)
    assert enrolled.command_keys == {}
    path.write_text(json.dumps({**file, "command_keys": {"k-1": key}}), encoding="utf-8")
    assert enrolment.load(tmp_path).command_keys == {"k-1": bytes(32)}
    for broken in (
        {**file, "recipients": {"c-1": "%"}},
        {**file, "recipients": {}},
        {**file, "recipients": {"c-1": key[4:]}},
        {**file, "catalogue_key": "键"},
        {**file, "catalogue_key": ""},
        {**file, "command_keys": {"k-1": key[4:]}},
        {"terminal": "T1"},
    ):
        path.write_text(json.dumps(broken), encoding="utf-8")
        with pytest.raises(enrolment.NotEnrolled):
            enrolment.load(tmp_path)
    path.unlink()
    with pytest.raises(enrolment.NotEnrolled):
        enrolment.load(tmp_path)


def test_a_call_fails_in_one_of_three_ways(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    with between(hall.url, 1, hostility=0) as (proxy, base), Centre(base, hall.token) as centre:
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
    with hall.client(token="wrong") as stranger, pytest.raises(Refused) as caught:
        stranger.changes(0, 0)
    assert caught.value.status == 401
    with Centre("http://127.0.0.1:9", "x") as nobody, pytest.raises(Unreachable):
        nobody.changes(0, 0)


def test_the_machines_proxy_settings_are_not_asked(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with hall.client() as centre:
        assert centre.progress("unknown") is None
