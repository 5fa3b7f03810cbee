"""What the readers call a document, in the codes of GA/T 2000.156; what nobody knows is nothing."""

import asyncio
from pathlib import Path

import pytest

from drivers.xfs4iot.extensions import DOCUMENT_TYPES
from kiosk_app.runtime.cards import document_code
from kiosk_app.runtime.peripherals import Peripherals
from tests.runtime.recording import Recording


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


def test_a_slip_in_large_type_is_asked_for_in_large_type(tmp_path: Path) -> None:
    printer = Recording(tmp_path, {"outcome": "printed"})
    for large in (False, True):
        assert asyncio.run(Peripherals(printer).print_slip("# 凭条", 5.0, large=large)) == ("printed", "")
    assert ["largeType" in body for body in printer.asked] == [False, True]
    assert printer.asked[1]["largeType"] is True
