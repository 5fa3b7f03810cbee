"""Screen and devices killed inside a step: the citizen is told the truth, and no official sheet comes out twice."""

import pytest

from tests.deaths.doom import Doom
from tests.e2e.rig import running
from tests.e2e.test_kill import _account
from tests.e2e.visits import Visits, Walked

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]
SCREEN = (
    ("k08", "kiosk_app.runtime.open_case:OpenCase.begin:after"),
    ("k08", "offline_store.outbox:Outbox.append:before"),
    ("k08", "offline_store.receipts:allocate:after"),
    ("k08", "offline_store.outbox:Outbox.append:after"),
    ("k01", "offline_store.print_ledger:PrintLedger.intend:before"),
    ("k01", "offline_store.print_ledger:PrintLedger.intend:after"),
    ("k01", "kiosk_app.runtime.peripherals:Peripherals.print_page:after"),
    ("k01", "offline_store.print_ledger:PrintLedger.settle:after"),
    ("k01", "kiosk_app.runtime.delivery:Delivery._report:after"),
    ("k08", "kiosk_app.runtime.peripherals:Peripherals.print_slip:after"),
    ("k08", "kiosk_app.runtime.delivery:Delivery.evaluate:after"),
)
DEVICES = (
    ("k01", "drivers.id_card.device:IdCardReader.execute:before"),
    ("k01", "drivers.id_card.device:IdCardReader.execute:after"),
    ("k01", "drivers.page_printer.ipp:IppPrinter.print_pdf:before"),
    ("k01", "drivers.page_printer.ipp:IppPrinter.print_pdf:after"),
    ("k01", "drivers.page_printer.device:PagePrinter._finished:after"),
    ("k01", "drivers.page_printer.device:PagePrinter.execute:after"),
    ("k01", "drivers.receipt_printer.device:ReceiptPrinter._send:before"),
    ("k01", "drivers.receipt_printer.device:ReceiptPrinter._send:after"),
    ("k01", "drivers.receipt_printer.device:ReceiptPrinter.execute:after"),
)


def visited(doom: Doom, service: str, *, official: int) -> Walked:
    """One visit in which the doomed process dies. official: how many sheets may have come out at most."""
    with running() as rig:
        visits = Visits(rig)
        walked = visits.serve(service, 2, {})
        assert doom.met
        _account(visits, walked)
        assert rig.sheets(official=True) <= official
        if "end" in walked.steps:
            assert rig.sheets(official=True) == official
        assert rig.supervised
    return walked


@pytest.mark.parametrize(("service", "point"), SCREEN)
def test_the_screen_dies(doom: Doom, monkeypatch: pytest.MonkeyPatch, service: str, point: str) -> None:
    for name, value in doom.of("ui", point).items():
        monkeypatch.setenv(name, value)
    assert visited(doom, service, official=int(service == "k01")).broken


@pytest.mark.parametrize(("service", "point"), DEVICES)
def test_a_device_dies(doom: Doom, monkeypatch: pytest.MonkeyPatch, service: str, point: str) -> None:
    """Its process, and nobody else: the visit goes on to its end."""
    for name, value in doom.of("devices", point).items():
        monkeypatch.setenv(name, value)
    walked = visited(doom, service, official=1)
    assert not walked.broken
    assert "end" in walked.steps
