"""A whole centre in this process: the real application behind a real socket, an opener that works when told to."""

import functools
import shutil
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import requests
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import authority, listener, outside, shared, site, specimen
from central.api.app import build
from central.catalogue import publish, stock
from central.catalogue.press import compile_parts, signed
from central.catalogue.source import Sources, read_sources
from central.catalogue.trusted import published
from central.departments.router import Router
from central.licences.deriving import Deriving
from central.licences.printing import WithCopies
from central.opener.follow_up import FollowUp
from central.opener.follow_ups import follow_ups
from central.opener.registrar import Registrar
from central.opener.work import Work
from central.outside import Outside
from central.payments.orders import Orders
from central.payments.provider import StandInProvider
from central.repository import Repository
from central.seal_key import Seal
from central.shared import Shared
from central.store import terminals
from central.store.database import Store
from central.web import app as web
from kiosk_app import identity, trust
from kiosk_app.catalogue.model import Definition
from kiosk_app.centre import Centre
from kiosk_app.identity import Credentials
from kiosk_app.protocol.cases import Application, Attachment, Factor, Person
from kiosk_app.protocol.enrolment import EnrolmentFile
from kiosk_app.sync.events import to_event
from kiosk_app.trust import Trust
from offline_store.outbox import Outbox
from offline_store.records import Entry, ReceiptDraft, SealedAttachment
from offline_store.sealing import Opener
from tests.central import pki
from tests.offline_store.stores import Clock, counting

TERMINAL = "YT-HALL-01"
DAY = "20261123"
PEOPLE = {
    1: Person("张三", "370699195001010018", "111", "1"),
    2: Person("李四", "370699198506150028", "111", "2"),
    3: Person("王五", "370699199208301232", "111", "1"),
    4: Person("赵六", "370699202406010043", "111", "2"),
}
CERTIFICATE = {"xz": ["pension", "medical"], "qs": "2025-11", "js": "2026-11", "yt": "housing"}


@functools.cache
def sources() -> Sources:
    return read_sources(publish.SOURCES)


@functools.cache
def definitions() -> dict[str, Definition]:
    return {definition.id: definition for definition in sources().definitions}


@functools.cache
def parts() -> dict[str, str]:
    return compile_parts(definitions().values(), sources().tables)


@dataclass(frozen=True)
class Hall:
    """The centre and what is behind it. url: for terminals; web: the pages. credentials: of the terminal `TERMINAL`.

    departments: the stand-ins' own store.
    """

    data: Path
    url: str
    web: str
    credentials: Credentials
    store: Store
    department: Router
    departments: Store
    provider: StandInProvider
    orders: Orders
    work: Work
    clock: Clock
    repository: Repository
    outside: Outside
    shared: Shared
    follow_ups: Sequence[FollowUp]

    def client(self, base: str = "", credentials: Credentials | None = None) -> Centre:
        context = (credentials or self.credentials).context()
        return Centre(base or self.url, context=context, read_seconds=5.0)

    def session(self) -> requests.Session:
        """Plain requests, as the terminal."""
        return pki.session(self.credentials)

    def enrol_terminal(self, directory: Path, centre: str = "") -> None:
        """Write what the terminal keeps of its enrolment."""
        file = EnrolmentFile(TERMINAL, "市民之家", centre or self.url, self.credentials.authority)
        (directory / "enrolment.json").write_bytes(msgspec.json.encode(file))
        shutil.copy(self.credentials.file, directory)
        trust.keep(directory, self.signed_trust, self.repository.root())

    @property
    def signed_trust(self) -> str:
        signed = self.repository.read("trust.json")
        assert signed
        return signed.decode()

    @property
    def trust(self) -> Trust:
        return trust.verify(self.signed_trust, self.repository.root())

    @property
    def bundle(self) -> bytes:
        """What terminals fetch."""
        published = stock.take(self.repository)
        assert published
        return published

    def publish(self, version: int, key: Ed25519PrivateKey | None = None) -> bytes:
        """key: of somebody who is not the publisher."""
        bundle = signed(parts(), version=version, published="", key=key or publish.key(self.data))
        stock.put(self.repository, bundle)
        return bundle

    def outbox(self, directory: Path, prefix: str = "id") -> Outbox:
        """A terminal's outbox sealed to this centre."""
        return Outbox.open(
            directory / "outbox.db",
            self.trust.sealer(),
            clock=self.clock,
            ids=counting(prefix),
            common={"terminal": TERMINAL, "boot": "b", "trusted": True},
        )


@contextmanager
def listening(serving: uvicorn.Server, scheme: str = "http") -> Iterator[str]:
    """Run a server in a thread; its base URL."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [opened]}, daemon=True)
        thread.start()
        try:
            yield f"{scheme}://127.0.0.1:{opened.getsockname()[1]}"
        finally:
            serving.should_exit = True
            thread.join(10)


@contextmanager
def running(data: Path) -> Iterator[Hall]:
    clock = Clock()
    pki.install(data)
    repository = site.prepare(data, clock)
    department, records = site.open_department(data, clock)
    provider, payments = site.open_provider(data)
    with (
        site.open_store(data) as store,
        records,
        payments,
        outside.standing_in(data, repository, clock) as others,
        shared.standing_in(data, clock) as common,
    ):
        credentials = enrolled(store, data, TERMINAL, clock)
        applicants, files = site.applicants(data), data / site.ATTACHMENTS
        app = build(store, department, provider, applicants, common, repository, files, clock)
        api = listener.server(app, pki.server())
        pages = listener.server(web.build(store, provider, common, published(repository), clock))
        opener, orders = Opener(site.private_keys(data)), Orders(store, provider, clock)
        seal = Seal(data)
        specimen.lay_out(store, seal)
        deriving = Deriving(department.share, common.licences, common.users, seal)
        printing = WithCopies(department, deriving)
        work = Work(store, opener, printing, orders, others.hotline, applicants, definitions, clock)
        after = follow_ups(
            store,
            work,
            opener,
            others,
            applicants,
            files,
            site.shelf(data),
            common.drafts,
            common.photos,
            deriving.of_case,
            clock,
        )
        with listening(api, "https") as url, listening(pages) as page:
            (data / site.WEB_URL).write_text(page)
            hall = Hall(
                data,
                url,
                page,
                credentials,
                store,
                department,
                records,
                provider,
                orders,
                work,
                clock,
                repository,
                others,
                common,
                after,
            )
            hall.publish(1)
            yield hall
            # Both at once: each looks only ten times a second whether it is to end.
            api.should_exit = pages.should_exit = True


def enrolled(store: Store, data: Path, terminal: str, clock: Callable[[], float]) -> Credentials:
    """A terminal that has been invited and given its certificate."""
    key = identity.new_key()
    request = identity.signing_request(key, terminal)
    with store.write() as connection:
        terminals.invite(connection, terminal, "市民之家", "token", clock() + 60, clock())
        terminals.enrol(connection, terminal, "token", request, clock())
    Registrar(store, authority.load(site.authority_folder(data)), clock).step()
    with store.write() as connection:
        certificate = terminals.enrol(connection, terminal, "token", request, clock())
    assert isinstance(certificate, str)
    directory = data.with_name(f"{data.name}.{terminal}")
    directory.mkdir()
    (directory / identity.FILE).write_bytes(key + certificate.encode())
    return Credentials.of(directory, pki.pem())


def apply(
    outbox: Outbox,
    service: str,
    person: Person,
    fields: Mapping[str, object],
    *,
    pin: str = "",
    deferred: tuple[str, ...] = (),
    change: Callable[[Application], Application] = lambda application: application,
    attachments: Sequence[SealedAttachment] = (),
) -> Entry:
    """Append an application as the runtime does."""

    def body(local_number: str) -> bytes:
        application = Application(
            service=service,
            service_version=1,
            definition="",
            language="zh_CN",
            local_number=local_number,
            submitted="2026-11-23T04:00:00.000Z",
            applicant=person,
            fields=dict(fields),
            sources={},
            materials=[],
            deferred=list(deferred),
            factor=Factor("pin", pin) if pin else None,
            signature=None,
            attachments=[Attachment(one.id, one.digest.hex(), one.size, "image/jpeg", "photo") for one in attachments],
        )
        return msgspec.json.encode(change(application))

    receipt = ReceiptDraft(service, DAY)
    return outbox.append("application", {"service": service}, body, receipt=receipt, attachments=attachments)


def send_all(hall: Hall, outbox: Outbox) -> None:
    """What the sync agent does, once and without its manners."""
    with hall.client() as centre:
        while batch := outbox.pending(100):
            acknowledged = centre.send([to_event(entry, TERMINAL) for entry in batch])
            outbox.acknowledge(acknowledged.stream, acknowledged.through)
