"""The real networks on papers that were drawn, with the network denied; and PDFs that can be searched."""

import io
import subprocess
import sys

import pypdfium2
import pytest
from PIL import Image

from drivers.document_scanner.emulator_sheet import LEASE, page
from drivers.ocr.fields import Kind, fields
from drivers.ocr.lines import Line, OcrError, Page, Reading, Reason
from drivers.ocr.pictures import pictures
from drivers.ocr.reader import COMMAND, WorkerReader
from drivers.ocr.searchable import searchable
from drivers.pages.document import document
from drivers.pages.page import jpeg
from tests.drivers.contexts import PlainContext
from tests.drivers.ocr.papers import CODE, COMPANY, NUMBER, PERSON, identity_card, licence

pytestmark = pytest.mark.timeout(110)
_LIGHT = """
import sys
from drivers.ocr.device import open_device
device = open_device({})
device.poll(None)
heavy = ("cv2", "numpy", "onnxruntime", "rapidocr", "PIL")
print(device.status().device, [name for name in heavy if name in sys.modules])
"""
_REFUSED = """
import socket
from drivers.ocr.worker import OfflineError, offline
offline()
for call in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: socket.getaddrinfo("localhost", 80)):
    try:
        call()
    except OfflineError:
        print("refused")
"""


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "".join(sheet.get_textpage().get_text_range() for sheet in pdf)


def lines(read: Reading) -> list[Line]:
    return [line for page in read.pages for line in page.lines]


def test_nothing_heavy_is_loaded_in_the_devices_process() -> None:
    said = subprocess.run([sys.executable, "-c", _LIGHT], capture_output=True, text=True, check=True).stdout
    assert said == "online []\n"


def test_the_worker_speaks_to_nobody() -> None:
    said = subprocess.run([sys.executable, "-c", _REFUSED], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["refused", "refused"]


def test_a_card_is_read_and_becomes_searchable_without_a_network() -> None:
    """In a network of its own, in which there is nobody."""
    reader = WorkerReader(("unshare", "--map-root-user", "--net", *COMMAND))
    read = reader.read(identity_card(), PlainContext(100), searchable=True)
    reader.end()
    found = fields(Kind.IDENTITY_CARD, lines(read))
    assert {name: one.text for name, one in found.items()} == {"name": PERSON, "number": NUMBER}
    assert found["number"].confidence > 0.9
    assert NUMBER in words(read.searchable)


@pytest.mark.long
def test_a_licence_and_a_page_of_text() -> None:
    reader = WorkerReader()
    read = reader.read(licence(), PlainContext(100), searchable=False)
    found = fields(Kind.BUSINESS_LICENCE, lines(read))
    assert {name: one.text for name, one in found.items()} == {
        "creditCode": CODE,
        "name": COMPANY,
        "legalRepresentative": PERSON,
    }
    scan = jpeg(page("lease").convert("L").resize((1654, 2339)), 200)
    read = reader.read(scan, PlainContext(100), searchable=True)
    reader.end()
    assert len(read.searchable) < min(200_000, len(scan) + 8_000)
    said = words(read.searchable)
    assert all(sentence in said for sentence in LEASE)


def test_text_lies_where_the_picture_shows_it_and_is_not_seen() -> None:
    given = pictures(jpeg(page("lease").convert("L").resize((827, 1169)), 100))
    lease = Line("房屋租赁合同", (290.0, 98.0, 540.0, 142.0), 0.99)
    made = searchable(given, [Page(827, 1169, (lease,))])
    assert "房屋租赁合同" in words(made)
    with pypdfium2.PdfDocument(made) as pdf:
        assert pdf.get_page_size(0) == pytest.approx((595, 842), abs=1)
        drawn = pdf[0].render(scale=827 / 595).to_pil().convert("L").resize((827, 1169))
        there = pdf[0].get_textpage().get_text_bounded(190, 730, 400, 780)
    assert "房屋租赁合同" in there
    flat = Image.open(io.BytesIO(given[0].jpeg)).convert("L")
    pairs = zip(drawn.resize((80, 113)).tobytes(), flat.resize((80, 113)).tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) < 40
    assert len(made) < len(given[0].jpeg) + 4_000


def test_the_pages_of_a_pdf_are_pictures_again() -> None:
    scans = [jpeg(page(kind), 150) for kind in ("lease", "letter")]
    given = pictures(document(scans, 150).data)
    assert [one.pixels.shape[0] for one in given] == [1754, 1754]
    assert all(abs(one.pixels.shape[1] - 1240) <= 1 for one in given)
    assert given[0].points == pytest.approx((595, 842), abs=1)


@pytest.mark.parametrize(
    "data", [b"", b"what", b"%PDF-1.7 what", b"\xff\xd8\xff", identity_card()[:900], b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_picture(data: bytes) -> None:
    with pytest.raises(OcrError) as caught:
        pictures(data)
    assert caught.value.reason is Reason.NO_PICTURE
