"""What a citizen does after the application, at a real terminal with a real centre and a real agent between them."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from central import site as central_site
from central.store import cases, tables
from kiosk_app import enrolment
from kiosk_app.flow import delivering
from kiosk_app.flow.intents import Agree, Answer, Choose, Digit, Intent, Rated, Signed, Start
from kiosk_app.flow.screens import (
    ChoiceScreen,
    EndScreen,
    GuideScreen,
    HomeScreen,
    IdentityScreen,
    PinScreen,
    ProgressAskScreen,
    ProgressScreen,
    QuestionScreen,
    RateScreen,
    ReasonsScreen,
    ResultScreen,
    ReviewScreen,
    SignScreen,
)
from kiosk_app.protocol.cases import CaseState, Evaluation
from kiosk_app.protocol.hotline import Ticket
from kiosk_app.runtime.terminal import Terminal
from kiosk_app.sync.events import to_event
from offline_store.ids import TimeOrderedIds
from offline_store.outbox import Outbox
from offline_store.print_ledger import PrintLedger
from offline_store.records import Entry
from offline_store.sealing import Opener
from tests.central.after import settle
from tests.central.centres import CERTIFICATE, PEOPLE, Hall, apply, enrolled, running
from tests.offline_store.stores import counting
from tests.runtime.conftest import Place, needles
from tests.runtime.visitor import INK, Visitor
from tests.sync.agents import agent, wait_for

ELSEWHERE = "YT-BANK-07"
FILING: dict[str, object] = {"qsrq": "2026-11-23", "jsrq": "2027-05-23", "sjh": "13800000003"}
WORDS = "凭条没有打印出来，等了很久"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with running(tmp_path / "centre") as opened:
        yield opened


@dataclass
class Counter:
    """One terminal, its citizen, and the centre behind it. Cases that are asked about come from another terminal."""

    place: Place
    hall: Hall
    directory: Path
    other: Path
    visitor: Visitor
    stack: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        self.hall.enrol_terminal(self.directory)
        self.stack.enter_context(agent(self.directory, self.hall.clock))
        bundle = self.directory / "catalogue" / "bundle.json"
        wait_for(lambda: bundle.exists() and bundle.read_bytes() == self.hall.bundle)
        terminal = Terminal(
            self.directory,
            enrolment.load(self.directory),
            self.visitor.show,
            lambda: None,
            clock=self.hall.clock,
            ids=TimeOrderedIds(time.time, os.urandom),
        )
        terminal.start()
        self.stack.callback(terminal.stop)
        self.visitor.send = terminal.send
        self.visitor.see(HomeScreen, _open)

    def made_elsewhere(self, make: Callable[[Outbox], Entry]) -> Entry:
        """A case of another terminal, as far as the centre takes it."""
        credentials = enrolled(self.hall.store, self.hall.data, ELSEWHERE, self.hall.clock)
        with (
            Outbox.open(
                self.other / "outbox.db",
                self.hall.trust.sealer(),
                clock=self.hall.clock,
                ids=counting("other"),
                common={"terminal": ELSEWHERE, "boot": "b", "trusted": True},
            ) as outbox,
            self.hall.client(credentials=credentials) as centre,
        ):
            entry = make(outbox)
            centre.send([to_event(one, ELSEWHERE) for one in outbox.pending(100)])
        settle(self.hall)
        return entry

    def do(self, make: Callable[[int], Intent]) -> None:
        self.visitor.send(make(self.visitor.screen.frame.serial))

    def ask(self, number: str) -> ProgressScreen:
        self.do(lambda serial: Start(serial, "progress"))
        self.visitor.see(ProgressAskScreen)
        self.do(lambda serial: Answer(serial, "number", number))
        self.visitor.see(ProgressAskScreen, lambda screen: screen.value == number)
        self.visitor.act("next")
        return self.visitor.see(ProgressScreen)

    def card(self, citizen: int) -> None:
        self.visitor.citizen = citizen
        self.visitor.see(IdentityScreen)
        self.place.ask("PUT", "/card", {"citizen": citizen})

    def leave(self) -> None:
        self.visitor.see(EndScreen)
        self.place.ask("DELETE", "/card")
        self.visitor.see(HomeScreen)

    def plain(self, kind: str) -> bytes:
        """The one entry of this kind that the terminal has appended, opened as the centre does."""
        with self.hall.outbox(self.directory) as outbox:
            (entry,) = [one for one in outbox.entries(0, 100) if one.kind == kind]
        return Opener(central_site.private_keys(self.hall.data)).open(entry.body, aad=entry.header)

    def arrived(self) -> None:
        """All that the terminal has is at the centre, and dealt with."""
        with self.hall.outbox(self.directory) as outbox:
            wait_for(lambda: outbox.stat().backlog == 0)
        settle(self.hall)

    def state(self, entry: Entry) -> CaseState:
        with self.hall.store.read() as connection:
            found = cases.progress(connection, entry.local_number)
        assert found
        return found.state


def _open(home: HomeScreen) -> bool:
    """The network and the reader are there."""
    return home.frame.online and any(tile.id == "k08" and not tile.closed for tile in home.tiles)


@pytest.fixture
def counter(place: Place, hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    """Afterwards nothing of the citizen is left at the terminal."""
    monkeypatch.setattr(delivering, "GOODBYE_SECONDS", 0.1)
    directory, other = tmp_path / "terminal", tmp_path / "other"
    directory.mkdir()
    other.mkdir()
    for name in ("xfs4iot.url", "xfs4iot.token", "run"):
        (directory / name).symlink_to(place.devices.directory / name)
    place.mend()
    with ExitStack() as stack:
        built = Counter(place, hall, directory, other, Visitor(place.ask), stack)
        yield built
    place.mend()
    files = [path for path in directory.rglob("*") if path.is_file()]
    for needle in (*needles(built.visitor.citizen), WORDS.encode()):
        assert not [path.name for path in files if needle in path.read_bytes()]


def wrong_pin(outbox: Outbox) -> Entry:
    return apply(outbox, "k08", PEOPLE[3], FILING, pin="999999", deferred=("factor",))


def document_of(hall: Hall) -> str:
    with hall.store.read() as connection:
        found: str = connection.execute(select(tables.document.c.document_id)).scalar_one()
    return found


def certificate(outbox: Outbox) -> Entry:
    return apply(outbox, "k01", PEOPLE[2], CERTIFICATE)


def test_a_supplement_is_given_at_another_terminal_and_the_case_goes_on(counter: Counter) -> None:
    entry = counter.made_elsewhere(wrong_pin)
    assert counter.state(entry) is CaseState.SUPPLEMENT
    counter.start()
    visitor = counter.visitor
    counter.ask(entry.local_number)
    visitor.act("supplement")
    counter.card(3)
    visitor.see(GuideScreen)
    visitor.act("next")
    visitor.see(PinScreen)
    for digit in "100003":
        visitor.send(Digit(visitor.screen.frame.serial, digit))
    visitor.see(ReviewScreen)
    visitor.act("next")
    visitor.see(SignScreen)
    counter.do(lambda serial: Signed(serial, INK))
    assert visitor.see(ResultScreen).frame.title.key == "result.added_title"
    assert counter.place.prints()[-1] == "receipt"
    assert b'"digest"' in counter.plain("supplement")
    visitor.act("next")
    counter.leave()
    counter.arrived()
    assert counter.state(entry) is CaseState.ACCEPTED
    assert counter.ask(entry.local_number).frame.title.key == "progress.title.accepted"
    visitor.act("exit")


def test_somebody_else_s_card_gets_nothing(counter: Counter) -> None:
    entry = counter.made_elsewhere(wrong_pin)
    counter.start()
    counter.ask(entry.local_number)
    counter.visitor.act("supplement")
    counter.card(2)
    asked = counter.visitor.see(ProgressAskScreen, lambda screen: screen.problem)
    assert asked.problem
    assert asked.problem.key == "progress.unknown"
    counter.visitor.act("exit")


def test_a_sheet_comes_out_later_and_not_twice_unasked(counter: Counter) -> None:
    entry = counter.made_elsewhere(certificate)
    counter.start()
    visitor, before = counter.visitor, len(counter.place.prints())
    counter.ask(entry.local_number)
    visitor.act("document")
    counter.card(2)
    assert visitor.see(ResultScreen).frame.title.key == "result.sheet_title"
    assert counter.place.prints()[before:] == ["page"]
    visitor.act("next")
    counter.leave()
    counter.arrived()
    counter.ask(entry.local_number)
    visitor.act("document")
    counter.card(2)
    assert visitor.see(ChoiceScreen).frame.title.key == "print.copy_title"
    assert counter.place.prints()[before:] == ["page"]
    visitor.act("copy")
    visitor.see(ResultScreen)
    assert counter.place.prints()[before:] == ["page", "page"]
    with PrintLedger.open(counter.directory / "ledger.db", clock=counter.hall.clock) as ledger:
        history = ledger.history(document_of(counter.hall))
    assert [(one.reason, one.event_id, one.outcome) for one in history] == [
        ("", entry.event_id, "printed"),
        ("citizen_wants_another", entry.event_id, "printed"),
    ]
    visitor.act("next")
    counter.leave()


def test_what_another_terminal_printed_is_asked_about_as_well(counter: Counter) -> None:
    entry = counter.made_elsewhere(certificate)
    document = document_of(counter.hall)
    with counter.hall.store.write() as connection:
        report = {"terminal": ELSEWHERE, "event_id": "r-1", "case_event": entry.event_id, "document": document}
        connection.execute(tables.print_report.insert().values(**report, outcome="unknown", time=""))
    counter.start()
    before = len(counter.place.prints())
    counter.ask(entry.local_number)
    counter.visitor.act("document")
    counter.card(2)
    assert counter.visitor.see(ChoiceScreen).frame.title.key == "print.copy_title"
    counter.visitor.act("none")
    counter.leave()
    assert len(counter.place.prints()) == before


def test_no_paper_leaves_the_way_open(counter: Counter) -> None:
    entry = counter.made_elsewhere(certificate)
    counter.start()
    visitor, before = counter.visitor, len(counter.place.prints())
    counter.ask(entry.local_number)
    counter.place.paper("page", "out")
    visitor.act("document")
    counter.card(2)
    visitor.title("print.failed")
    counter.place.mend()
    visitor.act("retry")
    assert visitor.see(ResultScreen).frame.title.key == "result.sheet_title"
    assert counter.place.prints()[before:] == ["page"]
    visitor.act("next")
    counter.leave()


def test_a_word_to_12345_is_numbered_while_one_waits(counter: Counter) -> None:
    counter.start()
    visitor = counter.visitor
    counter.do(lambda serial: Start(serial, "k08"))
    visitor.title("notice.title")
    visitor.act("agree")
    visitor.title("id.title")
    visitor.act("hotline")
    visitor.title("hotline.title")
    counter.do(lambda serial: Choose(serial, "kind", "complaint"))
    visitor.title("hotline.words")
    counter.do(lambda serial: Answer(serial, "words", WORDS))
    visitor.see(QuestionScreen, lambda screen: screen.value == WORDS)
    visitor.act("next")
    visitor.title("hotline.phone")
    visitor.act("none")
    visitor.title("wait.case")
    counter.arrived()
    result = visitor.see(ResultScreen)
    assert result.frame.title.key == "result.ticket_title"
    assert result.facts[0][1] == "12345261123000001"
    assert counter.place.prints()[-1] == "receipt"
    told = msgspec.json.decode(counter.plain("ticket"), type=Ticket)
    assert (told.text, told.service, told.phone) == (WORDS, "k08", "")
    visitor.act("resume")
    counter.card(3)
    visitor.see(PinScreen)
    visitor.act("exit")


def test_the_reasons_of_a_low_rating_reach_the_centre(counter: Counter) -> None:
    counter.start()
    visitor = counter.visitor
    visitor.walk_to("wait.case")
    counter.arrived()
    visitor.walk(RateScreen)
    counter.do(lambda serial: Rated(serial, "1"))
    visitor.see(ReasonsScreen)
    counter.do(lambda serial: Answer(serial, "reasons", "103"))
    visitor.see(ReasonsScreen, lambda screen: screen.chosen)
    counter.do(lambda serial: Answer(serial, "words", WORDS))
    visitor.see(ReasonsScreen, lambda screen: screen.words)
    counter.do(lambda serial: Agree(serial, True))
    visitor.see(ReasonsScreen, lambda screen: screen.call_back)
    visitor.act("next")
    counter.leave()
    counter.arrived()
    given = msgspec.json.decode(counter.plain("evaluation"), type=Evaluation)
    assert (given.level, given.reasons, given.text, given.call_back) == (1, ["103"], WORDS, True)
    with counter.hall.store.read() as connection:
        (row,) = connection.execute(select(tables.evaluation))
    assert (row.level, row.reasons, row.call_back) == (1, "103", True)
