"""A real terminal without a display: runtime, devices, store and catalogue; the centre and the agent are the test's."""

import logging
import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from socket import AF_UNIX, socket
from threading import Event

import msgspec
import pytest

from central.catalogue import publish, stock
from central.repository import Repository
from drivers.lab.cards import CITIZENS
from drivers.xfs4iot.settings import DeviceSettings
from kiosk_app.config import lab_devices
from kiosk_app.enrolment import Enrolment
from kiosk_app.flow import delivering
from kiosk_app.flow.screens import HomeScreen
from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.local import CaseChanged, CatalogueChanged, Link
from kiosk_app.runtime.commands import Camera
from kiosk_app.runtime.terminal import Terminal
from kiosk_app.trust import Trust
from offline_store.ids import TimeOrderedIds
from offline_store.outbox import Outbox
from offline_store.print_ledger import PrintLedger
from offline_store.records import Receipt, ReceiptChange
from offline_store.sealing import Opener, Sealer, software_keypair
from offline_store.suites import X25519_AES256
from tests.drivers.processes import HallProcess, Publisher
from tests.runtime.centre import SmallCentre, serving
from tests.runtime.visitor import PIN, Visitor
from tests.ui.test_texts import catalogue as words_of

CASE_NUMBER = "370600261123025000001"
PRIVATE, PUBLIC = software_keypair()
TEXTS = [words_of(language) for language in ("zh_CN", "en")]


class Devices(Publisher):
    """The publisher; what it says is kept in `said`."""

    @property
    def said(self) -> Path:
        return self.directory / "devices.log"

    def start(self) -> None:
        with self.said.open("wb") as log:
            self.child = subprocess.Popen(self._command, stderr=log)


@dataclass(frozen=True)
class Place:
    """What all tests share: the virtual hall, the devices, and a centre's published catalogue."""

    hall: HallProcess
    devices: Devices
    centre: Path

    @property
    def bundle(self) -> bytes:
        """What the centre publishes."""
        published = stock.take(Repository(self.centre, time.time))
        assert published
        return published

    def ask(self, method: str, path: str, wish: Mapping[str, object] | None = None) -> object:
        return self.hall.want(method, path, wish)

    def fault(self, device: str, fault: str, value: object = True) -> None:
        self.ask("PUT", "/fault", {"device": device, "fault": fault, "value": value})

    def paper(self, printer: str, state: str) -> None:
        self.ask("PUT", "/paper", {"printer": printer, "state": state})

    def prints(self) -> list[str]:
        """Every sheet's printer; "" of those that the hall has forgotten."""
        sheets = self.ask("GET", "/prints")
        assert isinstance(sheets, list)
        forgotten = [""] * (sheets[0]["id"] - 1) if sheets else []
        return forgotten + [sheet["printer"] for sheet in sheets]

    def mend(self) -> None:
        self.ask("DELETE", "/card")
        for device in ("id_card", "receipt_printer", "page_printer", "document_scanner", "camera", "sensors", "ups"):
            self.fault(device, "none")
        self.ask("PUT", "/sheets", {"sheets": ["lease"]})
        self.ask("PUT", "/power", {"state": "mains"})
        for sensor in ("cabinetFrontDoor", "tamperSensor"):
            self.ask("PUT", "/sensor", {"sensor": sensor, "active": False})
        for printer in ("receipt", "page", "certificate"):
            self.paper(printer, "full")


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    base = tmp_path_factory.mktemp("place")
    for name in ("lab", "devices"):
        (base / name).mkdir()
    publish.ensure(base / "centre")
    with HallProcess(base / "lab") as hall:
        wanted = [DeviceSettings(one.name, one.driver, one.options) for one in lab_devices(base / "lab")]
        with Devices(wanted, base / "devices") as devices:
            yield Place(hall, devices, base / "centre")


@dataclass
class Site:
    """One terminal: where it keeps its things, its citizen, its centre, and the agent's end of the socket."""

    place: Place
    directory: Path
    url: str
    centre: SmallCentre
    visitor: Visitor
    log: pytest.LogCaptureFixture
    stack: ExitStack = field(default_factory=ExitStack)
    camera: Camera | None = None
    ended: Event = field(default_factory=Event)
    off: Event = field(default_factory=Event)

    def open_terminal(self) -> Terminal:
        key = publish.key(self.place.centre).public_key().public_bytes_raw()
        trust = Trust(1, X25519_AES256, {"c": PUBLIC}, (key,), {}, {}, frozenset(), {})
        enrolment = Enrolment("370602-0001", "测试网点", self.url, None, trust)
        ids = TimeOrderedIds(time.time, os.urandom)
        return Terminal(
            self.directory,
            enrolment,
            self.visitor.show,
            self.ended.set,
            clock=time.time,
            ids=ids,
            camera=self.camera,
            switch_off=self.off.set,
        )

    def start(self, *, online: bool = True) -> None:
        """Until the home screen shows the network as it is and the reader works."""
        self.open(online=online)
        self.ready(online=online)

    def ready(self, *, online: bool) -> None:
        wanted = [tile.id for tile in self.visitor.see(HomeScreen, lambda home: self._fit(home, online)).tiles]
        assert self.visitor.service in wanted

    def open(self, *, online: bool) -> None:
        """Until the first screen is there and an agent has said how the network is."""
        self.launch()
        self.hear(online=online)

    def launch(self) -> None:
        """Until the first screen is there."""
        self.terminal = self.open_terminal()
        self.terminal.start()
        self.stack.callback(self.terminal.stop)
        self.visitor.send = self.terminal.send

    def hear(self, *, online: bool) -> None:
        """An agent comes and says how the network is."""
        self.agent = self.stack.enter_context(socket(AF_UNIX))
        self.agent.connect(str(self.directory / "runtime.sock"))
        self.tell(Link(online))

    def stop(self) -> None:
        """May be started again."""
        self.stack.close()
        self.visitor.forget()

    def _fit(self, home: HomeScreen, online: bool) -> bool:
        tiles = [tile for tile in home.tiles if tile.id == self.visitor.service]
        return home.frame.online == online and bool(tiles) and not tiles[0].closed

    def tell(self, *messages: Link | CaseChanged | CatalogueChanged) -> None:
        """All at once."""
        self.agent.sendall(b"".join(msgspec.json.encode(message) + b"\n" for message in messages))

    @contextmanager
    def outbox(self) -> Iterator[Outbox]:
        path = self.directory / "outbox.db"
        with Outbox.open(path, Sealer({"c": PUBLIC}), clock=time.time, ids=lambda: "") as outbox:
            yield outbox

    def decide(self, state: CaseState = CaseState.ACCEPTED, *, document: bool = False) -> None:
        """What the agent does when the centre has given the newest case its number."""
        with self.outbox() as outbox:
            (receipt,) = outbox.receipts()
            change = ReceiptChange(receipt.event_id, CASE_NUMBER, state, document, "2026-11-23T04:00:00Z")
            outbox.update_receipt(change)
        self.tell(CaseChanged(receipt.event_id, receipt.local_number, CASE_NUMBER, state, document))

    def kinds(self) -> list[str]:
        """Kinds of the entries after the first, of a log that adds up."""
        with self.outbox() as outbox:
            assert outbox.verify() >= 1
            return [entry.kind for entry in outbox.entries(1, 100)]

    def receipts(self) -> list[Receipt]:
        with self.outbox() as outbox:
            return outbox.receipts()

    def application(self) -> dict[str, object]:
        with self.outbox() as outbox:
            (entry,) = [entry for entry in outbox.entries(0, 100) if entry.kind == "application"]
        plain: dict[str, object] = msgspec.json.decode(Opener({"c": PRIVATE}).open(entry.body, aad=entry.header))
        return plain

    def told(self) -> list[dict[str, object]]:
        """The reports on what was printed."""
        with self.outbox() as outbox:
            entries = [entry for entry in outbox.entries(0, 100) if entry.kind == "print"]
        opener = Opener({"c": PRIVATE})
        return [msgspec.json.decode(opener.open(entry.body, aad=entry.header)) for entry in entries]

    @contextmanager
    def ledger(self) -> Iterator[PrintLedger]:
        with PrintLedger.open(self.directory / "ledger.db", clock=time.time) as ledger:
            yield ledger

    def sheets(self) -> list[tuple[str, str]]:
        """The print ledger: kind of sheet and outcome."""
        connection = sqlite3.connect(self.directory / "ledger.db")
        try:
            rows = connection.execute("SELECT official, outcome FROM print ORDER BY number").fetchall()
        finally:
            connection.close()
        return [("page" if official else "slip", outcome) for official, outcome in rows]


def words(citizen: int) -> list[str]:
    card = CITIZENS[citizen - 1].card
    return [card.name, card.number, card.address, "13800000003", PIN]


def needles(citizen: int) -> list[bytes]:
    """The citizen's words in every way they could be written."""
    return [word.encode(code) for word in words(citizen) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]


@pytest.fixture
def site(
    place: Place, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Site]:
    """Not yet started, so that a test can spoil something first. Afterwards nothing of the citizen is left."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(delivering, "GOODBYE_SECONDS", 0.1)
    directory = tmp_path / "terminal"
    (directory / "catalogue").mkdir(parents=True)
    (directory / "catalogue" / "bundle.json").write_bytes(place.bundle)
    for name in ("xfs4iot.url", "xfs4iot.token", "run"):
        (directory / name).symlink_to(place.devices.directory / name)
    place.mend()
    centre = SmallCentre()
    visitor = Visitor(place.ask)
    with serving(centre) as url, ExitStack() as stack:
        built = Site(place, directory, url, centre, visitor, caplog, stack)
        yield built
        centre.release.set()
    assert_said_well(built)
    assert_nothing_left(built)


def assert_said_well(site: Site) -> None:
    """Every sentence that was shown has its words in both languages."""
    for screen in site.visitor.screens:
        problem = getattr(screen, "problem", None)
        for message in (screen.frame.title, screen.frame.hint, problem):
            if message and not isinstance(message, str):
                assert all(text.get(message.key) for text in TEXTS), message.key


def assert_nothing_left(site: Site) -> None:
    logs = site.log.text.encode() + site.place.devices.said.read_bytes()
    files = [path for path in site.directory.rglob("*") if path.is_file()]
    assert files
    for needle in needles(site.visitor.citizen):
        assert needle not in logs, "a log names the citizen"
        assert not [path.name for path in files if needle in path.read_bytes()]
