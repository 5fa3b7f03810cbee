"""The virtual hall's window against a lab that only remembers what it was asked for."""

import json
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from tests.ui.looking import until, visible
from ui.finger import Finger, UntouchableError
from ui.gallery import pause
from ui.hall import HallWindow
from ui.sheets import POINTS_ACROSS, SheetProvider


def sheet() -> bytes:
    """A printed sheet with something to hide."""
    image = QImage(576, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(QFont("Noto Sans CJK SC", 24))
    for line in range(12):
        painter.drawText(QRect(20, 60 * line, 540, 60), Qt.AlignmentFlag.AlignLeft, "370699195001010018")
    painter.end()
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        image.save(file.name)
        return Path(file.name).read_bytes()


class FakeLab(ThreadingHTTPServer):
    def __init__(self, png: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.png = png
        self.asked: list[tuple[str, str, object]] = []
        self.state: dict[str, object] = {
            "card": None,
            "person": None,
            "citizens": [{"number": 1, "label": "1 号测试证"}, {"number": 2, "label": "2 号测试证"}],
            "paper": {"receipt": "full", "page": "low", "certificate": "full"},
            "presenter": "none",
            "lying": {"page": True, "receipt": False},
            "network": True,
            "prints": {"receipt": 1, "page": 0},
            "phones": [{"number": 1, "enterprise": False}, {"number": 2, "enterprise": True}],
            "codeHeld": False,
            "sheets": ["lease"],
            "chip": None,
            "passport": None,
            "power": "mains",
            "sensors": {"cabinetFrontDoor": False, "tamperSensor": False, "proximitySensor": True},
            "lights": {"cardReader": True, "scanner": False},
        }


class Answers(BaseHTTPRequestHandler):
    server: FakeLab

    def do_GET(self) -> None:
        if self.path.endswith(".png"):
            self._answer(self.server.png)
        elif self.path == "/prints":
            self._answer(json.dumps([{"id": 7, "printer": "receipt", "time": 1_700_000_000.0}]).encode())
        else:
            self._answer(json.dumps(self.server.state).encode())

    def do_PUT(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(("PUT", self.path, body))
        if self.path == "/card":
            self.server.state["card"] = body["citizen"]
        elif self.path in ("/chip", "/passport"):
            self.server.state[self.path[1:]] = body
        self._answer(json.dumps(self.server.state).encode())

    def do_DELETE(self) -> None:
        self.server.asked.append(("DELETE", self.path, None))
        if self.path != "/person":
            self.server.state[self.path[1:]] = None
        self._answer(json.dumps(self.server.state).encode())

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Silent."""

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def lab(application: QGuiApplication) -> Iterator[FakeLab]:
    server = FakeLab(sheet())
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def hall(lab: FakeLab) -> Iterator[HallWindow]:
    window = HallWindow(f"http://127.0.0.1:{lab.server_port}")
    window.lab.start()
    window.window.show()
    until(lambda: "hall.sheet.7" in Finger(window.window).touchable())
    yield window
    window.close()
    pause()


def test_each_wish_reaches_the_lab(lab: FakeLab, hall: HallWindow) -> None:
    finger = Finger(hall.window)
    with pytest.raises(UntouchableError, match="disabled"):
        finger.touch("hall.lift")
    finger.touch("hall.card.2")
    until(lambda: "hall.lift" in finger.touchable())
    for name in (
        "hall.lift",
        "hall.paper.receipt.out",
        "hall.paper.page.full",
        "hall.paper.certificate.out",
        "hall.presenter.lying",
        "hall.take",
        "hall.network",
    ):
        finger.touch(name)
    until(lambda: len(lab.asked) == 8)
    assert lab.asked == [
        ("PUT", "/card", {"citizen": 2}),
        ("DELETE", "/card", None),
        ("PUT", "/paper", {"printer": "receipt", "state": "out"}),
        ("PUT", "/paper", {"printer": "page", "state": "full"}),
        ("PUT", "/paper", {"printer": "certificate", "state": "out"}),
        ("PUT", "/presenter", {"state": "lying"}),
        ("DELETE", "/lying", None),
        ("PUT", "/network", {"up": False}),
    ]


def test_somebody_else_steps_before_the_camera(lab: FakeLab, hall: HallWindow) -> None:
    finger = Finger(hall.window)
    with pytest.raises(UntouchableError, match="disabled"):
        finger.touch("hall.person.owner")
    finger.touch("hall.card.1")
    until(lambda: "hall.person.owner" in finger.touchable())
    for name in ("hall.person.another", "hall.person.owner", "hall.person.nobody"):
        finger.touch(name)
    until(lambda: len(lab.asked) == 4)
    assert lab.asked[1:] == [
        ("PUT", "/person", {"citizen": 3}),
        ("PUT", "/person", {"citizen": 1}),
        ("DELETE", "/person", None),
    ]


def test_a_phone_is_held_before_the_scanner(lab: FakeLab, hall: HallWindow) -> None:
    finger = Finger(hall.window)
    assert "hall.code.1.enterprise" not in finger.touchable()
    for name in ("hall.code.1", "hall.code.2.enterprise", "hall.code.specimen"):
        finger.touch(name)
    until(lambda: len(lab.asked) == 3)
    assert lab.asked == [
        ("PUT", "/code", {"citizen": 1, "enterprise": False}),
        ("PUT", "/code", {"citizen": 2, "enterprise": True}),
        ("PUT", "/code/specimen", {}),
    ]


def test_documents_go_into_their_slots(lab: FakeLab, hall: HallWindow) -> None:
    finger = Finger(hall.window)
    with pytest.raises(UntouchableError, match="disabled"):
        finger.touch("hall.chip.take")
    for name in ("hall.chip.social_security", "hall.whose.2", "hall.chip.bank", "hall.passport.permit"):
        finger.touch(name)
    until(lambda: lab.state["passport"] is not None)
    until(lambda: "hall.passport.take" in finger.touchable())
    said = {item.objectName(): item.property("text") for item in visible(hall.window.contentItem())}
    assert said["hall.passport.lies"] == "放着：2 号的通行证"
    finger.touch("hall.passport.take")
    until(lambda: len(lab.asked) == 4)
    assert lab.asked == [
        ("PUT", "/chip", {"kind": "social_security", "citizen": 1}),
        ("PUT", "/chip", {"kind": "bank", "citizen": 2}),
        ("PUT", "/passport", {"kind": "permit", "citizen": 2}),
        ("DELETE", "/passport", None),
    ]


def test_power_and_cabinet_are_switched(lab: FakeLab, hall: HallWindow) -> None:
    finger = Finger(hall.window)
    for name in ("hall.power.battery", "hall.power.low", "hall.sensor.cabinetFrontDoor", "hall.sensor.proximitySensor"):
        finger.touch(name)
    until(lambda: len(lab.asked) == 4)
    assert lab.asked == [
        ("PUT", "/power", {"state": "battery"}),
        ("PUT", "/power", {"state": "low"}),
        ("PUT", "/sensor", {"sensor": "cabinetFrontDoor", "active": True}),
        ("PUT", "/sensor", {"sensor": "proximitySensor", "active": False}),
    ]


def test_lights_are_shown(lab: FakeLab, hall: HallWindow) -> None:
    lamps = {item.objectName(): item.property("color") for item in visible(hall.window.contentItem())}
    assert lamps["hall.light.cardReader"] != lamps["hall.light.scanner"]


def test_another_paper_is_laid_into_the_scanner(lab: FakeLab, hall: HallWindow) -> None:
    Finger(hall.window).touch("hall.sheets.licence")
    until(lambda: len(lab.asked) == 1)
    assert lab.asked == [("PUT", "/sheets", {"sheets": ["licence"]})]


def test_a_sheet_is_open_only_while_it_is_held(hall: HallWindow) -> None:
    finger = Finger(hall.window)
    at = finger.press("hall.sheet.7")
    until(lambda: hall.window.property("held") == 7)
    finger.release(at)
    assert hall.window.property("held") == 0


def test_a_covered_sheet_holds_too_few_points_to_read(application: QGuiApplication) -> None:
    provider = SheetProvider()
    assert provider.keep(1, sheet())
    assert not provider.keep(2, b"no picture")
    assert provider.requestImage("1/covered", QSize(), QSize()).width() == POINTS_ACROSS
    assert provider.requestImage("1/open", QSize(), QSize()).width() == 576
    assert provider.requestImage("9/open", QSize(), QSize()).width() == 1


def test_a_lab_that_goes_away_is_said_and_found_again(lab: FakeLab, hall: HallWindow) -> None:
    hall.lab._url = "http://127.0.0.1:9"
    hall.lab.ask()
    until(lambda: hall.lab.property("reachable") is False)
    hall.lab._url = f"http://127.0.0.1:{lab.server_port}"
    until(lambda: hall.lab.property("reachable") is True)


def test_closed_it_asks_no_more(application: QGuiApplication) -> None:
    hall = HallWindow("http://127.0.0.1:9")
    hall.lab.start()
    hall.close()
    assert not shiboken6.isValid(hall.lab)
