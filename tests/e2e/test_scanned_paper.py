"""A paper from the scanner's glass to the centre that may open it: the same picture, and in clear nowhere between."""

from pathlib import Path
from typing import Any

import pytest

from central import site
from drivers.document_scanner.device import open_device
from drivers.document_scanner.emulator import ScannerEmulator
from drivers.pages.command import READ
from kiosk_app.config import LAB_SCANNER, centre_of, lab_of
from offline_store.sealed_file import pieces
from offline_store.sealing import Opener
from tests.drivers.contexts import PlainContext
from tests.e2e.conftest import Demo, files_below

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def visit(demo: Demo) -> dict[str, Any]:
    """Somebody who studies here asks for a residence permit and scans the proof of it; their photo as well, for without
    network nobody can say whether the library has one.
    """
    return demo("k14", "--offline", "--citizen", "3", "--seed", "5")


def scanned(directory: Path) -> bytes:
    """What the same sheet gives when it is scanned here."""
    with ScannerEmulator() as emulator:
        emulator.configure(directory)
        driver = open_device(LAB_SCANNER | {"config": str(directory)})
        context = PlainContext(30.0)
        done = driver.execute(READ, {"byHandle": True}, context)
        return context.given(done["handle"])


def test_the_centre_opens_what_was_scanned(visit: dict[str, Any], tmp_path: Path) -> None:
    kinds = [step["screen"] for step in visit["steps"]]
    assert kinds[kinds.index("materials") :][:5] == ["materials", "wait", "materials", "wait", "materials"]
    given = {one["material"] for one in visit["exemptions"] if one["reason"] == "mat.given"}
    assert given == {"就读证明", "证件照片"}
    centre = centre_of(visit["data"])
    opener, sheet = Opener(site.private_keys(centre)), scanned(tmp_path)
    arrived = files_below(centre / site.ATTACHMENTS)
    assert len(arrived) == len(given)
    for path in arrived:
        with path.open("rb") as file:
            assert b"".join(pieces(file, opener)) == sheet
    assert not files_below(visit["data"] / "attachments"), "what the centre holds is erased here"


def test_it_lies_in_clear_nowhere(visit: dict[str, Any], tmp_path: Path) -> None:
    picture = scanned(tmp_path / "sane")
    middle = picture[len(picture) // 2 :][:64]
    data = visit["data"]
    written = files_below(data, lab_of(data), centre_of(data), visit["tmp"])
    assert len(written) > 20
    assert not [path for path in written if middle in path.read_bytes()]
