"""What the readers call a document, in the codes of GA/T 2000.156; what nobody knows is nothing."""

import asyncio
from collections.abc import Coroutine, Mapping
from pathlib import Path

import pytest

from drivers.xfs4iot.client import Client, Completion
from drivers.xfs4iot.connection import OnEvent
from drivers.xfs4iot.extensions import DOCUMENT_TYPES
from kiosk_app.runtime.cards import document_code
from kiosk_app.runtime.peripherals import Peripherals


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        ("residentIdentityCard", "370699199208301232", "111"),
        ("passport", "E00000000", "414"),
        ("foreignPermanentResidentIdCard", "", "553"),
        ("hkMacaoTaiwanResidencePermit", "", "810"),
        ("mainlandTravelPermit", "H00000000", "516"),
        ("mainlandTravelPermit", "M0000000001", "516"),
        ("mainlandTravelPermit", "00000000", "511"),
        ("mainlandTravelPermit", "X00000000", ""),
        ("mainlandTravelPermit", "٠٠٠٠٠٠٠٠", ""),
        ("socialSecurityCard", "370699199208301232", ""),
        ("exitEntryPermit", "C00000000", ""),
        ("travelDocument", "00000000", ""),
        ("libraryCard", "1", ""),
    ],
)
def test_codes(kind: str, number: str, code: str) -> None:
    assert document_code(kind, number) == code
    assert kind in (*DOCUMENT_TYPES, "libraryCard")


class Printer(Client):
    """Remembers what it was asked to print."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory, on_change=lambda name, status: None)
        self.asked: list[Mapping[str, object]] = []

    def execute(
        self,
        service: str,
        name: str,
        payload: Mapping[str, object],
        *,
        timeout: float,
        bulk: bytes | None = None,
        on_event: OnEvent | None = None,
    ) -> Coroutine[None, None, Completion]:
        self.asked.append(payload)
        return self._done()

    async def _done(self) -> Completion:
        return Completion("success", {"outcome": "printed"})


def test_a_slip_in_large_type_is_asked_for_in_large_type(tmp_path: Path) -> None:
    printer = Printer(tmp_path)
    for large in (False, True):
        assert asyncio.run(Peripherals(printer).print_slip("# 凭条", 5.0, large=large)) == ("printed", "")
    assert ["largeType" in body for body in printer.asked] == [False, True]
    assert printer.asked[1]["largeType"] is True
