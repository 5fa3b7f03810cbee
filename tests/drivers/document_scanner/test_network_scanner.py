"""The driver and SANE's `airscan` against the emulated network scanner, and the messages held against the standard."""

import asyncio
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from drivers.document_scanner.device import DocumentScanner, open_device
from drivers.document_scanner.emulator import DEVICE, FEEDER, ScannerEmulator
from drivers.pages.command import READ
from drivers.xfs4iot import bulk
from drivers.xfs4iot.connection import Completion, Connection
from drivers.xfs4iot.device import CommandError, Payload
from drivers.xfs4iot.enums import Code, DeviceState
from kiosk_app.config import LAB_SCANNER
from tests.drivers.contexts import PlainContext
from tests.drivers.xfs4iot.conftest import tap
from tests.drivers.xfs4iot.puppet import TOKEN, serving

__all__ = ["tap"]
pytestmark = pytest.mark.timeout(60)


@dataclass
class Bench:
    emulator: ScannerEmulator
    driver: DocumentScanner

    def scan(self, limit: float = 20.0) -> tuple[Payload, bytes]:
        context = PlainContext(limit)
        done = self.driver.execute(READ, {"byHandle": True}, context)
        return done, context.given(done["handle"])

    def fails(self, limit: float = 20.0) -> CommandError:
        with pytest.raises(CommandError) as caught:
            self.scan(limit)
        return caught.value


@pytest.fixture
def fine(tmp_path: Path) -> Iterator[Bench]:
    """As terminals scan."""
    with ScannerEmulator() as emulator:
        emulator.configure(tmp_path / "sane")
        yield Bench(emulator, open_device(LAB_SCANNER | {"config": str(tmp_path / "sane")}))


@pytest.fixture
def bench(fine: Bench, tmp_path: Path) -> Bench:
    """In few dots: what happens to a sheet does not depend on them."""
    fine.driver = open_device(LAB_SCANNER | {"config": str(tmp_path / "sane"), "resolution": 75})
    return fine


def test_the_terminal_names_it_as_it_is_called() -> None:
    assert (LAB_SCANNER["device"], LAB_SCANNER["feeder"]) == (DEVICE, FEEDER)


def test_a_crooked_sheet_becomes_a_straight_small_jpeg(fine: Bench) -> None:
    done, data = fine.scan()
    assert (done["mediaType"], done["pages"]) == ("image/jpeg", 1)
    picture = Image.open(io.BytesIO(data))
    assert picture.size == pytest.approx((1654, 2339), abs=6)
    assert len(data) <= 400_000
    red = picture.getpixel((round(950 / 1240 * picture.width), round(1345 / 1754 * picture.height)))
    assert isinstance(red, tuple)
    assert red[0] > red[1] + 60, "the seal stays red"


def test_the_same_sheet_gives_the_same_bytes(bench: Bench) -> None:
    assert bench.scan()[1] == bench.scan()[1]


def test_a_pile_becomes_one_document_of_small_pages(fine: Bench) -> None:
    fine.emulator.sheets = ("lease", "letter", "lease")
    done, data = fine.scan()
    assert (done["mediaType"], done["pages"]) == ("application/pdf", 3)
    assert len(data) < 3 * 400_000
    pdf = pypdfium2.PdfDocument(data)
    assert [page.render(scale=0.2).to_pil().size for page in pdf] == [(120, 169)] * 3
    pdf.close()


@pytest.mark.parametrize(
    ("sheets", "detail"),
    [
        (("blank",), "blank"),
        (("lease", "blank"), "blank"),
        (("dark",), "dark"),
    ],
)
def test_a_sheet_that_cannot_be_used_rejects_the_pile(bench: Bench, sheets: tuple[str, ...], detail: str) -> None:
    bench.emulator.sheets = sheets
    caught = bench.fails(50.0)
    assert (caught.code, caught.error, caught.payload["detail"]) == (Code.COMMAND_ERROR, "mediaRejected", detail)


def test_a_pile_that_is_too_thick_is_given_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.document_scanner.device.MOST_PAGES", 2)
    bench.emulator.sheets = ("lease",) * 3
    assert bench.fails(50.0).payload["detail"] == "tooMany"


def test_a_sheet_that_is_half_outside_is_cut_off(bench: Bench) -> None:
    bench.emulator.faults.angle = 20
    assert bench.fails().payload["detail"] == "cutOff"


@pytest.mark.parametrize("pages", [0, 1])
def test_a_jam_at_the_beginning_and_in_the_middle(bench: Bench, pages: int) -> None:
    bench.emulator.sheets = ("lease", "letter")
    bench.emulator.faults.jam_after = pages
    assert bench.fails().error == "mediaJammed"
    assert bench.driver.status().parts["printer"]["media"] == "jammed"
    bench.emulator.faults.jam_after = -1
    assert bench.fails().error == "mediaJammed", "nobody has cleared it"
    bench.emulator.clear()
    assert bench.scan()[0]["pages"] == 2
    assert bench.driver.status().detail == ""


def test_an_open_cover_and_an_empty_feeder(bench: Bench) -> None:
    bench.emulator.faults.cover_open = True
    caught = bench.fails()
    assert (caught.code, caught.payload["detail"]) == (Code.USER_ERROR, "coverOpen")
    bench.emulator.faults.cover_open = False
    bench.emulator.sheets = ()
    assert bench.fails(1.5).code is Code.TIME_OUT
    assert bench.driver.status().parts["printer"]["media"] == "notPresent"


def test_unplugged_and_plugged_in_again(bench: Bench) -> None:
    bench.emulator.switch_off()
    bench.driver.poll(PlainContext())
    assert (bench.driver.status().device, bench.driver.status().detail) == (DeviceState.OFFLINE, "noAnswer")
    assert bench.fails().code is Code.HARDWARE_ERROR
    bench.emulator.switch_on()
    bench.driver.poll(PlainContext())
    assert bench.driver.status().device is DeviceState.ONLINE
    assert bench.scan()[0]["pages"] == 1


def test_each_message_is_the_standards_or_the_extension_tables(bench: Bench, tmp_path: Path, tap: list[str]) -> None:
    events: list[str] = []

    async def run() -> list[Completion]:
        async with serving(bench.driver, tmp_path) as address, Connection(address, token=TOKEN) as connection:

            async def read(limit: float = 20, **asked: object) -> Completion:
                return await connection.execute(
                    READ, asked, within=limit, on_event=lambda name, payload: events.append(name)
                )

            done = [await connection.execute(f"Common.{name}", {}, within=5) for name in ("Status", "Capabilities")]
            done.append(await read(byHandle=True, imageSource={"front": True}))
            handle = str(done[-1].payload["handle"])
            scanned = await asyncio.to_thread(bulk.get, tmp_path / "run" / "Puppet.bulk", handle)
            assert scanned.startswith(b"\xff\xd8")
            done.append(await read(frontImageType="jpg", frontImageColorFormat="grayscale"))
            for sheets, limit in ((("blank",), 20), ((), 1.5)):
                bench.emulator.sheets = sheets
                done.append(await read(limit, byHandle=True))
            bench.emulator.faults.cover_open = True
            done.append(await read(byHandle=True))
            return done

    codes = [done.code for done in asyncio.run(run())]
    assert codes == [*["success"] * 4, "commandErrorCode", "timeOut", "userError"]
    assert events == ["Printer.MediaRejectedEvent", "Printer.NoMediaEvent"]
    assert READ in {json.loads(text)["header"]["name"] for text in tap}
