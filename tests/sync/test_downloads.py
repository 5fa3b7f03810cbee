"""What the agent does with what no terminal should believe: never write it over something that can be used."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace as changed
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import recipients, settings_commands
from central import trust as published_trust
from central.cli import main
from central.recipients import StillInUse
from central.repository import ROOT_LIFE, TIMESTAMP_LIFE, Repository
from kiosk_app import enrolment, trust
from kiosk_app.clock import ClockJudge
from kiosk_app.protocol.trust import SignedTrust, TrustDocument
from kiosk_app.sync.downloads import CATALOGUE, SETTINGS, TRUST, Downloads, settings
from kiosk_app.trust import BadTrust
from offline_store.header import rfc3339
from tests.central.centres import TERMINAL, Hall
from tests.sync.agents import agent, wait_for

DAY = 86400.0
Step = Callable[[], set[str]]


@pytest.fixture
def step(hall: Hall, directory: Path) -> Iterator[Step]:
    hall.enrol_terminal(directory)
    with hall.client() as client:
        yield Downloads(client, directory, hall.clock).step


@pytest.fixture
def here(directory: Path) -> Path:
    return directory / "catalogue" / "bundle.json"


def spoil(hall: Hall, how: str) -> None:
    """As somebody who holds the online key, and nothing else."""
    match how:
        case "signature":
            hall.publish(3, Ed25519PrivateKey.generate())
        case "rollback":
            hall.publish(1)
        case "truncated":
            hall.repository.publish("catalogue.json", hall.publish(3)[:-200])
        case "garbage":
            hall.repository.publish("catalogue.json", b"\x00\xff" * 999)


@pytest.mark.parametrize("how", ["signature", "rollback", "truncated", "garbage"])
def test_a_bad_bundle_replaces_nothing_and_is_told_of_once(
    hall: Hall, step: Step, here: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    caplog.set_level(logging.INFO, "kiosk_app")
    good = hall.publish(2)
    assert step() == {CATALOGUE, TRUST}
    spoil(hall, how)
    for _ in range(3):
        assert not step()
        assert here.read_bytes() == good
    (line,) = [record for record in caplog.records if record.name.startswith("kiosk_app")]
    assert "refused" in line.getMessage()
    assert line.exc_info is None
    newer = hall.publish(4)
    assert step() == {CATALOGUE}
    assert here.read_bytes() == newer


@pytest.mark.parametrize("file", ["timestamp.json", "*.snapshot.json", "*.targets.json", "*.catalogue.json"])
@pytest.mark.parametrize("how", ["altered", "cut", "page"])
def test_a_repository_that_was_tampered_with_gives_nothing(
    hall: Hall, step: Step, here: Path, caplog: pytest.LogCaptureFixture, file: str, how: str
) -> None:
    step()
    good = here.read_bytes()
    hall.publish(2)
    for path in hall.repository.folder.rglob(file):
        content = path.read_bytes()
        page = b"<html>Welcome to the guest network</html>"
        bad = {"altered": content.replace(b"1", b"2"), "cut": content[:-9], "page": page}
        path.write_bytes(bad[how])
    for _ in range(2):
        assert not step()
    assert here.read_bytes() == good
    assert caplog.text.count("refused") == 1


def test_an_older_state_of_the_repository_is_refused(hall: Hall, step: Step, here: Path, tmp_path: Path) -> None:
    old = {path.name: path.read_bytes() for path in (hall.repository.folder / "metadata").iterdir()}
    newer = hall.publish(2)
    step()
    for name, content in old.items():
        (hall.repository.folder / "metadata" / name).write_bytes(content)
    assert not step()
    assert here.read_bytes() == newer


def test_a_centre_that_stands_still_is_noticed_and_one_at_work_signs_anew(
    hall: Hall, step: Step, here: Path, caplog: pytest.LogCaptureFixture
) -> None:
    step()
    good = here.read_bytes()
    hall.clock.now += TIMESTAMP_LIFE.total_seconds() + 1
    assert not step()
    assert "refused: expired" in caplog.text
    assert here.read_bytes() == good, "what is here goes on being used"
    assert hall.repository.refresh()
    newer = hall.publish(2)
    assert step() == {CATALOGUE}
    assert here.read_bytes() == newer
    assert not hall.repository.refresh()
    hall.clock.now += DAY + 1
    assert hall.repository.refresh()


def test_a_terminal_that_was_away_for_months_catches_up(hall: Hall, step: Step, here: Path) -> None:
    step()
    for month in range(2, 15):
        hall.clock.now += 30 * DAY
        hall.repository.refresh()
        newer = hall.publish(month)
        if month == 9:
            hall.repository.rotate_root()
            published_trust.sign_again(hall.repository)
            hall.repository.rotate_online()
    assert step() == {CATALOGUE, TRUST}
    assert here.read_bytes() == newer


def test_with_a_dead_clock_what_is_good_comes_in_and_what_was_seen_to_expire_does_not(
    hall: Hall, directory: Path
) -> None:
    hall.enrol_terminal(directory)
    dead = ClockJudge(directory, lambda: 0.0, lambda: 0.0, lambda _: None)
    assert Downloads(hall.client(), directory, dead.now).step() == {CATALOGUE, TRUST}
    dead.hear(rfc3339(hall.clock.now + TIMESTAMP_LIFE.total_seconds() + 1))
    reborn = ClockJudge(directory, lambda: 0.0, lambda: 0.0, lambda _: None)
    hall.publish(2)
    assert not Downloads(hall.client(), directory, reborn.now).step()


def test_the_root_is_followed_and_an_old_root_key_is_worth_nothing(hall: Hall, step: Step, directory: Path) -> None:
    step()
    stolen = hall.data / "keys" / "root" / "root-1.key"
    old = stolen.read_bytes()
    hall.repository.rotate_root()
    assert not stolen.exists()
    document = published_trust.current(hall.repository)
    assert document
    published_trust.sign_again(hall.repository)
    assert step() == {TRUST}
    assert trust.load(directory).version == document.version + 1
    for path in (hall.data / "keys" / "root").glob("*.key"):
        path.unlink()
    stolen.write_bytes(old)
    published_trust.sign_again(hall.repository)
    assert not step()
    assert trust.load(directory).version == document.version + 1


def test_the_online_key_makes_nobody_a_recipient(
    hall: Hall, step: Step, directory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    step()
    before = trust.load(directory)
    document = published_trust.current(hall.repository)
    assert document
    intruder = changed(document, version=9, recipients={"x-1": document.recipients[next(iter(document.recipients))]})
    for signatures in ({}, {"unknown": "AAAA"}, msgspec.json.decode(hall.signed_trust, type=SignedTrust).signatures):
        forged = SignedTrust(msgspec.json.encode(intruder).decode(), signatures)
        hall.repository.publish(TRUST, msgspec.json.encode(forged))
        assert not step()
    assert trust.load(directory) == before
    assert caplog.text.count("refused: signature") == 1


def test_revoked_badges_and_new_recipients_arrive(hall: Hall, step: Step, directory: Path) -> None:
    step()
    document = published_trust.current(hall.repository)
    assert document
    published_trust.publish(hall.repository, changed(document, revoked_badges=["B-7"]))
    key_id = recipients.rotate(hall.data, hall.repository)
    assert step() == {TRUST}
    believed = trust.load(directory)
    assert believed.revoked_badges == {"B-7"}
    assert key_id in believed.recipients
    assert len(believed.recipients) == 2


@pytest.mark.parametrize(
    "document",
    [
        TrustDocument(1, "X25519-AES256GCM", {}, {"p": "AAAA"}),
        TrustDocument(1, "X25519-AES256GCM", {"c": "AAAA"}, {}),
        TrustDocument(1, "ROT13", {"c": "AAAA"}, {"p": "AAAA"}),
        TrustDocument(1, "X25519-AES256GCM", {"c": "?"}, {"p": "AAAA"}),
        TrustDocument(1, "X25519-AES256GCM", {"c": "AAAA"}, {"p": "AAAA"}, v=2),
    ],
)
def test_a_document_that_makes_no_sense_is_none_whoever_signed_it(hall: Hall, document: TrustDocument) -> None:
    published_trust.publish(hall.repository, document)
    with pytest.raises(BadTrust) as caught:
        trust.verify(hall.signed_trust, hall.repository.root())
    assert caught.value.reason == "form"


def test_a_key_is_kept_until_every_queue_that_used_it_is_empty(hall: Hall, directory: Path) -> None:
    hall.enrol_terminal(directory)
    (old,) = (key_id for key_id in hall.trust.recipients if key_id.startswith("c-"))
    with hall.outbox(directory) as outbox:
        outbox.append("evaluation", {}, b"{}")
        with pytest.raises(StillInUse) as caught:
            recipients.retire(hall.data, hall.repository, hall.store, old)
        assert caught.value.terminals == ()
        recipients.rotate(hall.data, hall.repository)
        with pytest.raises(StillInUse) as caught:
            recipients.retire(hall.data, hall.repository, hall.store, old)
        assert caught.value.terminals == (TERMINAL,)
        with agent(directory, hall.clock):
            wait_for(lambda: enrolment.load(directory).trust.version == 2)
            wait_for(lambda: retired(hall, old))
            assert outbox.stat().acknowledged >= 2
    assert not (hall.data / "keys" / "opener" / f"{old}.key").exists()


def retired(hall: Hall, key_id: str) -> bool:
    while hall.work.step():
        pass
    try:
        recipients.retire(hall.data, hall.repository, hall.store, key_id)
    except StillInUse:
        return False
    return True


def test_settings_arrive_and_nonsense_in_them_does_not(
    hall: Hall, step: Step, directory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert SETTINGS not in step()
    settings_commands.publish(hall.repository, {"heartbeat_seconds": 7.0})
    assert step() == {SETTINGS}
    found = settings(directory)
    assert found
    assert (found.heartbeat_seconds, found.poll_seconds) == (7.0, 2.0)
    hall.repository.publish(SETTINGS, b'{"heartbeat_seconds": 0.001}')
    assert not step()
    assert settings(directory) == found
    assert "refused: settings" in caplog.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("heartbeat_seconds = 0", "settings.toml: Expected `float` >= 1.0 - at `$.heartbeat_seconds`"),
        ("hartbeat_seconds = 9", "settings.toml: there is no setting hartbeat_seconds"),
        ("heartbeat_seconds =", "settings.toml: Invalid value (at end of document)"),
    ],
)
def test_a_wrong_settings_file_is_told_and_not_published(
    hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text)
    assert main(["settings", "--data", str(hall.data), str(file)]) == 1
    assert capsys.readouterr().err == f"{said}\n"
    assert hall.repository.read(SETTINGS) is None
    file.write_text("poll_seconds = 5\n")
    assert main(["settings", "--data", str(hall.data), str(file)]) == 0
    assert '"poll_seconds": 5.0' in capsys.readouterr().out


def test_a_bundle_spoilt_on_the_disk_is_fetched_again(step: Step, here: Path) -> None:
    assert step()
    assert not step()
    good = here.read_bytes()
    here.write_bytes(good[:-1])
    assert step() == {CATALOGUE}
    assert here.read_bytes() == good


def test_where_nothing_can_be_written_the_agent_says_so_once_and_goes_on(
    hall: Hall, directory: Path, here: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hall.enrol_terminal(directory)
    here.parent.write_bytes(b"garbage")
    with hall.outbox(directory) as outbox, agent(directory, hall.clock):
        outbox.append("application", {"service": "k01"}, b"x")
        wait_for(lambda: outbox.stat().backlog == 0)
        wait_for(lambda: "cannot be kept" in caplog.text)
        here.parent.unlink()
        wait_for(here.exists)
    assert caplog.text.count("cannot be kept") == 1


def test_the_root_outlives_the_terminals_that_follow_it(hall: Hall) -> None:
    assert ROOT_LIFE.days > 365
    assert Repository(hall.data, hall.clock).root() == hall.repository.root()
