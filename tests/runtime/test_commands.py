"""Commands on a real terminal: what a visit allows, what the screen says, what survives a restart."""

import json
import socket
import time
from typing import Any

import msgspec
import pytest

from central.store.database import rfc3339
from kiosk_app.flow.screens import EndScreen, HomeScreen, NoticeScreen, PinScreen, ProblemScreen, ResultScreen
from kiosk_app.protocol.local import CatalogueChanged, Link, Perform, Performed
from kiosk_app.runtime import commands, standing
from kiosk_app.runtime.commands import Take
from kiosk_app.runtime.standing import Moment, Standing
from tests.drivers.waiting import eventually
from tests.runtime.conftest import Site

NOW = 1_795_406_400.0
"""What the centre's clock shows; the terminal's is the machine's."""
WORDS = {"zh_CN": "请到三号窗口。", "en": "Please go to counter 3."}


def ask(site: Site, name: str, **arguments: str) -> Performed:
    """What the agent does, and what it gets back."""
    order = Perform(f"c-{time.monotonic_ns()}", name, arguments, NOW)
    site.agent.sendall(msgspec.json.encode(order) + b"\n")
    site.agent.settimeout(40)
    pending = b""
    while True:
        block = site.agent.recv(1 << 20)
        assert block, "the terminal hung up"
        *lines, pending = (pending + block).split(b"\n")
        for line in lines:
            message: dict[str, Any] = json.loads(line)
            if message["type"] == "performed" and message["id"] == order.id:
                return msgspec.convert(message, Performed, strict=False)


def end(done: Performed) -> str:
    return f"{done.outcome} {done.key}".rstrip()


def until(seconds: float) -> str:
    return rfc3339(NOW + seconds)


def test_a_terminal_out_of_service_stays_so_over_a_restart(site: Site) -> None:
    site.start()
    assert end(ask(site, "out-of-service", reason="maintenance", **WORDS)) == "done"
    closed = site.visitor.see(ProblemScreen)
    assert closed.frame.title.key == "out.maintenance"
    site.stop()
    count = len(site.visitor.screens)
    site.open(online=True)
    assert isinstance(site.visitor.screens[count], ProblemScreen), "not even for a moment"
    closed = site.visitor.see(ProblemScreen)
    assert closed.frame.hint
    assert closed.frame.hint.params == (("text", WORDS["zh_CN"]),)
    assert busy(site) == "out_of_service"
    site.visitor.see(ProblemScreen, lambda screen: screen.frame.online)
    site.tell(CatalogueChanged(), Link(online=False))
    site.visitor.see(ProblemScreen, lambda screen: not screen.frame.online)
    site.tell(Link(online=True))
    assert end(ask(site, "in-service")) == "done"
    site.ready(online=True)
    site.stop()
    site.start()


def busy(site: Site) -> str:
    """What the terminal says of itself to an agent that comes."""
    with socket.socket(socket.AF_UNIX) as agent, agent.makefile("rb") as lines:
        agent.connect(str(site.directory / "runtime.sock"))
        for line in lines:
            message = json.loads(line)
            if message["type"] == "busy":
                return str(message["state"])
    raise AssertionError("nothing was said")


def test_the_visit_under_way_is_finished_first(site: Site) -> None:
    site.start(online=False)
    site.visitor.walk(NoticeScreen)
    assert end(ask(site, "out-of-service", reason="supplies")) == "done after_visit"
    assert end(ask(site, "restart-service", service="IdCard")) == "busy visit"
    assert end(ask(site, "idle-picture")) == "failed no_screen"
    site.visitor.walk(ResultScreen)
    assert site.kinds() == ["application"]
    site.visitor.walk(EndScreen)
    site.place.ask("DELETE", "/card")
    assert site.visitor.see(ProblemScreen).frame.title.key == "out.supplies"


def test_what_cannot_be_kept_is_not_done(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.start()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(standing, "save", full)
    assert end(ask(site, "out-of-service", reason="fault")) == "failed store"
    assert isinstance(site.visitor.screen, HomeScreen)


def test_a_sentence_stands_until_its_time_is_over(site: Site) -> None:
    site.start()
    assert end(ask(site, "message", until=until(1.5), **WORDS)) == "done"
    site.visitor.see(HomeScreen, lambda home: home.message == WORDS["zh_CN"])
    site.visitor.see(HomeScreen, lambda home: home.message == "")
    assert end(ask(site, "message", until=until(3600), **WORDS)) == "done"
    site.visitor.see(HomeScreen, lambda home: home.message == WORDS["zh_CN"])
    site.stop()
    site.start()
    site.visitor.see(HomeScreen, lambda home: home.message == WORDS["zh_CN"])


def test_a_service_is_started_anew(site: Site) -> None:
    site.start()
    before = site.place.devices.device_pid("ReceiptPrinter")
    assert end(ask(site, "restart-service", service="ReceiptPrinter")) == "done online"
    assert site.place.devices.device_pid("ReceiptPrinter") != before
    assert end(ask(site, "restart-service", service="Toaster")) == "failed noSuchService"


def test_a_device_says_how_it_is(site: Site) -> None:
    site.start()
    done = ask(site, "self-test", service="IdCard")
    assert end(done) == "done online"
    said = json.loads(done.data)
    assert said["Common.Status"]["common"] == {"device": "online"}
    offered = [name for interface in said["Common.Capabilities"]["interfaces"] for name in interface["commands"]]
    assert "IdentityDocument.Read" in offered
    assert end(ask(site, "self-test", service="Toaster")) == "failed deviceNotReady"
    assert end(ask(site, "self-test", service="")) == "refused arguments"
    assert end(ask(site, "collect-logs", lines="5")) == "refused name"


@pytest.fixture
def shots(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Serials of the screens a picture was asked of; the screen is a stand-in that gives one of any."""
    taken: list[int] = []

    def camera(serial: int, take: Take) -> None:
        taken.append(serial)
        take(b"\x89PNG")

    site.camera = camera
    monkeypatch.setattr(commands, "QUIET_SECONDS", 0.3)
    return taken


def rested(site: Site) -> None:
    time.sleep(0.35)


def test_a_picture_is_taken_of_the_home_screen_only_and_of_nobody(site: Site, shots: list[int]) -> None:
    site.start()
    rested(site)
    done = ask(site, "idle-picture")
    assert (end(done), done.data) == ("done", b"\x89PNG")
    assert shots == [site.visitor.screen.frame.serial]
    site.visitor.walk(NoticeScreen)
    assert end(ask(site, "idle-picture")) == "busy somebody"
    rested(site)
    assert end(ask(site, "idle-picture")) == "busy somebody"
    site.visitor.act("exit")
    site.visitor.see(EndScreen)
    site.visitor.act("exit")
    site.visitor.see(HomeScreen)
    assert end(ask(site, "idle-picture")) == "busy somebody", "whoever was there has only just left"
    assert len(shots) == 1


def test_no_picture_is_taken_that_shows_the_number_of_a_case(site: Site, shots: list[int]) -> None:
    site.start(online=False)
    site.visitor.walk(ResultScreen)
    site.stop()
    site.start(online=False)
    assert site.visitor.see(HomeScreen).recovered
    site.place.ask("DELETE", "/card")
    eventually(lambda: media(site) == "notPresent")
    rested(site)
    assert end(ask(site, "idle-picture")) == "busy somebody"
    assert shots == []


def test_whoever_left_a_card_on_the_reader_is_still_there(site: Site, shots: list[int]) -> None:
    site.start()
    site.visitor.walk(PinScreen)
    site.stop()
    site.start()
    rested(site)
    assert end(ask(site, "idle-picture")) == "busy somebody"
    assert shots == []
    site.place.ask("DELETE", "/card")
    eventually(lambda: end(ask(site, "idle-picture")) == "done")


def media(site: Site) -> str:
    said: dict[str, Any] = json.loads(ask(site, "self-test", service="IdCard").data)
    return str(said["Common.Status"]["cardReader"]["media"])


def test_a_command_that_breaks_is_unknown_and_the_terminal_lives(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.start()

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(standing, "save", broken)
    assert end(ask(site, "in-service")) == "unknown broke"
    site.visitor.walk(NoticeScreen)


BOOT, OTHER = "boot-1", "boot-2"


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (Moment(NOW, 100, BOOT), 60),
        (Moment(0, 130, BOOT), 30),
        (Moment(NOW + 9999, 100, BOOT), 60),
        (Moment(NOW, 161, BOOT), 0),
        (Moment(NOW + 20, 5, OTHER), 40),
        (Moment(NOW + 61, 5, OTHER), 0),
        (Moment(3600, 5, OTHER), 0),
    ],
    ids=["now", "clock lost", "clock jumped", "over", "after a boot", "over after a boot", "boot into 1970"],
)
def test_how_long_a_sentence_stands(now: Moment, left: float) -> None:
    told = Standing().told(WORDS, NOW + 60, NOW, Moment(12.0, 100, BOOT))
    assert told.notice
    assert told.notice.seconds_left(now) == left


def test_what_was_said_last_is_read_again_or_its_loss_is_told(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    assert standing.load(site.directory) == Standing()
    told = Standing().told(WORDS, NOW + 60, NOW, Moment(NOW, 100, BOOT))
    standing.save(site.directory, told)
    assert standing.load(site.directory) == told
    (site.directory / standing.FILE).write_text("{")
    assert standing.load(site.directory) == Standing()
    assert "cannot be read" in caplog.text
