"""A paper and a photo from glass and lens to the centre that may open them, and in clear nowhere between."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

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
    """Somebody who studies here asks for a residence permit and scans the proof of it; a photo is taken as well, for
    without network nobody can say whether the library has one.
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


def opened(visit: dict[str, Any]) -> list[bytes]:
    """What the centre can read of the visit's attachments."""
    centre = centre_of(visit["data"])
    opener = Opener(site.private_keys(centre))
    contents = []
    for path in files_below(centre / site.ATTACHMENTS):
        with path.open("rb") as file:
            contents.append(b"".join(pieces(file, opener)))
    return contents


def test_the_centre_opens_what_was_scanned(visit: dict[str, Any], tmp_path: Path) -> None:
    kinds = [step["screen"] for step in visit["steps"]]
    assert kinds[kinds.index("materials") :][:4] == ["materials", "wait", "materials", "portrait"]
    given = {one["material"] for one in visit["exemptions"] if one["reason"] == "mat.given"}
    assert given == {"就读证明", "证件照片"}
    contents, sheet = opened(visit), scanned(tmp_path)
    assert sheet in contents
    (portrait,) = [content for content in contents if content != sheet]
    with Image.open(BytesIO(portrait)) as picture:
        assert picture.height > picture.width
    assert not files_below(visit["data"] / "attachments"), "what the centre holds is erased here"


def test_it_lies_in_clear_nowhere(visit: dict[str, Any]) -> None:
    middles = [content[len(content) // 2 :][:64] for content in opened(visit)]
    data = visit["data"]
    written = [path.read_bytes() for path in files_below(data, lab_of(data), centre_of(data), visit["tmp"])]
    assert len(written) > 20
    assert len(middles) == 2
    assert not [middle for middle in middles for content in written if middle in content]
