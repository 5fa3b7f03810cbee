"""What the agent does with bundles that no terminal should use: never write them over one that can be used."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk_app import enrolment
from kiosk_app.sync.catalogue import CatalogueFetcher
from tests.central.centres import Hall
from tests.sync.agents import agent, wait_for


def fetched(hall: Hall, directory: Path) -> Callable[[], bool]:
    hall.enrol_terminal(directory)
    client = hall.client()
    return CatalogueFetcher(client, directory / "catalogue", enrolment.load(directory).catalogue_key).step


def spoil(hall: Hall, how: str) -> None:
    match how:
        case "signature":
            hall.publish(3, Ed25519PrivateKey.generate())
        case "rollback":
            hall.publish(1)
        case "truncated":
            hall.bundle.write_bytes(hall.publish(3)[:-200])
        case "digest":
            text = hall.publish(3).decode()
            assert "Pension" in text
            hall.bundle.write_text(text.replace("Pension", "Passion"), encoding="utf-8")
        case "garbage":
            hall.bundle.write_bytes(b"\x00\xff" * 999)
        case "page":
            hall.bundle.write_bytes(b"<html>Welcome to the guest network</html>")


@pytest.mark.parametrize("how", ["signature", "rollback", "truncated", "digest", "garbage", "page"])
def test_a_bad_bundle_replaces_nothing_and_is_told_of_once(
    hall: Hall, directory: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    caplog.set_level(logging.INFO, "kiosk_app")
    step, here = fetched(hall, directory), directory / "catalogue" / "bundle.json"
    good = hall.publish(2)
    assert step()
    spoil(hall, how)
    for _ in range(3):
        assert not step()
        assert here.read_bytes() == good
    (line,) = [record for record in caplog.records if record.name.startswith("kiosk_app")]
    assert "refused" in line.getMessage()
    assert line.exc_info is None
    newer = hall.publish(4)
    assert step()
    assert here.read_bytes() == newer
    spoil(hall, how)
    assert not step()
    assert caplog.text.count("refused") == 2


def test_a_bundle_spoilt_on_the_disk_is_fetched_again(hall: Hall, directory: Path) -> None:
    step, here = fetched(hall, directory), directory / "catalogue" / "bundle.json"
    assert step()
    assert not step()
    good = here.read_bytes()
    here.write_bytes(good[:-1])
    assert step()
    assert here.read_bytes() == good


@pytest.mark.parametrize("garbage", [b"\xff\xfe", b'"x"\r\nEvil: 1', b"x" * 100_000, b""])
def test_a_note_that_makes_no_sense_is_as_good_as_none(hall: Hall, directory: Path, garbage: bytes) -> None:
    step = fetched(hall, directory)
    assert step()
    (directory / "catalogue" / "bundle.etag").write_bytes(garbage)
    step()
    second = hall.publish(2)
    assert step()
    assert (directory / "catalogue" / "bundle.json").read_bytes() == second


def test_where_nothing_can_be_written_the_agent_says_so_once_and_goes_on(
    hall: Hall, directory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hall.enrol_terminal(directory)
    (directory / "catalogue").write_bytes(b"garbage")
    with hall.outbox(directory) as outbox, agent(directory, hall.clock):
        outbox.append("application", {"service": "k01"}, b"x")
        wait_for(lambda: outbox.stat().backlog == 0)
        wait_for(lambda: "cannot be written" in caplog.text)
        (directory / "catalogue").unlink()
        wait_for((directory / "catalogue" / "bundle.json").exists)
    assert caplog.text.count("cannot be written") == 1
