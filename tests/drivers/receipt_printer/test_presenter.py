"""A slip that lies in the presenter, as Citizen's and Custom's kiosk printers tell of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.receipt_printer.compose import Manner
from drivers.receipt_printer.device import Limits, ReceiptPrinter, open_device
from drivers.receipt_printer.emulator import ReceiptPrinterEmulator
from drivers.receipt_printer.protocol import Ear, Presenter, decode_state
from drivers.transport.serial_line import SerialLine
from drivers.xfs4iot.device import BadOptionError
from tests.drivers.contexts import PlainContext

FORM = {"formName": "slip", "mediaName": "receipt", "fields": {"body": "# 凭条"}}
WELL = (0x12, 0x12, 0x12)


@pytest.mark.parametrize(
    ("paper", "presenter", "lying", "out"),
    [
        (0x12, Presenter.PPU231, False, False),
        (0x52, Presenter.PPU231, True, False),
        (0x32, Presenter.PPU231, False, True),
        (0x72, Presenter.PPU231, True, True),
        (0x52, Presenter.NONE, None, True),
        (0x12, Presenter.CUSTOM, None, False),
    ],
)
def test_a_bit_that_means_two_things(paper: int, presenter: Presenter, lying: bool | None, out: bool) -> None:
    state = decode_state(*WELL, paper, presenter=presenter)
    assert (state.lying, state.paper_end) == (lying, out)


@pytest.mark.parametrize(
    ("said", "lying"),
    [
        ("100f20000000", True),
        ("100f00000000", False),
        ("100f25030000", True),
        ("12100f20000000", True),
        ("100f20001111", True),
        ("100f200000", None),
    ],
)
def test_the_six_bytes_of_customs_printers(said: str, lying: bool | None) -> None:
    ear = Ear(Presenter.CUSTOM)
    found = None
    for byte in bytes.fromhex(said):
        heard = ear.feed(bytes([byte]))
        assert not heard.finished
        assert heard.blocks == []
        found = heard.lying if heard.lying is not None else found
    assert found is lying


@given(st.binary(max_size=60))
def test_whatever_comes(data: bytes) -> None:
    for presenter in Presenter:
        Ear(presenter).feed(data)


class Bench:
    def __init__(self, port: Path, presenter: Presenter) -> None:
        self.emulator = ReceiptPrinterEmulator(port, lambda slip: None)
        self.emulator.faults.ppu231 = presenter is Presenter.PPU231
        limits = Limits(status=2, chunk=20, finish=40)
        self.driver = ReceiptPrinter(SerialLine(str(port)), manner=Manner(presenter=presenter), limits=limits)
        self.context = PlainContext()

    def prints(self) -> None:
        assert self.driver.execute("Printer.PrintForm", FORM, self.context) == {"outcome": "printed"}
        self.driver.poll(self.context)

    def media(self) -> object:
        return self.driver.status().parts["printer"].get("media")


@pytest.fixture(params=[Presenter.PPU231, Presenter.CUSTOM])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "printer", request.param)
    with bench.emulator:
        yield bench
        bench.driver.close()


def test_a_slip_lies_there_until_it_is_taken(bench: Bench) -> None:
    bench.driver.poll(bench.context)
    assert bench.media() == "notPresent"
    bench.emulator.faults.presenter = "lying"
    bench.prints()
    assert bench.media() == "present"
    assert bench.driver.interval < 1
    bench.prints()
    bench.emulator.take()
    bench.driver.poll(bench.context)
    assert bench.media() == "notPresent"
    assert [name for name, _ in bench.context.broadcasts] == [
        "Printer.MediaPresentedUnsolicitedEvent",
        "Printer.MediaTakenEvent",
    ]


def test_paper_is_told_beside_it(bench: Bench) -> None:
    bench.emulator.faults.presenter, bench.emulator.faults.paper = "lying", "low"
    bench.prints()
    assert bench.driver.status().parts["printer"] == {"paper": {"upper": "low"}, "media": "present"}


def test_a_printer_without_a_presenter_says_nothing_of_one(tmp_path: Path) -> None:
    bench = Bench(tmp_path / "printer", Presenter.NONE)
    with bench.emulator:
        bench.emulator.faults.presenter = "lying"
        bench.prints()
        assert bench.media() is None
        bench.driver.close()


def test_options() -> None:
    with pytest.raises(BadOptionError):
        open_device({"port": "/dev/null", "presenter": "swecoin"})
    with pytest.raises(BadOptionError):
        open_device({"port": "/dev/null", "presenter": "custom", "asb": True})
