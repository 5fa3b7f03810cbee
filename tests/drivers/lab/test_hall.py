"""The virtual hall as the demonstration uses it: real processes, REST in between."""

import asyncio
import io
import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from drivers.lab.cards import CITIZENS
from drivers.lab.hall import WIRED, Hall
from drivers.sensors.wiring import wiring
from drivers.xfs4iot.client import Client, UpsStatus
from drivers.xfs4iot.extensions import COMPARE, PORTRAIT, READ
from drivers.xfs4iot.settings import DeviceSettings
from kiosk_app.config import LAB_LIKENESS, LAB_SCANNER, LAB_SENSORS, LAB_UPS
from tests.drivers.page_printer.documents import pdf
from tests.drivers.processes import HallProcess, Publisher
from tests.drivers.waiting import becomes

COMPOSITION = {"width": 358, "height": 441, "head": 0.66, "above": 0.08}
pytestmark = pytest.mark.timeout(60)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[HallProcess]:
    (tmp_path / "lab").mkdir()
    with HallProcess(tmp_path / "lab", centre_port=9, out=tmp_path / "out") as hall:
        yield hall


def test_a_whole_visit_and_a_hall_that_is_started_again(hall: HallProcess, tmp_path: Path) -> None:
    lab, data = hall.directory, tmp_path / "data"
    data.mkdir()
    settings = [
        DeviceSettings("Card", "id_card", {"port": str(lab / "id_card")}),
        DeviceSettings("Slip", "receipt_printer", {"port": str(lab / "receipt_printer")}),
        DeviceSettings("Page", "page_printer", {"uri": (lab / "page_printer.uri").read_text()}),
        DeviceSettings("Scan", "document_scanner", LAB_SCANNER | {"config": str(lab / "sane")}),
        DeviceSettings("Sensors", "sensors", LAB_SENSORS | {"port": str(lab / "sensors")}),
        DeviceSettings("UPS", "ups", {"ups": LAB_UPS, "port": int((lab / "ups.address").read_text().split(":")[1])}),
        DeviceSettings("Face", "camera", {"source": (lab / "camera.url").read_text(), "threshold": LAB_LIKENESS}),
    ]
    names = [one.name for one in settings]
    form = {"formName": "slip", "mediaName": "receipt", "fields": {"body": "# 凭条"}}

    async def visit() -> None:
        async with Client(data, on_change=lambda name, status: None) as client:

            def online(state: str = "online") -> bool:
                return all(client.status(name).device == state for name in names)

            await becomes(online)
            await asyncio.to_thread(hall.want, "PUT", "/card", {"citizen": 4})
            done = await client.execute("Card", READ, {}, timeout=10)
            assert done.payload["number"] == CITIZENS[3].card.number
            done = await client.execute("Face", PORTRAIT, {"composition": COMPOSITION}, timeout=15)
            portrait = await client.fetch("Face", str(done.payload["handle"]))
            assert portrait
            assert Image.open(io.BytesIO(portrait)).size == (358, 441)
            shown = (await asyncio.to_thread(hall.ask, "GET", "/portraits/4.jpg")).content
            done = await client.execute("Face", COMPARE, {}, timeout=15, bulk=shown)
            assert done.payload["match"] is True
            await asyncio.to_thread(hall.want, "DELETE", "/card")
            await becomes(lambda: client.status("Card").media == "notPresent")
            done = await client.execute("Slip", "Printer.PrintForm", form, timeout=10)
            assert done.payload == {"outcome": "printed"}
            done = await client.execute("Page", "Printer.PrintNative", {}, timeout=10, bulk=pdf())
            assert done.payload == {"outcome": "printed"}
            done = await client.execute("Scan", "Printer.ReadImage", {"byHandle": True}, timeout=20)
            assert done.payload["pages"] == 1
            scan = await client.fetch("Scan", str(done.payload["handle"]))
            assert scan
            assert Image.open(io.BytesIO(scan)).format == "JPEG"
            light = {"cardReader": {"flashRate": "continuous"}}
            done = await client.execute("Sensors", "Lights.SetLight", light, timeout=10)
            assert done.code == "success"
            state = await asyncio.to_thread(hall.want, "GET", "/state")
            assert isinstance(state, dict)
            assert [name for name, lit in state["lights"].items() if lit] == ["cardReader"]
            assert client.status("UPS").ups == UpsStatus(powering=False, charge=100, seconds=1800)
            await asyncio.to_thread(hall.want, "PUT", "/power", {"state": "low"})
            await becomes(lambda: client.status("UPS").ups == UpsStatus(True, low=True, charge=10, seconds=60))
            await asyncio.to_thread(hall.want, "PUT", "/paper", {"printer": "page", "state": "out"})
            done = await client.execute("Page", "Printer.PrintNative", {}, timeout=10, bulk=pdf())
            assert (done.error, done.payload["outcome"]) == ("paperOut", "notPrinted")
            await asyncio.to_thread(hall.end, signal.SIGKILL)
            await becomes(lambda: online("offline"))
            await asyncio.to_thread(hall.start)
            await becomes(online)

    with Publisher(settings, data):
        asyncio.run(visit())
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["paper-1.png", "paper-2.png"]


def test_prints_are_listed_and_shown(hall: HallProcess) -> None:
    assert hall.want("GET", "/prints") == []
    assert hall.ask("GET", "/prints/1.png").status_code == 404


def test_state_names_nobody(hall: HallProcess) -> None:
    hall.want("PUT", "/card", {"citizen": 2})
    state = hall.want("GET", "/state")
    assert isinstance(state, dict)
    assert (state["card"], state["person"], state["watched"]) == (2, 2, False)
    assert state["paper"] == {"receipt": "full", "page": "full", "certificate": "full"}
    text = json.dumps(state, ensure_ascii=False)
    for citizen in CITIZENS:
        assert citizen.card.name not in text
        assert citizen.card.number not in text
    assert [citizen["label"] for citizen in state["citizens"]][4] == "5 号 过期证"
    hall.want("DELETE", "/card")
    assert hall.want("GET", "/state") == state | {"card": None, "person": None}


def test_the_terminal_is_told_how_the_board_is_wired() -> None:
    assert wiring(str(LAB_SENSORS["lights"]), str(LAB_SENSORS["inputs"]), "") == WIRED


def test_sensors_are_quiet_until_somebody_touches_them(hall: HallProcess) -> None:
    state = hall.want("GET", "/state")
    assert isinstance(state, dict)
    assert [name for name, noticed in state["sensors"].items() if noticed] == ["proximitySensor"]
    state = hall.want("PUT", "/sensor", {"sensor": "cabinetFrontDoor", "active": True})
    assert isinstance(state, dict)
    assert state["sensors"] == {"cabinetFrontDoor": True, "tamperSensor": False, "proximitySensor": True}


def test_the_network_is_cut_and_mended(hall: HallProcess) -> None:
    for up in (False, True):
        state = hall.want("PUT", "/network", {"up": up})
        assert isinstance(state, dict)
        assert state["network"] is up


@pytest.mark.parametrize(
    ("method", "path", "wish", "status"),
    [
        ("PUT", "/card", {"citizen": 99}, 400),
        ("PUT", "/card", {}, 400),
        ("PUT", "/paper", {"printer": "fax", "state": "full"}, 400),
        ("PUT", "/paper", {"printer": "certificate", "state": "low"}, 200),
        ("PUT", "/presenter", {"state": "lying"}, 200),
        ("PUT", "/presenter", {"state": "eaten"}, 400),
        ("DELETE", "/lying", None, 200),
        ("PUT", "/fault", {"device": "id_card", "fault": "colour", "value": 1}, 400),
        ("PUT", "/fault", {"device": "id_card", "fault": "silent", "value": "yes"}, 400),
        ("PUT", "/fault", {"device": "toaster", "fault": "none"}, 400),
        ("PUT", "/fault", {"device": "id_card", "fault": "answer", "value": {"command": "READ", "sw3": 0x41}}, 200),
        ("PUT", "/fault", {"device": "id_card", "fault": "noise", "value": "aa96"}, 200),
        ("PUT", "/fault", {"device": "id_card", "fault": "none"}, 200),
        ("PUT", "/fault", {"device": "barcode", "fault": "end", "value": "0a"}, 200),
        ("PUT", "/fault", {"device": "barcode", "fault": "unplugged", "value": True}, 200),
        ("PUT", "/code", {"citizen": 3, "enterprise": False}, 400),
        ("DELETE", "/code", None, 200),
        ("PUT", "/fault", {"device": "receipt_printer", "fault": "unplugged", "value": True}, 200),
        ("PUT", "/fault", {"device": "page_printer", "fault": "unplugged", "value": True}, 200),
        ("PUT", "/fault", {"device": "document_scanner", "fault": "unplugged", "value": True}, 200),
        ("PUT", "/fault", {"device": "document_scanner", "fault": "jam_after", "value": 2}, 200),
        ("PUT", "/fault", {"device": "document_scanner", "fault": "jam_after", "value": "soon"}, 400),
        ("PUT", "/fault", {"device": "camera", "fault": "unplugged", "value": True}, 200),
        ("PUT", "/fault", {"device": "camera", "fault": "dark", "value": True}, 200),
        ("PUT", "/fault", {"device": "camera", "fault": "persons", "value": 2}, 200),
        ("PUT", "/fault", {"device": "camera", "fault": "slow", "value": "very"}, 400),
        ("PUT", "/fault", {"device": "camera", "fault": "none"}, 200),
        ("PUT", "/person", {"citizen": 5}, 200),
        ("PUT", "/person", {"citizen": 99}, 400),
        ("DELETE", "/person", None, 200),
        ("GET", "/portraits/1.jpg", None, 200),
        ("GET", "/portraits/99.jpg", None, 400),
        ("PUT", "/sheets", {"sheets": ["letter", "blank"]}, 200),
        ("PUT", "/sheets", {"sheets": ["passport"]}, 400),
        ("PUT", "/sheets", {"sheets": [1]}, 400),
        ("PUT", "/sheets", {}, 400),
        ("PUT", "/sensor", {"sensor": "tamperSensor", "active": True}, 200),
        ("PUT", "/sensor", {"sensor": "barometer", "active": True}, 400),
        ("PUT", "/sensor", {"sensor": "tamperSensor"}, 400),
        ("PUT", "/fault", {"device": "sensors", "fault": "cut_input", "value": 0}, 200),
        ("PUT", "/fault", {"device": "sensors", "fault": "exception", "value": 4}, 200),
        ("PUT", "/fault", {"device": "sensors", "fault": "bad_crc", "value": "all"}, 400),
        ("PUT", "/fault", {"device": "sensors", "fault": "unplugged", "value": True}, 200),
        ("PUT", "/power", {"state": "battery"}, 200),
        ("PUT", "/power", {"state": "sunshine"}, 400),
        ("PUT", "/fault", {"device": "ups", "fault": "silent", "value": True}, 200),
        ("PUT", "/fault", {"device": "ups", "fault": "unplugged", "value": True}, 200),
        ("PUT", "/fault", {"device": "ups", "fault": "none"}, 200),
        ("GET", "/nothing", None, 404),
    ],
)
def test_wishes(hall: HallProcess, method: str, path: str, wish: dict[str, object] | None, status: int) -> None:
    assert hall.ask(method, path, wish).status_code == status


def test_only_the_last_sheets_are_kept(tmp_path: Path) -> None:
    with Hall(tmp_path) as hall:
        for _ in range(25):
            hall.page._on_page(b"png")
        assert [one.id for one in hall.prints()] == list(range(6, 26))


def test_a_hall_that_is_started_again_overwrites_no_sheet(tmp_path: Path) -> None:
    for _ in range(2):
        with Hall(tmp_path / "lab", out=tmp_path / "out") as hall:
            hall.page._on_page(b"png")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["paper-1.png", "paper-2.png"]


def test_ports_stay_the_same_when_they_can(tmp_path: Path) -> None:
    with Hall(tmp_path, centre=("127.0.0.1", 9)) as hall:
        before = hall.page.uri, (tmp_path / "link.address").read_text()
    with Hall(tmp_path, centre=("127.0.0.1", 9)) as hall:
        assert (hall.page.uri, (tmp_path / "link.address").read_text()) == before


def test_a_printed_slip_is_a_picture(tmp_path: Path) -> None:
    with Hall(tmp_path) as hall:
        hall.receipt._paper.print_line("你好")
        hall.receipt._on_slip(hall.receipt._paper.cut())
        (sheet,) = hall.prints()
    assert Image.open(io.BytesIO(sheet.png)).width == 640


def test_a_person_with_two_cards_has_one_face(tmp_path: Path) -> None:
    hall = Hall(tmp_path)
    assert hall.picture(5) == hall.picture(2) != hall.picture(1)
    hall.put_card(5)
    stood = [hall.camera.look.people]
    hall.stand(1)
    stood.append(hall.camera.look.people)
    hall.lift_card()
    stood.append(hall.camera.look.people)
    assert stood == [("citizen 2",), ("citizen 1",), ()]
