"""Who may speak to the centre, and as whom: invitations, certificates, and what ends them."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from central import authority
from central.opener.registrar import Registrar
from central.store import terminals
from kiosk_app import enrolling, enrolment, identity
from kiosk_app.centre import Centre, Refused, Unreachable
from kiosk_app.enrolling import NotGranted
from kiosk_app.identity import BadCertificate, Credentials, anonymous_context
from kiosk_app.protocol.enrolment import EnrolmentRequest, Invitation
from kiosk_app.trust import BadTrust
from tests.central import pki
from tests.central.centres import TERMINAL, Hall

DAY = 86400.0
NEW = "370602-0009"


def invite(hall: Hall, terminal: str = NEW) -> Invitation:
    with hall.store.write() as connection:
        terminals.invite(connection, terminal, "银行", "one time", hall.clock() + DAY, hall.clock())
    return Invitation(terminal, "银行", hall.url, pki.pem(), hall.repository.root(), "one time")


def registrar(hall: Hall) -> Registrar:
    return Registrar(hall.store, authority.load(pki.folder()), hall.clock)


def take_up(hall: Hall, directory: Path, invitation: Invitation) -> Credentials:
    """The registrar works while the terminal waits."""
    directory.mkdir(exist_ok=True)
    key = enrolling._pending_key(directory)
    with Centre(hall.url, context=anonymous_context(pki.pem())) as centre:
        request = EnrolmentRequest(
            invitation.terminal, invitation.token, identity.signing_request(key, invitation.terminal)
        )
        assert centre.enrol(request) is None
        registrar(hall).step()
        grant = centre.enrol(request)
    assert grant
    identity.check(grant.certificate, key, invitation.terminal, invitation.authority)
    (directory / identity.FILE).write_bytes(key + grant.certificate.encode())
    return Credentials.of(directory, pki.pem())


def speaks(hall: Hall, credentials: Credentials) -> bool:
    with hall.client(credentials=credentials) as centre:
        return centre.changes(0, 0).changes == []


def why_not(hall: Hall, credentials: Credentials) -> tuple[int, object]:
    with pki.session(credentials) as session:
        reply = session.get(f"{hall.url}/v1/changes", timeout=5)
        return reply.status_code, reply.json()["detail"]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The API does not wait for a registrar that the test runs by hand."""
    monkeypatch.setattr("central.api.enrolments.WAIT_SECONDS", 0.1)


@pytest.mark.usefixtures("quick")
def test_an_invitation_is_taken_up_once(hall: Hall, tmp_path: Path) -> None:
    invitation = invite(hall)
    assert speaks(hall, take_up(hall, tmp_path / "a", invitation))
    with Centre(hall.url, context=anonymous_context(pki.pem())) as centre:
        other = identity.signing_request(identity.new_key(), NEW)
        for token, status in (("one time", 403), ("guessed", 401), ("", 401)):
            with pytest.raises(Refused) as caught:
                centre.enrol(EnrolmentRequest(NEW, token, other))
            assert caught.value.status == status


@pytest.mark.usefixtures("quick")
def test_a_lost_answer_costs_nothing_and_makes_no_second_certificate(
    hall: Hall, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terminal was cut off, or killed, before it had kept what came; the same command is given again."""
    invitation = invite(hall)
    with monkeypatch.context() as cut:
        cut.setattr(identity, "check", lambda *_: exit_now())
        with pytest.raises(KeyboardInterrupt):
            enrolling.enrol(directory, invitation, pause=lambda _: work(hall))
    enrolling.enrol(directory, invitation)
    assert enrolment.load(directory).terminal == NEW
    with hall.store.read() as connection:
        assert len(terminals.certificates(connection, NEW)) == 1
    assert [path.name for path in directory.iterdir()].count(enrolling.PENDING) == 0


def exit_now() -> None:
    raise KeyboardInterrupt


def work(hall: Hall) -> None:
    registrar(hall).step()


@pytest.mark.usefixtures("quick")
def test_an_invitation_that_is_too_old_is_none(hall: Hall) -> None:
    invite(hall)
    hall.clock.now += DAY + 1
    with Centre(hall.url, context=anonymous_context(pki.pem())) as centre, pytest.raises(Refused) as caught:
        centre.enrol(EnrolmentRequest(NEW, "one time", identity.signing_request(identity.new_key(), NEW)))
    assert caught.value.status == 403


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda: "no request",
        lambda: identity.signing_request(identity.new_key(), TERMINAL),
        lambda: identity.signing_request(identity.new_key(), NEW).replace("M", "N", 9),
    ],
)
def test_what_is_no_request_for_this_terminal_is_refused(hall: Hall, spoilt: Callable[[], str]) -> None:
    invite(hall)
    with Centre(hall.url, context=anonymous_context(pki.pem())) as centre, pytest.raises(Refused) as caught:
        centre.enrol(EnrolmentRequest(NEW, "one time", spoilt()))
    assert caught.value.status == 422


def test_unknown_revoked_and_expired_terminals_are_refused(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "stranger").mkdir()
    stranger = pki.papers("stranger", now=hall.clock()).kept(tmp_path / "stranger")
    assert why_not(hall, stranger) == (403, "unknown")
    (tmp_path / "namesake").mkdir()
    namesake = pki.papers(TERMINAL, now=hall.clock()).kept(tmp_path / "namesake")
    assert why_not(hall, namesake) == (403, "unknown")
    assert speaks(hall, hall.credentials)
    hall.clock.now += authority.TERMINAL_LIFE.total_seconds() + DAY
    assert why_not(hall, hall.credentials) == (403, "expired")
    hall.clock.now -= authority.TERMINAL_LIFE.total_seconds() + DAY
    with hall.store.write() as connection:
        assert terminals.revoke(connection, TERMINAL)
        assert not terminals.revoke(connection, "nobody")
    assert why_not(hall, hall.credentials) == (403, "revoked")
    with pki.session() as nobody:
        assert nobody.get(f"{hall.url}/v1/changes", timeout=5).status_code == 401


def test_a_certificate_of_another_authority_is_refused_before_a_word_is_said(hall: Hall, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    authority.prepare(foreign, time.time())
    forged = pki.papers(TERMINAL, signer=authority.load(foreign)).kept(tmp_path)
    with pki.session(forged) as session, pytest.raises(requests.ConnectionError):
        session.get(f"{hall.url}/v1/changes", timeout=5)


def test_a_terminal_speaks_to_its_own_centre_only(hall: Hall, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    authority.prepare(foreign, time.time())
    mistaken = Credentials(hall.credentials.file, (foreign / "authority.pem").read_text())
    with Centre(hall.url, context=mistaken.context()) as centre, pytest.raises(Unreachable):
        centre.changes(0, 0)


@pytest.mark.usefixtures("quick")
def test_a_new_board_ends_the_old_ones_certificate_at_once(hall: Hall, tmp_path: Path) -> None:
    take_up(hall, tmp_path / "new", invite(hall, TERMINAL))
    assert why_not(hall, hall.credentials) == (403, "revoked")
    assert speaks(hall, Credentials.of(tmp_path / "new", pki.pem()))


@pytest.mark.usefixtures("quick")
def test_a_renewed_certificate_ends_the_old_one_when_it_is_first_used(
    hall: Hall, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.enrol_terminal(directory)
    mine = enrolment.load(directory).credentials
    assert mine
    old = mine.file.read_bytes()
    monkeypatch.setattr("kiosk_app.enrolling.time.sleep", lambda _: work(hall))
    with hall.client() as centre:
        enrolling.renew(directory, TERMINAL, mine, centre)
        assert mine.file.read_bytes() != old
        assert centre.changes(0, 0).changes == [], "the answer might have been lost"
        assert speaks(hall, mine)
        with pytest.raises(Refused):
            centre.changes(0, 0)


def test_what_does_not_fit_is_not_kept(hall: Hall, directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A grant for another key, from another authority, or with a trust document nobody signed."""
    invitation = invite(hall)
    hall.enrol_terminal(directory)
    before = {path: path.read_bytes() for path in directory.iterdir()}

    def enrolled(grant: dict[str, str]) -> None:
        class Answer:
            certificate, trust = grant["certificate"], grant["trust"]

        monkeypatch.setattr(Centre, "enrol", lambda *_: Answer)
        enrolling.enrol(directory, invitation)

    wrong_key = {"certificate": pki.papers(NEW).certificate, "trust": hall.signed_trust}
    for grant, reason in (
        ({**wrong_key, "certificate": "no certificate"}, "form"),
        (wrong_key, "key"),
        ({**wrong_key, "certificate": pki.papers(TERMINAL).certificate}, "subject"),
    ):
        with pytest.raises(BadCertificate) as caught:
            enrolled(grant)
        assert caught.value.reason == reason
    key = (directory / enrolling.PENDING).read_bytes()
    issued = authority.load(pki.folder()).for_terminal(identity.signing_request(key, NEW), NEW, time.time())
    with pytest.raises(BadTrust):
        enrolled({"certificate": issued.pem, "trust": hall.signed_trust.replace("X25519", "X25518")})
    assert {path: path.read_bytes() for path in before} == before
    enrolled({"certificate": issued.pem, "trust": hall.signed_trust})
    assert enrolment.load(directory).terminal == NEW


def test_a_registrar_that_is_away_is_waited_for_in_vain_and_nothing_is_half_done(
    hall: Hall, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("central.api.enrolments.WAIT_SECONDS", 0.0)
    pauses: list[float] = []
    with pytest.raises(NotGranted):
        enrolling.enrol(directory, invite(hall), pause=pauses.append)
    assert len(pauses) == 60
    assert [path.name for path in directory.iterdir()] == [enrolling.PENDING]
