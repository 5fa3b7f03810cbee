"""Codes of phones and of papers, at a real scanner's driver and a real centre."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central import site, specimen
from central.identity.standin import CODE_SECONDS
from central.seal_key import Seal
from central.store import papers
from drivers.xfs4iot.client import Client
from drivers.xfs4iot.settings import DeviceSettings
from kiosk_app.devices import CODE_SCANNER
from kiosk_app.flow.effects import AwaitCode, LookUpPaper, ReadPaper, ReleaseIdentity
from kiosk_app.flow.events import (
    CodeDeclined,
    CodeOffered,
    CodeRefused,
    CodesAway,
    CodeSeen,
    Failed,
    IdentityReleased,
    PaperJudged,
    Reply,
)
from kiosk_app.protocol import seals
from kiosk_app.protocol.codes import CodeProblem
from kiosk_app.protocol.papers import SealedFacts
from kiosk_app.runtime import codes
from kiosk_app.runtime.codes import Codes, code_of
from kiosk_app.runtime.papers import Papers
from tests.central.centres import Hall, running
from tests.drivers.processes import HallProcess, Publisher
from tests.drivers.waiting import becomes, eventually

EFFECT = AwaitCode("visit", 7, 20.0, "k08", enterprise=False, scanner=True)
RELEASE_ID = 8
READ = ReadPaper("visit", 9, 20.0)
TODAY = "2026-11-26"
NOWHERE = "https://127.0.0.1:9"
COPY = SealedFacts("1", "2", "结婚证复制件", "测试局", "王*", "2026-11-26", until="2026-11-26")


@dataclass
class Table:
    """A terminal's codes, a centre, and a hall with phones."""

    centre: Hall
    lab: HallProcess
    devices: Publisher
    told: list[Reply] = field(default_factory=list)

    def show(self, citizen: int, *, enterprise: bool = False) -> None:
        self.lab.want("PUT", "/code", {"citizen": citizen, "enterprise": enterprise})

    def state(self) -> Mapping[str, object]:
        state = self.lab.want("GET", "/state")
        assert isinstance(state, dict)
        return state

    def asks(
        self, what: Callable[[Codes], Awaitable[Reply]], base: str = "", tell: Callable[[Reply], None] | None = None
    ) -> Reply:
        """With the scanner online. tell: hears what happens on the way."""

        async def ask() -> Reply:
            with self.centre.client(base) as centre:
                async with Client(self.devices.directory, on_change=lambda name, status: None) as client:
                    await becomes(lambda: client.status(CODE_SCANNER).device == "online")
                    return await what(Codes(centre, client, tell or self.told.append))

        return asyncio.run(ask())

    def waits(self, effect: AwaitCode = EFFECT, base: str = "", tell: Callable[[Reply], None] | None = None) -> Reply:
        return self.asks(lambda them: them.wait(effect), base, tell)

    def judges(self, effect: ReadPaper | LookUpPaper, base: str = "") -> PaperJudged:
        """What becomes of a paper on TODAY."""

        async def ask() -> Reply:
            with self.centre.client(base) as centre:
                async with Client(self.devices.directory, on_change=lambda name, status: None) as client:
                    await becomes(lambda: client.status(CODE_SCANNER).device == "online")
                    judge = Papers(centre, client, lambda: self.centre.trust.seal_keys, lambda: TODAY)
                    return await judge.answers[type(effect)](effect)

        judged = asyncio.run(ask())
        assert isinstance(judged, PaperJudged)
        return judged

    def releases(self, ticket: str) -> Reply:
        return self.asks(lambda them: them.release(ReleaseIdentity("visit", RELEASE_ID, 5.0, ticket)))


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    base = tmp_path_factory.mktemp("codes")
    for name in ("lab", "devices"):
        (base / name).mkdir()
    settings = [DeviceSettings(CODE_SCANNER, "barcode", {"port": str(base / "lab" / "barcode")})]
    with (
        running(base / "centre") as centre,
        HallProcess(base / "lab", pages=centre.data / site.WEB_URL) as lab,
        Publisher(settings, base / "devices") as devices,
    ):
        yield Table(centre, lab, devices)


@pytest.fixture
def table(lasting: Table, monkeypatch: pytest.MonkeyPatch) -> Table:
    monkeypatch.setattr(codes, "BREATH_SECONDS", 0.05)
    lasting.lab.want("PUT", "/fault", {"device": "barcode", "fault": "none"})
    eventually(lambda: not lasting.state()["scanning"])
    lasting.lab.want("DELETE", "/code")
    lasting.told.clear()
    return lasting


def agree(address: str, citizen: int = 3, said: str = "agree/person") -> None:
    requests.post(f"{address}/{citizen}/{said}", timeout=5).raise_for_status()


def on_offer(table: Table, do: Callable[[str], None]) -> Callable[[Reply], None]:
    """What the phone does as soon as there is something to scan."""

    def tell(reply: Reply) -> None:
        table.told.append(reply)
        if isinstance(reply, CodeOffered):
            do(reply.qr)

    return tell


def test_a_shown_code_is_read_seen_and_released(table: Table) -> None:
    table.show(3)
    seen = table.waits()
    assert isinstance(seen, CodeSeen)
    assert (seen.visit, seen.id, seen.enterprise) == ("visit", 7, "")
    released = table.releases(seen.ticket)
    assert isinstance(released, IdentityReleased)
    assert (released.person.name, released.way, released.enterprise) == ("王五", "shown", None)
    assert table.releases(seen.ticket) == CodeDeclined("visit", RELEASE_ID)


def test_an_enterprise_code_where_that_is_wanted(table: Table) -> None:
    table.show(2, enterprise=True)
    seen = table.waits(AwaitCode("visit", 7, 20.0, "y09", enterprise=True, scanner=True))
    assert isinstance(seen, CodeSeen)
    assert seen.enterprise == "烟台虚拟制造有限公司"
    released = table.releases(seen.ticket)
    assert isinstance(released, IdentityReleased)
    assert released.enterprise
    assert released.enterprise.uscc == "91370699MA0TEXT00Q"


def test_a_phone_scans_while_the_scanner_waits(table: Table) -> None:
    released = table.waits(tell=on_offer(table, agree))
    assert isinstance(released, IdentityReleased)
    assert (released.person.name, released.way) == ("王五", "scanned")


def test_who_declines_on_the_phone(table: Table) -> None:
    said = table.waits(tell=on_offer(table, lambda qr: agree(qr, said="decline")))
    assert said == CodeDeclined("visit", 7)


def test_an_old_code_is_refused_and_the_next_is_read(table: Table) -> None:
    table.show(3)
    table.centre.clock.now += CODE_SECONDS + 1

    def tell(reply: Reply) -> None:
        table.told.append(reply)
        if isinstance(reply, CodeRefused):
            table.show(1)

    seen = table.waits(tell=tell)
    assert isinstance(seen, CodeSeen)
    assert CodeRefused("visit", 7, CodeProblem.EXPIRED) in table.told


def test_without_a_scanner_the_phone_still_scans(table: Table) -> None:
    table.show(3)
    blind = AwaitCode("visit", 7, 20.0, "k08", enterprise=False, scanner=False)
    released = table.waits(blind, tell=on_offer(table, agree))
    assert isinstance(released, IdentityReleased)
    assert released.way == "scanned"


def test_a_scanner_that_is_pulled_out_holds_up_nobody(table: Table) -> None:
    def unplug(qr: str) -> None:
        table.lab.want("PUT", "/fault", {"device": "barcode", "fault": "unplugged", "value": True})
        agree(qr)

    released = table.waits(tell=on_offer(table, unplug))
    assert isinstance(released, IdentityReleased)


def test_the_centre_away(table: Table) -> None:
    assert table.waits(base="https://127.0.0.1:9") == CodesAway("visit", 7)
    away = table.asks(lambda them: them.release(ReleaseIdentity("visit", 8, 5.0, "t")), "https://127.0.0.1:9")
    assert away == Failed("visit", 8)


def test_when_nobody_waits_any_more_nothing_is_read(table: Table) -> None:
    async def give_up(them: Codes) -> Reply:
        waiting = asyncio.create_task(them.wait(EFFECT))
        await becomes(lambda: bool(table.told))
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        await becomes(lambda: not table.state()["scanning"])
        await asyncio.to_thread(table.show, 3)
        return Failed("", 0)

    table.asks(give_up)
    assert table.state()["codeHeld"] is True


def held(table: Table, text: str, base: str = "") -> PaperJudged:
    table.lab.want("PUT", "/code/text", {"text": text})
    return table.judges(READ, base)


def test_a_paper_is_held_to_the_scanner(table: Table) -> None:
    table.lab.want("PUT", "/code/specimen", {})
    assert table.judges(READ) == PaperJudged("visit", 9, "genuine", specimen.FACTS)


def test_without_network_the_seal_alone_tells(table: Table) -> None:
    table.lab.want("PUT", "/code/specimen", {})
    assert table.judges(READ, NOWHERE).verdict == "sealed"


def test_what_only_the_seal_knows_counts_until_its_last_day(table: Table) -> None:
    seal = Seal(table.centre.data)
    assert held(table, seal(COPY)).verdict == "genuine"
    assert held(table, seal(replace(COPY, until="2026-11-25"))).verdict == "expired"


def test_a_paper_that_was_withdrawn_is_told_from_a_genuine_one(table: Table) -> None:
    facts = replace(COPY, number="W-1", until="")
    with table.centre.store.write() as connection:
        papers.keep(connection, facts.number, facts.code, Seal(table.centre.data)(facts))
        papers.withdraw(connection, facts.number)
    assert held(table, Seal(table.centre.data)(facts)) == PaperJudged("visit", 9, "withdrawn", facts)


def test_forged_and_foreign_codes(table: Table) -> None:
    kind, key, facts, _ = Seal(table.centre.data)(COPY).split(".")
    forger = Ed25519PrivateKey.generate()
    assert held(table, seals.made(COPY, key, forger.sign)) == PaperJudged("visit", 9, "altered")
    assert held(table, seals.made(COPY, "s-0", forger.sign)) == PaperJudged("visit", 9, "foreign")
    assert held(table, f"{kind}.{key}.{facts}").verdict == "foreign"


def test_number_and_code_are_typed(table: Table) -> None:
    asked = LookUpPaper("visit", 9, 5.0, specimen.FACTS.number, "abcd efgh 2345 6777")
    assert table.judges(asked) == PaperJudged("visit", 9, "genuine", specimen.FACTS)
    assert table.judges(replace(asked, code="AAAA")) == PaperJudged("visit", 9, "unknown")
    assert table.judges(asked, NOWHERE) == PaperJudged("visit", 9, "away")


@pytest.mark.parametrize(
    "output", [None, [], [1], [{}], [{"barcodeData": 3}], [{"barcodeData": "?"}], [{"barcodeData": "/w=="}]]
)
def test_what_is_no_output_is_no_code(output: object) -> None:
    assert code_of(output) == ""


def test_a_hall_without_a_centre_has_no_phones(tmp_path: Path) -> None:
    (tmp_path / "lab").mkdir()
    with HallProcess(tmp_path / "lab") as lab:
        state = lab.want("GET", "/state")
        assert isinstance(state, dict)
        assert state["phones"] == []
        assert lab.ask("PUT", "/code", {"citizen": 3, "enterprise": False}).status_code == 400
