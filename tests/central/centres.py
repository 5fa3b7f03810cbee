"""A whole centre in this process: the real application behind a real socket, an opener that works when told to."""

import base64
import functools
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import command_key, site
from central.api.app import build
from central.catalogue import publish
from central.departments.standin import StandIn
from central.opener.work import Work
from central.store import terminals
from central.store.database import Store
from kiosk_app.catalogue.bundle import compile_bundle
from kiosk_app.catalogue.model import Definition
from kiosk_app.centre import Centre
from kiosk_app.protocol.cases import Application, Factor, Person
from kiosk_app.protocol.enrolment import EnrolmentFile
from kiosk_app.sync.events import to_event
from offline_store.outbox import Outbox
from offline_store.records import Entry, ReceiptDraft
from offline_store.sealing import Opener, Sealer
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
def definitions() -> dict[str, Definition]:
    return {definition.id: definition for definition in publish.check()[0]}


@dataclass(frozen=True)
class Hall:
    """The centre and what is behind it. token: of the terminal `TERMINAL`."""

    data: Path
    url: str
    token: str
    store: Store
    department: StandIn
    work: Work
    clock: Clock

    def client(self, token: str = "", base: str = "") -> Centre:
        return Centre(base or self.url, token or self.token, read_seconds=5.0)

    def enrol_terminal(self, directory: Path, centre: str = "") -> None:
        """Write the terminal's enrolment file."""
        file = EnrolmentFile(
            TERMINAL,
            "市民之家",
            centre or self.url,
            self.token,
            site.recipients(self.data),
            self.key,
            command_key.public_keys(self.data),
        )
        (directory / "enrolment.json").write_bytes(msgspec.json.encode(file))

    @property
    def key(self) -> str:
        """Of the publisher, base64."""
        return base64.b64encode(publish.key(self.data).public_key().public_bytes_raw()).decode()

    @property
    def bundle(self) -> Path:
        """What terminals fetch."""
        return self.data / "catalogue" / "bundle.json"

    def publish(self, version: int, key: Ed25519PrivateKey | None = None) -> bytes:
        """key: of somebody who is not the publisher."""
        signed = compile_bundle(
            definitions().values(), {}, version=version, published="", key=key or publish.key(self.data)
        )
        self.bundle.write_bytes(signed)
        return signed

    def outbox(self, directory: Path, prefix: str = "id") -> Outbox:
        """A terminal's outbox sealed to this centre."""
        sealer = Sealer({key_id: base64.b64decode(key) for key_id, key in site.recipients(self.data).items()})
        return Outbox.open(
            directory / "outbox.db",
            sealer,
            clock=self.clock,
            ids=counting(prefix),
            common={"terminal": TERMINAL, "boot": "b", "trusted": True},
        )


@contextmanager
def listening(serving: uvicorn.Server) -> Iterator[str]:
    """Run a server in a thread; its base URL."""
    with socket.create_server(("127.0.0.1", 0)) as opened:
        thread = threading.Thread(target=serving.run, kwargs={"sockets": [opened]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{opened.getsockname()[1]}"
        finally:
            serving.should_exit = True
            thread.join(10)


@contextmanager
def running(data: Path) -> Iterator[Hall]:
    site.prepare(data)
    clock = Clock()
    department, records = site.open_department(data, clock)
    bundle = data / "catalogue" / "bundle.json"
    bundle.parent.mkdir()
    with site.open_store(data) as store, records:
        with store.write() as connection:
            terminals.enrol(connection, TERMINAL, "市民之家", "secret", clock())
        app = build(store, department, bundle, clock)
        config = uvicorn.Config(app, log_config=None, ws="none", timeout_graceful_shutdown=1)
        work = Work(store, Opener(site.private_keys(data)), department, definitions, clock)
        with listening(uvicorn.Server(config)) as url:
            hall = Hall(data, url, "secret", store, department, work, clock)
            hall.publish(1)
            yield hall


def apply(
    outbox: Outbox,
    service: str,
    person: Person,
    fields: Mapping[str, object],
    *,
    pin: str = "",
    deferred: tuple[str, ...] = (),
    change: Callable[[Application], Application] = lambda application: application,
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
        )
        return msgspec.json.encode(change(application))

    return outbox.append("application", {"service": service}, body, receipt=ReceiptDraft(service, DAY))


def send_all(hall: Hall, outbox: Outbox) -> None:
    """What the sync agent does, once and without its manners."""
    with hall.client() as centre:
        while batch := outbox.pending(100):
            acknowledged = centre.send([to_event(entry, TERMINAL) for entry in batch])
            outbox.acknowledge(acknowledged.stream, acknowledged.through)
