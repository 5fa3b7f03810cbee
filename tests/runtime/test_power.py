"""Mains, doors and lamps of the virtual hall, as the terminal takes them."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import msgspec
import pytest

from kiosk_app.flow import stages
from kiosk_app.flow.screens import EndScreen, HomeScreen, IdentityScreen, ProblemScreen
from kiosk_app.flow.stages import Stage
from kiosk_app.protocol.local import Busy, ClockJudged
from kiosk_app.runtime import terminal
from tests.runtime.conftest import Site

PATIENCE = 20.0


def title(key: str) -> Callable[[ProblemScreen], bool]:
    return lambda screen: screen.frame.title.key == key


def power(site: Site, state: str) -> None:
    site.place.ask("PUT", "/power", {"state": state})


def sensor(site: Site, name: str, *, active: bool) -> None:
    site.place.ask("PUT", "/sensor", {"sensor": name, "active": active})


def lit(site: Site) -> set[str]:
    hall = site.place.ask("GET", "/state")
    assert isinstance(hall, dict)
    return {name for name, on in hall["lights"].items() if on}


@dataclass
class Agent:
    """What the runtime has last said of itself."""

    site: Site
    heard: bytes = b""

    def __post_init__(self) -> None:
        self.site.agent.sendall(msgspec.json.encode(ClockJudged(True)) + b"\n")

    def told(self) -> Busy:
        connection = self.site.agent
        connection.settimeout(0.02)
        with suppress(TimeoutError):
            while block := connection.recv(65536):
                self.heard += block
        lines = [line for line in self.heard.splitlines() if b'"busy"' in line]
        return msgspec.json.decode(lines[-1], type=Busy)

    def codes(self) -> list[str]:
        return [one.code for one in self.told().conditions or ()]


@pytest.fixture(autouse=True)
def numbered_paper(site: Site) -> None:
    """As in a terminal that is looked after: nothing is wrong with it but what the test does."""
    with site.ledger() as ledger:
        ledger.paper.load("370699-000101", "370699-000110")


def becomes(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_power_cut_that_ends_and_one_that_does_not(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(stages.SECONDS, Stage.END, 0.5)
    monkeypatch.setattr(terminal, "GRACE_SECONDS", 0.1)
    site.start()
    power(site, "battery")
    site.visitor.see(ProblemScreen, title("out.power"))
    power(site, "mains")
    site.visitor.see(HomeScreen)
    site.visitor.walk(IdentityScreen)
    power(site, "low")
    site.visitor.see(EndScreen, lambda end: end.frame.title.key == "out.power_ended")
    assert not site.off.is_set()
    assert site.off.wait(PATIENCE)
    assert not site.ended.is_set()


def test_mains_that_are_back_at_once_keep_the_terminal_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "GRACE_SECONDS", 3.0)
    site.start()
    power(site, "low")
    site.visitor.see(ProblemScreen, title("out.power"))
    power(site, "mains")
    site.visitor.see(HomeScreen)
    assert not site.off.wait(3.5)


def test_a_ups_that_falls_silent_ends_nothing(site: Site) -> None:
    site.start()
    agent = Agent(site)
    site.place.fault("ups", "unplugged")
    becomes(lambda: ("UPS", "offline", "stale") in agent.told().devices)
    assert agent.codes() == ["detail.stale"]
    site.visitor.see(HomeScreen)
    assert not site.off.is_set()


def test_the_lights_lead_the_way_and_go_out_with_the_visit(site: Site) -> None:
    site.start()
    becomes(lambda: {"statusInService", "statusGood"} <= lit(site))
    site.visitor.walk(IdentityScreen)
    becomes(lambda: "cardReader" in lit(site))
    site.visitor.act("exit")
    site.visitor.see(EndScreen)
    becomes(lambda: lit(site) == {"statusInService", "statusGood"})


def test_tampering_ends_the_visit_and_is_told(site: Site) -> None:
    site.start()
    agent = Agent(site)
    site.visitor.walk(IdentityScreen)
    sensor(site, "tamperSensor", active=True)
    site.visitor.see(ProblemScreen, title("out.fault"))
    becomes(lambda: agent.codes() == ["tamper"])
    assert agent.told().state == "out_of_service"
    sensor(site, "tamperSensor", active=False)
    sensor(site, "cabinetFrontDoor", active=True)
    site.visitor.see(ProblemScreen, title("out.maintenance"))
    becomes(lambda: agent.codes() == ["door.open"])
    site.place.mend()
    site.visitor.see(HomeScreen)
