"""Sealed files come in by tus: with a client that nobody here wrote, cut off anywhere, and never two for one."""

import base64
import dataclasses
import hashlib
import io
import random
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from sqlalchemy import select
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed

from central import site
from central.api import attachments as api
from central.store import attachments, tables
from central.store.attachment_files import IncomingFile, place
from kiosk_app.identity import Credentials
from kiosk_app.protocol.attachments import CONTENT_TYPE, MAX_SIZE, PATH, TUS
from kiosk_app.protocol.cases import Application, Attachment
from offline_store import attachments as terminal_side
from offline_store.outbox import Outbox
from offline_store.records import Entry
from tests.central import pki
from tests.central.centres import CERTIFICATE, PEOPLE, TERMINAL, Hall, apply, enrolled, send_all
from tests.sync.agents import wait_for

ID = "018bcfe5-6800-7fff-bfff-000000000001"
FILE = random.Random(1).randbytes(300_000)


@pytest.fixture
def case(hall: Hall, outbox: Outbox) -> Entry:
    """An application that is here and names `FILE`."""
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE, change=naming((ID, FILE)))
    send_all(hall, outbox)
    return entry


def naming(*files: tuple[str, bytes]) -> Callable[[Application], Application]:
    """Have the application name these files: id and content."""
    named = [
        Attachment(name, hashlib.sha256(content).hexdigest(), len(content), "image/jpeg", "photo")
        for name, content in files
    ]
    return lambda application: dataclasses.replace(application, attachments=named)


def metadata(case: Entry, content: bytes = FILE, attachment_id: str = ID) -> dict[str, str]:
    return {"id": attachment_id, "event": case.event_id, "sha256": hashlib.sha256(content).hexdigest()}


def ask(
    hall: Hall,
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes = b"",
    credentials: Credentials | None = None,
) -> requests.Response:
    said = {"Tus-Resumable": TUS, **headers}
    with pki.session(credentials or hall.credentials) as session:
        return session.request(method, hall.url + path, headers=said, data=body, timeout=10)


def create(
    hall: Hall, case: Entry, content: bytes = FILE, attachment_id: str = ID, other: Mapping[str, str] | None = None
) -> requests.Response:
    said = {**metadata(case, content, attachment_id), **(other or {})}
    pairs = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in said.items())
    return ask(hall, "POST", PATH, {"Upload-Length": str(len(content)), "Upload-Metadata": pairs})


def patch(hall: Hall, offset: int, body: bytes, attachment_id: str = ID, **headers: str) -> requests.Response:
    said = {"Content-Type": CONTENT_TYPE, "Upload-Offset": str(offset)}
    return ask(hall, "PATCH", f"{PATH}/{attachment_id}", {**said, **headers}, body)


def head(hall: Hall, attachment_id: str = ID, credentials: Credentials | None = None) -> requests.Response:
    return ask(hall, "HEAD", f"{PATH}/{attachment_id}", {}, credentials=credentials)


def stored(hall: Hall, attachment_id: str = ID) -> Path:
    return place(hall.data / site.ATTACHMENTS, TERMINAL, attachment_id)


def alarms(hall: Hall) -> list[tuple[str, str]]:
    with hall.store.read() as connection:
        return [(row.kind, row.stream) for row in connection.execute(select(tables.alarm))]


def held(hall: Hall, attachment_id: str = ID) -> bool:
    with hall.store.read() as connection:
        found = attachments.find(connection, TERMINAL, attachment_id)
    return found is not None and found.held


def progress(hall: Hall, entry: Entry) -> str:
    with hall.client() as centre:
        found = centre.progress(entry.local_number)
    assert found
    return found.state.value


@pytest.fixture
def believing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows nothing of terminals believes the centre's authority."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(pki.folder() / "authority.pem"))


@pytest.mark.usefixtures("believing")
@pytest.mark.parametrize("checksum", [False, True])
def test_a_client_of_other_people_uploads_in_chunks_and_resumes(hall: Hall, case: Entry, checksum: bool) -> None:
    client = TusClient(hall.url + PATH, client_cert=str(hall.credentials.file))
    first = client.uploader(
        file_stream=io.BytesIO(FILE), chunk_size=70_000, metadata=metadata(case), upload_checksum=checksum
    )
    first.upload_chunk()
    first.upload_chunk()
    assert first.url == f"{hall.url}{PATH}/{ID}"
    second = client.uploader(file_stream=io.BytesIO(FILE), url=first.url, chunk_size=70_000, upload_checksum=checksum)
    assert second.offset == 140_000
    second.upload()
    assert stored(hall).read_bytes() == FILE
    assert held(hall)
    assert stored(hall).stat().st_mode & 0o077 == stored(hall).parent.stat().st_mode & 0o077 == 0
    with pytest.raises(TusUploadFailed) as caught:
        first.upload_chunk()
    assert caught.value.status_code == 409


@pytest.mark.usefixtures("believing")
def test_that_client_is_told_what_the_centre_does_not_take(hall: Hall, case: Entry) -> None:
    client = TusClient(hall.url + PATH, client_cert=str(hall.credentials.file))
    with pytest.raises(TusCommunicationError) as caught:
        client.uploader(file_stream=io.BytesIO(FILE), metadata={**metadata(case), "event": "unknown"}).upload()
    assert caught.value.status_code == 404
    wrong = client.uploader(file_stream=io.BytesIO(b"other" * 60_000), metadata=metadata(case))
    with pytest.raises(TusUploadFailed) as refused:
        wrong.upload()
    assert refused.value.status_code == 422


def test_what_it_can_do_it_says(hall: Hall) -> None:
    said = ask(hall, "OPTIONS", PATH, {})
    assert said.status_code == 204
    assert {name: said.headers[name] for name in said.headers if name.startswith("tus-")} == {
        "tus-resumable": "1.0.0",
        "tus-version": "1.0.0",
        "tus-extension": "creation,checksum,termination",
        "tus-max-size": str(MAX_SIZE),
        "tus-checksum-algorithm": "sha1,sha256",
    }
    assert terminal_side.MAX_SIZE == MAX_SIZE


def test_only_a_terminal_gets_in_and_only_to_its_own(hall: Hall, case: Entry) -> None:
    create(hall, case)
    other = enrolled(hall.store, hall.data, "T2", hall.clock)
    assert head(hall, credentials=other).status_code == 404
    with pki.session() as nobody:
        for method in ("OPTIONS", "POST"):
            assert nobody.request(method, hall.url + PATH, timeout=10).status_code == 401
        for method in ("HEAD", "PATCH", "DELETE"):
            assert nobody.request(method, f"{hall.url}{PATH}/{ID}", timeout=10).status_code == 401
    assert not stored(hall).exists()


def test_a_declaration_is_made_once(hall: Hall, case: Entry) -> None:
    assert [create(hall, case).headers["Location"] for _ in range(2)] == [f"{PATH}/{ID}"] * 2
    patch(hall, 0, FILE[:1000])
    assert create(hall, case).status_code == 201
    assert head(hall).headers["Upload-Offset"] == "1000"
    assert create(hall, case, FILE + b"x").status_code == 409
    assert create(hall, case, other={"sha256": "0" * 64}).status_code == 409


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ({"id": "../../etc/passwd"}, 400),
        ({"id": ID.upper()}, 400),
        ({"sha256": "0" * 63}, 400),
        ({"event": ""}, 400),
        ({"event": "no such application"}, 404),
    ],
)
def test_a_declaration_that_makes_no_sense_is_refused(
    hall: Hall, case: Entry, other: dict[str, str], status: int
) -> None:
    assert create(hall, case, other=other).status_code == status
    assert not (hall.data / site.ATTACHMENTS).exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 400),
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "0"}, 400),
        ({"Upload-Length": str(MAX_SIZE + 1)}, 413),
        ({"Upload-Length": "5"}, 400),
        ({"Upload-Length": "5", "Upload-Metadata": "id %%%"}, 400),
        ({"Upload-Length": "5", "Tus-Resumable": "0.2.2"}, 412),
    ],
)
def test_headers_that_make_no_sense_are_refused(hall: Hall, headers: dict[str, str], status: int) -> None:
    answer = ask(hall, "POST", PATH, headers)
    assert answer.status_code == status
    assert answer.headers["Tus-Resumable"] == TUS


def test_bytes_are_taken_in_order_and_not_beyond_the_end(hall: Hall, case: Entry) -> None:
    create(hall, case)
    assert patch(hall, 5, FILE[5:]).status_code == 409
    assert patch(hall, 0, FILE, **{"Content-Type": "text/plain"}).status_code == 415
    assert patch(hall, 0, FILE + b"x").status_code == 413
    assert patch(hall, 0, FILE, "018bcfe5-6800-7fff-bfff-000000000002").status_code == 404
    assert head(hall).headers["Upload-Offset"] == "0"
    assert patch(hall, 0, b"").status_code == 204
    assert patch(hall, 0, FILE).headers["Upload-Offset"] == str(len(FILE))
    assert patch(hall, len(FILE), b"").status_code == 409


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_chunk_that_changed_on_the_way_is_not_taken(hall: Hall, case: Entry, algorithm: str) -> None:
    create(hall, case)
    digest = base64.b64encode(hashlib.new(algorithm, FILE[:1000]).digest()).decode()
    said = {"Upload-Checksum": f"{algorithm} {digest}"}
    assert patch(hall, 0, FILE[:999] + b"?", **said).status_code == 460
    assert head(hall).headers["Upload-Offset"] == "0"
    assert patch(hall, 0, FILE[:1000], **said).headers["Upload-Offset"] == "1000"
    for nonsense in ("md5 aaaa", "sha1 %", "sha1"):
        assert patch(hall, 1000, FILE[1000:], **{"Upload-Checksum": nonsense}).status_code in (400, 460)
    assert head(hall).headers["Upload-Offset"] == "1000"


def test_a_file_that_is_not_what_was_declared_is_refused_with_an_alarm(hall: Hall, case: Entry) -> None:
    for _ in range(2):
        create(hall, case)
        patch(hall, 0, FILE[:100_000])
        assert patch(hall, 100_000, bytes(200_000)).status_code == 422
        assert head(hall).status_code == 404
        assert not stored(hall).exists()
    assert alarms(hall) == [("attachment", ID)]
    create(hall, case)
    assert patch(hall, 0, FILE).status_code == 204
    assert held(hall)


def test_a_terminal_can_take_back_what_is_not_held(hall: Hall, case: Entry) -> None:
    create(hall, case)
    patch(hall, 0, FILE[:1000])
    assert ask(hall, "DELETE", f"{PATH}/{ID}", {}).status_code == 204
    assert head(hall).status_code == 404
    assert not stored(hall).exists()
    create(hall, case)
    patch(hall, 0, FILE)
    assert ask(hall, "DELETE", f"{PATH}/{ID}", {}).status_code == 403
    assert stored(hall).read_bytes() == FILE


def begin_patch(hall: Hall, offset: int, part: bytes, length: int, *headers: str) -> socket.socket:
    """A request whose line may be cut."""
    plain = socket.create_connection(("127.0.0.1", urlsplit(hall.url).port or 0))
    line = hall.credentials.context().wrap_socket(plain, server_hostname="127.0.0.1")
    said = (
        f"PATCH {PATH}/{ID} HTTP/1.1",
        "Host: x",
        f"Tus-Resumable: {TUS}",
        f"Content-Type: {CONTENT_TYPE}",
        f"Upload-Offset: {offset}",
        f"Content-Length: {length}",
        *headers,
    )
    line.sendall("\r\n".join(said).encode() + b"\r\n\r\n" + part)
    return line


def test_what_came_of_a_request_that_was_cut_off_counts(hall: Hall, case: Entry) -> None:
    create(hall, case)
    with begin_patch(hall, 0, FILE[:70_000], len(FILE)):
        wait_for(lambda: stored(hall).exists() and stored(hall).stat().st_size == 70_000)
    wait_for(lambda: head(hall).headers["Upload-Offset"] == "70000")
    digest = base64.b64encode(hashlib.sha256(FILE[70_000:]).digest()).decode()
    begin_patch(hall, 70_000, FILE[70_000:90_000], 230_000, f"Upload-Checksum: sha256 {digest}").close()
    wait_for(lambda: patch(hall, 70_000, FILE[70_000:]).status_code == 204)
    assert held(hall)


def test_only_one_request_writes_and_a_silent_one_lets_go(
    hall: Hall, case: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "SILENCE_SECONDS", 0.5)
    create(hall, case)
    with begin_patch(hall, 0, FILE[:1000], len(FILE)):
        wait_for(lambda: stored(hall).exists() and stored(hall).stat().st_size == 1000)
        assert patch(hall, 0, FILE).status_code == 423
        assert ask(hall, "DELETE", f"{PATH}/{ID}", {}).status_code == 423
        wait_for(lambda: head(hall).headers["Upload-Offset"] == "1000")
        assert patch(hall, 1000, FILE[1000:]).status_code == 204


def test_bytes_that_do_not_count_are_written_over(hall: Hall, case: Entry) -> None:
    """What a killed process leaves behind."""
    create(hall, case)
    patch(hall, 0, FILE[:1000])
    with stored(hall).open("ab") as file:
        file.write(b"rubbish" * 1000)
    assert patch(hall, 1000, FILE[1000:]).status_code == 204
    assert held(hall)
    assert stored(hall).read_bytes() == FILE


def test_bytes_that_were_lost_here_are_asked_for_again(hall: Hall, case: Entry) -> None:
    create(hall, case)
    patch(hall, 0, FILE[:1000])
    stored(hall).write_bytes(FILE[:999])
    assert patch(hall, 1000, FILE[1000:]).status_code == 409
    assert head(hall).headers["Upload-Offset"] == "0"
    assert patch(hall, 0, FILE).status_code == 204


def test_a_disk_without_room_says_when_to_come_again(hall: Hall, case: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: IncomingFile, __: bytes) -> None:
        raise OSError(28, "No space left on device")

    create(hall, case)
    with monkeypatch.context() as broken:
        broken.setattr(IncomingFile, "write", full)
        answer = patch(hall, 0, FILE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (507, "60")
    assert patch(hall, 0, FILE).status_code == 204


def test_an_application_is_judged_when_all_its_files_are_there(hall: Hall, outbox: Outbox) -> None:
    second = ID[:-1] + "2"
    both = naming((ID, FILE), (second, b"second"))
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE, change=both)
    send_all(hall, outbox)
    while hall.work.step():
        pass
    assert progress(hall, entry) == "received"
    create(hall, entry)
    patch(hall, 0, FILE)
    while hall.work.step():
        pass
    assert progress(hall, entry) == "received"
    create(hall, entry, b"second", second)
    patch(hall, 0, b"second", second)
    while hall.work.step():
        pass
    assert progress(hall, entry) == "done"


def test_a_file_of_another_application_or_digest_does_not_do(hall: Hall, outbox: Outbox) -> None:
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE, change=naming((ID, FILE)))
    other = apply(outbox, "k01", PEOPLE[2], CERTIFICATE, change=naming((ID[:-1] + "2", b"promised")))
    send_all(hall, outbox)
    create(hall, other)
    patch(hall, 0, FILE)
    create(hall, other, b"was sent", ID[:-1] + "2")
    patch(hall, 0, b"was sent", ID[:-1] + "2")
    while hall.work.step():
        pass
    assert (progress(hall, entry), progress(hall, other)) == ("received", "received")


def test_however_many_wait_for_files_the_others_go_on(hall: Hall, outbox: Outbox) -> None:
    for number in range(120):
        missing = f"018bcfe5-6800-7fff-bfff-{number:012d}"
        apply(outbox, "k01", PEOPLE[2], CERTIFICATE, change=naming((missing, b"x")))
    entry = apply(outbox, "k01", PEOPLE[2], CERTIFICATE)
    send_all(hall, outbox)
    for _ in range(4):
        hall.work.step()
    assert progress(hall, entry) == "done"
    assert hall.work.step() == 0
