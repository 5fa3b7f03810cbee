"""Which paper lies where, as printers really tell it, and a document that comes out on its own paper or not at all."""

import base64
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.page_printer.device import PagePrinter, open_device
from drivers.page_printer.emulator import PagePrinterEmulator
from drivers.page_printer.protocol import Collection, IppMessage, Operation, Tag, attribute
from drivers.page_printer.trays import assigned, lying, paper_in
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import Code, DeviceState, Outcome, Paper
from tests.drivers.contexts import PlainContext
from tests.drivers.page_printer.documents import pdf

PRINT = "Printer.PrintNative"
TRAYS = "upper=tray-1,aux=tray-2"
# What ippeveprinter of CUPS 2.4 says of its trays.
MAIN = "type=sheetFeedAutoRemovableTray;mediafeed=0;mediaxfeed=0;maxcapacity=250;level=100;status=0;name=main"
BY_PASS = (
    "type=sheetFeedAutoNonRemovableTray;mediafeed=0;mediaxfeed=0;maxcapacity=25;level=-2;status=0;name=by-pass-tray"
)


def _printer(*trays: str, ready: tuple[str, ...] = ()) -> dict[str, tuple[bytes | Collection, ...]]:
    media = tuple(Collection((attribute("media-source", Tag.KEYWORD, name),)) for name in ready)
    return {"printer-input-tray": tuple(tray.encode() for tray in trays), "media-col-ready": media}


@pytest.mark.parametrize(
    ("tray", "printer", "paper"),
    [
        ("main", _printer(MAIN, BY_PASS), Paper.FULL),
        ("main", _printer(MAIN.replace("level=100", "level=0")), Paper.OUT),
        ("main", _printer(MAIN.replace("level=100", "level=25")), Paper.LOW),
        ("main", _printer(MAIN.replace("level=100", "level=26")), Paper.FULL),
        ("main", _printer(MAIN.replace("level=100", "level=-3")), Paper.FULL),
        ("tray-1", _printer(MAIN.replace("main", "Tray 1")), Paper.FULL),
        ("by-pass-tray", _printer(MAIN, BY_PASS), Paper.UNKNOWN),
        ("by-pass-tray", _printer(MAIN, BY_PASS, ready=("main", "by-pass-tray")), Paper.FULL),
        ("by-pass-tray", _printer(MAIN, BY_PASS, ready=("main",)), Paper.OUT),
        ("main", _printer(MAIN.replace("level=100", "level=0"), ready=("main",)), Paper.OUT),
        ("main", {}, Paper.UNKNOWN),
        ("main", _printer("level;;=;name=main;level=x"), Paper.UNKNOWN),
    ],
)
def test_what_a_printer_says_of_a_tray(
    tray: str, printer: dict[str, tuple[bytes | Collection, ...]], paper: Paper
) -> None:
    assert paper_in(tray, printer) is paper


@given(st.lists(st.binary(max_size=60)))
def test_whatever_stands_there(said: list[bytes]) -> None:
    printer = {name: tuple(said) for name in ("printer-input-tray", "printer-output-tray")}
    assert paper_in("main", printer) in Paper
    assert lying(printer) in (None, True, False)


def test_what_lies_in_the_output() -> None:
    def told(remaining: str, most: str) -> bool | None:
        return lying({"printer-output-tray": (f"maxcapacity={most};remaining={remaining};name=top".encode(),)})

    assert (told("0", "1"), told("1", "1"), told("-2", "100"), told("-3", "100")) == (True, False, None, None)
    assert lying({}) is None


@pytest.mark.parametrize("text", ["", "upper", "upper=", "side=tray-1", "upper=tray-1,aux=tray-1", "aux=a,aux=b"])
def test_trays_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="paper sources"):
        assigned(text)
    with pytest.raises(BadOptionError):
        open_device({"uri": "ipp://localhost/ipp/print", "trays": text})


class Bench:
    def __init__(self, emulator: PagePrinterEmulator, pages: list[bytes]) -> None:
        self.emulator = emulator
        self.pages = pages
        self.context = PlainContext()
        self.driver = self.opened(TRAYS)

    def opened(self, trays: str) -> PagePrinter:
        return open_device({"uri": self.emulator.uri, "within": 1.0, "trays": trays})

    def prints(self, source: str = "", driver: PagePrinter | None = None) -> object:
        payload = {"data": base64.b64encode(pdf()).decode()} | ({"paperSource": source} if source else {})
        return (driver or self.driver).execute(PRINT, payload, self.context)

    def refused(self, source: str = "", driver: PagePrinter | None = None) -> tuple[str, object, object]:
        with pytest.raises(CommandError) as caught:
            self.prints(source, driver)
        assert caught.value.code is Code.COMMAND_ERROR
        return caught.value.error, caught.value.payload["outcome"], caught.value.payload.get("detail")

    @property
    def papers(self) -> object:
        self.driver.poll(self.context)
        return self.driver.status().parts["printer"]["paper"]


@pytest.fixture
def bench() -> Iterator[Bench]:
    pages: list[bytes] = []
    with PagePrinterEmulator(pages.append) as emulator:
        emulator.faults.slow = 0.02
        bench = Bench(emulator, pages)
        yield bench
        bench.driver.close()


def test_each_document_comes_out_on_its_own_paper(bench: Bench) -> None:
    assert bench.prints() == {"outcome": "printed"}
    assert bench.emulator.next_sheet == 101
    assert bench.prints("aux") == {"outcome": "printed"}
    assert bench.emulator.next_sheet == 102
    assert bench.driver.capabilities()["printer"]["paperSources"] == {"upper": True, "aux": True}


@pytest.mark.parametrize(("fault", "empty", "other"), [("paper", "upper", "aux"), ("certificates", "aux", "upper")])
def test_an_empty_tray_is_not_made_up_for_from_the_other(bench: Bench, fault: str, empty: str, other: str) -> None:
    setattr(bench.emulator.faults, fault, "out")
    assert bench.papers == {empty: "out", other: "full"}
    assert bench.driver.status().device is DeviceState.ONLINE
    assert bench.refused(empty) == ("paperOut", "notPrinted", "")
    assert bench.pages == []
    assert bench.prints(other) == {"outcome": "printed"}


def test_each_tray_says_by_itself_that_it_is_low_out_and_filled(bench: Bench) -> None:
    for state in ("full", "low", "out", "full"):
        bench.emulator.faults.certificates = state
        assert bench.papers == {"upper": "full", "aux": state}
    assert [payload for name, payload in bench.context.broadcasts] == [
        {"paperSource": "aux", "threshold": state} for state in ("low", "out", "full")
    ]


def test_paper_that_runs_out_under_way_leaves_the_outcome_open(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.emulator.faults.slow = 0.3
    hook = bench.emulator.answer

    def empty_it(request: IppMessage) -> IppMessage:
        answer = hook(request)
        if request.code == Operation.PRINT_JOB:
            bench.emulator.faults.certificates = "out"
        return answer

    monkeypatch.setattr(bench.emulator, "answer", empty_it)
    assert bench.refused("aux") == ("paperOut", "unknown", "")
    assert bench.emulator.next_sheet == 101


def test_a_sheet_that_sticks_has_left_its_tray(bench: Bench) -> None:
    bench.emulator.faults.sticks = True
    assert bench.refused("aux") == ("paperJammed", "unknown", "paperJam")
    assert (bench.emulator.next_sheet, bench.pages) == (102, [])


def test_paper_that_nobody_has_loaded(bench: Bench) -> None:
    assert bench.refused("lower") == ("sourceInvalid", "notPrinted", "")
    driver = bench.opened("upper=tray-1,aux=tray-9")
    assert bench.refused("aux", driver) == ("sourceInvalid", "notPrinted", "noSuchTray")
    assert driver.status().parts["printer"]["paper"] == {"upper": "full", "aux": "unknown"}
    assert driver.status().detail == "noSuchTray"
    assert bench.prints("upper", driver) == {"outcome": "printed"}


def test_a_plain_document_is_not_printed_where_only_certificate_paper_lies(bench: Bench) -> None:
    assert bench.refused("", bench.opened("aux=tray-2")) == ("sourceInvalid", "notPrinted", "")


@pytest.mark.parametrize(
    ("operation", "status", "outcome"),
    [
        (Operation.VALIDATE_JOB, 0x040B, Outcome.NOT_PRINTED),
        (Operation.VALIDATE_JOB, 0x0001, Outcome.NOT_PRINTED),
        (Operation.PRINT_JOB, 0x040B, Outcome.NOT_PRINTED),
        (Operation.PRINT_JOB, 0x0001, Outcome.UNKNOWN),
    ],
)
def test_a_printer_that_would_take_other_paper(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, operation: Operation, status: int, outcome: Outcome
) -> None:
    bench.emulator.faults.slow = 0.3
    hook, cancelled = bench.emulator.answer, []

    def other_paper(request: IppMessage) -> IppMessage:
        refused = request.code == operation and status > 0x0100
        answer = IppMessage(status, request.request_id) if refused else hook(request)
        if request.code == Operation.CANCEL_JOB:
            cancelled.append(True)
        code = status if request.code == operation else answer.code
        return IppMessage(code, answer.request_id, answer.groups, answer.data)

    monkeypatch.setattr(bench.emulator, "answer", other_paper)
    assert bench.refused("aux") == ("sourceInvalid", outcome.value, "otherPaper")
    assert cancelled == [True] * (outcome is Outcome.UNKNOWN)


def test_the_taking_is_noticed(bench: Bench) -> None:
    bench.driver.poll(bench.context)
    assert "media" not in bench.driver.status().parts["printer"]
    bench.emulator.faults.presenter = "lying"
    bench.prints()
    assert bench.driver.status().parts["printer"]["media"] == "present"
    bench.emulator.take()
    bench.driver.poll(bench.context)
    assert bench.driver.status().parts["printer"]["media"] == "notPresent"
    events = [name for name, _ in bench.context.broadcasts]
    assert events == ["Printer.MediaPresentedUnsolicitedEvent", "Printer.MediaTakenEvent"]
